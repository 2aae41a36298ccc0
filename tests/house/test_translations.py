"""The French catalogue: whole, faithful to the English, and typeset as French is."""

from __future__ import annotations

import argparse
import ast
import inspect
import re
from collections.abc import Iterator

import pytest
from babel.messages.catalog import Message

from tools import translations

# Ours, and those of argparse, whose words we translate too.
PLACEHOLDER = re.compile(r"\{(?P<ours>\w*)[^}]*\}|%\((?P<argparse>\w+)\)[a-z]")
ARGPARSE = inspect.getsource(argparse)

# Where a colon is no punctuation: in a time, an address, a placeholder, a command.
NO_PUNCTUATION = re.compile(r"\d:\d|\w+://\S*|\{[^}]*\}|`[^`]*`|draft:\w*")
# Words of French for which another stands everywhere: clé de récupération, logiciel, saisir.
ONE_WORD = ("clés? de secours", "programme", "tape[zr]", "mot-clé de passe", "trousseau de clés")

NO_BREAK_SPACES = "\u00a0\u202f"  # of a word’s width, and narrow


def texts(found: str | tuple[str, ...] | list[str] | None) -> list[str]:
    """One text, or those of each plural."""
    return [found] if isinstance(found, str) else list(found or ())


MARKED = {str(message.id): message for message in translations.marked() if message.id}
KNOWN = {str(message.id): message for message in translations.catalogue(translations.FRENCH)}
TRANSLATED = [message for key, message in KNOWN.items() if key and all(texts(message.string))]
FRENCH = [text for message in TRANSLATED for text in texts(message.string)]
ENGLISH = [text for message in MARKED.values() for text in texts(message.id)]


def given_for_translation() -> Iterator[tuple[str, str]]:
    """The texts that the source has translated, as Python reads it, and where they stand."""
    for file in sorted((translations.ROOT / "nato_apply").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            match node:
                case ast.Call(func=ast.Name(id=name), args=[ast.Constant(value=str(text)), *_]):
                    if name in translations.KEYWORDS:
                        yield text, f"{file.name}:{node.lineno}"


def test_no_text_stands_where_the_catalogue_does_not_find_it() -> None:
    """Inside the braces of an f-string a text is marked in vain."""
    assert [(text, at) for text, at in given_for_translation() if text not in ENGLISH] == []


def test_every_text_of_the_source_has_a_translation() -> None:
    missing = [key for key in MARKED if key not in KNOWN or not all(texts(KNOWN[key].string))]
    assert missing == []


def test_no_translation_is_of_a_text_that_is_gone() -> None:
    assert [key for key in KNOWN if key and key not in MARKED] == []


def test_no_translation_is_a_guess() -> None:
    assert [message.id for message in TRANSLATED if message.fuzzy] == []


def placeholders(text: str) -> set[str]:
    return {match["argparse"] or match["ours"] for match in PLACEHOLDER.finditer(text)}


def is_faithful(message: Message) -> bool:
    wanted = placeholders(texts(message.id)[-1])
    # “One draft” needs no number.
    needed = wanted - {"count"} if message.pluralizable else wanted
    return all(needed <= placeholders(text) <= wanted for text in texts(message.string))


def test_a_translation_has_the_placeholders_of_its_text() -> None:
    assert [message.id for message in TRANSLATED if not is_faithful(message)] == []


def test_placeholders_are_named() -> None:
    assert [text for text in ENGLISH if "" in placeholders(text)] == []


def test_no_text_has_a_straight_apostrophe_or_quotation_mark() -> None:
    straight = [text for text in ENGLISH + FRENCH if re.search(r"['\"]", text)]
    assert [text for text in straight if text not in ARGPARSE] == []


@pytest.mark.parametrize("mark", [":", ";", "!", "?", "»"])
def test_french_has_a_no_break_space_before(mark: str) -> None:
    assert [text for text in FRENCH if not spaced_before(mark, text)] == []


def spaced_before(mark: str, text: str) -> bool:
    bare = NO_PUNCTUATION.sub("x", text)
    before = [bare[at - 1 : at] for at, letter in enumerate(bare) if letter == mark]
    return all(space and space in NO_BREAK_SPACES for space in before)


def test_french_has_a_no_break_space_after_an_opening_guillemet() -> None:
    assert [text for text in FRENCH if re.search(f"«[^{NO_BREAK_SPACES}]", text)] == []


def test_french_quotes_with_guillemets() -> None:
    assert [text for text in FRENCH if re.search("[“”]", text)] == []


@pytest.mark.parametrize("other", ONE_WORD)
def test_french_has_one_word_for_one_thing(other: str) -> None:
    assert [text for text in FRENCH if re.search(rf"(?i)\b{other}", text)] == []


def test_a_unit_stays_with_its_number() -> None:
    assert [text for text in FRENCH if re.search(r"(\d|\}) (Mo|Go|ko|octets|ppp)\b", text)] == []


def test_a_translation_begins_and_ends_as_its_text_does() -> None:
    def ends(text: str) -> tuple[bool, bool]:
        # A no-break space before a semicolon belongs to it.
        return text[:1] in " \n", text[-1:] in " \n"

    unlike = [
        message.id
        for message in TRANSLATED
        for text in texts(message.string)
        if ends(text) != ends(texts(message.id)[0])
    ]
    assert unlike == []


@pytest.mark.parametrize(
    ("mark", "text"),
    [
        (":", "Appel: stage"),
        (":", "Appel : stage"),
        (";", "oui; non"),
        ("?", "Que faire ?"),
        ("!", "!"),
        ("»", "« oui »"),
        (":", "à 23:59 : clos"),
    ],
)
def test_a_missing_no_break_space_would_be_noticed(mark: str, text: str) -> None:
    assert not spaced_before(mark, text)
    assert spaced_before(mark, re.sub(f" ?([{mark}])(?!59)", "\u00a0\\1", text))


@pytest.mark.parametrize("text", ["à 23:59", "https://www.nato.int", "{day:%d}", "draft:ID"])
def test_a_colon_that_is_no_punctuation_stands_alone(text: str) -> None:
    assert spaced_before(":", text)
