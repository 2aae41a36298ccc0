"""What a draft holds that its call does not ask for: kept, and used by none of the rules.

It comes from another call, or an earlier file of this one, and counts again when that call does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from attrs import frozen

from nato_apply.calls import naming
from nato_apply.calls.call import Call
from nato_apply.candidate.draft import Draft

Others = Callable[[], Iterable[Call]]
"""Gives the calls that may know a name; asked only where something is set aside."""


@frozen
class SetAside:
    """Each by its name in a call that has it, else by its id."""

    choices: tuple[object, ...]
    answers: tuple[object, ...]
    documents: tuple[object, ...]


_NOTHING = SetAside((), (), ())


def none_known() -> Iterable[Call]:
    """No other calls: what is set aside is called by its id."""
    return ()


def set_aside(call: Call, draft: Draft, others: Others = none_known) -> SetAside:
    """What of a draft this call does not ask for, in the draft's order."""
    choices = [id_ for id_ in draft.choices if call.vacancy(id_) is None]
    answers = [id_ for id_ in draft.answers if call.question(id_) is None]
    slots = [d.slot for d in draft.documents if call.slot(d.slot) is None]
    if not (choices or answers or slots):
        return _NOTHING
    known = tuple(others())
    return SetAside(
        tuple(naming.vacancy(known, id_) for id_ in choices),
        tuple(naming.question(known, id_) for id_ in answers),
        tuple(naming.slot(known, id_) for id_ in dict.fromkeys(slots)),
    )
