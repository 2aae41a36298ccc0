"""Whatever a candidate types comes out as typed, and never takes part in the making of the file."""

from __future__ import annotations

import time
import unicodedata

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nato_apply import letters
from nato_apply.calls.call import Call, ClauseName, Text
from nato_apply.calls.catalogue import Catalogue
from nato_apply.checklist.pdf import rendered
from nato_apply.documents.intake import FileReport
from tests.checklist import files, samples

NAMES = [
    "Anna <b>Bold</b>",
    "Anna <b",
    "Tom & Jerry &amp; &lt; &#60;",
    "<img src=/etc/passwd>",
    "</para><para>",
    "%s %(name)s {call} {0} {}",
    "Ζωή Αγγελοπούλου",
    "Щербак Іван Ђорђе Џон",
    "Łukasz Żółć",
    "Ħal Għaxaq Ġorġ",
    "Ştefan Țepeș İbrahim Iğdır",
    "Jose\u0301 Nguye\u0302\u0303n",
    "x\u0302 и\u0301",
    "Ármannsdóttir Þór Ðæ",
    "O’Brien–Müller “Max”",
    "\\( \\) (unbalanced",
]

LETTERS = {
    "bg": "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЬЮЯ абвгдежзийклмнопрстуфхцчшщъьюя",
    "cs": "ÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ áčďéěíňóřšťúůýž",
    "da, nb": "ÆØÅ æøå",
    "de": "ÄÖÜẞ äöüß",
    "el": "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ άέήίόύώϊϋΐΰς",
    "en": "ABC xyz naïve café",
    "es": "ÁÉÍÑÓÚÜ áéíñóúü ¿¡",
    "et": "ÄÕÖÜŠŽ äõöüšž",
    "fi, sv": "ÅÄÖ åäö",
    "fr": "ÀÂÆÇÉÈÊËÎÏÔŒÙÛÜŸ àâæçéèêëîïôœùûüÿ",
    "ga": "ÁÉÍÓÚ áéíóú ḃċḋ",
    "hr, sl, sr": "ČĆĐŠŽ čćđšž Ђђ Јј Љљ Њњ Ћћ Џџ",
    "hu": "ÁÉÍÓÖŐÚÜŰ áéíóöőúüű",
    "is": "ÐÞÆÖÁ ðþæöá",
    "it": "ÀÈÉÌÒÙ àèéìòù",
    "lt": "ĄČĘĖĮŠŲŪŽ ąčęėįšųūž",
    "lv": "ĀČĒĢĪĶĻŅŠŪŽ āčēģīķļņšūž",
    "mk": "ЃЅЈЉЊЌЏ ѓѕјљњќџ",
    "mt": "ĊĠĦŻ ċġħż",
    "nl": "IJSLAND ijs ëïö",
    "pl": "ĄĆĘŁŃÓŚŹŻ ąćęłńóśźż",
    "pt": "ÃÕÇÁÂ ãõçáâ",
    "ro": "ĂÂÎȘȚ ăâîșț",
    "sk": "ĽĹŔÔÄ ľĺŕôä",
    "sq": "ÇË çë",
    "tr": "ĞİıŞÖÜÇ ğişöüç",
    "uk": "ҐЄІЇ ґєії",
}


def report(name: str) -> FileReport:
    return FileReport(name, "0" * 64, "application/pdf", 2, 123_456)


def checklist_of(text: str, language: str = "en") -> bytes:
    draft = samples.hostile(text)
    return rendered(samples.made(draft, language=language, reports={text: report(text)}))


@pytest.mark.parametrize("name", NAMES)
def test_a_name_comes_out_as_typed(name: str) -> None:
    text = files.text_of(checklist_of(name))
    composed = unicodedata.normalize("NFC", name)
    assert f"{composed} draft “{composed}”" in text
    assert f"Receipt: {composed}" in text
    assert letters.NOT_SHOWN not in text


@pytest.mark.parametrize("letters_of", LETTERS)
def test_the_letters_of_every_language_of_europe_come_out(letters_of: str) -> None:
    typed = LETTERS[letters_of]
    for form in ("NFC", "NFD"):
        text = files.text_of(checklist_of(unicodedata.normalize(form, typed)))
        assert f"{typed} draft" in text


@pytest.mark.parametrize("language", ["en", "fr"])
def test_markup_in_every_field_stays_text(language: str) -> None:
    content = checklist_of(samples.HOSTILE, language)
    text = files.text_of(content)
    assert unicodedata.normalize("NFC", samples.HOSTILE) in text
    assert b"root:" not in content
    with files.opened(content) as pdf:
        for page in pdf.pages:
            images = [x for x in page.obj.Resources.XObject.values() if x.Subtype == "/Image"]
            assert images == []
        assert unicodedata.normalize("NFC", samples.HOSTILE) in str(pdf.docinfo.Title)


@pytest.mark.parametrize("odd", ["漢字", "😀", "𝔸", "\x00", "\x07", "\u202e", "\ud800", "\ue000"])
def test_what_the_font_lacks_is_shown_as_lacking_and_said(odd: str) -> None:
    content = checklist_of(f"Anna {odd} Berg")
    text = files.text_of(content)
    assert f"Anna {letters.NOT_SHOWN * len(odd)} Berg" in text
    assert "stands for a character that the font of this document does not have" in text


def test_what_the_font_lacks_is_still_read_aloud() -> None:
    with files.opened(checklist_of("Anna 漢字 Berg")) as pdf:
        spoken = [str(e.ActualText) for e in files.elements(pdf) if "/ActualText" in e]
    assert "Anna 漢字 Berg draft “Anna 漢字 Berg”" in spoken


def test_line_breaks_and_tabs_become_spaces() -> None:
    assert "Anna Maria Berg draft" in files.text_of(checklist_of("Anna\n\tMaria\r\n Berg"))


def test_no_break_spaces_keep_words_together() -> None:
    assert letters.plain("1\u202f235 «\u00a0oui\u00a0»") == "1\u00a0235 «\u00a0oui\u00a0»"


@pytest.mark.parametrize("text", ["W" * 50_000, "word " * 20_000, "\u0301" * 5000, "<" * 5000])
def test_very_long_texts_are_cut_in_time(text: str) -> None:
    started = time.process_time()
    content = checklist_of(text)
    assert time.process_time() - started < 5
    with files.opened(content) as pdf:
        assert len(pdf.pages) <= 4


def test_a_text_that_is_cut_says_so() -> None:
    assert letters.plain("a" * 2000).endswith("a…")
    assert len(letters.plain("a" * 2000)) == letters.LONGEST


def own_call(text: str) -> Call:
    """A call of the user's own, with one text wherever a text can stand."""
    call, words, name = Catalogue().call("nato-hq-2026"), Text(en=text), ClauseName(en=text)
    return attrs.evolve(
        call,
        title=words,
        source=attrs.evolve(call.source, document=text),
        groups=tuple(attrs.evolve(each, title=words) for each in call.groups),
        vacancies=tuple(attrs.evolve(each, title=words) for each in call.vacancies),
        criteria=tuple(attrs.evolve(each, text=words, cite=name) for each in call.criteria),
        competencies=tuple(attrs.evolve(each, title=words) for each in call.competencies),
        slots=tuple(attrs.evolve(each, title=words, cite=name) for each in call.slots),
        milestones=tuple(
            attrs.evolve(each, title=words, cite=name, kind="official") for each in call.milestones
        ),
        questions=tuple(attrs.evolve(each, text=words) for each in call.questions),
        notices=tuple(attrs.evolve(each, text=words, cite=name) for each in call.notices),
    )


@pytest.mark.parametrize("text", ["W" * 10_000, "<b> & {call} %s ", "word " * 4000, " "])
def test_a_call_of_strange_texts_gives_a_sound_file(text: str) -> None:
    draft = samples.hostile(text)
    made = samples.made(draft, call=own_call(text), reports={text: report(text)})
    with files.opened(rendered(made)) as pdf:
        assert pdf.check_pdf_syntax() == []


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80))
def test_any_text_at_all_gives_a_sound_file(text: str) -> None:
    with files.opened(checklist_of(text)) as pdf:
        assert len(pdf.pages) >= 1
