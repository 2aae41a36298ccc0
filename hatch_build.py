"""The build's own step: compiles the message catalogues and puts what ships into the wheel.

It runs for a wheel, for a wheel made from an sdist, and for an editable install; the last one
only compiles, for then the program finds `resources`, `translations` and the guide in the checkout.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


def compiled(translations: Path) -> list[Path]:
    """Every catalogue below `translations`, compiled where its ``.po`` is newer than its ``.mo``.

    Raises `babel.messages.pofile.PoFileError` for a catalogue that is no PO file.
    """
    return [_compiled(source) for source in sorted(translations.glob("*/LC_MESSAGES/*.po"))]


def _compiled(source: Path) -> Path:
    target = source.with_suffix(".mo")
    if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
        return target
    with source.open("rb") as text:
        catalogue = read_po(text, abort_invalid=True)
    half = target.with_suffix(".mo.new")
    with half.open("wb") as binary:
        write_mo(binary, catalogue)
    half.replace(target)
    return target


class ShipsEverything(BuildHookInterface):  # type: ignore[type-arg]  # hatchling's own
    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        catalogues = compiled(root / "translations")
        if version == "editable":
            return
        inside = {
            str(root / "resources"): "nato_apply/resources",
            str(root / "docs" / "guide"): "nato_apply/docs/guide",
        }
        for file in catalogues:
            inside[str(file)] = f"nato_apply/{file.relative_to(root).as_posix()}"
        build_data["force_include"].update(inside)
