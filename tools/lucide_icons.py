"""Copy the Lucide icons that the window uses into resources/icons, with their licence.

``npm pack lucide-static && tar xzf lucide-static-*.tgz && python tools/lucide_icons.py package``
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

ICONS = Path(__file__).resolve().parent.parent / "resources" / "icons"

WANTED = """
arrow-down arrow-left arrow-left-right arrow-right arrow-up bell calendar check chevron-down
chevron-left chevron-right chevron-up circle circle-check circle-dashed clock copy diamond download
external-link eye file-plus file-text folder-open graduation-cap grip-vertical history house
info key-round languages list-checks lock menu minus moon panel-right paperclip pen-line pencil plus
printer redo-2 save search send settings shield-check square sun trash-2 triangle-alert undo-2
user x
""".split()

OURS = """\
nato-apply.svg is NATO Apply's own (MIT, see the LICENSE of the program).
Every other icon in this folder is Lucide's (https://lucide.dev), unchanged:

"""


def main() -> None:
    package = Path(sys.argv[1])
    ICONS.mkdir(parents=True, exist_ok=True)
    for name in WANTED:
        shutil.copyfile(package / "icons" / f"{name}.svg", ICONS / f"{name}.svg")
    licence = (package / "LICENSE").read_text(encoding="utf-8")
    (ICONS / "LICENSE").write_text(OURS + licence, encoding="utf-8")


if __name__ == "__main__":
    main()
