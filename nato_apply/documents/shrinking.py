"""Making a file smaller: its pictures get no more dots than can be told apart on paper.

To be looked at before and after. The file itself is never touched: this gives another one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import PurePath
from typing import Any, Final

from attrs import field, frozen

from nato_apply.documents import media_type as types
from nato_apply.documents.intake import FileReport
from nato_apply.documents.kinds import KINDS
from nato_apply.documents.worker import Worker
from nato_apply.errors import FaultKind, UserFault, refuse
from nato_apply.i18n import N_, Message, translated

NOTHING_SMALLER = FaultKind(
    "nothing-smaller",
    N_(
        "this file does not get smaller: its pictures have few dots already, or it has none."
        " Scan it again at 200 dpi in grey, or ask for a smaller file."
    ),
)
SIGNED = FaultKind(
    "signed-not-shrunk",
    N_(
        "this file carries a digital signature, which any change breaks. Hand it over as it is, or"
        " ask its issuer for a smaller one."
    ),
)
NOT_SHRUNK = FaultKind("not-shrunk", N_("the file was not made smaller. {reason}"))

_SMALLER: Final = N_("{name} (smaller)")
_STARTS: Final = {types.PDF: b"%PDF-", types.JPEG: b"\xff\xd8\xff"}
_KINDS: Final = (types.PDF, *types.PICTURES)
_MOST_TURNS: Final = 200
_FAILED: Final = {
    "crashed": "reader-crashed",
    "timed-out": "reader-timeout",
    "unavailable": "reader-unavailable",
}
_REFUSED: Final = {"nothing-smaller": NOTHING_SMALLER, "signed": SIGNED}


@frozen
class Shrunk:
    """A smaller file. `before` and `after` in bytes; `pictures`: how many have changed.

    `pages`: those that draw one of them, from 0.
    """

    content: bytes = field(repr=False)
    media_type: str
    before: int
    after: int
    pictures: int
    pages: tuple[int, ...]


def can_shrink(report: FileReport) -> bool:
    """Whether it makes sense to offer this: a PDF or picture that opens and is not signed."""
    codes = {found.code for found in report.findings}
    return report.media_type in _KINDS and report.usable and "signed" not in codes


def shrunk(
    content: bytes,
    media_type: str,
    worker: Worker,
    *,
    password: str = "",
    progress: Callable[[int, int], None] = lambda _done, _of: None,
) -> Shrunk:
    """A PDF or picture with its pictures at 200 dpi; a picture comes as a JPEG, upright.

    `progress` is told how many pictures are done, and of how many; it ends this by raising. Raises
    `UserFault` where it cannot be done, or nothing gets smaller. The worker is best one of its own.
    """
    header, _ = _asked(worker, {"do": "shrink", "type": media_type, "password": password}, content)
    for _turn in range(_MOST_TURNS):
        done, of = header.get("done"), header.get("of")
        if type(done) is not int or type(of) is not int or not 0 <= done <= of:
            raise _broken(worker)
        progress(done, of)
        if done == of:
            break
        header, _ = _asked(worker, {"do": "shrink-on"})
    header, blocks = _asked(worker, {"do": "shrink-end"})
    return _checked(header, blocks, len(content), worker)


def shrunk_name(name: str, smaller: Shrunk) -> str:
    """What a smaller file is called, beside the one it was made of."""
    ending = ".pdf" if smaller.media_type == types.PDF else ".jpg"
    return translated(_SMALLER).format(name=PurePath(name).stem) + ending


def _asked(
    worker: Worker, request: Mapping[str, Any], *blocks: bytes
) -> tuple[Mapping[str, Any], tuple[bytes, ...]]:
    outcome, answer = worker.ask(request, *blocks)
    if answer is None:
        raise _fault(_FAILED[outcome])
    refused = answer.header.get("refused")
    if refused is None:
        return answer.header, answer.blocks
    if isinstance(refused, str) and refused in _REFUSED:
        raise refuse(_REFUSED[refused])
    raise _fault(refused) if refused in ("damaged", "needs-password") else _broken(worker)


def _checked(
    header: Mapping[str, Any], blocks: tuple[bytes, ...], before: int, worker: Worker
) -> Shrunk:
    kind, pictures, pages = (header.get(name) for name in ("type", "pictures", "pages"))
    sound = (
        len(blocks) == 1
        and kind in _STARTS
        and blocks[0].startswith(_STARTS[str(kind)])
        and len(blocks[0]) < before
        and type(pictures) is int
        and isinstance(pages, list)
        and all(type(page) is int and page >= 0 for page in pages)
    )
    if not sound:
        raise _broken(worker)
    assert isinstance(pages, list)
    made = blocks[0]
    return Shrunk(made, str(kind), before, len(made), int(str(pictures)), tuple(pages))


def _broken(worker: Worker) -> UserFault:
    worker.distrust()
    return _fault("reader-crashed")


def _fault(code: str) -> UserFault:
    return refuse(NOT_SHRUNK, reason=Message(KINDS[code].wording))
