"""Where a draft can come from besides the vault: the sample, and a candidate file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from nato_apply import paths
from nato_apply.errors import UserFault
from nato_apply.i18n import N_, translated

if TYPE_CHECKING:
    from nato_apply.calls.catalogue import Catalogue
    from nato_apply.candidate.draft import Draft
    from nato_apply.candidate.facts import Study
    from nato_apply.ui.keeper import Keeper


SAMPLE = N_("A sample application")


def domain(catalogue: Callable[[], Catalogue]) -> Catalogue:
    """The calls, once everything is loaded that is too heavy for the first paint."""
    import nato_apply.candidate.candidate_file
    import nato_apply.deadlines.plan
    import nato_apply.documents.slots
    import nato_apply.eligibility.assess

    del nato_apply
    found = catalogue()
    found.calls()
    return found


def sample(catalogue: Callable[[], Catalogue], now: datetime) -> tuple[Draft, dict[str, bytes]]:
    """The sample candidate that ships, and its documents; its call is not closed at `now`."""
    import attrs

    draft, documents = from_file(paths.resource("demo", "candidate.toml"), now)
    named = attrs.evolve(draft, name=translated(SAMPLE))
    closes = catalogue().call(draft.call).closes if draft.call else None
    return (named if closes is None else later(named, closes, now)), documents


def later(draft: Draft, closes: datetime, now: datetime) -> Draft:
    """The draft, and all its days, so many years later that a call of that closing is not closed.

    What the next round’s closing would be is then marked as expected.
    """
    import attrs

    years = 0
    while closes.replace(year=closes.year + years) < now:
        years += 1
    if not years:
        return draft

    def moved(day: date) -> date:
        return day.replace(year=day.year + years)

    def study(each: Study) -> Study:
        return attrs.evolve(
            each,
            started=each.started and moved(each.started),
            ends=each.ends and moved(each.ends),
            awarded=moved(each.awarded) if each.awarded else each.awarded,
            years_as_of=each.years_as_of and moved(each.years_as_of),
        )

    person, plan = draft.person, draft.plan
    return attrs.evolve(
        draft,
        apply_on=draft.apply_on and moved(draft.apply_on),
        person=attrs.evolve(person, born=person.born and moved(person.born)),
        studies=draft.studies and tuple(map(study, draft.studies)),
        plan=attrs.evolve(plan, closes=closes.replace(year=closes.year + years, tzinfo=None)),
    )


def is_sample(name: str | None) -> bool:
    """Whether a draft bears the sample’s name, in the language in force or as it ships."""
    return name in (SAMPLE, translated(SAMPLE))


def begun(keeper: Keeper, call_id: str | None, source: str | None) -> str:
    """Keep a new draft for a call, with what the draft `source` knows of its candidate; its id."""
    from nato_apply.candidate.draft import Draft, begun_from

    if source is None:
        return keeper.add(Draft(call=call_id))
    before = keeper.load(source)
    files = keeper.contents(source, [document.file for document in before.documents])
    return keeper.take_in(begun_from(before, call_id), files)


def to_look_at(draft: Draft) -> Draft:
    """The draft where it can be kept nowhere: nothing holds the files of its documents."""
    from nato_apply.candidate.draft import without_documents

    return without_documents(draft)


def from_file(file: Path, now: datetime) -> tuple[Draft, dict[str, bytes]]:
    """A candidate file's draft, and the bytes of those of its files that can be read.

    Raises `UserFault` with everything that is wrong with the file.
    """
    from nato_apply.candidate import candidate_file
    from nato_apply.candidate.draft import with_years_dated
    from nato_apply.vault.taking_in import contents

    draft, found = candidate_file.load(file)
    if found:
        raise UserFault(*found).in_file(file.name)
    read, _left_out = contents(file, draft)  # the page of documents says which are missing
    return with_years_dated(draft, now.date()), read
