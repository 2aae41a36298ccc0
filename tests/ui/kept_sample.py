"""The sample candidate, kept among the drafts of a program, for tests that need one kept."""

from __future__ import annotations

from nato_apply.calls.catalogue import Catalogue
from nato_apply.ui import draft_sources
from nato_apply.ui.program import Program
from tests.ui.conftest import NOW


def keep_sample(program: Program) -> None:
    """Keep it, and open it; a vault is made where there is none."""
    drafts = program.drafts
    drafts.keep(lambda: drafts.keeper.take_in(*draft_sources.sample(lambda: Catalogue(None), NOW)))
