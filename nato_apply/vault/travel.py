"""What a travelling file holds inside its encryption: a draft, its files, and maybe its history.

A tar archive that anyone can open (``age -d FILE | tar x``), of exactly these members in this
order: ``manifest.json``, ``revision-000001.toml`` and so on, ``file-0001`` and so on. Each header
is compared with the one that we would write, so that there is room for no link, no path, no second
member of a name and no compression; the names that people gave stand in the manifest.
"""

from __future__ import annotations

import hashlib
import io
import json
import tarfile
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, NoReturn

from nato_apply.errors import FaultKind, refuse
from nato_apply.i18n import N_
from nato_apply.vault import names
from nato_apply.vault.records import Carried, CarriedRevision, chained, written

FORMAT = 1
LARGEST = 300_000_000
"""Of a whole travelling file, in bytes."""
_LARGEST_MANIFEST = 4_000_000
_LARGEST_TEXT = 2_000_000
_LARGEST_FILE = 50_000_000
_MOST_REVISIONS = 10_000
_MOST_FILES = 500
_LONGEST_ZONE = 60
_BLOCK = 512

BROKEN = FaultKind(
    "travel-broken",
    N_(
        "this file does not hold what a travelling file holds ({reason}); nothing was taken in. "
        "Ask its sender for it again."
    ),
)
OTHER_FORMAT = FaultKind(
    "travel-other-format",
    N_("format {format} is not known to this version, which reads format 1. Update the program."),
)
BROKEN_CHAIN = FaultKind(
    "travel-broken-history",
    N_(
        "the history in this file was changed after it was written: revision {number} does not "
        "follow from the one before. Nothing was taken in. Ask its sender for the file again."
    ),
)
TOO_LARGE = FaultKind(
    "travel-too-large",
    N_("larger than {limit} bytes: too much to travel. Leave out its history or some documents."),
)


def packed(carried: Carried) -> bytes:
    """The archive. Raises `UserFault` for more than a travelling file may hold."""
    texts = [revision.payload.encode() for revision in carried.revisions]
    contents = [content for _name, content in carried.files]
    manifest = json.dumps(_manifest(carried), ensure_ascii=False, indent=1).encode()
    expected = _expected(len(manifest), map(len, texts), map(len, contents))
    out = io.BytesIO()
    for (name, size), content in zip(expected, (manifest, *texts, *contents), strict=True):
        out.write(_header(name, size) + content + bytes(-size % _BLOCK))
    out.write(bytes(2 * _BLOCK))
    if out.tell() > LARGEST or len(texts) > _MOST_REVISIONS or len(contents) > _MOST_FILES:
        raise refuse(TOO_LARGE, limit=LARGEST)
    return out.getvalue()


def unpacked(archive: bytes) -> Carried:
    """What an archive holds, each hash compared. Raises `UserFault` where anything is amiss."""
    content = memoryview(archive)
    size, head = _size(content, "manifest.json", _LARGEST_MANIFEST), _BLOCK
    fields = _parsed(bytes(content[head : head + size]))
    try:
        members = _members(content, _listed(fields, size))
        return _carried(fields, [bytes(member) for member in members])
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError):
        _break("manifest.json")


def _manifest(carried: Carried) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "history": carried.history,
        "revisions": [
            {
                "name": revision.name,
                "call": revision.call,
                "saved_at": written(revision.saved_at),
                "zone": revision.zone,
                "hash": revision.hash,
                "size": len(revision.payload.encode()),
            }
            for revision in carried.revisions
        ],
        "files": [
            {"name": name, "sha256": hashlib.sha256(content).hexdigest(), "size": len(content)}
            for name, content in carried.files
        ],
    }


def _expected(
    manifest: int, texts: Iterable[int], files: Iterable[int]
) -> Iterator[tuple[str, int]]:
    """The members of an archive: name and size."""
    yield "manifest.json", manifest
    yield from ((f"revision-{at:06}.toml", size) for at, size in enumerate(texts, 1))
    yield from ((f"file-{at:04}", size) for at, size in enumerate(files, 1))


def _header(name: str, size: int) -> bytes:
    """The only header that a member of this name and size can have."""
    member = tarfile.TarInfo(name)
    member.size, member.mode = size, 0o600
    return member.tobuf(tarfile.USTAR_FORMAT)


def _size(content: memoryview, name: str, most: int) -> int:
    """The size that the first member states. Raises `UserFault` where it is none, or too large."""
    try:
        size = int(bytes(content[124:135]), 8)
    except ValueError:
        _break(name)
    if not 0 <= size <= most or len(content) > LARGEST:
        _break(name)
    return size


def _parsed(text: bytes) -> dict[str, Any]:
    def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) != len(pairs):
            raise ValueError("a key stands twice")
        return found

    def no_number(_text: str) -> NoReturn:
        raise ValueError("a number that is not whole")

    try:
        fields = json.loads(
            text, object_pairs_hook=unique, parse_float=no_number, parse_constant=no_number
        )
        stated = fields["format"]
    except (ValueError, KeyError, TypeError, RecursionError):
        _break("manifest.json")
    if stated != FORMAT:
        if type(stated) is int:
            raise refuse(OTHER_FORMAT, format=stated)
        _break("manifest.json")
    return dict(fields)


def _listed(fields: dict[str, Any], manifest: int) -> list[tuple[str, int]]:
    """The members that the manifest names, each within its limit."""
    texts = [_whole(each["size"], _LARGEST_TEXT) for each in fields["revisions"]]
    files = [_whole(each["size"], _LARGEST_FILE) for each in fields["files"]]
    if not 1 <= len(texts) <= _MOST_REVISIONS or len(files) > _MOST_FILES:
        raise ValueError("too many members")
    return list(_expected(manifest, texts, files))


def _members(content: memoryview, listed: list[tuple[str, int]]) -> Iterator[memoryview]:
    at = 0
    for name, size in listed:
        if content[at : at + _BLOCK] != _header(name, size):
            _break(name)
        start, at = at + _BLOCK, at + _BLOCK + size + -size % _BLOCK
        if len(content) < at:
            _break(name)
        yield content[start : start + size]
    if content[at:] != bytes(2 * _BLOCK):
        _break("…")


def _carried(fields: dict[str, Any], members: list[bytes]) -> Carried:
    stated, files = fields["revisions"], fields["files"]
    texts, contents = members[1 : len(stated) + 1], members[len(stated) + 1 :]
    history = fields["history"]
    if type(history) is not bool or (not history and len(stated) != 1):
        raise ValueError("history")
    revisions = [_revision(each, text) for each, text in zip(stated, texts, strict=True)]
    if history:
        _check_chain(revisions)
    kept = [_file(each, content) for each, content in zip(files, contents, strict=True)]
    if len({name.casefold() for name, _content in kept}) != len(kept):
        raise ValueError("two files of one name")
    return Carried(tuple(revisions), tuple(kept), history)


def _revision(stated: dict[str, Any], text: bytes) -> CarriedRevision:
    zone = stated.get("zone")  # which earlier files do not tell
    for optional in (stated["name"], stated["call"], zone):
        if optional is not None:
            str.encode(optional)  # a text, and one that can be written
    saved_at = datetime.fromisoformat(stated["saved_at"])
    if written(saved_at) != stated["saved_at"] or not 2000 <= saved_at.year <= 2200:
        raise ValueError("no moment as we write one")
    if type(stated["hash"]) is not str:
        raise TypeError("no text")
    if zone is not None and len(zone) > _LONGEST_ZONE:
        raise ValueError("no name of a zone")
    payload = text.decode()
    return CarriedRevision(stated["name"], stated["call"], saved_at, stated["hash"], payload, zone)


def _check_chain(revisions: list[CarriedRevision]) -> None:
    link = ""
    for number, revision in enumerate(revisions, 1):
        link = chained(link, number, revision.saved_at, revision.payload)
        if link != revision.hash:
            raise refuse(BROKEN_CHAIN, number=number)


def _file(stated: dict[str, Any], content: bytes) -> tuple[str, bytes]:
    name = stated["name"]
    if names.safe(name) != name or hashlib.sha256(content).hexdigest() != stated["sha256"]:
        raise ValueError("another file")
    return name, content


def _whole(size: object, most: int) -> int:
    if type(size) is not int or not 0 <= size <= most:
        raise ValueError("no size")
    return size


def _break(member: str) -> NoReturn:
    raise refuse(BROKEN, reason=member)
