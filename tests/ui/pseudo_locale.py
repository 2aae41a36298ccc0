"""A language that is none: each text of the program longer, accented, and in ⟦brackets⟧.

What is shown without brackets was never translated; what has lost a bracket has been cut.
"""

from __future__ import annotations

import gettext
import re

PLACEHOLDER = re.compile(r"(\{[^}]*\})")
ACCENTED = str.maketrans("aceinouyACEINOUY", "àçéîñôûÿÀÇÉÎÑÔÛÝ")
LONGER = 0.4


def made(text: str) -> str:
    parts = PLACEHOLDER.split(text)
    accented = "".join(p if PLACEHOLDER.fullmatch(p) else p.translate(ACCENTED) for p in parts)
    more = round(len(PLACEHOLDER.sub("", text)) * LONGER)
    padding = (" " + " ".join(["ôôôôô"] * (more // 6 + 1)))[: more + 1] if more else ""
    return f"⟦{accented}{padding}⟧"


class Catalogue(gettext.NullTranslations):
    """Stands where the French catalogue does."""

    def gettext(self, message: str) -> str:
        # A text that is nothing but placeholders and marks is a pattern, no words.
        return made(message) if re.search(r"[^\W\d_]", PLACEHOLDER.sub("", message)) else message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)
