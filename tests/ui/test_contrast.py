"""The contrast of every text and control, computed from the tokens, in all three themes (WCAG 2.2).

Texts need 4.5:1 and controls, borders that carry meaning, icons and focus rings 3:1. What is drawn
is read from the style sheet itself and from the names of tokens in the code of painted widgets, so
that a colour that is used in a new place cannot be forgotten here.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

import nato_apply.ui
from nato_apply.ui import tokens
from nato_apply.ui.sheet import sheet
from nato_apply.ui.tokens import Colours

TEXT, CONTROL = 4.5, 3.0
STATUSES = ("met", "arguable", "not_met", "unknown")
PLAIN = ("background", "surface", "sunken")
SOFT = ("accent_soft", *(f"{status}_soft" for status in STATUSES))
GROUNDS = (*PLAIN, *SOFT)
"""Everything a text may lie on."""

THEMES = {"light": tokens.LIGHT, "dark": tokens.DARK, "contrast": tokens.CONTRAST}


class Pair(NamedTuple):
    """A token that is drawn, the tokens of its grounds, and the contrast that takes."""

    drawn: str
    grounds: tuple[str, ...]
    least: float


PAINTED: dict[str, tuple[Pair, ...]] = {
    "dialogs/find.py": (
        Pair("text", ("surface", "accent_soft"), TEXT),
        Pair("muted", ("surface", "accent_soft"), TEXT),
        Pair("accent", ("surface", "accent_soft"), CONTROL),
    ),
    "guide_view.py": (),  # `border` alone: lines of tables, with words in every cell
    "next_card.py": (
        Pair("text", ("surface", "accent_soft"), TEXT),
        Pair("muted", ("surface", "accent_soft"), TEXT),
        Pair("accent", ("surface", "accent_soft"), CONTROL),
        Pair("field_border", ("surface",), CONTROL),
    ),
    "task_entry.py": (
        Pair("text", ("surface", "sunken", "accent_soft"), TEXT),
        Pair("muted", ("surface", "sunken", "accent_soft"), TEXT),
        Pair("accent", ("surface", "sunken", "accent_soft"), CONTROL),
    ),
    "widgets/buttons.py": (Pair("on_accent", ("accent", "accent_hover"), CONTROL),),
    "widgets/calendar.py": (
        Pair("text", ("surface",), TEXT),
        Pair("muted", ("surface",), TEXT),
        Pair("on_accent", ("accent",), TEXT),
        Pair("accent", ("surface",), CONTROL),
    ),
    "widgets/check.py": (
        Pair("text", GROUNDS, TEXT),
        Pair("muted", GROUNDS, TEXT),
        Pair("on_accent", ("accent",), CONTROL),
        Pair("accent", GROUNDS, CONTROL),
        Pair("field_border", ("surface", *GROUNDS), CONTROL),
    ),
    "widgets/choice_item.py": (Pair("on_accent", ("accent",), TEXT),),
    "widgets/fields.py": (
        Pair("text", ("surface",), CONTROL),
        Pair("status", ("surface",), CONTROL),  # by name: `tone("text")`
    ),
    "widgets/ground.py": (Pair("field_border", PLAIN, CONTROL),),
    "widgets/heading_list.py": (
        Pair("text", ("surface", "sunken", "accent_soft"), TEXT),
        Pair("not_met", ("surface", "sunken", "accent_soft"), TEXT),
        Pair("muted", ("surface", "sunken", "accent_soft"), TEXT),
        Pair("accent", ("surface", "sunken", "accent_soft"), CONTROL),
    ),
    "widgets/holding_card.py": (
        Pair("met", ("surface",), CONTROL),
        Pair("arguable", ("surface", "arguable_soft"), CONTROL),
    ),
    "widgets/milestone_line.py": (
        Pair("text", ("surface",), TEXT),
        Pair("muted", ("surface",), TEXT),
        Pair("accent", ("surface",), CONTROL),
        Pair("field_border", ("surface",), CONTROL),
        Pair("status", ("surface",), TEXT),
    ),
    "widgets/milestone_mark.py": (Pair("status", ("surface",), CONTROL),),
    "widgets/page_desk.py": (Pair("field_border", PLAIN, CONTROL),),
    "widgets/radio.py": (
        Pair("accent", ("surface", *PLAIN), CONTROL),
        Pair("field_border", ("surface", *PLAIN), CONTROL),
    ),
    "widgets/page_picture.py": (Pair("field_border", PLAIN, CONTROL),),
    "widgets/ranked_list.py": (Pair("accent", ("surface", "accent_soft"), CONTROL),),
    "widgets/selectable_row.py": (Pair("accent", ("surface", "sunken", "accent_soft"), CONTROL),),
    "widgets/status.py": (Pair("status", (*PLAIN, "accent_soft"), CONTROL),),
    "widgets/word_diff_view.py": (Pair("status", (), TEXT),),
    "widgets/timeline.py": (
        Pair("text", ("surface",), TEXT),
        Pair("muted", ("surface",), TEXT),
        Pair("accent", ("surface",), CONTROL),
        Pair("met", ("surface",), CONTROL),
        Pair("arguable", ("surface", "arguable_soft"), CONTROL),
        Pair("status", ("surface",), TEXT),
    ),
}
"""What each widget draws by itself; a status in its own tone, on its own soft ground too."""

DECORATION = {"border", "strong"}
"""Lines that divide what is apart anyway; only where `strong` holds must they be seen."""


def contrast(one: str, other: str) -> float:
    """The contrast of two colours by WCAG 2.2: 1 to 21."""

    def light(colour: str) -> float:
        parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    bright, dark = sorted((light(one), light(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def faults(colours: Colours, pairs: Iterator[tuple[str, str, str, float]]) -> list[str]:
    """Where (place, drawn, ground, least) falls short."""
    return [
        f"{place}: {drawn} on {ground} is {contrast(drawn, ground):.2f}, not {least}"
        for place, drawn, ground, least in pairs
        if contrast(drawn, ground) < least
    ]


# The style sheet


class Rule(NamedTuple):
    selector: str
    declared: dict[str, str]

    def colour(self, name: str) -> str | None:
        found = re.findall(r"#[0-9A-Fa-f]{6}", self.declared.get(name, ""))
        return found[-1] if found else None


def rules(colours: Colours) -> list[Rule]:
    found = []
    for selector, body in re.findall(r"([^{}]+)\{([^{}]*)\}", sheet(colours, 100)):
        pairs = (each.split(":", 1) for each in body.split(";") if ":" in each)
        declared = {name.strip(): value.strip() for name, value in pairs}
        found.append(Rule(" ".join(selector.split()), declared))
    return found


def texts(colours: Colours) -> Iterator[tuple[str, str, str, float]]:
    """Every text of the sheet on its own ground, or on all it may lie on where it has none."""
    grounds = [getattr(colours, name) for name in GROUNDS]
    for rule in rules(colours):
        if ":disabled" in rule.selector:
            continue  # exempt: nothing can be done there
        text, ground = rule.colour("color"), rule.colour("background")
        if text is None:
            continue
        tone = re.search(r'\[(?:chip|tone)="(\w+)"\]', rule.selector)
        on = grounds
        if ground is not None:
            on = [ground]
        elif tone and tone[1] in STATUSES:
            on = [getattr(colours, name) for name in (*PLAIN, f"{tone[1]}_soft")]
        for each in on:
            yield rule.selector, text, each, TEXT
    for rule in rules(colours):
        chosen = rule.colour("selection-color")
        if chosen is not None:
            yield rule.selector, chosen, rule.colour("selection-background-color") or "", TEXT


def hovers(colours: Colours) -> Iterator[tuple[str, str, str, float]]:
    """A ground that changes under the mouse, and what stands on it."""
    on = {"primary": colours.on_accent, "link": colours.accent}
    for rule in rules(colours):
        ground = rule.colour("background")
        if ground is None or ":disabled" in rule.selector or "ScrollBar" in rule.selector:
            continue
        if re.search(r":(hover|pressed|checked|selected)", rule.selector):
            kind = re.search(r'\[kind="(\w+)"\]', rule.selector)
            text = rule.colour("color") or on.get(kind[1] if kind else "", colours.text)
            yield rule.selector, text, ground, TEXT


def edges(colours: Colours) -> Iterator[tuple[str, str, str, float]]:
    """Borders that say “here is a control”, “here is the focus”, or “this is wrong”."""
    grounds = [getattr(colours, name) for name in PLAIN]
    meaning = re.compile(r"Q(PushButton|LineEdit|ToolTip|Menu$|ToolButton)|:focus|wrong=|danger")
    for rule in rules(colours):
        handle = rule.colour("background") if "ScrollBar::handle" in rule.selector else None
        if handle is not None:
            yield from ((rule.selector, handle, ground, CONTROL) for ground in grounds)
        if ":disabled" in rule.selector or not meaning.search(rule.selector):
            continue
        for name in ("border", "border-color"):
            edge = rule.colour(name)
            if edge is not None and "transparent" not in rule.declared.get(name, ""):
                for ground in grounds:
                    if edge != colours.accent or 'kind="primary"' not in rule.selector:
                        yield rule.selector, edge, ground, CONTROL


@pytest.mark.parametrize("theme", THEMES)
def test_every_text_of_the_sheet_can_be_read_on_every_ground_it_may_have(theme: str) -> None:
    assert len(list(texts(THEMES[theme]))) > 80
    assert faults(THEMES[theme], texts(THEMES[theme])) == []


@pytest.mark.parametrize("theme", THEMES)
def test_what_is_under_the_mouse_or_chosen_stays_readable(theme: str) -> None:
    assert len(list(hovers(THEMES[theme]))) > 6
    assert faults(THEMES[theme], hovers(THEMES[theme])) == []


@pytest.mark.parametrize("theme", THEMES)
def test_fields_focus_and_errors_have_borders_one_can_see(theme: str) -> None:
    found = list(edges(THEMES[theme]))
    assert sum(":focus" in place for place, *_rest in found) > 15
    assert faults(THEMES[theme], iter(found)) == []


def test_a_focus_ring_is_two_pixels_wide() -> None:
    rings = [rule for rule in rules(tokens.LIGHT) if ":focus" in rule.selector]
    drawn = [rule.declared["border"] for rule in rings if "border" in rule.declared]
    assert len(drawn) > 5
    assert all(border.startswith("2px solid") for border in drawn)


# What widgets paint by themselves


def painting() -> dict[str, set[str]]:
    """By module: the tokens it names (`c.accent`, `colours().text`, `c.tone(…)`)."""
    root = Path(str(nato_apply.ui.__file__)).parent
    found: dict[str, set[str]] = {}
    for module in sorted(root.rglob("*.py")):
        name = module.relative_to(root).as_posix()
        if name in ("tokens.py", "theme.py", "sheet.py"):
            continue
        tree = ast.parse(module.read_text(encoding="utf-8"))
        if "theme" not in ast.dump(tree):
            continue
        used = {
            node.attr
            for node in ast.walk(tree)
            if isinstance(node, ast.Attribute) and _is_colours(node.value)
        }
        used &= {*Colours._fields, "tone", "soft", "edge"}
        if used:
            found[name] = used
    return found


def _is_colours(node: ast.expr) -> bool:
    if isinstance(node, ast.Call):
        return isinstance(node.func, ast.Attribute) and node.func.attr == "colours"
    return isinstance(node, ast.Name) and node.id == "c"


def test_no_painted_colour_is_missing_from_the_table() -> None:
    for module, used in painting().items():
        pairs = PAINTED.get(module)
        assert pairs is not None, f"{module} paints: say what, and on which ground"
        told = {part for pair in pairs for part in (pair.drawn, *pair.grounds)}
        if "status" in told:
            told |= {"tone", "soft", *STATUSES}
        assert used - told - DECORATION == set(), module


def painted(colours: Colours) -> Iterator[tuple[str, str, str, float]]:
    for module, pairs in PAINTED.items():
        for pair in pairs:
            for drawn in STATUSES if pair.drawn == "status" else (pair.drawn,):
                own = (f"{drawn}_soft",) if pair.drawn == "status" else ()
                for ground in (*pair.grounds, *own):
                    yield module, getattr(colours, drawn), getattr(colours, ground), pair.least


@pytest.mark.parametrize("theme", THEMES)
def test_everything_painted_can_be_seen(theme: str) -> None:
    assert faults(THEMES[theme], painted(THEMES[theme])) == []


@pytest.mark.parametrize("theme", THEMES)
def test_icons_can_be_seen_on_every_ground(theme: str) -> None:
    colours = THEMES[theme]
    pairs = (
        ("icon", getattr(colours, tone), getattr(colours, ground), CONTROL)
        for tone in ("text", "muted", "accent", *STATUSES)
        for ground in GROUNDS
    )
    assert faults(colours, pairs) == []


# High contrast


def test_high_contrast_gives_seven_to_one_and_strong_borders() -> None:
    colours = tokens.CONTRAST
    for ground in GROUNDS:
        for text in ("text", "muted", "accent"):
            assert contrast(getattr(colours, text), getattr(colours, ground)) >= 7, (text, ground)
    for border in (colours.border, colours.field_border):
        assert contrast(border, colours.background) >= 7
    for tone in STATUSES:
        assert colours.edge(tone) == colours.tone(tone)  # a soft ground has a border there
        assert contrast(colours.tone(tone), colours.soft(tone)) >= 7


def test_the_measure_finds_what_is_too_faint() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)
    faint = tokens.LIGHT._replace(muted="#98A2B0", field_border=tokens.LIGHT.border)
    assert faults(faint, texts(faint))
    assert faults(faint, edges(faint))
    assert faults(faint, painted(faint))
