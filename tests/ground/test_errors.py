"""Faults as lines: one each, safe to print, in the language spoken."""

from __future__ import annotations

import pytest

from nato_apply import errors, i18n
from nato_apply.errors import FaultKind, UserFault, fault, nearest, on_one_line, refuse

KIND = FaultKind("kind", "“{value}” is wrong.")


def test_a_line_names_file_and_key() -> None:
    assert errors.line(fault(KIND, "a.b", "x.toml", value="v")) == "x.toml: a.b: “v” is wrong."
    assert errors.line(fault(KIND, "", "x.toml", value="v")) == "x.toml: “v” is wrong."
    assert errors.line(fault(KIND, value="v")) == "“v” is wrong."


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\nb\r\nc\td", "a b  c d"),
        ("5\u00a0May « x\u202f»", "5\u00a0May « x\u202f»"),
        ("\x1b[31mred\x07", "\ufffd[31mred\ufffd"),
        ("gnp\u202egpj", "gnp\ufffdgpj"),
        ("zero\u200bwidth", "zero\ufffdwidth"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("e\u0301", "e\u0301"),
        ("\udcc3\udca9t\udce9", "ét\ufffd"),
        ("\ud83d", "\ufffd"),
        ("a\u2028b", "a b"),
        ("{value} %s", "{value} %s"),
    ],
)
def test_what_is_printed_is_one_line_that_steers_no_screen(text: str, shown: str) -> None:
    assert on_one_line(text) == shown


def test_a_value_is_never_a_format() -> None:
    assert errors.line(fault(KIND, value="{value.__class__} {0}")) == (
        "“{value.__class__} {0}” is wrong."
    )


def test_faults_are_moved_below_a_key_and_into_a_file() -> None:
    moved = refuse(KIND, "level", value="v").at("[0]").at("studies").in_file("x.toml")
    (found,) = moved.faults
    assert (found.key, found.file) == ("studies[0].level", "x.toml")
    (found,) = moved.in_file("other.toml").faults
    assert found.file == "x.toml"


def test_an_exception_carries_codes_and_no_values() -> None:
    assert str(UserFault(fault(KIND, value="Zoë"), fault(KIND, value="2004"))) == "kind, kind"


def test_the_nearest_word_is_suggested_else_the_known_ones() -> None:
    assert nearest("pasp-nsap", ["pasp-nasp", "pasp-mo"]) == "did you mean “pasp-nasp”?"
    assert nearest("x", ["one", "two"]) == "known: one, two"
    assert nearest("x", [str(number) for number in range(100, 120)]) == (
        "known: 100, 101, 102, 103, 104, 105, 106, 107, …"
    )
    assert nearest("x", []) == "none is defined"
    i18n.use("fr")
    assert nearest("pasp-nsap", ["pasp-nasp"]) == "vouliez-vous dire «\u00a0pasp-nasp\u00a0»\u00a0?"
