"""The chain of hashes: whoever has the revisions can check how a draft came to be."""

from __future__ import annotations

import hashlib
import json
from datetime import datetime, timedelta
from typing import Any

import pytest

from nato_apply.errors import UserFault
from nato_apply.vault import history
from nato_apply.vault.store import Vault


@pytest.fixture
def draft(vault: Vault, now: datetime) -> str:
    id_ = vault.save("a = 1", name=None, call=None, now=now).id
    for number in range(2, 12):
        at = now + timedelta(seconds=20 * number)
        autosave = number > 5
        vault.save(f"a = {number}", name=None, call=None, now=at, draft_id=id_, autosave=autosave)
    return id_


def test_what_was_saved_holds_together(vault: Vault, draft: str) -> None:
    assert 5 < len(vault.revisions(draft)) < 11  # autosaves were folded
    assert history.broken_at(vault, draft) is None


@pytest.mark.parametrize(
    ("change", "revision"),
    [
        ("UPDATE revision SET payload = 'a = 9' WHERE number = 3", 3),
        ("UPDATE revision SET saved_at = '2026-04-10T09:00:00.000001+00:00' WHERE number = 2", 2),
        ("UPDATE revision SET hash = 'x' WHERE number = 4", 4),
        ("DELETE FROM revision WHERE number = 2", 2),
        ("DELETE FROM revision WHERE number = 1", 1),
    ],
)
def test_what_was_changed_afterwards_is_found(
    vault: Vault, draft: str, change: str, revision: int
) -> None:
    vault._db.rows(change)

    assert history.broken_at(vault, draft) == revision


def test_a_newest_revision_that_is_gone_is_found(vault: Vault, draft: str) -> None:
    newest = len(vault.revisions(draft))
    vault._db.rows("DELETE FROM revision WHERE number = ?", newest)

    assert history.broken_at(vault, draft) == newest


class TestARecord:
    @pytest.fixture
    def record(self, vault: Vault, draft: str) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(json.dumps(history.record(vault, draft)))
        return found

    def test_holds_together(self, record: dict[str, Any]) -> None:
        assert history.verified(json.dumps(record).encode()) is None

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("text", "a = 9"),
            ("saved_at", "2026-04-10T09:00:00.000001+00:00"),
            ("saved_at", "2026-04-10T09:00:00"),
            ("hash", "x"),
            ("revision", 4),
        ],
    )
    def test_that_was_changed_is_told_by_the_revision(
        self, record: dict[str, Any], field: str, value: object
    ) -> None:
        record["revisions"][2][field] = value
        assert history.verified(json.dumps(record).encode()) == 3

    def test_from_which_a_revision_was_taken_out_is_told(self, record: dict[str, Any]) -> None:
        del record["revisions"][1]
        assert history.verified(json.dumps(record).encode()) == 2

    @pytest.mark.parametrize(
        "content",
        [
            *(b"", b"{}", b"[]", b"null", b"\xff", b"[" * 100_000, b'{"what": "x"}'),
            b'{"what": "nato-apply authorship record", "revisions": []}',
            b'{"what": "nato-apply authorship record", "revisions": [5]}',
            b'{"what": "nato-apply authorship record", "revisions": [{"saved_at": 1e999}]}',
        ],
    )
    def test_that_is_none_is_refused(self, content: bytes) -> None:
        with pytest.raises(UserFault, match="no-record"):
            history.verified(content)


def test_the_record_can_be_checked_without_us(vault: Vault, draft: str) -> None:
    record = json.loads(json.dumps(history.record(vault, draft)))

    link = ""
    for row in record["revisions"]:
        text = f"{link}\n{row['revision']}\n{row['saved_at']}\n{row['text']}"
        link = hashlib.sha256(text.encode()).hexdigest()
        assert row["hash"] == link
    assert record["revisions"][-1]["text"] == "a = 11"
