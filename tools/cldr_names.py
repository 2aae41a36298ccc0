"""Write resources/names/*.json: names of countries, languages, months and days, from CLDR.

The data come with Babel, a tool of ours and no part of the program, so that the program itself
reads one small file. Run it after a new Babel: ``python tools/cldr_names.py``.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import babel
from babel import Locale

NAMES = Path(__file__).resolve().parent.parent / "resources" / "names"

# NATO writes British English.
LOCALES = {"en": "en_GB", "fr": "fr"}

# What CLDR names beside the countries of ISO 3166-1: exceptional reservations, groups of
# countries, and codes for testing. Kosovo (XK) is no ISO code, but its people have passports.
NO_COUNTRIES = frozenset("AC CP CQ DG EA EU EZ IC QO TA UN XA XB ZZ".split())

# Withdrawn from ISO 639-1 and named by CLDR still.
NO_LANGUAGES = frozenset({"sh"})


def names(locale: Locale) -> dict[str, Any]:
    """The names in one language, as `i18n` reads them. Days begin with Monday."""
    months, days = locale.months["format"], locale.days["format"]
    return {
        "countries": {
            code: name
            for code, name in sorted(locale.territories.items())
            if len(code) == 2 and code not in NO_COUNTRIES
        },
        "languages": {
            code: name
            for code, name in sorted(locale.languages.items())
            if len(code) == 2 and code not in NO_LANGUAGES
        },
        "months": [months["wide"][number] for number in range(1, 13)],
        "months_short": [months["abbreviated"][number] for number in range(1, 13)],
        "days": [days["wide"][number] for number in range(7)],
        "days_short": [days["abbreviated"][number] for number in range(7)],
    }


def main() -> None:
    NAMES.mkdir(parents=True, exist_ok=True)
    for language, locale in LOCALES.items():
        text = json.dumps(names(Locale.parse(locale)), ensure_ascii=False, indent=1)
        (NAMES / f"{language}.json").write_text(text + "\n", encoding="utf-8")
    licence = Path(babel.__file__).parent / "locale-data" / "LICENSE.unicode"
    shutil.copyfile(licence, NAMES / "LICENSE")


if __name__ == "__main__":
    main()
