"""The time line: labels that neither overlap nor clip, and the same in words."""

from __future__ import annotations

import itertools
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from nato_apply.settings import Settings
from nato_apply.ui import column_widths, theme
from nato_apply.ui.widgets.timeline import Bar, Mark, Row, TimelineView
from nato_apply.ui.widgets.timeline_axis import GAP, Scale, around, placed, ticks
from nato_apply.ui.widgets.timeline_table import TimelineTable


@pytest.fixture(autouse=True)
def _widths_of_no_other_test(tmp_path: Path) -> None:
    column_widths.keep_in(Settings(tmp_path / "other.ini"))


DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2090, 1, 1))


def width_of(text: str) -> float:
    return 7.0 * len(text)


@given(DAYS, st.integers(20, 9_000), st.floats(120, 2_000))
def test_month_labels_never_touch_and_stay_within_the_picture(
    first: date, days: int, pixels: float
) -> None:
    scale = Scale(first, first + timedelta(days=days), 0, pixels)
    found = ticks(scale, width_of)
    for left, right in itertools.pairwise(found):
        assert left.x + max(width_of(left.label), width_of(left.year)) < right.x
    for tick in found:
        assert tick.x >= 0
        assert tick.x + width_of(tick.label) <= pixels + 1


@given(
    st.lists(st.tuples(st.floats(0, 600), st.floats(10, 300)), max_size=12),
)
def test_labels_of_marks_never_overlap_and_never_clip(
    wanted: list[tuple[float, float]],
) -> None:
    found = placed(wanted, 0, 600)
    boxes = [
        (label.lane, label.x, label.x + width)
        for label, (_x, width) in zip(found, wanted, strict=True)
    ]
    for index, (lane, left, right) in enumerate(boxes):
        assert left >= 0
        assert right <= 600
        for other, start, end in boxes[:index]:
            assert lane != other or right + GAP <= start or left >= end + GAP


def test_the_line_of_another_mark_does_not_run_through_a_label() -> None:
    today, planned, closes = placed([(352, 134), (412, 106), (447, 112)], 0, 665)
    assert (today.lane, today.x + 134) == (0, 352)  # ends at its line
    assert (closes.lane, closes.x) == (0, 447)  # begins at its line
    assert planned.lane == 1  # its line comes down between the two


@given(st.lists(DAYS, min_size=1, max_size=5))
def test_the_picture_reaches_well_before_and_after_what_it_shows(days: list[date]) -> None:
    first, last = around(days)
    assert first.day == 1
    assert (last + timedelta(days=1)).day == 1
    assert first <= min(days) - timedelta(days=60)
    assert last >= max(days) + timedelta(days=60)


@pytest.fixture
def view(qtbot: QtBot) -> TimelineView:
    made = TimelineView()
    qtbot.addWidget(made)
    made.show_rows(
        [
            Row("Nationality", (Bar(date(2024, 3, 7), None, "met"),)),
            Row(
                "Study",
                (
                    Bar(date(2024, 9, 1), date(2026, 4, 14), "met"),
                    Bar(date(2026, 4, 15), None, "arguable"),
                ),
            ),
            Row("Nothing", ()),
        ],
        [
            Mark(date(2026, 4, 20), "planned 20 Apr", "planned"),
            Mark(date(2026, 4, 30), "closes 30 Apr", "closes"),
            Mark(date(2030, 1, 1), "not in the picture", "step"),
        ],
        date(2026, 1, 1),
        date(2026, 8, 31),
    )
    made.resize(700, made.heightForWidth(700))
    made.show()
    QTest.qWait(20)
    return made


def test_the_picture_is_told_in_words(view: TimelineView) -> None:
    told = view.accessibleDescription()
    assert "Nationality: from 7 March 2024 on" in told
    assert "Study: 1 September 2024 to 14 April 2026, arguable from 15 April 2026 on" in told
    assert "closes 30 Apr: 30 April 2026" in told
    assert "not in the picture" not in told


def test_the_same_stands_in_a_table(qtbot: QtBot, view: TimelineView) -> None:
    table = TimelineTable()
    qtbot.addWidget(table)
    table.show_cells(view.cells())
    assert table.rowCount() == 3
    item = table.item(1, 2)
    assert item is not None
    assert item.text() == "from 15 April 2026 on"
    empty = table.item(0, 2)
    assert empty is not None
    assert (empty.text(), empty.data(Qt.ItemDataRole.AccessibleTextRole)) == ("–", "no day")
    header = table.horizontalHeaderItem(1)
    assert header is not None
    assert header.text() == "Met"


def test_met_is_solid_and_arguable_is_hatched(view: TimelineView) -> None:
    picture = view.grab().toImage()
    met, arguable = QColor(theme.colours().met), QColor(theme.colours().arguable_soft)
    colours = {picture.pixelColor(x, y).rgb() for x in range(700) for y in range(picture.height())}
    assert met.rgb() in colours
    assert arguable.rgb() in colours


@pytest.mark.parametrize("width", [160, 320, 700, 1600])
def test_it_can_be_drawn_at_every_width(view: TimelineView, width: int) -> None:
    view.resize(width, view.heightForWidth(width))
    assert not view.grab().isNull()
    assert view.heightForWidth(width) <= view.heightForWidth(160)


@pytest.fixture
def table(qtbot: QtBot, view: TimelineView) -> TimelineTable:
    made = TimelineTable()
    qtbot.addWidget(made)
    made.show_cells(view.cells(), view._rows)
    made.resize(600, 200)
    made.show()
    return made


def names(table: TimelineTable) -> list[str]:
    items = (table.item(row, 0) for row in range(table.rowCount()))
    return [item.text() for item in items if item is not None]


def test_the_table_keeps_the_order_of_the_notice_until_it_is_sorted(table: TimelineTable) -> None:
    before = names(table)
    table.sortItems(0)
    assert names(table) == sorted(before)
    table.sortItems(1)  # by the first day, not by the letters of the month
    assert names(table)[0] == "Nationality"


def test_the_table_is_copied_with_the_usual_keys(qtbot: QtBot, table: TimelineTable) -> None:
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text()
    assert len(copied.splitlines()) == table.rowCount()
    assert all(line.count("\t") == 2 for line in copied.splitlines())
    table.selectRow(1)
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().startswith(f"{names(table)[1]}\t")


def test_the_widths_of_columns_are_remembered(
    qtbot: QtBot, table: TimelineTable, tmp_path: Path
) -> None:
    settings = Settings(tmp_path / "settings.ini")
    column_widths.keep_in(settings)
    table.setColumnWidth(0, 300)
    qtbot.waitUntil(lambda: settings.get("columns_timeline") != "")
    again = TimelineTable()
    qtbot.addWidget(again)
    again.resize(600, 200)
    again.show()
    assert again.columnWidth(0) == pytest.approx(300, abs=4)
    again.resize(1200, 200)
    assert again.columnWidth(0) == pytest.approx(600, abs=8)
