"""The style sheet, from the tokens. Kept small: what Fusion and the palette cannot say."""

from __future__ import annotations

from collections.abc import Callable

from nato_apply.ui import tokens
from nato_apply.ui.tokens import Colours

_Pixels = Callable[[float], str]


def sheet(c: Colours, percent: int) -> str:
    """The whole style sheet for one theme and one text size."""

    def px(pixels: float) -> str:
        return f"{round(pixels * percent / 100)}px"

    return "".join((_text(c, px), _grounds(c), _buttons(c, px), _fields(c, px), _lists(c, px)))


def _text(c: Colours, px: _Pixels) -> str:
    chips = "".join(
        f'QLabel[chip="{tone}"] {{ background: {c.soft(tone)}; color: {c.tone(tone)};'
        f" border-color: {c.border if tone == 'unknown' else c.edge(tone)}; }}"
        for tone in ("met", "arguable", "not_met", "unknown")
    )
    return f"""
QLabel {{ background: transparent; color: {c.text}; }}
QLabel[role="title"] {{ font-size: {px(tokens.TITLE)}; font-weight: 700; }}
QLabel[role="heading"] {{ font-size: {px(tokens.HEADING)}; font-weight: 700; }}
QLabel[role="strong"] {{ font-weight: 700; }}
QLabel[role="lead"], QLabel[role="muted"] {{ color: {c.muted}; }}
QLabel[role="small"] {{ font-size: {px(tokens.SMALL)}; color: {c.muted}; }}
QLabel[role="label"] {{ font-weight: 600; }}
QLabel[role="key"] {{ font-family: "DejaVu Sans Mono", Menlo, Consolas, monospace;
    font-size: {px(20)}; font-weight: 600; border: 2px solid transparent; border-radius: 4px; }}
QLabel[role="key"]:focus {{ border-color: {c.accent}; }}
QPlainTextEdit[role="key"] {{ font-family: "DejaVu Sans Mono", Menlo, Consolas, monospace; }}
QLabel[role="error"] {{ color: {c.not_met}; }}
QLabel[tone="met"] {{ color: {c.met}; }}
QLabel[tone="arguable"] {{ color: {c.arguable}; }}
QLabel[tone="not_met"] {{ color: {c.not_met}; }}
QLabel[tone="muted"] {{ color: {c.muted}; }}
QLabel[chip] {{ border: 1px solid {c.edge("accent")}; border-radius: {tokens.RADIUS}px;
    padding: 3px 9px; font-weight: 700; font-size: {px(tokens.SMALL)}; }}
QLabel[chip="plain"] {{ background: {c.sunken}; color: {c.text};
    border-color: {c.border if c.strong else c.sunken}; }}
QLabel[chip="accent"] {{ background: {c.accent_soft}; color: {c.accent}; }}
{chips}
QToolTip {{ background: {c.surface}; color: {c.text}; border: 1px solid {c.field_border};
    padding: 4px; }}
"""


def _grounds(c: Colours) -> str:
    soft = "".join(
        f'QFrame[ground="{tone}"] {{ background: {c.soft(tone)}; border: 1px solid {c.edge(tone)};'
        f" border-radius: {tokens.RADIUS_LARGE}px; }}"
        for tone in ("met", "arguable", "not_met", "unknown", "accent")
    )
    return f"""
QMainWindow, QDialog {{ background: {c.background}; }}
QScrollArea, QScrollArea > QWidget > QWidget[page="true"] {{ background: transparent; border: 0; }}
QFrame[ground="card"] {{ background: {c.surface}; border: 1px solid {c.border};
    border-radius: {tokens.RADIUS_LARGE}px; }}
QFrame[ground="header"] {{ background: {c.surface}; border: 0;
    border-bottom: 1px solid {c.border}; }}
QFrame[ground="footer"] {{ background: {c.surface}; border: 0; border-top: 1px solid {c.border}; }}
QFrame[ground="nav"] {{ background: {c.surface}; border: 0; border-right: 1px solid {c.border}; }}
QFrame[ground="aside"] {{ background: {c.sunken}; border: 0; border-left: 1px solid {c.border}; }}
QFrame[ground="row"] {{ border: 0; border-top: 1px solid {c.border}; }}
QFrame[ground="row-first"] {{ border: 0; }}
QFrame[ground="line"] {{ background: {c.border}; border: 0; }}
QFrame[ground="dashed"] {{ background: transparent; border: 2px solid transparent; }}
QFrame[ground="selected"] {{ background: {c.accent_soft}; border: 0; }}
{soft}
"""


def _buttons(c: Colours, px: _Pixels) -> str:
    return f"""
QPushButton, QToolButton {{ background: {c.surface}; color: {c.text};
    border: 1px solid {c.field_border}; border-radius: {tokens.RADIUS}px;
    padding: 0 {px(14)}; min-height: {px(tokens.CONTROL - 2)}; }}
QToolButton {{ padding: 0 {px(6)}; min-width: {px(tokens.CONTROL - 14)}; }}
QPushButton:hover, QToolButton:hover {{ background: {c.sunken}; }}
QPushButton:pressed, QToolButton:pressed, QPushButton:checked {{ background: {c.accent_soft}; }}
QPushButton:checked {{ border-color: {c.accent}; color: {c.accent}; font-weight: 600; }}
QPushButton:focus, QToolButton:focus {{ border: 2px solid {c.accent}; padding: 0 {px(14)}; }}
QToolButton:focus {{ padding: 0 {px(6)}; }}
QPushButton:disabled, QToolButton:disabled {{ color: {c.muted}; border-color: {c.border};
    background: {c.sunken}; border-style: {"dashed" if c.strong else "solid"}; }}
QPushButton[kind="primary"] {{ background: {c.accent}; color: {c.on_accent};
    border: 1px solid {c.accent}; font-weight: 700; }}
QPushButton[kind="primary"]:hover {{ background: {c.accent_hover}; }}
QPushButton[kind="primary"]:focus {{ border: 2px solid {c.text}; }}
QPushButton[kind="primary"]:disabled {{ background: {c.sunken}; color: {c.muted};
    border-color: {c.border}; }}
QPushButton[kind="link"] {{ background: transparent; border: 1px solid transparent;
    color: {c.accent}; text-decoration: underline; padding: 0 1px;
    text-align: left; }}
QPushButton[kind="link"]:hover {{ background: {c.accent_soft}; }}
QPushButton[kind="link"]:focus {{ border: 2px solid {c.accent}; padding: 0; }}
QPushButton[kind="danger"] {{ color: {c.not_met}; border-color: {c.not_met}; }}
QPushButton[kind="danger"]:disabled {{ color: {c.muted}; border-color: {c.border}; }}
QPushButton[kind="danger"]:focus {{ border: 2px solid {c.accent}; }}
QToolButton[kind="flat"] {{ background: transparent; border: 1px solid transparent; }}
QToolButton[kind="flat"]:hover {{ background: {c.accent_soft}; }}
QToolButton[kind="flat"]:checked {{ background: {c.accent_soft}; color: {c.accent};
    font-weight: 600; }}
QToolButton[kind="flat"]:focus {{ border: 2px solid {c.accent}; }}
QToolButton::menu-indicator {{ image: none; }}
QCheckBox, QRadioButton {{ spacing: {px(8)}; min-height: {px(24)}; background: transparent; }}
QCheckBox::indicator, QRadioButton::indicator {{ width: {px(18)}; height: {px(18)}; }}
"""


def _fields(c: Colours, px: _Pixels) -> str:
    return f"""
QLineEdit, QComboBox, QPlainTextEdit, QTextEdit, QAbstractSpinBox {{ background: {c.surface};
    color: {c.text}; border: 1px solid {c.field_border}; border-radius: {tokens.RADIUS}px;
    padding: 0 {px(10)}; selection-background-color: {c.accent};
    selection-color: {c.on_accent}; placeholder-text-color: {c.muted}; }}
QLineEdit, QComboBox, QAbstractSpinBox {{ min-height: {px(tokens.CONTROL - 2)}; }}
QPlainTextEdit, QTextEdit {{ padding: {px(6)}; }}
QLineEdit:focus, QComboBox:focus, QPlainTextEdit:focus, QTextEdit:focus, QAbstractSpinBox:focus {{
    border: 2px solid {c.accent}; padding: 0 {px(9)}; }}
QPlainTextEdit:focus, QTextEdit:focus {{ padding: {px(5)}; }}
QLineEdit[wrong="true"], QComboBox[wrong="true"], QPlainTextEdit[wrong="true"] {{
    border: 2px solid {c.not_met}; padding: 0 {px(9)}; }}
QLineEdit:disabled, QComboBox:disabled, QPlainTextEdit:disabled {{ background: {c.sunken};
    color: {c.muted}; border-color: {c.border}; }}
QComboBox::drop-down {{ border: 0; width: {px(28)}; }}
QComboBox::down-arrow {{ image: none; }}
QComboBox QAbstractItemView {{ background: {c.surface}; border: 1px solid {c.field_border};
    selection-background-color: {c.accent}; selection-color: {c.on_accent}; outline: 0;
    padding: 4px; }}
"""


def _lists(c: Colours, px: _Pixels) -> str:
    return f"""
QListView, QTableView, QTreeView {{ background: {c.surface}; border: 1px solid {c.border};
    border-radius: {tokens.RADIUS_LARGE}px; outline: 0; selection-background-color: {c.accent_soft};
    selection-color: {c.text}; gridline-color: {c.border}; }}
QListView:focus, QTableView:focus, QTreeView:focus {{ border: 2px solid {c.accent}; }}
QListView::item, QTableView::item {{ padding: {px(6)} {px(8)}; }}
QCalendarWidget QTableView {{ border: 0; }}
QCalendarWidget QTableView::item {{ padding: 0; }}
QCalendarWidget QWidget#qt_calendar_navigationbar {{ background: {c.surface}; }}
QCalendarWidget QToolButton {{ font-weight: 600; }}
QCalendarWidget QSpinBox {{ min-width: {px(64)}; }}
QHeaderView::section {{ background: {c.sunken}; color: {c.muted}; border: 0;
    border-bottom: 1px solid {c.border}; padding: {px(6)} {px(8)}; font-weight: 600; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
QScrollBar::handle {{ background: {c.field_border}; border-radius: 4px; margin: 2px;
    min-height: 32px; min-width: 32px; }}
QScrollBar::handle:hover {{ background: {c.muted}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QMenu {{ background: {c.surface}; border: 1px solid {c.field_border}; padding: 4px; }}
QMenuBar {{ background: {c.surface}; color: {c.text}; border-bottom: 1px solid {c.border}; }}
QMenuBar::item {{ background: transparent; padding: {px(4)} {px(10)}; border-radius: 4px;
    border: 1px solid transparent; }}
QMenuBar::item:selected, QMenuBar::item:pressed {{ background: {c.accent_soft};
    border-color: {c.accent}; }}
QMenu::item {{ padding: {px(6)} {px(20)}; border-radius: 4px; border: 1px solid transparent; }}
QMenu::item:selected {{ background: {c.accent_soft}; color: {c.text}; border-color: {c.accent}; }}
QMenu::item:disabled {{ color: {c.muted}; }}
QMenu::separator {{ height: 1px; background: {c.border}; margin: 4px 8px; }}
QProgressBar {{ background: {c.sunken}; border: 1px solid {c.border}; border-radius: 4px;
    min-height: {px(8)}; max-height: {px(8)}; }}
QProgressBar::chunk {{ background: {c.accent}; border-radius: 3px; }}
QSplitter::handle {{ background: transparent; }}
"""
