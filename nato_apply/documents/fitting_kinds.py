"""The wording of findings about what a document looks like, says, and is given for."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from nato_apply.documents.findings import Kind
from nato_apply.i18n import N_

PAGE_MARKS: Final[Mapping[str, Kind]] = MappingProxyType(
    {
        "empty-pages": Kind(
            "warn",
            N_(
                "Nothing stands on {where}. If something should, get the file again;"
                " if not, leave the empty pages out."
            ),
        ),
        "low-resolution": Kind(
            "warn",
            N_(
                "This scan or photo has only {dpi} dpi at the size of its page ({where}), so that"
                " small print may not be legible. Scan it again at 200 to 300 dpi."
            ),
        ),
        "sideways": Kind(
            "warn",
            N_(
                "The text lies on its side or upside down ({where})."
                " Turn the pages in your viewer and print them to a new PDF."
            ),
        ),
        "scanned-pages": Kind(
            "info",
            N_(
                "Only a picture, without text: {where}. What stands there was not checked."
                " Look that every line is legible."
            ),
        ),
        "scanned-pages-read": Kind(
            "info",
            N_(
                "Only a picture, without text: {where}. Tesseract read it for these findings alone,"
                " and it misreads. Look that every line is legible."
            ),
        ),
        "cropped": Kind(
            "warn",
            N_(
                "Something lies beyond the edge of what is shown of {where}: cut off for the eye,"
                " but still in the file. If nobody is to see it, print the file to a new PDF."
            ),
        ),
        "mixed-page-sizes": Kind(
            "warn",
            N_(
                "The pages are of several sizes ({where} differs from most)."
                " Look whether it prints well; printing it to a new PDF at A4 makes it even."
            ),
        ),
    }
)
"""Marks about some of a document's pages, named in {where}."""

LOOKS: Final[Mapping[str, Kind]] = MappingProxyType(
    {
        "blank": Kind(
            "stop",
            N_(
                "Nothing can be seen on any page of this file."
                " Open it in your viewer; if it is empty there too, get it again."
            ),
        ),
        "scan": Kind(
            "info",
            N_(
                "This is a scan or photo: its text cannot be read here, so its dates, name and"
                " language were not checked. Look that every line is legible."
            ),
        ),
        "scan-read": Kind(
            "info",
            N_(
                "This is a scan or photo. Tesseract read its text for these findings alone, and it"
                " misreads: what was not found may stand there all the same."
                " Look that every line is legible."
            ),
        ),
    }
)
"""Marks about a document as a whole, as it is seen."""

FITTING: Final[Mapping[str, Kind]] = MappingProxyType(
    {
        "language": Kind("info", N_("The text is in {language}: {evidence}.")),
        "language-unknown": Kind(
            "info",
            N_(
                "The language of this file cannot be told from its words."
                " If it is neither English nor French, add your translation."
            ),
        ),
        "few-words": Kind(
            "info",
            N_(
                "Its text has fewer than 20 words (counted: {count}), too few to tell its language,"
                " or to look for your name and for dates. Check them yourself."
            ),
        ),
        "name-found": Kind("info", N_("Your name, as you entered it, stands in the text.")),
        "name-missing": Kind(
            "warn",
            N_(
                "Of your name, as you entered it, this was not found in the text: {parts}."
                " Check that it is your document, and how your name is written there."
            ),
        ),
        "period-found": Kind(
            "info", N_("A period is stated: “{quote}”. Check that it is that of your studies.")
        ),
        "period-missing": Kind(
            "warn",
            N_(
                "No period of study was found in the text; the notice asks for clear dates."
                " Ask your university for a proof that says from when to when you study."
            ),
        ),
        "award-found": Kind(
            "info",
            N_("A date of award is stated: “{quote}”. Check that it is that of your degree."),
        ),
        "award-unclear": Kind(
            "info", N_("A date is stated: “{quote}”. Check that it is the day of the award.")
        ),
        "award-missing": Kind(
            "warn",
            N_(
                "No date of award was found in the text. Check that the document states it;"
                " if not, ask your university for one that does."
            ),
        ),
        "proof-old": Kind(
            "warn",
            N_(
                "The latest date in it, {day} (“{quote}”), is more than six months before the"
                " closing on {closes}. Ask your university for a newer proof."
            ),
        ),
        "translation-missing": Kind(
            "warn",
            N_(
                "This document is in neither English nor French, and no translation of it is"
                " given. Translate it yourself and add the translation beside it: the notice"
                " takes your own."
            ),
        ),
        "translation-of-nothing": Kind(
            "warn",
            N_(
                "This is filled in as a translation, but names no original."
                " Say which document it is the translation of."
            ),
        ),
        "original-missing": Kind(
            "warn",
            N_("It is a translation of “{file}”, which is not among the documents. Add it."),
        ),
        "same-file-twice": Kind(
            "warn", N_("The same file is given for “{slot}” too. Check that this is meant.")
        ),
    }
)
"""What the text says, and how it fits what the document is given for."""

LANGUAGES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "en": N_("English"),
        "fr": N_("French"),
        "other": N_("another language than English or French"),
    }
)
"""What a language that was told is called in a sentence."""

ON_PAGE: Final = N_("page {pages}")
ON_PAGES: Final = N_("pages {pages}")
