"""The recovery key on paper: one page that says what it is, for which vault, and how it is used."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple

from nato_apply import i18n, letters
from nato_apply.checklist import look, tags
from nato_apply.i18n import N_, translated

if TYPE_CHECKING:
    from nato_apply.checklist.blocks import Block, Ink

KEY_SIZE = 17.0
"""Points: read without glasses, and by a camera."""
_GROUPS_IN_A_ROW = 4

_WHAT_IT_IS = N_(
    "It opens the drafts and documents that NATO Apply keeps encrypted on a computer, when the "
    "computer’s key store has lost their key or the passphrase is forgotten. Whoever has this page "
    "and that computer can read them: keep it away from the computer, as you keep a passport."
)
_CHECKED = N_(
    "The last letter of each group checks the others. There is no O and no I: they are zero and "
    "one."
)
_LATER = N_(
    "A newer recovery key replaces this one: then tear this page up. NATO Apply is not affiliated "
    "with NATO. Nobody but you has this key."
)


class RecoveryPage(NamedTuple):
    """What stands on the page. `folder` is shown as it is given: name nobody in it."""

    recovery_key: str
    computer: str
    folder: str
    made: datetime
    version: str


def rendered(page: RecoveryPage) -> bytes:
    """The page as a tagged PDF, in the current language."""
    # reportlab is slow to import, and a program that draws nothing does not need it.
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

    from nato_apply.checklist.marking import MarkingCanvas
    from nato_apply.checklist.setting import Setter

    title = translated(N_("Recovery key of NATO Apply"))
    setter = Setter()
    story: list[Any] = [setter.set(block) for block in _blocks(page, title)]
    out = BytesIO()
    document = BaseDocTemplate(
        out,
        pagesize=(look.WIDTH, look.HEIGHT),
        invariant=1,
        pageCompression=0,
        initialFontName=look.REGULAR,
        title=title,
        lang=i18n.language(),
    )
    height = look.HEIGHT - look.TOP - look.BOTTOM
    frame = Frame(look.MARGIN, look.BOTTOM, look.BODY_WIDTH, height, 0, 0, 0, 0)
    document.addPageTemplates(PageTemplate(frames=[frame]))
    document.build(story, canvasmaker=MarkingCanvas)
    about = tags.About(
        title=letters.plain(title),
        language=i18n.language(),
        made=page.made,
        producer=f"NATO Apply {page.version}",
    )
    return tags.tagged(out.getvalue(), setter.tree, about)


def _blocks(page: RecoveryPage, title: str) -> Iterator[Block]:
    from nato_apply.checklist.blocks import TITLE, Heading, Line, Listing, Prose

    yield Heading(title, 1, TITLE)
    yield Prose([Line(translated(_WHAT_IT_IS), _body())], above=6)
    yield from _groups(page.recovery_key.split("-"))
    yield Prose([Line(translated(_CHECKED), _small())], above=10)
    yield Listing(
        Heading(translated(N_("How to use it")), 2),
        [18.0, look.BODY_WIDTH - 18.0],
        [[[Line("", lead=f"{number}.")], [Line(text, _body())]] for number, text in _steps()],
    )
    yield _about(page)
    yield Prose([Line(translated(_LATER), _small())], above=12)


def _body() -> Ink:
    from nato_apply.checklist.blocks import Ink

    return Ink(size=10.5, leading=15)


def _small() -> Ink:
    from nato_apply.checklist.blocks import Ink

    return Ink(size=9, leading=12.5, colour=look.MUTED)


def _groups(groups: Sequence[str]) -> Iterator[Block]:
    from nato_apply.checklist.blocks import Facts, Ink, Line

    key = Ink(look.BOLD, KEY_SIZE, KEY_SIZE * 1.5)
    for first in range(0, len(groups), _GROUPS_IN_A_ROW):
        row = groups[first : first + _GROUPS_IN_A_ROW]
        yield Facts(
            [
                [Line(str(place), _small()), Line(group, key)]
                for place, group in enumerate(row, first + 1)
            ]
        )


def _about(page: RecoveryPage) -> Block:
    from nato_apply.checklist.blocks import Facts, Line

    said = (
        (N_("Made on"), i18n.day(page.made.date())),
        (N_("Computer"), page.computer or "–"),
        (N_("Folder of the data"), page.folder),
    )
    return Facts(
        [[Line(translated(label), _small()), Line(text, _body(), most=3)] for label, text in said]
    )


def _steps() -> Iterator[tuple[int, str]]:
    steps = (
        N_(
            "Start NATO Apply. It says that your drafts cannot be opened, or asks for a passphrase."
        ),
        N_("Press “Use the recovery key…” and type the eight groups."),
        N_("Choose how the key is held from now on. Everything is there again."),
        N_(
            "On another computer: put the folder of the data, or a copy of it, into the same place "
            "there first."
        ),
    )
    yield from enumerate(map(translated, steps), 1)
