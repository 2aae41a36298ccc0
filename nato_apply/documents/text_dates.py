"""The dates that stand in a text, each with the words around it: days, periods of study, awards.

Dates are found as people write them in the languages of Europe. A day that can be read in two
ways (4/5/2026) counts as the later of the two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final, Literal, NamedTuple

from attrs import frozen

from nato_apply.errors import on_one_line

_MOST: Final = 60
_AROUND: Final = 45
_LONGEST_GAP: Final = 48
_YEARS: Final = range(1950, 2100)

# “Listopada” is October in Croatian and November in Polish, which comes later and holds.
_NAMES: Final = (  # twelve of each language, in the form they take in dates
    "january february march april may june july august september october november december "
    "jan feb mar apr may jun jul aug sep oct nov dec janvier février mars avril mai juin "
    "juillet août septembre octobre novembre décembre januar februar märz april mai juni juli "
    "august september oktober november dezember enero febrero marzo abril mayo junio julio "
    "agosto septiembre octubre noviembre diciembre gennaio febbraio marzo aprile maggio "
    "giugno luglio agosto settembre ottobre novembre dicembre janeiro fevereiro março abril "
    "maio junho julho agosto setembro outubro novembro dezembro januari februari maart april "
    "mei juni juli augustus september oktober november december januari februari mars april "
    "maj juni juli augusti september oktober november december januar februar marts april maj "
    "juni juli august september oktober november december siječnja veljače ožujka travnja "
    "svibnja lipnja srpnja kolovoza rujna listopada studenoga prosinca stycznia lutego marca "
    "kwietnia maja czerwca lipca sierpnia września października listopada grudnia januára "
    "februára marca apríla mája júna júla augusta septembra októbra novembra decembra ledna "
    "února března dubna května června července srpna září října listopadu prosince ianuarie "
    "februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie "
    "január február március április május június július augusztus szeptember október november "
    "december tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta "
    "elokuuta syyskuuta lokakuuta marraskuuta joulukuuta ιανουαρίου φεβρουαρίου μαρτίου "
    "απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου δεκεμβρίου "
    "януари февруари март април май юни юли август септември октомври ноември декември"
).split()
_MONTHS: Final = {name: index % 12 + 1 for index, name in enumerate(_NAMES)}
_NAME: Final = "|".join(sorted(map(re.escape, _MONTHS), key=len, reverse=True))
_NUMBER: Final = r"(?P<d{0}>\d{{1,2}})(?:st|nd|rd|th|er|e|\.|º|ª)?"
_PATTERN: Final = re.compile(
    r"(?<![\d./-])(?:"
    r"(?P<y1>\d{4})\s?[-./]\s?(?P<m1>\d{1,2})\s?[-./]\s?(?P<d1>\d{1,2})(?!\d)"
    r"|(?P<d2>\d{1,2})\s?[-./]\s?(?P<m2>\d{1,2})\s?[-./]\s?(?P<y2>\d{4})(?!\d)"
    r"|" + _NUMBER.format(3) + rf"\s*(?:of\s|de\s|d[’'])?\s*(?P<n3>{_NAME})\b\.?,?"
    r"\s*(?:de\s|del\s)?\s*(?P<y3>\d{4})(?!\d)"
    rf"|(?P<n4>{_NAME})\b\.?\s+" + _NUMBER.format(4) + r",?\s+(?P<y4>\d{4})(?!\d)"
    rf"|(?P<y5>\d{{4}})\.?\s+(?P<n5>{_NAME})\s+" + _NUMBER.format(5) + r"(?!\d)"
    rf"|(?<!\w)(?P<n6>{_NAME})\b\.?,?\s+(?:de\s)?(?P<y6>\d{{4}})(?!\d)"
    r"|(?P<y7>(?:19|20)\d\d)\s?[-/–]\s?(?P<z7>(?:19|20)\d\d|\d\d)(?![\d./-]))",
    re.IGNORECASE,
)
_TO: Final = re.compile(
    r"^[\s,.;:)]*(?:[-–—→]|to|until|till|through|au|à|jusqu[’']?(?:au|en|à)?|bis|al?|até|tot|t/m|do|"
    r"až|til|is|la|iki|līdz|kuni|and|et|ends?\b.*|fin\b.*|date de fin.*|ende\b.*)"
    r"(?:\s+(?:the|le|zum|dem|o|el|il))?[\s:(]*$",
    re.IGNORECASE | re.DOTALL,
)
_SINCE: Final = re.compile(
    r"(?:\bsince|\bdepuis(?:\s+le)?|\bseit(?:\s+dem)?|\bdesde(?:\s+el)?|\bsedan|\bsinds|\bod|"
    r"\bstarted(?:\s+on)?|\bfrom|\bà compter du|\bà partir du)\s*:?\s*$",
    re.IGNORECASE,
)
_AWARD: Final = re.compile(
    r"award|confer|graduat|degree|diplom|grado|laurea|obten|obtenu|délivr|décern|conféré|verliehen|"
    r"udelen|udělen|nadan|uzyskan|examen|titul|titel|toegekend|otorg|behörighet|utfärda|abschluss",
    re.IGNORECASE,
)
_BIRTH: Final = re.compile(
    r"birth|born|\bné[e]?\b|naissance|gebor|geburt|naroden|narozen|född|født|fødsel|nacid|nacim|"
    r"nascid|nascim|\bnat[oa]\b|nascita|urodz|születe|synt|roden",
    re.IGNORECASE,
)


@frozen
class Mention:
    """A date in a text. ``period``: from one to another, or an academic year, or since a day.

    `start` and `end` are the same for a day; `quote` is the text around it, on one line. `award`
    and `birth` say what the words around it speak of.
    """

    kind: Literal["day", "month", "period"]
    start: date
    end: date
    quote: str
    award: bool = False
    birth: bool = False


class _Found(NamedTuple):
    at: int
    to: int
    kind: Literal["day", "month", "period"]
    start: date
    end: date


def mentions(text: str) -> tuple[Mention, ...]:
    """The dates in a text, in its order; two that make a period, as one. At most sixty."""
    singles = list(_singles(text))
    found: list[_Found] = []
    for each in singles:
        before = found[-1] if found else None
        if before and _make_a_period(before, text[before.to : each.at], each):
            found[-1] = _Found(before.at, each.to, "period", before.start, each.end)
        else:
            found.append(each)
    return tuple(_mention(text, each) for each in found[:_MOST])


def _make_a_period(first: _Found, gap: str, second: _Found) -> bool:
    if "period" in (first.kind, second.kind) or first.start > second.end:
        return False
    return len(gap) <= _LONGEST_GAP and bool(_TO.match(gap))


def _mention(text: str, found: _Found) -> Mention:
    before = text[max(0, found.at - _AROUND) : found.at]
    after = text[found.to : found.to + _AROUND]
    kind = "period" if found.kind != "period" and _SINCE.search(before) else found.kind
    near = before.rpartition("\n\n")[2]
    birth = bool(_BIRTH.search(near))
    award = not birth and bool(_AWARD.search(near) or _AWARD.search(after.partition("\n")[0]))
    quote = on_one_line(_trimmed(text, found))
    return Mention(kind, found.start, found.end, quote, award, birth)


def _trimmed(text: str, found: _Found) -> str:
    """The date and the words around it, on one line, cut between words."""
    start, stop = max(0, found.at - _AROUND), min(len(text), found.to + _AROUND)
    before, after = text[start : found.at], text[found.to : stop]
    if start > 0:
        before = "…" + (before.partition(" ")[2] or before)
    if stop < len(text):
        after = (after.rpartition(" ")[0] or after) + "…"
    else:
        after = after.rstrip().removesuffix(".")  # the sentence that quotes it has its own
    return " ".join(f"{before}{text[found.at : found.to]}{after}".split())


def _singles(text: str) -> Iterator[_Found]:
    count = 0
    for match in _PATTERN.finditer(text):
        dated = _dated(
            {name[0] + name[1]: text for name, text in match.groupdict().items() if text}
        )
        if dated is not None:
            kind, start, end = dated
            yield _Found(match.start(), match.end(), kind, start, end)
            count += 1
        if count == 2 * _MOST:
            return


def _dated(
    parts: dict[str, str],
) -> tuple[Literal["day", "month", "period"], date, date] | None:
    """What the parts of one match say: `None` where there is no such day."""
    variant = next(iter(parts))[1]
    year = int(parts["y" + variant])
    if year not in _YEARS:
        return None
    if variant == "7":
        return _academic_year(year, parts["z7"])
    name = parts.get("n" + variant)
    month = _MONTHS[name.lower()] if name else int(parts["m" + variant])
    if variant == "6":
        return "month", date(year, month, 1), date(year, month, 28)
    number = int(parts["d" + variant])
    days = [_day(year, month, number)]
    if variant == "2":
        days.append(_day(year, number, month))
    known = [day for day in days if day]
    return ("day", max(known), max(known)) if known else None


def _academic_year(year: int, second: str) -> tuple[Literal["period"], date, date] | None:
    """From September to August, where the second year is the next one or a few on."""
    last = int(second) if len(second) == 4 else year // 100 * 100 + int(second)
    if not 1 <= last - year <= 8:
        return None
    return "period", date(year, 9, 1), date(last, 8, 31)


def _day(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None
