"""What a travelling file holds, and what it must not."""

from __future__ import annotations

import io
import json
import random
import tarfile
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from nato_apply.errors import UserFault
from nato_apply.vault import keys, travel
from nato_apply.vault.records import Carried, chained
from nato_apply.vault.store import Vault
from nato_apply.vault.wrapping import Cost

Change = Callable[[dict[str, Any]], None]


@pytest.fixture
def draft(vault: Vault, now: datetime) -> str:
    id_ = vault.save("a = 1", name="Spring", call="nato-hq-2026", now=now).id
    for number in (2, 3):
        at = now + timedelta(hours=number)
        vault.save(f"a = {number}", name=f"Zoë {number}", call=None, now=at, draft_id=id_)
    vault.attach(id_, "diploma.pdf", b"%PDF" * 1000)
    vault.attach(id_, "Ångström.pdf", b"")
    return id_


@pytest.fixture
def carried(vault: Vault, draft: str) -> Carried:
    return vault.carried(draft, ["diploma.pdf", "Ångström.pdf"], history=True)


@pytest.fixture
def other(tmp_path: Path, cheap: Cost) -> Any:
    folder = tmp_path / "other" / "vault"
    with Vault.create(folder, keys.set_up(folder, "battery staple", cheap)) as made:
        yield made


class TestThere:
    def test_a_draft_with_its_history_and_files_arrives_as_it_left(
        self, vault: Vault, draft: str, carried: Carried, other: Vault, now: datetime
    ) -> None:
        saved = other.add(travel.unpacked(travel.packed(carried)), now)

        assert other.revisions(saved.id) == vault.revisions(draft)
        zones = [r.zone for r in other.carried(saved.id, (), history=True).revisions]
        assert zones == ["Europe/Athens"] * 3
        assert other.attachments(saved.id) == vault.attachments(draft)
        assert other.attachment(saved.id, "diploma.pdf") == b"%PDF" * 1000
        assert [other.load(saved.id, n) for n in (1, 2, 3)] == ["a = 1", "a = 2", "a = 3"]
        assert [(row.name, row.revision) for row in other.drafts()] == [("Zoë 3", 3)]
        again = other.save("a = 4", name=None, call=None, now=now, draft_id=saved.id)
        assert again.revision == 4

    def test_without_its_history_only_the_newest_goes(
        self, vault: Vault, draft: str, other: Vault, now: datetime
    ) -> None:
        vault.save("secret = 1", name=None, call=None, now=now, draft_id=draft)
        vault.save("a = 5", name=None, call=None, now=now, draft_id=draft)
        archive = travel.packed(vault.carried(draft, ["diploma.pdf"], history=False))
        saved = other.add(travel.unpacked(archive), now)

        assert b"secret" not in archive
        assert b"Ang" not in archive
        assert other.load(saved.id) == "a = 5"
        [revision] = other.revisions(saved.id)
        assert revision.hash == chained("", 1, now, "a = 5")
        assert saved.saved_at == now

    def test_another_program_can_open_the_archive(self, carried: Carried) -> None:
        with tarfile.open(fileobj=io.BytesIO(travel.packed(carried))) as archive:
            assert archive.getnames() == [
                "manifest.json",
                *(f"revision-00000{number}.toml" for number in (1, 2, 3)),
                *(f"file-000{number}" for number in (1, 2)),
            ]
            manifest = archive.extractfile("manifest.json")
            assert manifest
            assert json.load(manifest)["files"][1]["name"] == "Ångström.pdf"

    def test_what_is_added_is_all_there_or_nothing(
        self, carried: Carried, other: Vault, now: datetime
    ) -> None:
        broken = carried._replace(files=(*carried.files, ("bad", "no bytes")))  # type: ignore[arg-type]
        with pytest.raises(TypeError):
            other.add(broken, now)

        assert other.drafts() == []
        assert other._db.rows("SELECT * FROM content") == []

    def test_what_is_too_large_is_refused_at_the_start(
        self, carried: Carried, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(travel, "LARGEST", 5_000)
        with pytest.raises(UserFault, match="travel-too-large"):
            travel.packed(carried)


def rebuilt(carried: Carried, change: Change) -> bytes:
    """The archive with its manifest changed, and everything else right."""
    with tarfile.open(fileobj=io.BytesIO(travel.packed(carried))) as archive:
        members = [(m.name, archive.extractfile(m).read()) for m in archive]  # type: ignore[union-attr]
    fields = json.loads(members[0][1])
    change(fields)
    return written([("manifest.json", json.dumps(fields).encode()), *members[1:]])


def written(members: list[tuple[str, bytes]]) -> bytes:
    out = io.BytesIO()
    for name, content in members:
        out.write(travel._header(name, len(content)) + content + bytes(-len(content) % 512))
    return out.getvalue() + bytes(1024)


def put(path: str, value: object) -> Change:
    def change(fields: dict[str, Any]) -> None:
        *outer, last = path.split(".")
        place: Any = fields
        for key in outer:
            place = place[int(key) if key.isdigit() else key]
        place[int(last) if last.isdigit() else last] = value

    return change


class TestOnTheWay:
    def test_the_control_is_taken(self, carried: Carried) -> None:
        assert travel.unpacked(rebuilt(carried, lambda _fields: None)) == carried

    def test_a_file_of_before_there_was_a_zone_is_taken(self, carried: Carried) -> None:
        def without(fields: dict[str, Any]) -> None:
            for revision in fields["revisions"]:
                del revision["zone"]

        found = travel.unpacked(rebuilt(carried, without))
        assert [revision.zone for revision in found.revisions] == [None] * 3

    @pytest.mark.parametrize(
        "change",
        [
            put("files.0.name", "../../etc/passwd"),
            put("files.0.name", "/etc/passwd"),
            put("files.0.name", "a\nb.pdf"),
            put("files.0.name", "a\u202efdp.exe"),
            put("files.0.name", ""),
            put("files.0.name", None),
            put("files.0.name", "ångström.PDF"),
            put("files.0.sha256", "0" * 64),
            put("files.0.size", 3999),
            put("files.0.size", -1),
            put("files.0.size", 10**12),
            put("files.0.size", True),
            put("files", "no list"),
            put("files", []),
            put("revisions", []),
            put("revisions", None),
            put("revisions.0", []),
            put("revisions.0.size", 10**9),
            put("revisions.0.saved_at", "yesterday"),
            put("revisions.0.saved_at", "2026-04-10"),
            put("revisions.0.saved_at", "0001-01-01T00:00:00.000000+00:00"),
            put("revisions.0.saved_at", 5),
            put("revisions.0.name", 5),
            put("revisions.0.name", "\ud800"),
            put("revisions.0.call", ["x"]),
            put("revisions.0.hash", None),
            put("revisions.0.hash", 10**30),
            put("revisions.0.size", 10**30),
            put("revisions.0.zone", 5),
            put("revisions.0.zone", "\ud800"),
            put("revisions.0.zone", "x" * 61),
            put("history", "yes"),
            put("history", False),
        ],
    )
    def test_a_manifest_that_does_not_fit_is_refused(
        self, carried: Carried, change: Change
    ) -> None:
        with pytest.raises(UserFault, match="travel-broken"):
            travel.unpacked(rebuilt(carried, change))

    @pytest.mark.parametrize("stated", [2, 0, 99, 10**30])
    def test_another_format_is_named(self, carried: Carried, stated: int) -> None:
        with pytest.raises(UserFault, match="travel-other-format"):
            travel.unpacked(rebuilt(carried, put("format", stated)))

    @pytest.mark.parametrize(
        "manifest",
        [
            b"",
            b"[]",
            b"null",
            b"{}",
            b"{",
            b'{"format": 1}',
            b'{"format": "1"}',
            b'{"format": NaN}',
            b'{"format": 1e999}',
            b'{"format": 1, "format": 1}',
            b'{"format": ' + b"9" * 5000 + b"}",
            b"[" * 100_000,
            b"\xff\xfe",
        ],
    )
    def test_a_manifest_that_is_none_is_refused(self, manifest: bytes) -> None:
        with pytest.raises(UserFault, match=r"travel-broken|travel-other-format"):
            travel.unpacked(written([("manifest.json", manifest)]))

    def test_a_history_that_was_changed_is_refused_with_the_revision(
        self, carried: Carried
    ) -> None:
        forged = list(carried.revisions)
        forged[1] = forged[1]._replace(payload="a = 9")
        with pytest.raises(UserFault, match="travel-broken-history") as caught:
            travel.unpacked(travel.packed(carried._replace(revisions=tuple(forged))))
        assert caught.value.faults[0].params["number"] == 2

        for wrong in (carried.revisions[1:], carried.revisions[::-1]):
            with pytest.raises(UserFault, match="travel-broken-history"):
                travel.unpacked(travel.packed(carried._replace(revisions=wrong)))

    @pytest.mark.parametrize(
        "kind",
        [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.DIRTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE],
    )
    def test_links_and_devices_are_refused(self, carried: Carried, kind: bytes) -> None:
        archive = bytearray(travel.packed(carried))
        at = archive.index(b"file-0001")
        member = tarfile.TarInfo("file-0001")
        member.type, member.linkname, member.mode = kind, "/etc/passwd", 0o600
        archive[at : at + 512] = member.tobuf(tarfile.USTAR_FORMAT)

        with pytest.raises(UserFault, match="travel-broken"):
            travel.unpacked(bytes(archive))

    def test_members_twice_more_fewer_or_renamed_are_refused(self, carried: Carried) -> None:
        with tarfile.open(fileobj=io.BytesIO(travel.packed(carried))) as archive:
            members = [(m.name, archive.extractfile(m).read()) for m in archive]  # type: ignore[union-attr]
        for wrong in (
            [*members, members[-1]],
            [*members, ("more", b"")],
            members[:-1],
            members[1:],
            members[::-1],
            [],
            [*members[:-1], ("../file-0002", members[-1][1])],
        ):
            with pytest.raises(UserFault, match="travel-broken"):
                travel.unpacked(written(wrong))

    def test_what_follows_the_end_is_refused(self, carried: Carried) -> None:
        for more in (b"x", bytes(512), travel.packed(carried)):
            with pytest.raises(UserFault, match="travel-broken"):
                travel.unpacked(travel.packed(carried) + more)

    def test_no_change_of_a_byte_does_anything_but_refuse(self, carried: Carried) -> None:
        """The outer encryption notices them all; this is about a sender who means it."""
        whole, chance = travel.packed(carried), random.Random(4711)
        for _ in range(400):
            broken = bytearray(whole)
            if chance.random() < 0.2:
                broken = broken[: chance.randrange(len(whole))]
            else:
                broken[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
            try:
                found = travel.unpacked(bytes(broken))
            except UserFault as fault:
                assert fault.faults[0].code.startswith("travel-")
            else:
                # What hangs on no hash: names, calls, and the space between members.
                assert [r.payload for r in found.revisions] == [
                    r.payload for r in carried.revisions
                ]
                assert [content for _, content in found.files] == [
                    content for _, content in carried.files
                ]
