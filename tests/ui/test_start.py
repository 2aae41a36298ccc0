"""The start page: drafts carried on with, begun, renamed, deleted, taken in from a file."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

import attrs
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from nato_apply import i18n
from nato_apply.calls.catalogue import Catalogue
from nato_apply.candidate import candidate_file
from nato_apply.candidate.draft import Document, Draft, with_person
from nato_apply.deadlines.plan import plan
from nato_apply.eligibility.assess import assess
from nato_apply.i18n import N_
from nato_apply.ui import draft_sources
from nato_apply.ui.dialogs import files
from nato_apply.ui.dialogs.begin import BeginDialog
from nato_apply.ui.pages.start import Start
from nato_apply.ui.program import Program
from nato_apply.ui.sample_bar import SampleBar
from nato_apply.ui.start_calls import GROUPS, CallCard
from nato_apply.ui.start_drafts import DraftCard
from nato_apply.ui.widgets.labels import Label
from nato_apply.ui.widgets.name_edit import NameEdit
from tests.ui.conftest import NOW, settle
from tests.ui.kept_sample import keep_sample


def start_of(program: Program) -> Start:
    program.window.go("start")
    page = program.window.page("start")
    assert isinstance(page, Start)
    return page


def cards(program: Program) -> list[DraftCard]:
    page = start_of(program)
    QTest.qWait(10)
    return [card for card in page._cards.values() if card.isVisible()]


def keep(qtbot: QtBot, program: Program, *drafts: Draft) -> None:
    for number, draft in enumerate(drafts, start=1):
        program.drafts.keep(partial(program.keeper.add, draft))
        qtbot.waitUntil(partial(_are_kept, program, number), timeout=20_000)
    settle(qtbot, program)


def _are_kept(program: Program, number: int) -> bool:
    return len(program.drafts.rows) == number


def test_a_first_start_says_what_to_do_and_offers_the_sample(
    qtbot: QtBot, program: Program
) -> None:
    start_of(program)
    buttons = {b.text(): b for b in program.window.findChildren(QPushButton) if b.isVisible()}
    QTest.mouseClick(buttons["Look around in a sample"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: program.session.view is not None)
    assert program.session.draft.person.name == "Zoë Ångström"
    assert program.window.page_id == "eligibility"
    settle(qtbot, program)
    assert not program.keeper.there  # a passphrase is nothing to begin with, for looking around
    assert "not kept" in program.window.footer.saved.text()


def test_the_sample_is_kept_where_it_is_asked_for(qtbot: QtBot, program: Program) -> None:
    program.drafts.open_sample()
    qtbot.waitUntil(lambda: program.session.view is not None)
    bar = program.window.findChild(SampleBar)
    assert isinstance(bar, SampleBar)
    assert bar.isVisible()
    rename = partial(with_person, name="Zoë Berg")
    program.session.edit(rename, N_("Name"))
    QTest.mouseClick(bar.keep, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(program.drafts.rows), timeout=20_000)
    settle(qtbot, program)
    assert not bar.isVisible()
    assert [row.name for row in program.drafts.rows] == ["A sample application"]
    assert program.session.draft.person.name == "Zoë Berg"
    assert "saved" in program.window.footer.saved.text()


@pytest.mark.parametrize("year", [2026, 2027, 2031])
def test_the_call_of_the_sample_is_never_closed(year: int) -> None:
    now = NOW.replace(year=year, month=11)
    catalogue = Catalogue(None)
    draft, _documents = draft_sources.sample(lambda: catalogue, now)
    assert draft.call is not None
    call = catalogue.call(draft.call)
    made = plan(call, draft, now)
    assert made.state == "open"
    assert made.expected
    assert draft.apply_on == date(year + 1, 4, 20)
    before, _documents = draft_sources.sample(lambda: catalogue, NOW)
    verdicts = [assess(call, each, at).verdict for each, at in ((draft, now), (before, NOW))]
    assert verdicts == ["arguable", "arguable"]


def test_a_draft_in_the_window_is_as_far_in_the_list_as_in_the_task_list(
    qtbot: QtBot, program: Program, sample: Draft
) -> None:
    keep(qtbot, program, sample)
    program.drafts.open(program.drafts.rows[0].id)
    qtbot.waitUntil(lambda: program.session.view is not None)
    program.session.edit(lambda draft: with_person(draft, accommodation=True), N_("Name"))
    settle(qtbot, program)
    (card,) = cards(program)
    counted = [label.text() for label in program.window.navigation.findChildren(Label)]
    assert card.line.text().partition(" · ")[0] in counted


def test_the_sample_is_named_in_the_language_in_force() -> None:
    i18n.use("fr")
    draft, _documents = draft_sources.sample(lambda: Catalogue(None), NOW)
    assert draft.name == "Candidature d’exemple"


def test_every_call_is_there_with_its_state_and_what_can_still_be_done_comes_first(
    program: Program,
) -> None:
    found = start_of(program).findChildren(CallCard)
    assert len(found) == 5
    assert "Internship Call 2026" in found[0].begin.accessibleName()
    before = next(each for each in found if "call of 2025" in each.begin.accessibleName())
    assert before.begin.text() == "Prepare the next round"
    headings = [label.text() for label in start_of(program).findChildren(Label)]
    groups = [text for text in headings if text in GROUPS.values()]
    assert groups == ["Open, or soon", "For the next round", "Older notices"]
    archived = next(each for each in found if "2018" in each.begin.accessibleName())
    assert archived.begin.text() == "Prepare"  # one cannot apply by a page that gives no dates
    texts = [label.text() for label in archived.findChildren(Label)]
    assert "Official notice of 23 May 2018 · no dates stated" in texts


def test_what_was_told_before_is_offered_where_another_application_begins(
    qtbot: QtBot, program: Program, sample: Draft
) -> None:
    told = attrs.evolve(
        sample, name=None, documents=(Document(slot="qualifications", file="diploma.pdf"),)
    )
    content = {"diploma.pdf": b"%PDF-1.7 a diploma"}
    program.drafts.keep(lambda: program.keeper.take_in(told, content))
    qtbot.waitUntil(lambda: program.session.view is not None, timeout=20_000)
    settle(qtbot, program)
    begin = start_of(program).findChildren(CallCard)[1].begin
    begin.click()
    dialog = program.window.findChild(BeginDialog)
    assert isinstance(dialog, BeginDialog)
    assert [way.text() for way in dialog.ways] == [
        "With what Zoë Ångström has told, last changed on 10 April 2026",
        "For somebody else: with nothing",
    ]
    dialog.ways[0].click()
    qtbot.waitUntil(lambda: len(program.drafts.rows) == 2, timeout=20_000)
    settle(qtbot, program)
    begun = program.session.draft
    assert begun.call != told.call
    assert (begun.person, begun.languages, begun.studies, begun.answers) == (
        told.person,
        told.languages,
        told.studies,
        told.answers,
    )
    assert begun.documents == told.documents
    assert (begun.words, begun.choices, begun.apply_on) == ({}, (), None)
    assert program.session.draft_id is not None
    assert program.keeper.contents(program.session.draft_id, ["diploma.pdf"]) == content


def test_for_somebody_else_an_application_begins_empty(
    qtbot: QtBot, program: Program, sample: Draft
) -> None:
    keep(qtbot, program, attrs.evolve(sample, name=None))
    start_of(program).findChildren(CallCard)[1].begin.click()
    dialog = program.window.findChild(BeginDialog)
    assert isinstance(dialog, BeginDialog)
    dialog.ways[-1].click()
    qtbot.waitUntil(lambda: len(program.drafts.rows) == 2, timeout=20_000)
    settle(qtbot, program)
    assert program.session.draft == Draft(call=program.session.draft.call)


def test_nobody_is_taken_for_the_sample(qtbot: QtBot, program: Program) -> None:
    keep_sample(program)
    qtbot.waitUntil(lambda: program.session.view is not None, timeout=20_000)
    settle(qtbot, program)
    start_of(program).findChildren(CallCard)[1].begin.click()
    qtbot.waitUntil(lambda: len(program.drafts.rows) == 2, timeout=20_000)
    settle(qtbot, program)
    assert program.window.findChild(BeginDialog) is None
    assert program.session.draft.person.name is None


def test_a_call_begins_a_draft_that_is_kept(qtbot: QtBot, program: Program) -> None:
    first = start_of(program).findChildren(CallCard)[0]
    QTest.mouseClick(first.begin, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: program.session.view is not None)
    settle(qtbot, program)
    assert program.session.draft.call == "nato-hq-2026"
    assert program.window.page_id == "about_you"
    assert len(program.drafts.rows) == 1


def test_a_draft_shows_its_verdict_and_what_is_left(
    qtbot: QtBot, program: Program, sample: Draft
) -> None:
    keep(qtbot, program, sample)
    (card,) = cards(program)
    assert card.name.text() == "Sample application"
    assert "Internship Call 2026" in card.call.text()
    assert card.line.text().startswith("2 of 8 done · last change")
    assert card.verdict.text() == "Arguable"
    assert card.deadline.text() == "20 days left"


def test_a_draft_is_renamed_where_it_stands(qtbot: QtBot, program: Program, sample: Draft) -> None:
    keep(qtbot, program, sample)
    program.session.leave()
    (card,) = cards(program)
    QTest.mouseClick(card.rename, Qt.MouseButton.LeftButton)
    edit = card.findChild(NameEdit)
    assert isinstance(edit, NameEdit)
    edit.clear()
    QTest.keyClicks(edit, "Spring <b>")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: program.drafts.rows[0].name == "Spring <b>")
    assert cards(program)[0].name.text() == "Spring <b>"


def test_escape_leaves_the_name_as_it_was(qtbot: QtBot, program: Program, sample: Draft) -> None:
    keep(qtbot, program, sample)
    (card,) = cards(program)
    QTest.mouseClick(card.rename, Qt.MouseButton.LeftButton)
    edit = card.findChild(NameEdit)
    assert isinstance(edit, NameEdit)
    QTest.keyClicks(edit, "x")
    QTest.keyClick(edit, Qt.Key.Key_Escape)
    settle(qtbot, program)
    assert program.drafts.rows[0].name == "Sample application"


def test_a_deleted_draft_can_be_brought_back(qtbot: QtBot, program: Program, sample: Draft) -> None:
    keep(qtbot, program, sample, Draft(name="Other"))
    page = start_of(program)
    QTest.mouseClick(cards(program)[0].delete, Qt.MouseButton.LeftButton)
    assert page.undo is not None
    assert page.undo.label.text() == "“Other” was deleted."
    assert len(cards(program)) == 1
    QTest.mouseClick(page.undo.button, Qt.MouseButton.LeftButton)
    assert len(cards(program)) == 2
    settle(qtbot, program)
    assert len(program.keeper.drafts()) == 2


def test_leaving_the_page_deletes_for_good(qtbot: QtBot, program: Program, sample: Draft) -> None:
    keep(qtbot, program, Draft(name="Other"), sample)
    other = next(card for card in cards(program) if card.name.text() == "Other")
    QTest.mouseClick(other.delete, Qt.MouseButton.LeftButton)
    program.window.go("about_you")
    settle(qtbot, program)
    assert [row.name for row in program.keeper.drafts()] == ["Sample application"]


def test_deleting_the_draft_in_view_closes_it(
    qtbot: QtBot, program: Program, sample: Draft
) -> None:
    keep(qtbot, program, sample)
    QTest.mouseClick(cards(program)[0].delete, Qt.MouseButton.LeftButton)
    assert program.session.view is None
    assert not program.window.navigation.entries["choose"].isVisible()


def test_many_drafts_are_shown_a_few_at_a_time(qtbot: QtBot, program: Program) -> None:
    keep(qtbot, program, *(Draft(name=f"Draft {n}") for n in range(11)))
    page = start_of(program)
    assert len(cards(program)) == 8
    assert page.more.text() == "Show 3 more"
    QTest.mouseClick(page.more, Qt.MouseButton.LeftButton)
    assert len(cards(program)) == 11


def test_a_candidate_file_is_taken_in_with_the_files_it_names(
    qtbot: QtBot,
    program: Program,
    sample: Draft,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from attrs import evolve

    (tmp_path / "scan.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    draft = evolve(sample, documents=(Document("qualifications", "scan.png"),))
    file = tmp_path / "candidate.toml"
    file.write_text(candidate_file.dumped(draft), encoding="utf-8")
    monkeypatch.setattr(files, "to_open", lambda *_: file)
    start_of(program).choose_file()
    qtbot.waitUntil(lambda: program.session.view is not None, timeout=20_000)
    settle(qtbot, program)
    assert program.session.draft == draft
    assert program.session.draft_id is not None
    assert program.keeper.content(program.session.draft_id, "scan.png").startswith(b"\x89PNG")
    assert "scan.png" in program.session.view.reports  # type: ignore[union-attr]


def test_a_broken_file_is_refused_with_what_is_wrong(
    qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    file = tmp_path / "candidate.toml"
    file.write_text('format = 1\n[person]\nborn = "yesterday"\n', encoding="utf-8")
    page = start_of(program)
    program.drafts.open_file(file)
    qtbot.waitUntil(lambda: page.problem is not None, timeout=20_000)
    assert page.problem is not None
    assert "a date" in page.problem.label.text()
    assert program.drafts.rows == ()
