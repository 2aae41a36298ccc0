"""The vacancies of a call: searched as one types, filtered by group, unfolded to be read."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from nato_apply.i18n import N_, Message, plural, translated
from nato_apply.ui import choosing
from nato_apply.ui.announcing import announce
from nato_apply.ui.widgets.buttons import Button, IconButton
from nato_apply.ui.widgets.cards import Card, EmptyState, Line, clear
from nato_apply.ui.widgets.fields import PlainCombo
from nato_apply.ui.widgets.in_view import bring_into_view
from nato_apply.ui.widgets.labels import Label
from nato_apply.ui.widgets.shown import set_shown
from nato_apply.ui.widgets.submitted import frozen
from nato_apply.ui.widgets.vacancy_row import VacancyRow

if TYPE_CHECKING:
    from nato_apply.calls.call import Call
    from nato_apply.ui.view import View


class VacancyList(QWidget):
    """Its signals give ids of vacancies; `replaced` the one wanted, and the one it takes out."""

    searched = Signal()
    """The keyboard has gone to the search."""
    looked_at = Signal(str)
    chosen = Signal(str)
    dropped = Signal(str)
    replaced = Signal(str, str)
    compared = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._call: Call | None = None
        self._index: choosing.Index | None = None
        self.rows: dict[str, VacancyRow] = {}
        self._lines: dict[str, Line] = {}
        self._unfolded = ""
        self._refused = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.search = QLineEdit()
        self.search.setProperty("public", True)
        self.search.setMaxLength(200)
        self.search.textChanged.connect(lambda _text: self._narrow())
        self.search.installEventFilter(self)
        self.wipe = IconButton("x")
        self.wipe.clicked.connect(self._forget)
        across = QHBoxLayout()
        across.setSpacing(4)
        across.addWidget(self.search, 1)
        across.addWidget(self.wipe)
        column.addLayout(across)
        self.groups = PlainCombo()
        self.groups.activated.connect(lambda _index: self._narrow())
        self.count = Label(role="small")
        for each in (self.groups, self.count, self._card(), self._empty()):
            column.addWidget(each)

    def _card(self) -> Card:
        self.list = Card()
        self.list.body.setContentsMargins(1, 8, 1, 8)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self.list.body.addLayout(self._column)
        return self.list

    def _empty(self) -> EmptyState:
        self.clear_search = Button()
        self.clear_search.clicked.connect(self._show_all)
        self.not_found = EmptyState("search", self.clear_search)
        return self.not_found

    # Searching

    def focus_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def go_to(self, vacancy_id: str) -> bool:
        """Put the keyboard to one vacancy, whatever was searched for; false: it is not here."""
        if vacancy_id not in self.rows:
            return False
        self._show_all()
        self.rows[vacancy_id].go_to()
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusIn:
            self.searched.emit()
        elif isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            rows = [row for row in self.rows.values() if not row.isHidden()]
            if event.key() == Qt.Key.Key_Down and rows:
                rows[0].go_to()
                return True
            if event.key() == Qt.Key.Key_Escape and self.search.text():
                self.search.clear()
                return True
        return False

    def _show_all(self) -> None:
        self.groups.setCurrentIndex(0)
        self._forget()
        self._filter()

    def _forget(self) -> None:
        self.search.clear()
        self.search.setFocus()

    def _narrow(self) -> None:
        """Show what is found, and have a screen reader say how much it is."""
        self._filter()
        if self.isVisible():
            nothing = self.list.isHidden()
            announce(self.window(), self.not_found.strong.text() if nothing else self.count.text())

    def _filter(self) -> None:
        if self._index is None:
            return
        group = None if self.groups.isHidden() else self.groups.currentData()
        found: set[str] = {vacancy.id for vacancy in self._index.found(self.search.text(), group)}
        first = True
        for vacancy_id, row in self.rows.items():
            set_shown(row, vacancy_id in found)
            set_shown(self._lines[vacancy_id], vacancy_id in found and not first)
            first = first and vacancy_id not in found
        self.wipe.setVisible(bool(self.search.text()))
        set_shown(self.list, bool(found))
        set_shown(self.not_found, not found)
        self.count.setVisible(0 < len(found) < len(self.rows))
        told = Message(N_("{found} of {all} shown"), {"found": len(found), "all": len(self.rows)})
        self.count.setText(str(told))
        if not found:
            self._teach()

    def _teach(self) -> None:
        """Say why nothing is found, and what would be."""
        assert self._call is not None
        text = self.search.text().strip()
        told = [
            translated(
                N_(
                    "The search looks in titles, descriptions and keywords, in English and "
                    "French, and ignores accents."
                )
            )
        ]
        known = choosing.example(self._call)
        if known:
            told.append(str(Message(N_("Try a topic, such as “{word}”."), {"word": known})))
        if self.groups.currentIndex() > 0 and not self.groups.isHidden():
            told.append(translated(N_("Only one group is searched now.")))
        wording = N_("Nothing found for “{text}”") if text else N_("Nothing found in this group")
        self.not_found.set_texts(str(Message(wording, {"text": text})), " ".join(told))

    # The rows

    def _fill(self, call: Call) -> None:
        self._call, self._index = call, choosing.Index(call)
        self._unfolded = self._refused = ""
        clear(self._column)
        self.rows, self._lines = {}, {}
        for vacancy in call.vacancies:
            line, row = Line(), VacancyRow(call, vacancy)
            row.focused.connect(partial(self._gone_to, vacancy.id))
            row.pressed.connect(partial(self._fold, vacancy.id))
            row.chosen.connect(partial(self.chosen.emit, vacancy.id))
            row.dropped.connect(partial(self.dropped.emit, vacancy.id))
            row.compared.connect(partial(self.compared.emit, vacancy.id))
            row.refusal.replace.connect(partial(self.replaced.emit, vacancy.id))
            row.refusal.kept.connect(partial(self._keep, vacancy.id))
            self._column.addWidget(line)
            self._column.addWidget(row)
            self.rows[vacancy.id], self._lines[vacancy.id] = row, line
        self.groups.clear()
        self.search.clear()

    def _show_groups(self, call: Call) -> None:
        shown = self.groups.currentData()
        self.groups.clear()
        self.groups.addItem(translated(N_("All groups")), None)
        for group in call.groups:
            self.groups.addItem(str(group.title), group.id)
        self.groups.setCurrentIndex(max(0, self.groups.findData(shown)))
        self.groups.setVisible(len(call.groups) > 1)

    def _gone_to(self, vacancy_id: str) -> None:
        for each, row in self.rows.items():
            row.set_selected(each == vacancy_id)
        self.looked_at.emit(vacancy_id)

    def _fold(self, vacancy_id: str) -> None:
        self._unfolded = "" if self._unfolded == vacancy_id else vacancy_id
        for each, row in self.rows.items():
            row.unfold(each == self._unfolded)

    # One choice too many

    def refuse(self, vacancy_id: str, view: View) -> None:
        """Say in the row which clause forbids another choice, and offer to replace one."""
        self._refused = vacancy_id
        self._show_rows(view)
        self.rows[vacancy_id].refusal.focus_first()
        bring_into_view(self.rows[vacancy_id].refusal)

    def forget(self) -> None:
        """Another draft: nothing was searched, unfolded or refused in it."""
        self._call = None

    def _keep(self, vacancy_id: str) -> None:
        self._refused = ""
        self.rows[vacancy_id].refusal.hide()
        self.rows[vacancy_id].choose.setFocus()

    # Showing

    def show_view(self, view: View) -> None:
        assert view.call is not None
        if view.call is not self._call:
            self._fill(view.call)
        self._show_groups(view.call)
        self.search.setAccessibleName(translated(N_("Search the vacancies")))
        self.search.setPlaceholderText(
            plural("Search {count} vacancy", "Search {count} vacancies", len(self.rows))
        )
        self.wipe.set_name(translated(N_("Clear the search")))
        self.groups.setAccessibleName(translated(N_("Group")))
        self.clear_search.setText(translated(N_("Show all vacancies")))
        self._show_rows(view)
        self._filter()

    def _show_rows(self, view: View) -> None:
        assert view.call is not None
        chosen = choosing.chosen(view.call, view.draft)
        ranks: dict[str, int] = {v.id: rank for rank, v in enumerate(chosen, start=1)}
        full = choosing.full(view.call, view.draft)
        if not full or self._refused in ranks or frozen(view):
            self._refused = ""
        for vacancy_id, row in self.rows.items():
            row.show_vacancy(ranks.get(vacancy_id), editable=not frozen(view))
            row.unfold(vacancy_id == self._unfolded)
            row.refusal.setVisible(vacancy_id == self._refused)
        clause = choosing.limit(view.call)
        if self._refused and clause is not None:
            self.rows[self._refused].refusal.show_refusal(clause, chosen)
