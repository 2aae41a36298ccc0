"""Texts in the source and their translations: what is marked, and bringing a catalogue up to date.

``python tools/translations.py [FILE.po …]`` writes every marked text into the French catalogue,
keeps the translations it has, takes those it lacks from the files named, and drops texts that are
gone. What is still without a translation is printed.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
FRENCH = ROOT / "translations" / "fr" / "LC_MESSAGES" / "nato_apply.po"

FIRST_DAY = datetime(2026, 1, 1, tzinfo=UTC)

# The names that mark a text in the source (see nato_apply/i18n.py); a pair is one and many.
KEYWORDS: dict[str, tuple[int, ...] | None] = {
    "_": None,
    "N_": None,
    "translated": None,
    "plural": (1, 2),
    "Counted": (1, 2),
}


def marked(root: Path = ROOT) -> Catalog:
    """Every text that the source marks for translation."""
    found = Catalog(charset="utf-8")
    for file, line, message, comments, context in extract_from_dir(
        root, [("nato_apply/**.py", "python")], keywords=KEYWORDS, comment_tags=("Translators:",)
    ):
        found.add(message, None, [(file, line)], auto_comments=comments, context=context)
    return found


def catalogue(file: Path) -> Catalog:
    """The catalogue in a PO file. Raises `PoFileError` where it is none."""
    with file.open("rb") as text:
        return read_po(text, locale="fr", abort_invalid=True)


def translated_by(sources: list[Catalog]) -> Catalog:
    """Every marked text and no other, with the translation of the first source that has one."""
    result = Catalog(
        locale="fr",
        header_comment="# French texts of NATO Apply. The English ones stand in the source.",
        project="nato-apply",
        version="0",
        msgid_bugs_address="none",
        last_translator="NATO Apply contributors",
        language_team="French",
        charset="utf-8",
        fuzzy=False,
    )
    # The day of the last run says nothing, and would differ in every branch.
    result.creation_date = result.revision_date = FIRST_DAY
    for text in marked():
        if not text.id:
            continue
        known = next((m for m in _known(text, sources) if any(m.string or ())), text)
        comments = (text.auto_comments, known.user_comments)
        result.add(text.id, known.string, text.locations, text.flags, *comments)
    return result


def _known(text: Message, sources: list[Catalog]) -> Iterator[Message]:
    """What the sources have for a text; one that has since got a plural, or lost it, is another."""
    for source in sources:
        found = source.get(text.id)
        if found is not None and found.pluralizable == text.pluralizable:
            yield found


def main() -> None:
    files = [FRENCH, *map(Path, sys.argv[1:])]
    result = translated_by([catalogue(file) for file in files if file.exists()])
    FRENCH.parent.mkdir(parents=True, exist_ok=True)
    text = BytesIO()
    # Line numbers would change the file with every edit of the source.
    write_po(text, result, width=100, sort_output=True, include_lineno=False)
    FRENCH.write_bytes(text.getvalue())
    for message in result:
        if not any(message.string or ()):
            print(message.id)


if __name__ == "__main__":
    main()
