"""What was written is looked through for what acts, wherever it stands."""

from __future__ import annotations

import io

import pikepdf
import pytest

from nato_apply.documents.reader import cleaning
from nato_apply.documents.worker import Worker
from tests.documents import papers
from tests.documents.dossiers import bound


def written(what: pikepdf.Object | None) -> bytes:
    """A PDF as a dossier is written, with this in the catalogue."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(papers.paper(papers.ENROLLED))) as document:
        cleaning.flatten(document)
        if what is not None:
            document.Root.Hidden = what
        document.save(
            out,
            static_id=True,
            min_version="1.7",
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )
    return out.getvalue()


def script() -> pikepdf.Dictionary:
    return pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")


@pytest.mark.parametrize(
    "what",
    [
        script(),
        pikepdf.Array([pikepdf.Dictionary(A=pikepdf.Dictionary(B=script()))]),
        pikepdf.Dictionary(A="stream\n", B=script()),
        pikepdf.Dictionary(A="endobj\nstream\r\n", B=pikepdf.Name("/Launch")),
        pikepdf.Object.parse(b"<< /S /J#61vaScript /J#53 (x) >>"),
        pikepdf.Object.parse(b"<< /EF << /F 1 >> >>"),
    ],
)
def test_what_acts_is_seen_however_it_is_written(what: pikepdf.Object) -> None:
    assert cleaning.is_suspect(written(what))


def test_a_dossier_is_none_of_that_so_that_it_need_not_be_opened_again(worker: Worker) -> None:
    contents = {"1.pdf": papers.paper(papers.ENROLLED), "2.jpg": papers.picture()}
    assert not cleaning.is_suspect(bound(worker, contents).pdf)


@pytest.mark.parametrize("what", [None, pikepdf.String("JavaScript /Launched"), pikepdf.Name.JSON])
def test_what_only_shows_is_not(what: pikepdf.Object | None) -> None:
    assert not cleaning.is_suspect(written(what))
