"""What the text of a document says, as far as findings need it. The text itself is not kept."""

from __future__ import annotations

from attrs import field, frozen

from nato_apply.documents import language, text_dates
from nato_apply.documents.holder_name import name_words
from nato_apply.documents.text_dates import Mention


@frozen
class Reading:
    """A text's language, its dates, and the words a name could be among."""

    told: language.Told
    dates: tuple[Mention, ...]
    words: frozenset[str] = field(repr=False)

    @property
    def enough(self) -> bool:
        """Whether there is enough text to say that something does not stand in it."""
        return self.told.words >= language.FEWEST_WORDS


def of_text(text: str) -> Reading:
    """What a document's text says."""
    return Reading(language.told(text), text_dates.mentions(text), name_words(text))
