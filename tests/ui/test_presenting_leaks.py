"""Before a projector, nothing can be learned of a candidate, not even from what stands instead.

Two candidates who differ in one personal fact, and in no verdict, look the same on every page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest
from attrs import frozen
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QTableWidget
from pytestqt.qtbot import QtBot

from nato_apply import i18n
from nato_apply.candidate.draft import Draft
from nato_apply.eligibility.members import member_since
from nato_apply.i18n import N_
from nato_apply.paths import DataFolder
from nato_apply.ui import personal_data
from nato_apply.ui.dialogs.compare import CompareDialog
from nato_apply.ui.dialogs.history import HistoryDialog
from nato_apply.ui.dialogs.preview import PreviewDialog
from nato_apply.ui.dialogs.recovery_key import RecoveryKeyDialog
from nato_apply.ui.dialogs.study import StudyDialog
from nato_apply.ui.dialogs.switch_call import SwitchCallDialog
from nato_apply.ui.main_window import MainWindow
from nato_apply.ui.page_stack import PAGES
from nato_apply.ui.pages.eligibility import Eligibility
from nato_apply.ui.program import Program
from nato_apply.ui.veil_covers import Cover
from tests.documents import papers
from tests.ui.conftest import keep, settle, started, stop
from tests.ui.documents_given import documents_page, give
from tests.ui.personal import on_screen


def of(draft: Draft, **facts: Any) -> Draft:
    return attrs.evolve(draft, person=attrs.evolve(draft.person, **facts))


def shown(qtbot: QtBot, program: Program, draft: Draft) -> Mapping[str, list[str]]:
    """Everything on every page, once this draft is open."""
    window = program.window
    window.session.edit(lambda _before: draft, N_("Another candidate"))
    settle(qtbot, program)
    found = {}
    for page in PAGES:
        window.go(page)
        settle(qtbot, program)
        QTest.qWait(40)
        told = [*on_screen(window), *cells(window)]
        found[page] = sorted(re.sub("●+", "●", text) for text in told if text)  # not how long it is
    return found


def cells(window: MainWindow) -> list[str]:
    found = []
    for table in (t for t in window.findChildren(QTableWidget) if t.isVisible()):
        places = [(r, c) for r in range(table.rowCount()) for c in range(table.columnCount())]
        found += [item.text() for r, c in places if (item := table.item(r, c)) is not None]
    return found


ALIKE: dict[str, tuple[dict[str, Any], ...]] = {
    "accommodation": ({"accommodation": True}, {"accommodation": False}),
    "nationality": ({"nationalities": ("SE",)}, {"nationalities": ("ME",)}),
    "birth date": ({"born": date(2004, 5, 3)}, {"born": date(2004, 6, 1)}),
    "name": ({"name": "Zoë Ångström"}, {"name": "Bo Li"}),
}


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("fact", list(ALIKE))
def test_who_differs_in_one_fact_looks_the_same(
    qtbot: QtBot, program: Program, window: MainWindow, sample: Draft, fact: str, language: str
) -> None:
    window.set_language(language)
    window.guarding.presenting.toggle()
    shown(qtbot, program, of(sample, **ALIKE[fact][-1]))
    first, *others = (shown(qtbot, program, of(sample, **facts)) for facts in ALIKE[fact])
    for other in others:
        for page in PAGES:
            assert other[page] == first[page], page
    window.set_language("en")


@frozen
class Invented:
    """A candidate nobody is, and every word that would give them away."""

    name: str
    born: date
    country: str
    accommodation: bool
    institution: str
    canary: str

    def draft(self, sample: Draft) -> Draft:
        study = attrs.evolve((sample.studies or ())[0], institution=self.institution)
        told = of(
            sample,
            name=self.name,
            born=self.born,
            nationalities=(self.country,),
            accommodation=self.accommodation,
        )
        words = dict.fromkeys(sample.words, f"{self.canary} wrote this.")
        return attrs.evolve(told, studies=(study,), words=words, name=f"For {self.canary}")

    def paper(self) -> bytes:
        """A diploma, of which the program quotes the date of the award and what is around it."""
        said = f"Diploma of {self.canary}{self.canary}, {self.institution}. "
        award = f"Date of award: 14 April 2025, {self.canary}. "
        return papers.paper(said + award + "This is a degree of the university, as is said. " * 4)

    def tells(self, text: str) -> bool:
        """Whether a text holds anything of them."""
        plain = text.replace("\u00a0", " ").replace("\u200b", "")
        if text in i18n.fixed_texts():  # said to everybody
            return False
        words = [self.canary, self.institution, *self.name.split(), str(self.born.year)]
        days = [self.born, member_since()[self.country]]
        words += [f"{day} {when.year}" for when in days for day in i18n.spellings(when)]
        words += [day for day in i18n.spellings(self.born) if f"{day} 2026" not in plain]
        words += [when.isoformat() for when in days]
        words += [f"{self.born.day}/{self.born.month}", "you ask for", "You ask for", "You do not"]
        words += ["Vous demandez un am", "Vous ne demandez pas d", "vous demandez un am"]
        if sum(name in plain for name in i18n.countries().values()) <= personal_data.OTHERS:
            words += i18n.names_of_country(self.country)
        return any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", plain) for word in words)


INVENTED = (
    Invented("Quirin Ödegård", date(2001, 2, 27), "SE", True, "Xyzzyholm", "Zwiebelfisch"),
    Invented("Ilse van Plugh", date(1997, 12, 31), "FI", False, "Plughstad", "Quuxofon"),
    Invented("Tuu-Li Frob", date(2004, 2, 29), "MK", True, "Frobnik", "Gurkensalat"),
)


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("candidate", INVENTED, ids=lambda each: each.country)
def test_nothing_of_any_candidate_is_on_any_page_or_in_any_dialog(
    qtbot: QtBot,
    program: Program,
    window: MainWindow,
    sample: Draft,
    tmp_path: Path,
    candidate: Invented,
    language: str,
) -> None:
    window.set_language(language)
    file = candidate.canary.lower()
    shown(qtbot, program, candidate.draft(sample))
    give(qtbot, program, documents_page(window), tmp_path, **{file: candidate.paper()})
    eligibility = window.page("eligibility")
    assert isinstance(eligibility, Eligibility)
    eligibility.holding.as_table.click()
    draft = window.session.draft
    assert any(map(candidate.tells, all_of(qtbot, program, draft)))  # it would be seen
    window.guarding.presenting.toggle()
    leaks = [text for text in all_of(qtbot, program, draft) if candidate.tells(text)]
    assert not leaks
    eligibility.holding.as_table.click()
    for dialog in dialogs(window, f"{file}.pdf"):
        settle(qtbot, program)
        QTest.qWait(80)
        told = [text for text in [*on_screen(window), *cells(window)] if candidate.tells(text)]
        assert not told, type(dialog)
        dialog.done(0)
    window.set_language("en")


def all_of(qtbot: QtBot, program: Program, draft: Draft) -> list[str]:
    return [text for page in shown(qtbot, program, draft).values() for text in page]


def dialogs(window: MainWindow, file: str) -> Iterator[QDialog]:
    """Every dialog that shows something of the draft, open."""
    session, view = window.session, window.session.view
    assert view is not None
    assert view.call is not None
    history = HistoryDialog(window, session)
    history.open()
    QTest.qWait(200)
    history.look.click()
    yield history
    for dialog in (
        PreviewDialog(window, session, file),
        SwitchCallDialog(window, session),
        CompareDialog(window, view.call, view.draft),
    ):
        dialog.open()
        yield dialog
    study = StudyDialog(window, (view.draft.studies or ())[0], view.today)
    study.open()
    yield study


def test_a_recovery_key_is_not_shown_before_a_projector(
    qtbot: QtBot, program: Program, window: MainWindow
) -> None:
    key = "ABCDE-FGHJK-LMNPQ-RSTUV"
    window.guarding.presenting.toggle()
    dialog = RecoveryKeyDialog(window, key, bytes, program.jobs)
    dialog.open()
    QTest.qWait(50)
    told = list(on_screen(window))
    assert not [text for text in told if any(group in text for group in key.split("-"))]
    assert not [text for text in told if "A B C D E" in text]
    assert "Stop presenting to see it" in told
    window.guarding.presenting.toggle()
    QTest.qWait(50)
    told = list(on_screen(window))
    assert "Group 2: F G H J K" in told
    assert "Stop presenting to see it" not in told
    dialog.done(0)


def test_a_file_cannot_be_opened_elsewhere_meanwhile(
    qtbot: QtBot, program: Program, window: MainWindow, tmp_path: Path
) -> None:
    give(qtbot, program, documents_page(window), tmp_path, paper=INVENTED[0].paper())
    window.guarding.presenting.toggle()
    dialog = PreviewDialog(window, window.session, "paper.pdf")
    dialog.open()
    qtbot.waitUntil(lambda: dialog.desk.count > 0, timeout=20_000)
    QTest.qWait(50)
    assert not dialog.elsewhere.isEnabled()
    covers = [each for each in dialog.findChildren(Cover) if each.isVisible() and each.text()]
    sheet = dialog.desk.panes[0].sheet
    (cover,) = (each for each in covers if each.parentWidget() is sheet)
    assert cover.size() == sheet.size()
    window.guarding.presenting.toggle()
    assert dialog.elsewhere.isEnabled()
    assert not dialog.findChildren(Cover)
    dialog.done(0)


def test_it_is_remembered_and_no_name_is_shown_at_the_next_start(
    qtbot: QtBot, data: DataFolder, sample: Draft
) -> None:
    program = started(qtbot, data)
    keep(qtbot, program, sample)
    program.window.guarding.presenting.toggle()
    stop(program)
    program = started(qtbot, data)
    QTest.qWait(50)
    assert program.window.guarding.presenting.on
    names = ("Zoë", "Ångström", "Sample application")
    assert not [text for text in on_screen(program.window) if any(n in text for n in names)]
    program.window.guarding.presenting.toggle()
    QTest.qWait(50)
    assert [text for text in on_screen(program.window) if any(n in text for n in names)]
    stop(program)
    program = started(qtbot, data)
    assert not program.window.guarding.presenting.on
    stop(program)
