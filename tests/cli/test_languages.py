"""English and French: which is spoken, and that the French is French."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from nato_apply import paths, toml_input
from nato_apply.calls.catalogue import Catalogue
from nato_apply.settings import Settings
from tests.cli.conftest import Candidate, Cli
from tools import translations

ENGLISH, FRENCH = "every call known", "tous les appels connus"


def test_english_is_spoken_where_nothing_is_said(cli: Cli) -> None:
    assert ENGLISH in cli("--help").out


@pytest.mark.parametrize("variable", ["LC_ALL", "LC_MESSAGES", "LANG"])
def test_the_systems_language_is_spoken(
    cli: Cli, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    monkeypatch.setenv(variable, "fr_BE.UTF-8")
    assert FRENCH in cli("--help").out


def test_a_system_in_another_language_gets_english(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "sv_SE.UTF-8")
    assert ENGLISH in cli("--help").out


def test_the_saved_setting_beats_the_system(
    cli: Cli, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "fr_BE.UTF-8")
    Settings(data / "settings.ini").set("language", "en")
    assert ENGLISH in cli("--help").out


def test_the_saved_setting_speaks_in_faults_and_results(cli: Cli, data: Path, sample: Path) -> None:
    Settings(data / "settings.ini").set("language", "fr")
    assert FRENCH in cli("--help").out
    assert "vouliez-vous dire" in cli("chekc").err
    assert "Essentiel" in cli("check", sample).out


def test_the_option_beats_the_saved_setting(cli: Cli, data: Path) -> None:
    Settings(data / "settings.ini").set("language", "fr")
    assert ENGLISH in cli("--lang", "en", "--help").out
    assert ENGLISH in cli("--lang=en", "--help").out


def test_a_damaged_or_foreign_setting_counts_as_none(cli: Cli, data: Path) -> None:
    data.mkdir()
    (data / "settings.ini").write_bytes(b"\xff\x00[[[")
    assert ENGLISH in cli("--help").out
    Settings(data / "settings.ini").set("language", "de")
    assert ENGLISH in cli("--help").out


def commands(sample: Path, odd: Path) -> list[Sequence[object]]:
    """Every way in which something is printed for a reader."""
    return [
        ["--help"],
        *[[name, "--help"] for name in ("check", "plan", "checklist", "demo", "draft")],
        ["draft", "import", "--help"],
        ["calls"],
        *[["call", name] for name in ("nato-2027", "nato-hq-2025", "nato-hq-2026")],
        *[[name, sample] for name in ("check", "plan", "documents")],
        *[[name, odd] for name in ("check", "plan", "documents")],
        ["check", sample, "--call", "nato-ims-2018"],
        ["check", sample, "--call", "nato-hq-2025"],
        ["plan", sample, "--call", "nato-2027"],
        ["plan", sample, "--call", "nato-hq-2025"],
        *[[name, sample, "--json"] for name in ("check", "plan", "documents", "checklist")],
        ["draft", "list"],
        # Faults.
        ["chekc"],
        ["check"],
        ["calls", "--x"],
        ["--now", "x", "calls"],
        ["check", sample, "--on", "x"],
        ["check", "nowhere.toml"],
        ["check", odd.parent],
        ["call", "nato-hq-2062"],
        ["checklist", sample],
        ["checklist", sample, "--pdf", odd],
        ["checklist", sample, "--pdf", odd.parent],
        ["plan", sample, "--ics", odd.parent / "none" / "x.ics"],
        ["draft", "show", "x"],
        ["draft", "export", "x", "y.txt"],
        ["draft", "import", "x.natoapply"],
    ]


@pytest.fixture
def odd(candidate: Candidate, tmp_path: Path) -> Path:
    """A candidate of whom little is known, with documents that are no good."""
    (tmp_path / "scan.pdf").write_bytes(b"<html>")
    return candidate(
        "[[studies]]\nyears_completed = 1\n"
        '[[documents]]\nslot = "qualifications"\nfile = "scan.pdf"\n'
        '[[documents]]\nslot = "qualifications"\nfile = "none.pdf"\ntranslation_of = "gone.pdf"\n'
    )


def pieces(text: str) -> list[str]:
    """What of a text stands in every message made from it, where that is long enough to tell."""
    plain = re.split(r"\{\w*\}|%\(\w+\)\w|%\w", text)
    return [piece.strip() for piece in plain if len(piece.strip()) >= 12 and " " in piece.strip()]


def english() -> set[str]:
    """Pieces of our English texts that no French one has: the program's and the calls'."""
    found: set[str] = set()
    for message in translations.catalogue(translations.FRENCH):
        texts = [message.id] if isinstance(message.id, str) else list(message.id)
        found |= {piece for text in texts for piece in pieces(text)}
    for file in paths.resource("calls").glob("*.toml"):
        found |= set(english_of(toml_input.read(file)))
    names = " | ".join(Catalogue().call(each).source.document for each in Catalogue().ids())
    return {piece for piece in found if piece not in names}


def english_of(tables: object) -> list[str]:
    if isinstance(tables, dict):
        if tables.keys() == {"en", "fr"} and tables["en"] != tables["fr"]:
            return [tables["en"]] if len(tables["en"]) >= 12 else []
        return [text for inner in tables.values() for text in english_of(inner)]
    if isinstance(tables, list):
        return [text for inner in tables for text in english_of(inner)]
    return []


def test_nothing_english_is_left_in_french(cli: Cli, sample: Path, odd: Path) -> None:
    known = english()
    assert len(known) > 500
    for command in commands(sample, odd):
        found = cli("--lang", "fr", *command)
        said = " ".join((found.out + found.err).split(" "))
        said = re.sub(r"\n +", " ", said)
        left = [piece for piece in known if piece in said]
        assert left == [], command
        assert found.code in (0, 2), command


def test_english_would_be_noticed(cli: Cli, sample: Path) -> None:
    said = re.sub(r"\n +", " ", cli("check", sample).out)
    assert sum(piece in said for piece in english()) > 20


def typeset(text: str) -> str:
    """French text without what is none: addresses, options, usage, names of English notices."""
    text = re.sub(r"^(utilisation|usage).*?\n\n", "", text, flags=re.DOTALL | re.MULTILINE)
    text = re.sub(r"(?m)^.*Source\xa0: (.|\n)*?\(", "", text)
    return re.sub(
        r"https?://\S+|\d:\d|draft:\w+|/\S+:|--?[\w-]+|\([\w ?’,.-]+\)|\{en,fr\}", "", text
    )


@pytest.mark.parametrize("command", ["check", "plan", "documents"])
def test_french_is_typeset_as_french_is(cli: Cli, sample: Path, odd: Path, command: str) -> None:
    for file in (sample, odd):
        text = typeset(cli("--lang", "fr", command, file).out)
        assert re.findall(r".{0,20}[^\xa0\u202f\n][:;!?»]", text) == []
        assert re.findall(r"«[^\xa0\u202f].{0,20}", text) == []
        assert re.findall(r".{0,20}['\"“”].{0,20}", text) == []


def test_the_help_is_typeset_too(cli: Cli) -> None:
    found = cli("--lang", "fr", "--help").out
    assert "options\xa0:" in found
    assert "arguments\xa0:" in found
    assert "utilisation\xa0:" in found


def test_a_french_fault_keeps_its_no_break_spaces(cli: Cli, candidate: Candidate) -> None:
    found = cli("--lang", "fr", "check", candidate('choices = ["pasp-nsap"]'))
    assert "«\xa0pasp-nasp\xa0»" in found.err


def test_json_speaks_the_language_asked_for(cli: Cli, sample: Path) -> None:
    found = cli("--lang", "fr", "check", sample, "--json").json
    assert found["criteria"][0]["text"] == "Vous avez la nationalité d’un pays membre de l’OTAN."
    call = cli("--lang", "fr", "call", "nato-hq-2026", "--json").json
    assert call["title"].startswith("Appel à stages 2026")


def test_the_keys_of_json_are_the_same_in_both_languages(cli: Cli, sample: Path) -> None:
    for command in ("check", "plan", "documents", "checklist"):
        english, french = (
            cli("--lang", lang, command, sample, "--json").json for lang in ("en", "fr")
        )
        assert shape(english) == shape(french)


def shape(value: object) -> object:
    """A JSON value without its texts."""
    if isinstance(value, dict):
        return {key: shape(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [shape(inner) for inner in value]
    return type(value).__name__ if isinstance(value, str) else json.dumps(value)
