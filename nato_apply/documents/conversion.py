"""Word and OpenDocument texts made into PDFs by LibreOffice, where it is on this computer.

It runs with a profile made for this once, in a private folder, without network, macros and links.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path, PurePath
from typing import Final

from nato_apply.documents import media_type as types
from nato_apply.documents import programs
from nato_apply.documents.intake import LARGEST
from nato_apply.documents.private_folder import private_folder
from nato_apply.errors import FaultKind, refuse
from nato_apply.i18n import N_

NO_OFFICE = FaultKind(
    "no-office",
    N_(
        "LibreOffice is not on this computer. Open the file in the program it was made with and"
        " print it to a PDF."
    ),
)
NOT_CONVERTED = FaultKind(
    "not-converted",
    N_(
        "LibreOffice made no PDF of this file. Open it in the program it was made with and print"
        " it to a PDF."
    ),
)
TOO_SLOW = FaultKind(
    "conversion-too-slow",
    N_(
        "LibreOffice took more than {seconds} seconds over this file and was ended. Open it in the"
        " program it was made with and print it to a PDF."
    ),
)

SECONDS: Final = 60.0
_MEMORY: Final = 4 << 30
_ENDINGS: Final = {types.DOCX: ".docx", types.ODT: ".odt"}
_ITEM: Final = (
    '<item oor:path="/org.openoffice.{0}"><prop oor:name="{1}" oor:op="fuse">'
    "<value>{2}</value></prop></item>"
)
# What a document could do beside being laid out is turned off in the profile.
_TURNED: Final = (
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Writer/Content/Update", "Link", "2"),  # never
    ("Office.Common/Save/URL", "Internet", "false"),
    ("Office.Common/Misc", "FirstRun", "false"),
)


def office() -> Path | None:
    """LibreOffice on this computer."""
    return programs.found("soffice", "libreoffice")


def converted_name(name: str) -> str:
    """What the PDF of a file is called."""
    return f"{PurePath(name).stem}.pdf"


def converted(
    content: bytes,
    media_type: str,
    *,
    seconds: float = SECONDS,
    cancelled: Callable[[], bool] = lambda: False,
) -> bytes:
    """A PDF of a Word or OpenDocument text. Nobody has looked at it yet: not even the reader.

    Raises `UserFault` where there is no LibreOffice, or it made none; `ValueError` for other types.
    """
    if media_type not in _ENDINGS:
        raise ValueError(media_type)
    program = office()
    if program is None:
        raise refuse(NO_OFFICE)
    with private_folder() as folder:
        given = folder / f"document{_ENDINGS[media_type]}"
        given.write_bytes(content)
        profile = folder / "profile"
        _set_up(profile)
        command = (
            program,
            f"-env:UserInstallation={profile.as_uri()}",
            *("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo"),
            *("--convert-to", "pdf", "--outdir", folder / "made", given),
        )
        try:
            programs.run(
                command,
                folder,
                seconds=seconds,
                memory=_MEMORY,
                writes=2 * LARGEST,
                cancelled=cancelled,
            )
            made = (folder / "made" / "document.pdf").read_bytes()
        except programs.Failed as failed:
            if failed.timed_out:
                raise refuse(TOO_SLOW, seconds=round(seconds)) from None
            raise refuse(NOT_CONVERTED) from None
        except OSError:
            raise refuse(NOT_CONVERTED) from None
    if not made.startswith(b"%PDF-") or len(made) > LARGEST:
        raise refuse(NOT_CONVERTED)
    return made


def _set_up(profile: Path) -> None:
    items = "".join(_ITEM.format(*each) for each in _TURNED)
    text = (
        '<?xml version="1.0" encoding="UTF-8"?><oor:items '
        'xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{items}</oor:items>'
    )
    user = profile / "user"
    user.mkdir(parents=True, mode=0o700)
    (user / "registrymodifications.xcu").write_text(text, "utf-8")
