"""Choose vacancies: search them, read them, choose, rank, and say why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nato_apply.i18n import N_, plural, translated
from nato_apply.ui import choosing, theme
from nato_apply.ui.pages.page import Page
from nato_apply.ui.view import Aside
from nato_apply.ui.widgets.bullets import Bullets
from nato_apply.ui.widgets.buttons import Button
from nato_apply.ui.widgets.cards import Card, EmptyState
from nato_apply.ui.widgets.choices_card import ChoicesCard
from nato_apply.ui.widgets.columns import Columns
from nato_apply.ui.widgets.shown import set_shown
from nato_apply.ui.widgets.submitted import SubmittedNotice
from nato_apply.ui.widgets.vacancy_list import VacancyList
from nato_apply.ui.writing import AI_BAN, ban

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QResizeEvent

    from nato_apply.calls.call import Call
    from nato_apply.ui.view import View

BESIDE = 600
"""From this width (pixels at 100 %) on, the choices stand beside the list."""
ROOMY = 960
"""From this width on, what the notice says to all stands below the choices."""


class Choose(Page):
    title = N_("Choose vacancies")
    widest = 1240

    def build(self) -> None:
        self.submitted = SubmittedNotice()
        self.body.addWidget(self.submitted)
        self._build_nothing()
        self.columns = Columns(BESIDE)
        self.body.addWidget(self.columns)
        self.vacancies = VacancyList()
        self.vacancies.searched.connect(self._say_limit)
        self.vacancies.looked_at.connect(self._say_vacancy)
        self.vacancies.chosen.connect(self._choose)
        self.vacancies.dropped.connect(self._drop)
        self.vacancies.replaced.connect(self._replace)
        self.vacancies.compared.connect(self._compare)
        self.columns.left.addWidget(self.vacancies)
        self.choices = ChoicesCard(self.session)
        self.choices.compared.connect(lambda: self._compare(""))
        self.choices.writing.connect(self._say_ban)
        self.choices.emptied.connect(self.search)
        self.choices.go_on.clicked.connect(lambda: self.go.emit("eligibility"))
        self.columns.right.addWidget(self.choices)
        self.common, self.tasks = self._told(N_("What interns do in every vacancy"))
        self.notices, self.told = self._told(N_("What the notice says to those who choose"))
        self.body.addStretch(1)
        self.session.opened.connect(self._begin)

    def _begin(self) -> None:
        self.vacancies.forget()
        if self.session.view is not None:
            self._changed(self.session.view)

    def _build_nothing(self) -> None:
        to_start = Button()
        self.text(to_start.setText, N_("Choose a call"))
        to_start.clicked.connect(lambda: self.go.emit("start"))
        self.no_call = EmptyState("list-checks", to_start)
        self.no_vacancy = EmptyState("list-checks")
        self.body.addWidget(self.no_call)
        self.body.addWidget(self.no_vacancy)

    def _told(self, heading: str) -> tuple[Card, Bullets]:
        card, bullets = Card(), Bullets()
        self.text(card.set_heading, heading)
        card.body.addWidget(bullets)
        self.body.addWidget(card)
        return card, bullets

    def search(self) -> None:
        self.vacancies.focus_search()

    def reveal(self, key: str) -> bool:
        return self.vacancies.go_to(key.removeprefix("vacancy."))

    def focus_first(self) -> None:
        if self.columns.isVisibleTo(self):
            self.search()
            self._say_limit()
        else:
            super().focus_first()

    # What the candidate does

    def _call(self) -> Call | None:
        return self.session.view.call if self.session.view is not None else None

    def _choose(self, vacancy: str) -> None:
        view, call = self.session.view, self._call()
        if view is None or call is None:
            return
        if choosing.full(call, view.draft):
            self._say_limit()
            self.vacancies.refuse(vacancy, view)
            return
        self.session.edit(lambda draft: choosing.added(draft, call, vacancy), N_("Choice added"))
        self.vacancies.rows[vacancy].setFocus()

    def _replace(self, new: str, old: str) -> None:
        call = self._call()
        if call is None:
            return
        self.session.edit(
            lambda draft: choosing.replaced(draft, call, old, new), N_("Choice replaced")
        )
        self.vacancies.rows[new].setFocus()

    def _drop(self, vacancy: str) -> None:
        call = self._call()
        if call is None:
            return
        self.session.edit(
            lambda draft: choosing.removed(draft, call, vacancy), N_("Choice removed")
        )
        self.vacancies.rows[vacancy].setFocus()

    def _compare(self, also: str) -> None:
        from nato_apply.ui.dialogs.compare import CompareDialog

        view, call = self.session.view, self._call()
        if view is not None and call is not None and choosing.can_compare(call):
            CompareDialog(self, call, view.draft, also).open()

    # The right panel

    def _say_vacancy(self, vacancy_id: str) -> None:
        call = self._call()
        vacancy = call.vacancy(vacancy_id) if call is not None else None
        if call is None or vacancy is None:
            return
        said = [str(vacancy.summary or "")]
        said += [f"• {task.text}" for task in choosing.tasks_of(call, vacancy)]
        nothing = translated(N_("The notice names this vacancy and says no more about it."))
        text = "\n\n".join(each for each in said if each) or nothing
        self.say(Aside(str(vacancy.title), choosing.group_title(call, vacancy), text))

    def _say_limit(self) -> None:
        call = self._call()
        clause = choosing.limit(call) if call is not None else None
        if clause is not None:
            self.say(Aside(translated(N_("How many you may choose")), clause.cite, clause.text))
        else:
            self.say(Aside(""))  # the call as a whole

    def _say_ban(self) -> None:
        call = self._call()
        notice = ban(call) if call is not None else None
        if notice is not None:
            title = translated(N_("No generative AI"))
            self.say(Aside(title, str(notice.cite or ""), str(notice.text)))

    # Showing

    def _place_told(self) -> None:
        """What holds for every vacancy: below the choices where there is room, else last."""
        below = self.columns.beside and self.width() >= theme.px(ROOMY)
        if below == (self.columns.right.indexOf(self.common) >= 0):
            return
        for place, card in enumerate((self.common, self.notices)):
            if below:
                self.columns.right.addWidget(card)
            else:
                self.body.insertWidget(self.body.indexOf(self.columns) + 1 + place, card)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_told()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type().name == "StyleChange":
            self._place_told()

    def retranslate(self) -> None:
        super().retranslate()
        self.no_call.set_texts(
            translated(N_("No call chosen yet")),
            translated(N_("The vacancies come from the call’s notice.")),
        )
        self.no_vacancy.set_texts(
            translated(N_("Nothing to choose here")),
            translated(N_("This call names no vacancies: one application is for the whole of it.")),
        )

    def present(self, view: View) -> None:
        call = view.call
        self.submitted.show_view(view)
        self.no_call.setVisible(call is None)
        self.no_vacancy.setVisible(call is not None and not call.vacancies)
        useful = call is not None and bool(call.vacancies)
        self.columns.setVisible(useful)
        self.lead.setVisible(useful)
        self._show_told(call)
        if call is not None and useful:
            self.lead.setText(_lead(call))
            self.vacancies.show_view(view)
            self.choices.show_view(view)

    def _show_told(self, call: Call | None) -> None:
        tasks = [str(task.text) for task in choosing.common_tasks(call)] if call else []
        told = [notice for notice in call.told("choose") if notice.id != AI_BAN] if call else []
        self.tasks.show_lines(tasks)
        self.told.show_lines([choosing.cited(notice.text, notice.cite) for notice in told])
        set_shown(self.common, bool(tasks))
        set_shown(self.notices, bool(told))


def _lead(call: Call) -> str:
    if call.max_choices is None:
        return translated(N_("The notice states no limit. Put the one you want most first."))
    return plural(
        "{count} at most for this call.",
        "Up to {count} for this call. Put the one you want most first.",
        call.max_choices,
    )
