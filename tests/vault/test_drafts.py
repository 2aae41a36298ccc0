from __future__ import annotations

import hashlib
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from nato_apply.errors import UserFault
from nato_apply.vault.records import DraftRow
from nato_apply.vault.store import Vault

MINUTE = timedelta(minutes=1)


def save(vault: Vault, payload: str, now: datetime, draft: str | None = None) -> str:
    return vault.save(payload, name="Spring", call="nato", now=now, draft_id=draft).id


def test_what_was_saved_is_listed_and_loaded_after_opening_again(
    folder: Path, key: bytes, vault: Vault, now: datetime
) -> None:
    saved = vault.save("a = 1", name="Zoë", call=None, now=now)
    vault.close()

    with Vault.open(folder, key) as again:
        assert again.drafts() == [DraftRow(saved.id, "Zoë", None, 1, now)]
        assert again.load(saved.id) == "a = 1"


def test_an_id_is_short_and_of_letters_that_are_not_confused(vault: Vault, now: datetime) -> None:
    ids = {save(vault, "a = 1", now) for _ in range(20)}

    assert len(ids) == 20
    assert all(len(id_) == 8 and id_.isalnum() and id_ == id_.lower() for id_ in ids)
    assert not set("".join(ids)) & set("01lio")


def test_drafts_are_listed_the_one_saved_last_first(vault: Vault, now: datetime) -> None:
    first, second, third = (save(vault, "a = 1", now + MINUTE * n) for n in range(3))
    save(vault, "a = 2", now + MINUTE * 5, first)

    assert [row.id for row in vault.drafts()] == [first, third, second]


def test_each_save_is_a_revision_that_can_be_loaded(vault: Vault, now: datetime) -> None:
    draft = save(vault, "a = 1", now)
    saved = vault.save("a = 2", name="Summer", call="nspa", now=now, draft_id=draft)

    assert saved.revision == 2
    assert [vault.load(draft, n) for n in (1, 2)] == ["a = 1", "a = 2"]
    assert vault.drafts() == [DraftRow(draft, "Summer", "nspa", 2, now)]


def test_an_identical_payload_makes_no_new_revision(vault: Vault, now: datetime) -> None:
    draft = save(vault, "a = 1", now)
    saved = vault.save("a = 1", name="Spring", call="nato", now=now + MINUTE, draft_id=draft)

    assert (saved.revision, saved.saved_at) == (1, now)
    assert len(vault.revisions(draft)) == 1


def test_moments_are_kept_in_utc(vault: Vault, now: datetime) -> None:
    local = now.astimezone(timezone(timedelta(hours=2)))

    assert vault.save("a", name=None, call=None, now=local).saved_at.utcoffset() == timedelta(0)
    assert vault.drafts()[0].saved_at == now


def test_the_hash_chain_can_be_checked_by_hand(vault: Vault, now: datetime) -> None:
    draft = save(vault, "a = 1", now)
    save(vault, "a = “é”", now + MINUTE, draft)

    first = hashlib.sha256(b"\n1\n2026-04-10T09:00:00.000000+00:00\na = 1").hexdigest()
    text = f"{first}\n2\n2026-04-10T09:01:00.000000+00:00\na = “é”"
    second = hashlib.sha256(text.encode()).hexdigest()
    assert [revision.hash for revision in vault.revisions(draft)] == [first, second]


def test_restoring_makes_a_new_revision_with_the_name_and_call_of_then(
    vault: Vault, now: datetime
) -> None:
    draft = save(vault, "a = 1", now)
    vault.save("a = 2", name="Summer", call=None, now=now, draft_id=draft)

    assert vault.restore(draft, 1, now + MINUTE).revision == 3
    assert vault.load(draft) == "a = 1"
    assert vault.load(draft, 2) == "a = 2"
    assert vault.drafts() == [DraftRow(draft, "Spring", "nato", 3, now + MINUTE)]


class TestAutosaves:
    def typed(self, vault: Vault, now: datetime, seconds: int, draft: str | None) -> str:
        at = now + timedelta(seconds=seconds)
        payload = f"typed = {seconds}"
        return vault.save(payload, name=None, call=None, now=at, draft_id=draft, autosave=True).id

    def test_within_a_minute_of_the_first_they_fold_into_one(
        self, vault: Vault, now: datetime
    ) -> None:
        draft = self.typed(vault, now, 0, None)
        for second in (20, 40, 59, 60, 90):
            self.typed(vault, now, second, draft)

        assert [vault.load(draft, r.number) for r in vault.revisions(draft)] == [
            "typed = 59",
            "typed = 90",
        ]

    def test_the_chain_holds_after_folding(self, vault: Vault, now: datetime) -> None:
        draft = save(vault, "a = 1", now)
        for second in (1, 2):
            self.typed(vault, now, second, draft)

        first, second_ = vault.revisions(draft)
        text = f"{first.hash}\n2\n2026-04-10T09:00:02.000000+00:00\ntyped = 2"
        assert second_.hash == hashlib.sha256(text.encode()).hexdigest()

    def test_none_takes_the_place_of_what_was_saved_on_purpose(
        self, vault: Vault, now: datetime
    ) -> None:
        draft = save(vault, "a = 1", now)
        self.typed(vault, now, 1, draft)
        save(vault, "typed = 1", now + timedelta(seconds=2), draft)  # the same, now on purpose
        self.typed(vault, now, 3, draft)

        payloads = [vault.load(draft, r.number) for r in vault.revisions(draft)]
        assert payloads == ["a = 1", "typed = 1", "typed = 3"]

    def test_none_folds_when_the_clock_was_put_back(self, vault: Vault, now: datetime) -> None:
        draft = self.typed(vault, now, 0, None)
        self.typed(vault, now, -3600, draft)

        assert len(vault.revisions(draft)) == 2


def test_a_deleted_draft_is_gone_with_its_revisions_and_files(vault: Vault, now: datetime) -> None:
    kept, gone = save(vault, "a = 1", now), save(vault, "a = 2", now)
    for draft in (kept, gone):
        vault.attach(draft, "shared.pdf", b"shared")
    vault.attach(gone, "own.pdf", b"own")
    vault.delete(gone)

    assert [row.id for row in vault.drafts()] == [kept]
    assert vault.attachment(kept, "shared.pdf") == b"shared"
    for question in (vault.load, vault.revisions, vault.attachments, vault.delete):
        with pytest.raises(UserFault, match="no-draft"):
            question(gone)


def test_an_unknown_draft_or_revision_is_refused_and_nothing_is_made(
    vault: Vault, now: datetime
) -> None:
    draft = save(vault, "a = 1", now)

    with pytest.raises(UserFault, match="no-draft"):
        save(vault, "a = 2", now, "nosuchid")
    with pytest.raises(UserFault, match="no-revision"):
        vault.load(draft, 2)
    with pytest.raises(UserFault, match="no-revision"):
        vault.restore(draft, 0, now)
    assert [row.id for row in vault.drafts()] == [draft]


@pytest.mark.parametrize("number", [2**63 - 1, 2**63, 10**30, 0, -1, -(10**30)])
def test_a_number_that_no_revision_has_is_refused(vault: Vault, now: datetime, number: int) -> None:
    draft = vault.save("a", name=None, call=None, now=now).id

    for asked in (lambda: vault.load(draft, number), lambda: vault.restore(draft, number, now)):
        with pytest.raises(UserFault, match="no-revision"):
            asked()


def test_a_vault_opened_on_one_thread_is_used_on_another(vault: Vault, now: datetime) -> None:
    with ThreadPoolExecutor(1) as store:
        draft = store.submit(save, vault, "a = 1", now).result()

    assert vault.load(draft) == "a = 1"
