"""Keep the deadlines: how it stands, picture, steps, calendar, one's own expectation."""

from __future__ import annotations

import itertools
import resource
from collections.abc import Callable
from datetime import datetime, time
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from nato_apply import clock
from nato_apply.candidate.draft import Submitted
from nato_apply.ui.main_window import MainWindow
from nato_apply.ui.pages.deadlines import Deadlines
from nato_apply.ui.program import Program
from nato_apply.ui.session import Session
from nato_apply.ui.widgets import milestone_places
from nato_apply.ui.widgets.milestone_places import Wanted
from nato_apply.ui.widgets.time_field import typed_time
from tests.ui.clipping import settled
from tests.ui.conftest import NOW, settle
from tests.ui.saving import save_as

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def page(window: MainWindow) -> Deadlines:
    window.go("deadlines")
    found = window.page("deadlines")
    assert isinstance(found, Deadlines)
    return found


@pytest.fixture
def at(session: Session) -> Callable[[str], None]:
    """Let it be another moment."""

    def moved(moment: str) -> None:
        when = clock.moment(moment)
        session.now = lambda: when
        session.refresh()

    return moved


@pytest.fixture
def call(session: Session) -> Callable[[str], None]:
    def switched(call_id: str) -> None:
        session.edit(lambda draft: attrs.evolve(draft, call=call_id), "call")

    return switched


def export(qtbot: QtBot, program: Program, page: Deadlines) -> None:
    qtbot.mouseClick(page.export, Qt.MouseButton.LeftButton)
    settle(qtbot, program)


def test_the_banner_says_what_is_left_in_both_zones(page: Deadlines) -> None:
    assert page.state.strong.text() == "20 days left"
    text = page.state.label.text()
    # Athens is an hour ahead of Brussels, and there it is the next day.
    assert "Thursday 30 April 2026, 23:59 Brussels · Fri 1 May, 0:59 your time" in text


def test_each_step_says_by_when_and_why(page: Deadlines) -> None:
    row = page.rows.rows["support"]
    assert row.due.text() == "Fri 24 Apr 2026"
    assert row.hours.text() == "23:59 Brussels · Sat 25 Apr, 0:59 your time"
    assert "3 working days must lie between it and the closing" in row.why.text()
    assert row.why.text().startswith("Our advice")
    assert "Our advice" in row.check.accessibleDescription()
    assert page.rows.rows["closes"].why.text().startswith("Official · The notice")


def test_the_dates_of_the_steps_begin_below_each_other(page: Deadlines, window: MainWindow) -> None:
    window.resize(1440, 900)
    settled(window)
    rows = page.rows.rows.values()
    assert len({row.due.mapTo(page, QPoint(0, 0)).x() for row in rows}) == 1


def test_a_click_anywhere_on_a_step_ticks_it(
    qtbot: QtBot, page: Deadlines, session: Session
) -> None:
    qtbot.mouseClick(page.rows.rows["review"].title, Qt.MouseButton.LeftButton)
    assert "review" in session.draft.plan.done


def test_a_step_is_ticked_off_with_the_keyboard_which_stays_there(
    qtbot: QtBot, page: Deadlines, session: Session
) -> None:
    check = page.rows.rows["review"].check
    check.setFocus()
    qtbot.keyClick(check, Qt.Key.Key_Space)
    assert "review" in session.draft.plan.done
    assert page.window().focusWidget() is check
    qtbot.keyClick(check, Qt.Key.Key_Space)
    assert "review" not in session.draft.plan.done


def test_an_overdue_step_says_so_in_words(page: Deadlines) -> None:
    row = page.rows.rows["self-translation"]  # due on 9 April, and it is the 10th
    assert row.late.isVisible()
    assert row.late.text() == "Do it now"
    assert "Do it now" in row.check.accessibleDescription()


def test_the_picture_is_told_in_words(page: Deadlines) -> None:
    words = page.line.accessibleDescription()
    assert "Thu 30 Apr: Applications close (To do)" in words
    assert "Now: Fri 10 Apr" in words
    assert "(Done)" in words


def test_a_closed_call_says_so_calmly_and_offers_the_next_round(
    page: Deadlines, call: Callable[[str], None]
) -> None:
    call("nato-hq-2025")
    assert page.state.strong.text() == "Closed on Tuesday 20 May 2025"
    assert "next round" in page.state.label.text()
    assert page.expected.isVisible()
    assert not page.picture.isVisible()
    assert states(page) == {"Past", "Done"}
    assert not any(row.check.isVisible() for row in page.rows.rows.values())


def test_after_the_closing_a_submitted_application_is_no_reproach(
    page: Deadlines, session: Session, at: Callable[[str], None]
) -> None:
    submit(session)
    at("2026-05-02")
    assert page.state.strong.text() == "Submitted on 10 April 2026"
    assert "The call closed Thursday 30 April 2026" in page.state.label.text()
    assert not page.expected.isVisible()


def states(page: Deadlines) -> set[str]:
    """How the steps before the closing stand, where there is nothing to tick any more."""
    return {row.hours.text() for step, row in page.rows.rows.items() if step != "closes"}


def submit(session: Session) -> None:
    session.edit(lambda draft: attrs.evolve(draft, submitted=Submitted(NOW)), "x")


def test_once_submitted_no_step_is_overdue_or_to_be_done(
    page: Deadlines, session: Session, window: MainWindow
) -> None:
    submit(session)
    assert page.state.property("ground") == "met"
    assert "Nothing more has to be done by these dates." in page.state.label.text()
    assert states(page) == {"Done", "No longer needed"}
    assert not any(row.late.isVisible() for row in page.rows.rows.values())
    assert not any(row.check.isVisible() for row in page.rows.rows.values())
    assert not page.picture.isVisible()
    assert not page.export.isVisible()
    chip = window.header.chip
    assert chip is not None
    assert chip.strong.text() == "Submitted on 10 April 2026"
    assert "Closes on 30 April 2026" in chip.accessibleName()
    assert chip.property("ground") == "met"


def test_what_is_not_submitted_after_all_has_its_steps_again(
    page: Deadlines, session: Session
) -> None:
    submit(session)
    session.undo()
    assert page.rows.rows["self-translation"].late.isVisible()
    assert page.rows.rows["review"].check.isVisible()
    assert page.picture.isVisible()
    assert page.export.isVisible()


def test_the_last_week_is_marked(page: Deadlines, at: Callable[[str], None]) -> None:
    at("2026-04-27T12:00")
    assert page.state.property("ground") == "arguable"
    assert page.state.strong.text() == "3 days left"


def expected(session: Session) -> datetime | None:
    return session.draft.plan.closes


def test_an_undated_call_takes_the_day_that_the_candidate_expects(
    qtbot: QtBot, page: Deadlines, session: Session, call: Callable[[str], None]
) -> None:
    call("nato-2027")
    assert page.state.strong.text() == "The notice states no closing date"
    assert not page.steps.isVisible()
    qtbot.keyClicks(page.day.line, "30/4/2027")
    qtbot.keyClick(page.day.line, Qt.Key.Key_Return)
    assert expected(session) == datetime(2027, 4, 30, 23, 59)  # noqa: DTZ001 (a wall clock)
    assert "You expect it to close Friday 30 April 2027" in page.state.label.text()
    assert page.rows.rows["closes"].why.text().startswith("Expected · You expect")
    page.time.selectAll()
    qtbot.keyClicks(page.time, "12h00")
    qtbot.keyClick(page.time, Qt.Key.Key_Return)
    assert expected(session) == datetime(2027, 4, 30, 12)  # noqa: DTZ001
    page.day.line.clear()
    qtbot.keyClick(page.day.line, Qt.Key.Key_Return)
    assert expected(session) is None
    assert not page.steps.isVisible()


def test_a_time_that_does_not_exist_is_refused_beside_its_field(
    qtbot: QtBot, page: Deadlines, call: Callable[[str], None]
) -> None:
    call("nato-2027")
    page.time.selectAll()
    qtbot.keyClicks(page.time, "25:00")
    qtbot.keyClick(page.time, Qt.Key.Key_Return)
    said = page.time_row.error.text()
    assert said == "This is not a time of day. Type it as 23:59. Until then 23:59 still counts."


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("23:59", time(23, 59)),
        ("23.59", time(23, 59)),
        ("23 h 59", time(23, 59)),
        ("23\u00a0h\u00a059", time(23, 59)),
        ("9h", time(9)),
        ("9", time(9)),
        ("24:00", None),
        ("9:5", None),
        ("noon", None),
    ],
)
def test_times_are_read_as_people_type_them(text: str, meant: time | None) -> None:
    assert typed_time(text) == meant


def test_the_calendar_holds_the_steps_still_ahead_and_nothing_personal(
    qtbot: QtBot, program: Program, page: Deadlines, tmp_path: Path
) -> None:
    file = tmp_path / "steps.ics"
    save_as(file)
    export(qtbot, program, page)
    content = file.read_bytes()
    events = Calendar.from_ical(content).walk("VEVENT")
    assert len(events) == 5
    assert b"ngstr" not in content
    assert page.exported.strong.text() == "Written: steps.ics"
    assert str(tmp_path) in page.exported.label.text().replace("\u200b", "")
    assert file.stat().st_mode & 0o777 == 0o600


def test_the_ending_is_added_where_it_was_not_typed(
    qtbot: QtBot, program: Program, page: Deadlines, tmp_path: Path
) -> None:
    save_as(tmp_path / "steps")
    export(qtbot, program, page)
    assert (tmp_path / "steps.ics").exists()


def test_an_existing_file_is_replaced_only_when_the_user_says_so(
    qtbot: QtBot, program: Program, page: Deadlines, tmp_path: Path
) -> None:
    file = tmp_path / "steps.ics"
    file.write_text("mine")
    save_as(file, replace=False)
    export(qtbot, program, page)
    assert file.read_text() == "mine"
    save_as(file, replace=True)
    export(qtbot, program, page)
    assert file.read_bytes().startswith(b"BEGIN:VCALENDAR")


def test_a_file_that_only_the_added_ending_meets_is_left_alone(
    qtbot: QtBot, program: Program, page: Deadlines, tmp_path: Path
) -> None:
    (tmp_path / "steps.ics").write_text("mine")
    save_as(tmp_path / "steps")
    export(qtbot, program, page)
    assert (tmp_path / "steps.ics").read_text() == "mine"
    assert page.exported.strong.text() == "Not written: steps.ics"
    assert page.exported.label.text().startswith("This file exists already.")


def test_a_full_disk_is_said_in_a_sentence_and_leaves_no_part_of_a_file(
    qtbot: QtBot, program: Program, page: Deadlines, tmp_path: Path
) -> None:
    folder = tmp_path / "full"
    folder.mkdir()
    save_as(folder / "steps.ics")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
    try:
        export(qtbot, program, page)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert list(folder.iterdir()) == []
    assert page.exported.label.text().startswith("The disk is full; nothing was written.")


def test_nothing_is_exported_once_nothing_is_ahead(
    page: Deadlines, call: Callable[[str], None]
) -> None:
    call("nato-hq-2025")
    assert not page.export.isVisible()
    assert "nothing to put into a calendar" in page.export_told.text()


def test_the_page_turns_to_french_at_once(page: Deadlines, window: MainWindow) -> None:
    window.set_language("fr")
    assert "jeudi 30 avril 2026" in page.state.label.text()
    assert "ven. 24 avr. 2026" in page.rows.rows["support"].due.text()
    window.set_language("en")


labels = st.lists(st.tuples(st.floats(0, 600), st.floats(10, 600)), min_size=1, max_size=12).map(
    lambda pairs: [Wanted(x, w) for x, w in sorted(pairs)]
)


@given(labels)
def test_no_label_of_the_picture_meets_another_or_its_line(wanted: list[Wanted]) -> None:
    left, right = 0.0, 600.0
    fitted = [Wanted(x, min(w, milestone_places.room(x, left, right))) for x, w in wanted]
    places = milestone_places.placed(fitted, left, right)
    for (a, pa), (b, pb) in itertools.permutations(zip(fitted, places, strict=True), 2):
        assert left <= pa.left
        assert pa.left + a.width <= right + 1e-6
        if pa.above != pb.above:
            continue
        if pa.lane == pb.lane:
            assert pa.left + a.width <= pb.left + 1e-6 or pb.left + b.width <= pa.left + 1e-6
        elif pb.lane > pa.lane:  # b's line passes the lane of a
            assert not pa.left < b.x < pa.left + a.width - 1e-6


@given(st.lists(st.floats(0, 600), min_size=1, max_size=12).map(sorted))
def test_the_marks_never_cover_each_other(xs: list[float]) -> None:
    moved = milestone_places.apart(xs, 22, 0, 600)
    assert all(b - a >= 22 - 1e-6 for a, b in itertools.pairwise(moved))
    assert moved[-1] <= 600
