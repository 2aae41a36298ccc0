"""A draft written out as a candidate file, its documents beside it."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from pathlib import Path

from attrs import evolve

from nato_apply.candidate import candidate_file
from nato_apply.candidate.draft import Draft
from nato_apply.errors import FaultKind, refuse
from nato_apply.i18n import N_
from nato_apply.whole_file import ALREADY_THERE, refused, write_all

NOT_TOML_ENDING = FaultKind(
    "unknown-ending",
    N_(
        "a draft is exported as a .toml file, or encrypted as a .natoapply file. "
        "Give a name that ends in one of these."
    ),
)


def documents_folder(target: Path) -> Path:
    return target.with_name(f"{target.name}-documents")


def check_ending(target: Path) -> None:
    """Raise `UserFault` where the name is not that of a candidate file."""
    if target.suffix.lower() != ".toml":
        raise refuse(NOT_TOML_ENDING, file=str(target))


def write(target: Path, draft: Draft, contents: Mapping[str, bytes], force: bool) -> None:
    """Write the draft and its documents, mode 0600. Raises `UserFault`; then nothing is written."""
    folder = documents_folder(target)
    if not contents:
        write_all({target: _text(draft, folder, contents)}, replace=force)
        return
    if folder.exists() and not force:
        raise refuse(ALREADY_THERE, file=str(folder))
    made = _made(folder)
    files = {folder / name: content for name, content in contents.items()}
    try:
        write_all({**files, target: _text(draft, folder, contents)}, replace=force)
    except BaseException:
        if made:
            with contextlib.suppress(OSError):
                folder.rmdir()
        raise


def _made(folder: Path) -> bool:
    """Whether the folder had to be made. Raises `UserFault` where it cannot be."""
    try:
        folder.mkdir(mode=0o700)
    except FileExistsError:
        return False
    except OSError as error:
        raise refused(folder, error) from None
    return True


def _text(draft: Draft, folder: Path, contents: Mapping[str, bytes]) -> bytes:
    """The candidate file, which finds the documents in their folder."""

    def place(name: str) -> str:
        return f"{folder.name}/{name}" if name in contents else name

    documents = tuple(
        evolve(d, file=place(d.file), translation_of=d.translation_of and place(d.translation_of))
        for d in draft.documents
    )
    return candidate_file.dumped(evolve(draft, documents=documents)).encode()
