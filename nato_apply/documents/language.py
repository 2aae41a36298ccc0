"""In which language a text is written: by its script and its function words, with the evidence.

English and French are told apart from all others; a text of few words is not guessed at.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final, Literal

from attrs import frozen

from nato_apply.i18n import N_, Message

Language = Literal["en", "fr", "other", "unknown"]

FEWEST_WORDS: Final = 20
_MOST_WORDS: Final = 4000
_LEAST_SHARE: Final = 0.04
_MARGIN: Final = 1.25
_FOREIGN_LETTERS: Final = 0.015
_SHOWN: Final = 3

_OF_FRENCH: Final = frozenset("àâçéèêëîïôùûüÿœæ")
# Words that hold sentences together, few of which another of these languages has too.
_FUNCTION_WORDS: Final[Mapping[str, frozenset[str]]] = {
    code: frozenset(words.split())
    for code, words in {
        "en": "the and of to for with this that has have from by been which was is as his her its",
        "fr": "le la les des du et est une dans pour par sur au aux avec que qui a cette ce son sa",
        "bg-latin": "na za ot po se koito",
        "cs": "a v ve na je se že do od za který která jsou pro byl byla dne tento při nebo ze",
        "da": "og i af til er den det som på har med fra ved eller for ikke blev være",
        "de": "der die das und ist von mit für den dem des ein eine im zu zur hat wurde auf als",
        "es": "el la los las de del y en que por con para una ha como se su fue al",
        "et": "ja on ning või mis kes oma kui see ei ta selle",
        "fi": "ja on ei se että joka tai ovat sekä hän mukaan kun myös",
        "hr": "i u na je se za od da su koji koja kao s iz te ili",
        "hu": "a az és hogy nem egy is van volt szerint vagy meg ezt",
        "is": "og að er sem til við hefur það fyrir með um var",
        "it": "il la di e che del della per con una sono è nel alla dal gli ha dei",
        "lt": "ir yra kad su iš į už apie buvo bei arba nuo",
        "lv": "un ir par ar no kas uz kā pie bija vai",
        "mt": "u li ta f fuq minn għal dan hija huwa tal il",
        "nl": "de het een van en dat die voor met op aan te zijn bij heeft door deze",
        "pl": "i w na z do się jest że o dla od przez oraz nie które który po",
        "pt": "o a os as de do da em e que por com para uma foi no na pelo",
        "ro": "și în de la cu a al pe din este care pentru sau prin fost",
        "sk": "a v vo na je sa že do od za ktorý ktorá sú pre bol bola dňa tento pri alebo zo",
        "sl": "in v na je za se ki so da z od po kot ali pri",
        "sq": "dhe në të e i një për me nga që është",
        "sv": "och i av till är den det som på har med från vid eller för ett att en",
        "tr": "ve bir bu için ile da de olarak olan tarafından",
    }.items()
}
_WORD: Final = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
_WITH_APOSTROPHE: Final = re.compile(r"^(?:[cdjlmnst]|qu)[’']", re.IGNORECASE)
_LETTERS: Final = N_("its letters are not those of English or French ({letters})")
_QUOTED: Final = N_("“{word}”")
_WORDS: Final = N_("{hits} of its {count} words are words like {words}")


@frozen
class Told:
    """A text's language; `because` says what shows it, empty where nothing does.

    `words` counts the words, `latin` says whether they stand in Latin letters.
    """

    language: Language
    because: Message | None
    words: int
    latin: bool


def told(text: str) -> Told:
    """The language that a text is written in, as far as its words show it."""
    words = [_bare(word) for word in _WORD.findall(text)[:_MOST_WORDS]]
    letters = Counter(letter for word in words for letter in word)
    foreign = Counter({char: n for char, n in letters.items() if not _is_latin(char)})
    latin = sum(foreign.values()) * 2 <= sum(letters.values())
    if len(words) < FEWEST_WORDS:
        return Told("unknown", None, len(words), latin)
    if not latin:
        return Told("other", _by_letters(foreign), len(words), latin)
    counts = Counter(words)
    hits = {code: sum(counts[word] for word in known) for code, known in _FUNCTION_WORDS.items()}
    best, others = _ranked(hits)
    if hits[best] >= max(3, _LEAST_SHARE * len(words)) and hits[best] >= _MARGIN * others:
        language: Language = "en" if best == "en" else "fr" if best == "fr" else "other"
        return Told(language, _by_words(counts, best, hits[best]), len(words), latin)
    rare = Counter({char: n for char, n in letters.items() if _is_foreign(char)})
    if sum(rare.values()) >= _FOREIGN_LETTERS * sum(letters.values()):
        return Told("other", _by_letters(rare), len(words), latin)
    return Told("unknown", None, len(words), latin)


def _bare(word: str) -> str:
    """The word in small letters, without what stands before an apostrophe (l’, d’)."""
    return _WITH_APOSTROPHE.sub("", word.casefold())


def _ranked(hits: Mapping[str, int]) -> tuple[str, int]:
    """The language with most hits, and those of the next that would be told otherwise.

    Which of the other languages it is does not matter: Czech is never weighed against Slovak.
    """
    best = max(hits, key=lambda code: hits[code])
    rivals = ("en", "fr") if best not in ("en", "fr") else hits
    return best, max((hits[code] for code in rivals if code != best), default=0)


def _by_words(counts: Counter[str], code: str, hits: int) -> Message:
    known = sorted(_FUNCTION_WORDS[code], key=lambda word: (-counts.get(word, 0), word))
    shown = [Message(_QUOTED, {"word": word}) for word in known[:_SHOWN] if counts.get(word)]
    return Message(_WORDS, {"words": shown, "hits": hits, "count": counts.total()})


def _by_letters(letters: Counter[str]) -> Message:
    return Message(_LETTERS, {"letters": _listed(char for char, _ in letters.most_common(5))})


def _listed(letters: Iterable[str]) -> str:
    return " ".join(letters)


def _is_latin(char: str) -> bool:
    return char.isascii() or "LATIN" in unicodedata.name(char, "")


def _is_foreign(char: str) -> bool:
    """Whether neither English nor French has this letter."""
    return not char.isascii() and char not in _OF_FRENCH
