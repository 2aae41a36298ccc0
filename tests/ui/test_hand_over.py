"""Check and hand over: what is open, every answer, the files that go out, and the submission."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

import attrs
import pikepdf
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from nato_apply.candidate import candidate_file
from nato_apply.candidate.draft import Document, LogEntry, with_words
from nato_apply.errors import UserFault
from nato_apply.i18n import N_
from nato_apply.ui.main_window import MainWindow
from nato_apply.ui.pages.hand_over import HandOver
from nato_apply.ui.program import Program
from nato_apply.ui.session import Session
from nato_apply.ui.widgets.answer_rows import AnswerCard, AnswerRow
from tests.ui.clipping import settled
from tests.ui.conftest import NOW, settle
from tests.ui.saving import save_as

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def page(window: MainWindow) -> HandOver:
    window.go("hand_over")
    found = window.page("hand_over")
    assert isinstance(found, HandOver)
    return found


@pytest.fixture
def submit(qtbot: QtBot, program: Program, page: HandOver) -> Callable[[], None]:
    def submitted() -> None:
        qtbot.keyClicks(page.done.receipt, "Reference 1234")
        qtbot.mouseClick(page.done.button, Qt.MouseButton.LeftButton)
        settle(qtbot, program)

    return submitted


def verdict(session: Session) -> str:
    assert session.view is not None
    assert session.view.assessment is not None
    return session.view.assessment.verdict


def card(page: HandOver, title: str) -> AnswerCard:
    return next(card for card in page.answers if card.heading.text() == title)


def row(card: AnswerCard, question: str) -> AnswerRow:
    return next(
        row
        for row in card.rows()
        if any(label.text().startswith(question) for label in row.findChildren(QLabel))
    )


def words(page: HandOver) -> str:
    shown = (label for label in page.findChildren(QLabel) if label.isVisibleTo(page))
    return "\n".join(label.text() for label in shown)


def test_what_is_still_open_comes_first_and_leads_to_its_page(
    qtbot: QtBot, page: HandOver, window: MainWindow
) -> None:
    assert page.open.heading.text() == "Still open · 5"
    missing = row(page.open, "Document")
    assert missing.said.text() == "Missing: Copies of your university qualifications"
    qtbot.mouseClick(missing.button, Qt.MouseButton.LeftButton)
    assert window.page_id == "documents"


def test_the_gravest_is_first_and_steps_still_ahead_stand_apart(page: HandOver) -> None:
    pages = [each.button.accessibleName() for each in page.open.rows()]
    assert pages[0] == "Go there: Condition"
    kinds = [name.removeprefix("Go there: ") for name in pages]
    assert kinds.index("Document") < kinds.index("Deadline") < kinds.index("Own words")
    assert page.ahead.heading.text() == "Steps still ahead"
    ahead = [each.answer for each in page.ahead.rows()]
    assert [each.question for each in ahead if each][:2] == ["Thu 16 Apr 2026", "Mon 20 Apr 2026"]
    assert ahead[-1] is not None
    assert (ahead[-1].question, ahead[-1].answer) == ("Thu 30 Apr 2026", "Applications close")
    assert "do it now" in row(page.open, "Deadline").said.text()


def left(row: AnswerRow, page: HandOver) -> int:
    """Where its value begins; a status mark stands before the words."""
    return (row.mark or row.said).mapTo(page, QPoint(0, 0)).x()


def test_the_answers_of_all_cards_stand_in_one_column(page: HandOver, window: MainWindow) -> None:
    window.resize(1440, 900)
    settled(window)
    rows = [each for card in (page.open, *page.answers) for each in card.rows()]
    values = {left(each, page) for each in rows}
    assert len(rows) > 15
    assert len(values) == 1


def test_questions_that_were_not_answered_stand_on_lines_of_their_own(page: HandOver) -> None:
    for card in page.answers:
        for each in card.rows():
            if "• " in each.said.text():
                assert all(line.startswith("• ") for line in each.said.text().splitlines())
                return
    pytest.fail("no open question is listed")


def test_every_answer_stands_on_the_page(page: HandOver) -> None:
    text = words(page)
    for said in (
        "Zoë Ångström",
        "3 May 2004",
        "Sweden",
        "Political science · Bachelor’s",
        "C1 · advanced",
        "NATO Affairs and Security Policy",
        "Arguable on 20 April 2026",
        "In the student union I coordinated four volunteers for the Nordic week.",
        "Monday 20 April 2026",
    ):
        assert said in text


@pytest.mark.parametrize(
    ("title", "question", "way", "leads_to"),
    [
        ("You", "Birth date", "Change", "about_you"),
        ("You", "English", "Change", "about_you"),
        ("Vacancies, in order", "Choice 2", "Change", "choose"),
        ("Eligibility", "The whole", "Go there", "eligibility"),
        ("Eligibility", "Essential 3", "Change", "eligibility"),
        ("Documents", "Copies of your", "Change", "documents"),
        ("In your own words", "Teamwork", "Change", "words"),
        ("Dates", "Closing", "Go there", "deadlines"),
    ],
)
def test_each_answer_can_be_changed_on_its_page(
    qtbot: QtBot,
    page: HandOver,
    window: MainWindow,
    title: str,
    question: str,
    way: str,
    leads_to: str,
) -> None:
    answer = row(card(page, title), question)
    assert answer.button.accessibleName().startswith(f"{way}: {question}")
    qtbot.mouseClick(answer.button, Qt.MouseButton.LeftButton)
    assert window.page_id == leads_to


def test_a_long_text_is_shortened_here_and_counted_whole(page: HandOver, session: Session) -> None:
    session.edit(lambda draft: with_words(draft, "motivation", "word " * 1000), "x")
    said = row(card(page, "In your own words"), "Motivation").said.text()
    assert len(said) < 700
    assert "1,000 words" in said


def test_the_checklist_is_shown_as_it_will_be(qtbot: QtBot, page: HandOver) -> None:
    viewer = page.checklist.viewer
    qtbot.waitUntil(lambda: viewer.count == 2, timeout=20_000)
    assert all(picture.isVisible() for picture in viewer.pictures)
    assert "Still open" in viewer.pictures[0].accessibleDescription()
    qtbot.mouseClick(viewer.as_text, Qt.MouseButton.LeftButton)
    assert "Zoë Ångström" in viewer.text.toPlainText()


def test_the_preview_follows_an_edit(qtbot: QtBot, page: HandOver, session: Session) -> None:
    viewer = page.checklist.viewer
    qtbot.waitUntil(lambda: viewer.count == 2, timeout=20_000)
    session.edit(lambda draft: attrs.evolve(draft, choices=("pasp-ip",)), "x")
    qtbot.waitUntil(lambda: "Indo-Pacific" in viewer.text.toPlainText(), timeout=20_000)


def test_the_checklist_is_exported_as_a_tagged_pdf(
    qtbot: QtBot, program: Program, page: HandOver, tmp_path: Path
) -> None:
    file = tmp_path / "checklist.pdf"
    save_as(file)
    qtbot.mouseClick(page.checklist.checklist, Qt.MouseButton.LeftButton)
    settle(qtbot, program)
    with pikepdf.open(io.BytesIO(file.read_bytes())) as opened:
        assert opened.Root.Lang == "en"
        assert opened.Root.MarkInfo.Marked
    assert page.checklist.exported.strong.text() == "Written: checklist.pdf"


def test_the_checklist_speaks_the_language_of_the_window(
    qtbot: QtBot, program: Program, window: MainWindow, page: HandOver, tmp_path: Path
) -> None:
    window.set_language("fr")
    file = tmp_path / "liste.pdf"
    save_as(file)
    qtbot.mouseClick(page.checklist.checklist, Qt.MouseButton.LeftButton)
    settle(qtbot, program)
    with pikepdf.open(io.BytesIO(file.read_bytes())) as opened:
        assert opened.Root.Lang == "fr"
    window.set_language("en")


def test_a_candidate_file_is_exported_in_clear_without_what_is_sensitive(
    qtbot: QtBot, program: Program, page: HandOver, session: Session, tmp_path: Path
) -> None:
    given = (Document("qualifications", "diploma.pdf"), Document("medical-evidence", "doctor.pdf"))
    session.edit(lambda draft: attrs.evolve(draft, documents=given), "x")
    assert "in clear" in page.checklist.warning.text()
    file = tmp_path / "me.toml"
    save_as(file)
    qtbot.mouseClick(page.checklist.candidate, Qt.MouseButton.LeftButton)
    settle(qtbot, program)
    draft, faults = candidate_file.load(file)
    assert not faults
    assert draft.person == session.draft.person
    assert [d.file for d in draft.documents] == ["diploma.pdf"]
    assert file.stat().st_mode & 0o777 == 0o600


def test_submitting_freezes_the_draft_with_moment_and_receipt(
    page: HandOver, session: Session, submit: Callable[[], None]
) -> None:
    submit()
    sent = session.draft.submitted
    assert sent is not None
    assert sent.at == NOW
    assert sent.receipt == "Reference 1234"
    assert page.done.when.text() == "Submitted on 10 April 2026, 10:00, your time"
    assert page.after.isVisible()
    assert not page.open.isVisible()
    assert not page.before.isVisible()


def test_once_submitted_the_answer_is_that_of_the_day_it_was_submitted(
    session: Session, submit: Callable[[], None]
) -> None:
    session.edit(lambda draft: attrs.evolve(draft, apply_on=date(2026, 4, 20)), N_("Day"))
    assert verdict(session) == "arguable"
    submit()
    sent = session.draft.submitted
    assert sent is not None
    assert session.draft.apply_on == sent.at.date() < date(2026, 4, 14)
    assert verdict(session) == "met"


def test_what_was_submitted_is_a_revision_of_its_own(
    page: HandOver, session: Session, submit: Callable[[], None]
) -> None:
    keeper, draft_id = session.keeper, session.draft_id
    assert keeper is not None
    assert draft_id is not None
    submit()
    number = keeper.revisions(draft_id)[-1].number
    session.edit(lambda draft: attrs.evolve(draft, log=(LogEntry(date(2026, 5, 1), "x"),)), "x")
    session.save()
    assert keeper.load(draft_id, number).submitted is not None
    assert keeper.load(draft_id, number).log == ()


def test_a_moment_still_to_come_is_refused(qtbot: QtBot, page: HandOver, session: Session) -> None:
    page.done.day.line.setText("11/4/2026")
    qtbot.keyClick(page.done.day.line, Qt.Key.Key_Return)
    qtbot.mouseClick(page.done.button, Qt.MouseButton.LeftButton)
    assert page.done.day_row.error.text() == "This moment is still to come."
    assert session.draft.submitted is None


def test_a_day_typed_for_the_submission_stays_while_time_goes_by(
    qtbot: QtBot, page: HandOver, session: Session
) -> None:
    page.done.day.line.setText("8/4/2026")
    qtbot.keyClick(page.done.day.line, Qt.Key.Key_Return)
    session.refresh()
    assert page.done.day.value() == date(2026, 4, 8)


def test_another_draft_has_the_moment_of_now_proposed(page: HandOver, session: Session) -> None:
    page.done.receipt.setText("of the first draft")
    session.show_draft(session.draft, session.draft_id)
    assert page.done.day.value() == NOW.date()
    assert page.done.time.value() is not None
    assert page.done.receipt.text() == ""


def test_it_can_be_not_submitted_after_all(
    qtbot: QtBot, page: HandOver, session: Session, submit: Callable[[], None]
) -> None:
    submit()
    qtbot.mouseClick(page.done.back, Qt.MouseButton.LeftButton)
    assert session.draft.submitted is None
    assert page.open.isVisible()
    session.undo()
    assert session.draft.submitted is not None


def test_the_receipt_can_still_be_added_later(
    qtbot: QtBot, page: HandOver, session: Session, submit: Callable[[], None]
) -> None:
    submit()
    qtbot.keyClicks(page.done.receipt, " b")
    assert session.draft.submitted is not None
    assert session.draft.submitted.receipt == "Reference 1234 b"


def test_what_was_submitted_is_not_changed_any_more_and_the_log_goes_on(
    page: HandOver, session: Session, submit: Callable[[], None]
) -> None:
    submit()
    before = session.draft
    refusals: list[object] = []
    session.refused.connect(refusals.append)
    session.edit(lambda draft: attrs.evolve(draft, choices=()), "choices")
    assert session.draft == before
    (refusal,) = refusals
    assert isinstance(refusal, UserFault)
    assert [fault.code for fault in refusal.faults] == ["submitted"]
    entry = LogEntry(date(2026, 5, 20), "Screened.")
    session.edit(lambda draft: attrs.evolve(draft, log=(entry,)), "log")
    assert session.draft.log == (entry,)
