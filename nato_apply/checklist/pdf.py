"""The checklist as a PDF for people: A4, tagged, with check boxes."""

from __future__ import annotations

from nato_apply import letters
from nato_apply.checklist import tags
from nato_apply.checklist.parts import Checklist


def rendered(made: Checklist) -> bytes:
    """The whole file. The same checklist gives the same bytes, whatever text stands in it."""
    # reportlab is slow to import, and a program that draws nothing does not need it.
    from nato_apply.checklist.drawing import drawn

    plain, tree = drawn(made)
    about = tags.About(
        title=letters.plain(made.title),
        language=made.language,
        made=made.prepared.at,
        producer=f"NATO Apply {made.version}",
    )
    return tags.tagged(plain, tree, about)
