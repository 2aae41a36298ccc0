"""Every text of every page and dialog goes through the catalogue, and none is cut when longer."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QGroupBox, QLabel, QLineEdit, QWidget

from nato_apply import i18n, paths
from nato_apply.candidate.draft import Draft
from nato_apply.ui.main_window import MainWindow
from nato_apply.ui.page_stack import PAGES
from tests.ui import pseudo_locale, scenes
from tests.ui.clipping import clipped

# Names, and what each language calls itself.
ALLOWED = {"NATO Apply", "English", "Français", "EN", "FR", "A−", "A+", "•"}
WORD = re.compile(r"[^\W\d_]{3,}")


@pytest.fixture
def longer(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    """The window in the language that is none, switched to while it runs."""
    monkeypatch.setattr(i18n, "_catalogue", lambda _language: pseudo_locale.Catalogue())
    window.set_language("en")
    scenes.settle()
    yield window
    monkeypatch.undo()
    i18n.use("en")


@pytest.mark.parametrize("page_id", list(PAGES))
def test_every_text_of_a_page_is_translated(longer: MainWindow, page_id: str) -> None:
    scenes.turn(longer, page_id)
    assert untranslated(longer) == []


@pytest.mark.parametrize("page_id", list(PAGES))
def test_so_is_that_of_an_empty_draft(longer: MainWindow, page_id: str) -> None:
    scenes.show(longer, Draft(call="nato-hq-2026"), page_id)
    assert untranslated(longer) == []


@pytest.mark.parametrize("name", list(scenes.DIALOGS))
def test_so_is_that_of_a_dialog(longer: MainWindow, name: str) -> None:
    dialog = scenes.opened(longer, name)
    assert untranslated(dialog) == []
    scenes.close(dialog)


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("page_id", list(PAGES))
def test_a_longer_language_is_not_cut_either(
    longer: MainWindow, page_id: str, percent: int
) -> None:
    longer.resize(1024, 640)
    longer.look.set_percent(percent)
    scenes.turn(longer, page_id)
    found = clipped(longer)
    longer.look.set_percent(100)
    assert found == []


def test_a_text_past_the_catalogue_would_be_found(longer: MainWindow) -> None:
    naive = QLabel("Save the draft", longer)
    naive.show()
    assert "Save the draft" in untranslated(longer)


def untranslated(root: QWidget) -> list[str]:
    """Texts in view that did not come from the catalogue, and are nobody's data."""
    data = known_data()
    return sorted(
        {
            text
            for widget in scenes.visible(root)
            for text in texts(widget)
            if "⟦" not in text and text not in ALLOWED and WORD.search(text) and not data(text)
        }
    )


def texts(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text().replace("&&", "&")
    elif isinstance(widget, QComboBox):
        yield from (widget.itemText(n) for n in range(widget.count()))
    elif isinstance(widget, QLineEdit):
        yield widget.placeholderText()
    elif isinstance(widget, QGroupBox):
        yield widget.title()
    yield widget.accessibleName()
    yield widget.accessibleDescription()
    yield widget.toolTip()


def known_data() -> Callable[[str], bool]:
    """Whether a text is data: of the calls, of the sample, a name of a country, a date."""
    folder = paths.resource("calls")
    sources = [file.read_text(encoding="utf-8") for file in sorted(folder.glob("*.toml"))]
    sources.append(paths.resource("demo", "candidate.toml").read_text(encoding="utf-8"))
    whole = re.sub(r"\s+", " ", "\n".join(sources))
    names = {*i18n.countries().values(), *i18n.language_names().values(), *i18n.month_names()}
    folded = {name.casefold() for name in names}

    def is_data(text: str) -> bool:
        plain = re.sub(r"\s+", " ", text).strip()
        if plain in whole or plain.casefold() in folded:
            return True
        parts = [part for part in re.split(r" · |\n|[,:;.()] ?| {2,}", text) if WORD.search(part)]
        return all(
            part.strip() in whole
            or part.strip().casefold() in folded
            or not [w for w in WORD.findall(part) if w.casefold() not in folded and w not in whole]
            for part in parts
        )

    return is_data
