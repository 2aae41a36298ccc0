"""A draft written out as a candidate file, its documents beside it."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Mapping
from pathlib import Path

from attrs import evolve

from nato_apply.candidate import candidate_file
from nato_apply.candidate.draft import Draft
from nato_apply.documents.intake import LARGEST
from nato_apply.errors import FaultKind, refuse
from nato_apply.i18n import N_
from nato_apply.whole_file import ALREADY_THERE, check_free, refused, write_whole

NOT_TOML_ENDING = FaultKind(
    "unknown-ending", N_("a draft is exported as a .toml file. Give a name that ends in .toml.")
)


def documents_folder(target: Path) -> Path:
    return target.with_name(f"{target.name}-documents")


def write(target: Path, draft: Draft, contents: Mapping[str, bytes], force: bool) -> None:
    """Write the draft and its documents, mode 0600. Raises `UserFault`; then nothing is written."""
    if target.suffix.lower() != ".toml":
        raise refuse(NOT_TOML_ENDING, file=str(target))
    folder = documents_folder(target)
    check_free(target, replace=force)
    if contents and folder.exists() and not force:
        raise refuse(ALREADY_THERE, file=str(folder))
    if contents:
        _write_documents(folder, contents)
    named = tuple(
        evolve(
            d,
            file=f"{folder.name}/{d.file}" if d.file in contents else d.file,
            translation_of=f"{folder.name}/{d.translation_of}"
            if d.translation_of in contents
            else d.translation_of,
        )
        for d in draft.documents
    )
    text = candidate_file.dumped(evolve(draft, documents=named))
    write_whole(target, text.encode(), replace=force)


def _write_documents(folder: Path, contents: Mapping[str, bytes]) -> None:
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise refused(folder, error) from None
    for name, content in contents.items():
        write_whole(folder / name, content, replace=True)


def document_bytes(file: Path) -> bytes:
    """The bytes of a document to take in. Raises `OSError`, also for what is no ordinary file."""
    with open(file, "rb", opener=lambda p, flags: os.open(p, flags | os.O_NONBLOCK)) as stream:
        status = os.fstat(stream.fileno())
        if not stat.S_ISREG(status.st_mode) or status.st_size > LARGEST:
            raise OSError(errno.EFBIG, "not taken in")
        return stream.read(LARGEST)
