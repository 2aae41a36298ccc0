"""What ships beside the code: names, fonts, icons and facts, whole and readable."""

from __future__ import annotations

import re
import string
import tomllib
import xml.etree.ElementTree as ET
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from babel import Locale

from nato_apply import i18n, paths
from tools import cldr_names


def toml(*parts: str) -> dict[str, Any]:
    return tomllib.loads(paths.resource(*parts).read_text(encoding="utf-8"))


# ------------------------------------------------------------------------------------- names


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_countries_are_those_of_iso_3166_and_kosovo(language: str) -> None:
    i18n.use(language)
    codes = i18n.countries()
    assert len(codes) == 249 + 1
    assert codes.keys() >= {"BE", "XK", "AQ", "TW", "PS", "SS", "CW"}
    assert not codes.keys() & {"EU", "UN", "ZZ", "AN", "SU", "YU", "UK", "IC", "TA"}


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_languages_are_those_of_iso_639_1(language: str) -> None:
    i18n.use(language)
    codes = i18n.language_names()
    assert len(codes) == 183
    assert all(len(code) == 2 and code.islower() for code in codes)
    # The 24 official languages of the European Union, and some of NATO’s members.
    wanted = "bg hr cs da nl en et fi fr de el hu ga it lv lt mt pl pt ro sk sl es sv"
    assert codes.keys() >= set(f"{wanted} tr no nb nn is sq mk lb uk".split())


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_no_two_countries_and_no_two_languages_have_one_name(language: str) -> None:
    i18n.use(language)
    for names in (i18n.countries(), i18n.language_names()):
        assert [name for name, times in Counter(names.values()).items() if times > 1] == []


def test_members_are_named_as_nato_names_them() -> None:
    names = {code: i18n.country(code) for code in ("TR", "CZ", "MK", "GB", "US", "NL")}
    assert list(names.values()) == [
        *("Türkiye", "Czechia", "North Macedonia"),
        *("United Kingdom", "United States", "Netherlands"),
    ]
    i18n.use("fr")
    assert i18n.country("MK") == "Macédoine du Nord"
    assert i18n.country("CZ") == "Tchéquie"


def test_months_and_days_are_whole_and_begin_with_january_and_monday() -> None:
    assert i18n.weekday(date(2026, 4, 30)) == "Thursday 30 April 2026"
    assert i18n.short_day(date(2026, 9, 7)) == "Mon 7 Sept"
    i18n.use("fr")
    assert i18n.weekday(date(2026, 2, 1)) == "dimanche 1er février 2026"
    assert i18n.short_day(date(2026, 4, 30)) == "jeu. 30 avr."
    assert len(i18n.month_names()) == 24


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_the_names_are_those_the_tool_takes_from_cldr(language: str) -> None:
    # A newer CLDR may write a name otherwise; it must not know other countries or languages.
    made = cldr_names.names(Locale.parse(cldr_names.LOCALES[language]))
    i18n.use(language)
    assert i18n.countries().keys() == made["countries"].keys()
    assert i18n.language_names().keys() == made["languages"].keys()
    assert i18n.month_names() == made["months"] + made["months_short"]


# ------------------------------------------------------------------------------------- facts


def test_members_are_the_32_with_the_day_each_joined() -> None:
    listed = toml("reference", "members.toml")["member"]
    members = {member["iso2"]: member["since"] for member in listed}
    assert len(members) == 32
    assert members["BE"] == date(1949, 4, 4)
    assert members["SE"] == max(members.values()) == date(2024, 3, 7)
    assert members.keys() <= i18n.countries().keys()


def test_partners_are_no_members() -> None:
    reference = toml("reference", "members.toml")
    partners = reference["partnership_for_peace"]
    everyone = [*partners["members"], *partners["suspended"]]
    assert len(everyone) == len(set(everyone)) == 18
    assert not set(everyone) & {member["iso2"] for member in reference["member"]}
    assert set(everyone) <= i18n.countries().keys()


def test_the_holidays_of_nato_headquarters_lie_in_their_year_and_on_weekdays() -> None:
    for year, days in toml("reference", "holidays.toml")["nato_hq"].items():
        assert days == sorted(set(days))
        assert all(day.year == int(year) and day.weekday() < 5 for day in days)


# ----------------------------------------------------------------------------- fonts and icons


@pytest.mark.parametrize("name", ["DejaVuSans", "DejaVuSans-Bold", "DejaVuSans-Oblique"])
def test_a_font_has_the_letters_of_europe_and_the_check_boxes(name: str) -> None:
    from reportlab.pdfbase.ttfonts import TTFont

    font = TTFont(name, str(paths.resource("fonts", f"{name}.ttf")))
    wanted = string.printable.strip()
    wanted += "ÅåßŁłŻżŐőŢțŞşĦħĠġĊċŽžĐđ ΑΒΓαβγάΐ АБВабвґїЂћЌќ €’“”«»–—… ☐☑✓"
    assert [letter for letter in wanted if ord(letter) not in font.face.charToGlyph] == []


SHAPES = set("svg title path circle rect line polyline polygon ellipse".split())


def icons() -> list[Path]:
    return sorted(paths.resource("icons").glob("*.svg"))


@pytest.mark.parametrize("icon", icons(), ids=lambda icon: icon.stem)
def test_an_icon_is_a_drawing_and_nothing_else(icon: Path) -> None:
    drawing = ET.parse(icon).getroot()
    drawn = {element.tag.rpartition("}")[2] for element in drawing.iter()}
    assert drawn <= SHAPES
    assert "http" not in re.sub(r'xmlns="[^"]*"', "", icon.read_text(encoding="utf-8"))
    if icon.stem != "nato-apply":
        assert drawing.get("stroke") == "currentColor"


def test_fonts_icons_and_names_come_with_their_licences() -> None:
    assert "UNICODE LICENSE" in paths.resource("names", "LICENSE").read_text(encoding="utf-8")
    assert "Bitstream" in paths.resource("fonts", "LICENSE").read_text(encoding="utf-8")
    assert "ISC License" in paths.resource("icons", "LICENSE").read_text(encoding="utf-8")
