from __future__ import annotations

from collections.abc import Iterator

import pytest

from nato_apply.documents.worker import Worker


@pytest.fixture(scope="session")
def worker() -> Iterator[Worker]:
    """One warm reader for all tests, as the program keeps one for all documents."""
    with Worker() as running:
        yield running
