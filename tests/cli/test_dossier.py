"""`dossier`: the documents in one PDF, and what is said about those that are not in it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from tests.cli.conftest import Cli, Outcome, environment
from tests.documents import hostile, papers

CALL = """
format = 1
id = "mine"
title = { en = "My call" }
summary = { en = "…" }
source = { kind = "own", document = "x" }
[[document]]
id = "cv"
title = { en = "CV" }
[[document]]
id = "health"
title = { en = "Health" }
sensitive = true
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A candidate of a call of their own, with a CV, a signed letter and a health certificate."""
    (tmp_path / "call.toml").write_text(CALL, encoding="utf-8")
    documents = {
        "cv.pdf": ("cv", papers.paper(papers.ENROLLED)),
        "letter.pdf": ("cv", hostile.signed()),
        "health.pdf": ("health", papers.paper("Healthy.")),
    }
    text = 'format = 1\ncall = "mine"\n'
    for name, (slot, content) in documents.items():
        (tmp_path / name).write_bytes(content)
        text += f'[[documents]]\nslot = "{slot}"\nfile = "{name}"\n'
    (tmp_path / "c.toml").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def dossier(cli: Cli, folder: Path) -> Cli:
    """Runs `dossier` on that candidate, into ``d.pdf`` unless another file is given."""

    def run(*options: object, to: str = "d.pdf") -> Outcome:
        about = ("dossier", folder / "c.toml", "--call-file", folder / "call.toml")
        return cli(*about, "--pdf", folder / to, *options)

    return run


def titles(folder: Path) -> list[str]:
    with pikepdf.open(folder / "d.pdf") as document, document.open_outline() as outline:
        return [item.title for item in outline.root]


def test_it_writes_what_can_be_used_and_names_the_rest(dossier: Cli, folder: Path) -> None:
    found = dossier()
    assert found.code == 0
    assert found.out == f"Dossier: {folder / 'd.pdf'} (2 pages)\n"
    assert [line.partition(":")[0] for line in found.told] == ["letter.pdf", "health.pdf"]
    assert "digital signature" in found.told[0]
    assert "sensitive" in found.told[1]
    assert titles(folder) == ["Contents", "CV"]
    assert (folder / "d.pdf").stat().st_mode & 0o077 == 0


def test_sensitive_and_signed_documents_go_in_when_asked_for(dossier: Cli, folder: Path) -> None:
    found = dossier("--sensitive", "--signed", "--no-numbers")
    assert (found.code, found.err) == (0, "")
    assert titles(folder) == ["Contents", "CV", "CV", "Health"]


def test_a_file_that_exists_is_replaced_only_with_force(dossier: Cli, folder: Path) -> None:
    (folder / "d.pdf").write_bytes(b"mine")
    assert dossier().code == 2
    assert (folder / "d.pdf").read_bytes() == b"mine"
    assert dossier("--force").code == 0


def test_the_same_moment_gives_the_same_bytes(dossier: Cli, folder: Path) -> None:
    for name in ("1.pdf", "2.pdf"):
        dossier(to=name)
    assert (folder / "1.pdf").read_bytes() == (folder / "2.pdf").read_bytes()


def test_with_nothing_usable_it_says_why_file_by_file_and_writes_nothing(
    dossier: Cli, folder: Path
) -> None:
    (folder / "cv.pdf").write_bytes(b"")
    (folder / "letter.pdf").unlink()
    found = dossier()
    assert (found.code, found.out) == (2, "")
    assert "none of the documents can go into a dossier" in found.told[0]
    assert [line.partition(":")[0] for line in found.told[1:]] == [
        "cv.pdf", "letter.pdf", "health.pdf",
    ]  # fmt: skip
    assert not (folder / "d.pdf").exists()


def test_without_a_target_it_asks_for_one(cli: Cli, folder: Path) -> None:
    found = cli("dossier", folder / "c.toml", "--call-file", folder / "call.toml")
    assert found.code == 2
    assert "--pdf FILE" in found.err


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal of POSIX")
def test_on_a_terminal_the_password_of_a_locked_document_is_asked_for(
    folder: Path, data: Path
) -> None:
    import pty

    (folder / "cv.pdf").write_bytes(hostile.encrypted(user="secret"))
    ours, theirs = pty.openpty()
    about = ["c.toml", "--call-file", "call.toml", "--pdf", "d.pdf"]
    with subprocess.Popen(
        [sys.executable, "-m", "nato_apply", "--data-dir", data, "dossier", *about],
        env=environment(),
        cwd=folder,
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=theirs,
        start_new_session=True,
    ) as running:
        os.close(theirs)
        assert "cv.pdf" in os.read(ours, 200).decode()
        os.write(ours, b"secret\n")
        out, _ = running.communicate(timeout=20)
    os.close(ours)
    assert (running.returncode, out) == (0, b"Dossier: d.pdf (4 pages)\n")
    assert b"secret" not in (folder / "d.pdf").read_bytes()


def test_the_documents_of_a_draft_in_the_vault_are_bound_too(cli: Cli, folder: Path) -> None:
    (folder / "phrase").write_text("correct horse\n", encoding="utf-8")
    own = folder / "data" / "calls"
    own.mkdir(parents=True, mode=0o700)
    (own / "mine.toml").write_text(CALL, encoding="utf-8")
    vault = ("--passphrase-file", folder / "phrase")
    cli(*vault, "draft", "import", folder / "c.toml")
    (draft,) = cli(*vault, "draft", "list", "--json").json["drafts"]
    (folder / "cv.pdf").unlink()
    found = cli(*vault, "dossier", f"draft:{draft['id']}", "--pdf", folder / "d.pdf")
    assert found.code == 0, found
    assert titles(folder) == ["Contents", "CV"]


def test_the_originals_are_never_changed(dossier: Cli, folder: Path) -> None:
    before = {file.name: file.read_bytes() for file in folder.glob("*.pdf")}
    dossier()
    assert {name: (folder / name).read_bytes() for name in before} == before


def test_the_files_named_come_first_in_the_order_given(dossier: Cli, folder: Path) -> None:
    for name, text in (("second.pdf", "Second."), ("third.pdf", "Third.")):
        (folder / name).write_bytes(papers.paper(text))
        with (folder / "c.toml").open("a", encoding="utf-8") as file:
            file.write(f'[[documents]]\nslot = "cv"\nfile = "{name}"\n')
    dossier("--order", "third.pdf", "--order", "cv.pdf", "--no-numbers")
    with pikepdf.open(folder / "d.pdf") as document:
        assert len(document.pages) == 4
    told = pypdfium2.PdfDocument(folder / "d.pdf")
    texts = [page.get_textpage().get_text_range() for page in told]
    told.close()
    assert "Third." in texts[1]
    assert "enrolled" in texts[2]
    assert "Second." in texts[3]


def test_passwords_in_a_file_open_what_is_locked(dossier: Cli, cli: Cli, folder: Path) -> None:
    (folder / "cv.pdf").write_bytes(hostile.encrypted(user="sécret"))
    (folder / "words").write_text("wrong\n\nsécret\n", encoding="utf-8")
    about = ("documents", folder / "c.toml", "--call-file", folder / "call.toml", "--json")
    for options, code in (((), "needs-password"), (("--document-password-file",), "unlocked")):
        more = (*options, folder / "words") if options else ()
        (cv, _) = cli(*about, *more).json["slots"][0]["files"]
        assert code in {each["code"] for each in cv["findings"]}
    found = dossier("--document-password-file", folder / "words")
    assert (found.code, found.out) == (0, f"Dossier: {folder / 'd.pdf'} (4 pages)\n")
    assert "sécret" not in found.err


@pytest.mark.parametrize("content", [None, b"", b"\n\n", b"\xff\xfe"])
def test_a_file_without_passwords_is_said(
    content: bytes | None, dossier: Cli, folder: Path
) -> None:
    if content is not None:
        (folder / "words").write_bytes(content)
    found = dossier("--document-password-file", folder / "words")
    assert found.code == 2
    assert "words" in found.told[0]
    assert not (folder / "d.pdf").exists()


def test_a_dossier_too_large_for_a_portal_is_said(dossier: Cli, folder: Path) -> None:
    (folder / "cv.pdf").write_bytes(hostile.document(1, 1_500_000))
    assert "MB" not in dossier().err
    (folder / "data").mkdir(exist_ok=True)
    (folder / "data" / "settings.ini").write_text("[general]\ndocument_limit = 1\n")
    assert "The dossier has 2 MB, more than 1 MB" in dossier("--force").err


def test_the_limit_of_a_large_file_is_an_option(cli: Cli, folder: Path) -> None:
    (folder / "cv.pdf").write_bytes(hostile.document(1, 1_500_000))
    about = ("documents", folder / "c.toml", "--call-file", folder / "call.toml")
    assert "more than" not in cli(*about).out
    assert "more than 1 MB" in " ".join(cli(*about, "--size-limit", "1").out.split())
    for wrong in ("0", "51", "-1", "much", "9" * 5000):
        assert cli(*about, "--size-limit", wrong).code == 2


def test_texts_are_converted_where_asked_for(
    dossier: Cli, cli: Cli, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "cv.pdf").write_bytes(hostile.docx())
    monkeypatch.setenv("PATH", "/nowhere")
    found = dossier("--convert")
    assert found.code == 2
    assert "LibreOffice is not on this computer" in found.err
    (folder / "made.pdf").write_bytes(papers.paper(papers.ENROLLED))
    (folder / "soffice").write_text(
        f'#!/bin/sh\nmkdir -p made; cp "{folder}/made.pdf" made/document.pdf\n'
    )
    (folder / "soffice").chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:/bin:/usr/bin")
    found = dossier("--convert")
    assert (found.code, "(2 pages)" in found.out) == (0, True)
    assert "LibreOffice made a PDF of “cv.pdf”" in found.err


def test_without_tesseract_scans_are_not_read_and_it_says_so(
    cli: Cli, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    about = ("documents", folder / "c.toml", "--call-file", folder / "call.toml")
    found = cli(*about, "--read-scans")
    assert found.code == 0
    assert "Tesseract is not on this computer" in found.err
