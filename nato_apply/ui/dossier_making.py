"""The dossier as the window makes it: what goes in, in which order, and how it is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

import attrs

from nato_apply.documents import conversion
from nato_apply.documents.dossier_choice import Choice, Item, chosen
from nato_apply.whole_file import write_all

if TYPE_CHECKING:
    from nato_apply.candidate.draft import Document, Draft
    from nato_apply.documents.dossier import Dossier
    from nato_apply.documents.dossier_plan import About
    from nato_apply.documents.worker import Worker
    from nato_apply.ui.jobs import Progress
    from nato_apply.ui.view import View

Signed = Literal["out", "copy", "beside"]
"""What becomes of a signed document: left out, in as a plain copy, or as a file beside."""


class Wishes(NamedTuple):
    """What the user wants of this dossier. `signed` by file; who is not named is left out."""

    numbered: bool = True
    cleaned: bool = True
    sensitive: bool = False
    signed: Mapping[str, Signed] = {}


class Outcome(NamedTuple):
    """A dossier that was written: where, what it is, and the signed files written beside it."""

    file: Path
    dossier: Dossier
    beside: tuple[Path, ...]


def choice_of(view: View, wishes: Wishes, unlocked: frozenset[str]) -> Choice:
    """What goes into the dossier of a view, which has a call."""
    assert view.slots is not None
    found = chosen(
        view.slots,
        view.draft,
        sensitive=wishes.sensitive,
        signed=True,
        unlocked=unlocked,
        convertible=conversion.office() is not None,
    )
    items = tuple(i for i in found.items if not i.signed or _fate(i, wishes) == "copy")
    return attrs.evolve(found, items=items)


def signed_ones(view: View, wishes: Wishes, unlocked: frozenset[str]) -> tuple[Item, ...]:
    """The signed documents, about each of which it is asked what becomes of it."""
    wanted = wishes._replace(signed=_All())
    return tuple(item for item in choice_of(view, wanted, unlocked).items if item.signed)


class _All(dict[str, Signed]):
    def get(self, _key: object, _default: object = None) -> Signed:
        return "copy"


def _fate(item: Item, wishes: Wishes) -> Signed:
    return wishes.signed.get(item.document.file, "out")


# The order: the notice's from slot to slot, the candidate's own within a slot


def groups(items: Sequence[Item]) -> list[list[Item]]:
    """The items in the order of the dossier, each original with the translations that follow it."""
    found: list[list[Item]] = []
    for item in items:
        files = {each.document.file for each in found[-1]} if found else set()
        if item.document.translation_of in files:
            found[-1].append(item)
        else:
            found.append([item])
    return found


def with_order(draft: Draft, slot: str, files: Sequence[str]) -> Draft:
    """The draft with some of a slot's documents in this order; the others keep their places."""
    named = {d.file: d for d in draft.documents if d.slot == slot and d.file in files}
    rest = [named[file] for file in files if file in named]

    def placed(document: Document) -> Document:
        moves = document.slot == slot and document.file in named
        return rest.pop(0) if moves else document

    return attrs.evolve(draft, documents=tuple(placed(each) for each in draft.documents))


# Making it


class Order(NamedTuple):
    """All that is needed to make a dossier and write it to `file`."""

    choice: Choice
    contents: Mapping[str, bytes]
    passwords: Mapping[str, str]
    about: About
    wishes: Wishes
    beside: tuple[str, ...]
    file: Path
    replace: bool


def about(view: View, now: datetime) -> About:
    from nato_apply import __version__
    from nato_apply.documents.dossier_plan import About

    assert view.call is not None
    return About(view.draft.person.name, str(view.call.title), now, __version__)


def make(order: Order, worker: Worker, progress: Progress) -> Outcome:
    """Make the dossier and write it, whole or not at all. For a job, with a reader of its own."""
    from nato_apply.documents.dossier import How, made

    def convert(content: bytes, media_type: str) -> bytes:
        return conversion.converted(content, media_type, cancelled=lambda: progress.cancelled)

    wishes = order.wishes
    how = How(
        numbered=wishes.numbered,
        keep_metadata=not wishes.cleaned,
        passwords=order.passwords,
        convert=convert if conversion.office() is not None else None,
    )
    dossier = made(
        order.choice, order.contents.get, worker, order.about, how, progress=progress.step
    )
    folder = order.file.parent
    beside = {_free(folder, name, order.file): order.contents[name] for name in order.beside}
    progress.step(1, 1)  # the last moment at which it can be called off
    write_all({order.file: dossier.pdf, **beside}, replace=order.replace)
    return Outcome(order.file, dossier, tuple(beside))


def _free(folder: Path, file: str, dossier: Path) -> Path:
    """A place that no file there has, nor the dossier that is about to be written."""
    from nato_apply.vault.names import variants

    places = (folder / name for name in variants(Path(file).name))
    return next(place for place in places if place != dossier and not place.exists())
