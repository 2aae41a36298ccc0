"""A copy of the checkout, as a fresh clone would be, to build from or to break."""

from __future__ import annotations

import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent

# What a clone does not have (see .gitignore), and what no build reads.
_NOT_IN_A_CLONE = (".*", "build", "dist", "__pycache__", "*.mo", "*.egg-info", "tests")


def copied(folder: Path) -> Path:
    """The checkout without what is made from it, in `folder`."""
    ignore = shutil.ignore_patterns(*_NOT_IN_A_CLONE)
    shutil.copytree(ROOT, folder / "clone", ignore=ignore)
    shutil.copyfile(ROOT / ".gitignore", folder / "clone" / ".gitignore")
    return folder / "clone"
