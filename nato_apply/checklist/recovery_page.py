"""The recovery key on paper: one page that says what it is, for which vault, and how it is used."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from nato_apply import i18n, letters
from nato_apply.checklist import look, tags
from nato_apply.i18n import N_, translated

if TYPE_CHECKING:
    from nato_apply.checklist.blocks import Block, Ink

KEY_SIZE = 19.0
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
    from nato_apply.checklist.drawing import on_paper
    from nato_apply.checklist.setting import Setter

    title = translated(N_("Recovery key of NATO Apply"))
    setter = Setter()
    plain = on_paper(
        [setter.set(block) for block in _blocks(page, title)],
        title,
        i18n.language(),
    )
    about = tags.About(
        title=letters.plain(title),
        language=i18n.language(),
        made=page.made,
        producer=f"NATO Apply {page.version}",
    )
    return tags.tagged(plain, setter.tree, about)


def _blocks(page: RecoveryPage, title: str) -> Iterator[Block]:
    from nato_apply.checklist.blocks import Heading, Ink, Line, Listing, Prose

    yield Heading(title, 1, Ink(look.BOLD, 20, 27))
    yield Prose([Line(translated(_WHAT_IT_IS), _body())], above=8)
    yield _groups(page.recovery_key.split("-"))
    yield Prose([Line(translated(_CHECKED), _small())], above=7)
    yield Listing(
        Heading(translated(N_("How to use it")), 2, Ink(look.BOLD, 13, 19)),
        [27.0, look.BODY_WIDTH - 27.0],
        [
            [[Line("", _body(), lead=f"{number}.")], [Line(text, _body())]]
            for number, text in _steps()
        ],
        above=20,
    )
    yield _about(page)
    yield Prose([Line(translated(_LATER), _small())], above=14)


def _body() -> Ink:
    from nato_apply.checklist.blocks import Ink

    return Ink(size=10.5, leading=15)


def _small() -> Ink:
    from nato_apply.checklist.blocks import Ink

    return Ink(size=9, leading=12.5, colour=look.MUTED)


def _groups(groups: Sequence[str]) -> Block:
    from nato_apply.checklist.blocks import Facts, Ink, Line

    key = Ink(look.BOLD, KEY_SIZE, KEY_SIZE * 1.45)
    place = _small()._replace(leading=17)
    cells = [[Line(str(at), place), Line(group, key)] for at, group in enumerate(groups, 1)]
    widths = [look.BODY_WIDTH / _GROUPS_IN_A_ROW] * _GROUPS_IN_A_ROW
    return Facts(cells, widths, above=14, ground="unknown")


def _about(page: RecoveryPage) -> Block:
    from nato_apply.checklist.blocks import Facts, Line

    said = (
        (N_("Made on"), i18n.day(page.made.date())),
        (N_("Computer"), page.computer or "–"),
        (N_("Folder of the data"), page.folder),
    )
    return Facts(
        [[Line(translated(label), _small()), Line(text, _body(), most=3)] for label, text in said],
        above=22,
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
