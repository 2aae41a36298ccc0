"""How findings about a file and what is in it are worded, and how much each weighs, by code."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, Literal, NamedTuple

from nato_apply.i18n import N_

Severity = Literal["stop", "warn", "info"]
"""``stop``: the file cannot be used. ``warn``: look at it. ``info``: good to know."""


class Kind(NamedTuple):
    severity: Severity
    wording: str


FILE: Final[Mapping[str, Kind]] = {
    "file-missing": Kind(
        "stop", N_("This file is not there. Put it back where it was, or add it again.")
    ),
    "file-unreadable": Kind(
        "stop",
        N_(
            "This file cannot be read ({reason}). Copy it to a folder of your own and add the copy."
        ),
    ),
    "not-a-file": Kind("stop", N_("This is a folder or a device. Add the file itself.")),
    "file-empty": Kind("stop", N_("This file is empty. Get it again from where it came from.")),
    "file-too-large": Kind(
        "stop",
        N_(
            "This file has {size} MB; this program takes up to {limit} MB."
            " Make it smaller, for example by scanning at 200 dpi, and add it again."
        ),
    ),
    "file-large": Kind(
        "warn",
        N_(
            "This file has {size} MB, more than {limit} MB, so that a portal may refuse it."
            " Have a smaller version at hand, for example a scan at 200 dpi."
        ),
    ),
    "unknown-type": Kind(
        "stop",
        N_(
            "This is none of the kinds of file that can be used here"
            " (PDF, JPEG, PNG, TIFF, WebP, HEIC, DOCX, ODT)."
            " Open it in the program it was made with and print it to a PDF."
        ),
    ),
    "web-page": Kind(
        "stop",
        N_(
            "This is a web page and not the document itself: often the log-in page, saved by"
            " mistake. Log in where the document is, and download it again."
        ),
    ),
    "type-not-name": Kind(
        "info",
        N_("The name ends in “{ending}”, but the content is {kind}. Rename it before you send it."),
    ),
    "opens-not-everywhere": Kind(
        "info",
        N_(
            "This is {kind}, which does not open everywhere. A dossier holds it as a page that"
            " does; to hand the file over itself, save it as a JPEG and add that instead."
        ),
    ),
    "conversion-offered": Kind(
        "warn",
        N_(
            "This is {kind}, which does not open everywhere as you see it."
            " Have LibreOffice, which is on this computer, make a PDF of it, or print it to one;"
            " look at its pages, and add that instead."
        ),
    ),
    "conversion-needed": Kind(
        "warn",
        N_(
            "This is {kind}, which does not open everywhere as you see it."
            " Print it to a PDF, and add that instead."
        ),
    ),
}
READING: Final[Mapping[str, Kind]] = {
    "reader-crashed": Kind(
        "stop",
        N_(
            "This file could not be read safely: it broke the separate reader of this program, and"
            " nothing else. Get a new copy from where it came from, or, if you trust it, print it"
            " to a new PDF in your viewer and add that."
        ),
    ),
    "reader-timeout": Kind(
        "stop",
        N_(
            "This file could not be read safely: reading it took too long and was ended."
            " Get a new copy from where it came from, or, if you trust it, print it to a new PDF in"
            " your viewer and add that."
        ),
    ),
    "reader-unavailable": Kind(
        "stop",
        N_(
            "This file was not checked: the separate reader of this program did not start."
            " Start the program again; if it still happens, install it again."
        ),
    ),
    "damaged": Kind(
        "stop",
        N_(
            "This file is damaged or cut short. Get it again from where it came from;"
            " a scan or photo: make it again."
        ),
    ),
    "damaged-in-part": Kind(
        "warn",
        N_(
            "This PDF has faults that viewers repair silently. Look at each page;"
            " if something is missing, get the file again."
        ),
    ),
    "needs-password": Kind(
        "stop",
        N_(
            "This file needs a password, and reviewers will not have it."
            " Open it with the password, print it to a new PDF, and add that."
        ),
    ),
    "wrong-password": Kind(
        "stop", N_("The password given does not open this file. Look for the right one.")
    ),
    "no-pages": Kind("stop", N_("This PDF has no pages. Get it again from where it came from.")),
    "too-many-pixels": Kind(
        "stop",
        N_(
            "This picture is far too large to open safely."
            " Save it with fewer pixels (an A4 page at 300 dpi has 2,480 × 3,508) and add it again."
        ),
    ),
    "unpacks-too-large": Kind(
        "stop",
        N_(
            "This file would unpack to far more than a document holds, so it was not opened."
            " If it is yours, print it to a PDF and add that."
        ),
    ),
}
CONTENTS: Final[Mapping[str, Kind]] = {
    "unlocked": Kind(
        "warn",
        N_(
            "This file needs a password, which you gave so that it could be checked."
            " A dossier holds it without the password; send the file itself only to who has it."
        ),
    ),
    "owner-restricted": Kind(
        "warn",
        N_(
            "This PDF opens, but is locked against changes or copying, so that it may be refused or"
            " not fit into a dossier. Ask its issuer for a version without the lock."
        ),
    ),
    "javascript": Kind(
        "warn",
        N_(
            "This PDF contains a script, and a portal may refuse it."
            " Print it to a new PDF, which leaves the script out."
        ),
    ),
    "acts": Kind(
        "warn",
        N_(
            "This PDF can start a program, open another file or send data when it is opened or"
            " clicked. Print it to a new PDF, which leaves that out."
        ),
    ),
    "embedded-files": Kind(
        "warn",
        N_(
            "Other files are attached inside this PDF; reviewers may not see them."
            " Save each as a document of its own and add it."
        ),
    ),
    "signed": Kind(
        "warn",
        N_(
            "This PDF carries a digital signature. Send it as it is:"
            " any change, printing included, loses the signature."
        ),
    ),
    "dynamic-form": Kind(
        "warn",
        N_(
            "This PDF is a form that only Adobe Reader shows; others see a line asking to wait."
            " Open it there, print it to a new PDF, and add that."
        ),
    ),
    "page-size": Kind(
        "warn",
        N_(
            "A page of this PDF has a size that no paper has, and may not print."
            " Print the PDF to a new one at A4."
        ),
    ),
    "other-data": Kind(
        "warn",
        N_(
            "Other data stands before or after the document in this file, so that a portal may"
            " refuse it. Print it to a new PDF and add that."
        ),
    ),
    "macros": Kind(
        "warn",
        N_(
            "This document contains macros, and a portal may refuse it."
            " Print it to a PDF and add that."
        ),
    ),
}
# Why the system did not let a file be read.
NO_PERMISSION: Final = N_("your account may not read it")
BROKEN_LINK: Final = N_("it is a link that leads nowhere")
DISK_ERROR: Final = N_("the disk or the network folder reports an error")

TYPE_NAMES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "application/pdf": N_("a PDF"),
        "image/jpeg": N_("a JPEG picture"),
        "image/png": N_("a PNG picture"),
        "image/tiff": N_("a TIFF picture"),
        "image/webp": N_("a WebP picture"),
        "image/heic": N_("an HEIC picture"),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document": N_(
            "a Word document (DOCX)"
        ),
        "application/vnd.oasis.opendocument.text": N_("an OpenDocument text (ODT)"),
    }
)
"""What a media type is called in a sentence."""
