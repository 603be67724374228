"""Indexes in folders of their own, filled with numbered texts."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from ingest.index.index import Index
from ingest.index.writing import Text, text_of


def statements(texts: Sequence[Sequence[str | None]], *, start: int = 1) -> list[Text]:
    """Texts numbered from `start`, each a statement of its own."""
    return [text_of("statement", start + at, words) for at, words in enumerate(texts)]


def add(index: Index, *texts: Text, mark: str = "revision") -> None:
    """Add these in one go."""
    with index.writing() as writer:
        assert writer is not None
        last = max((text.number for text in texts), default=0)
        writer.add(texts, last=max(writer.last, last), mark=mark)


@pytest.fixture
def index(tmp_path: Path) -> Index:
    return Index(tmp_path / "index")


@pytest.fixture
def made(tmp_path_factory) -> Callable[..., Index]:
    """An index of these batches of texts, in a new folder."""

    def make(*batches: Sequence[Text]) -> Index:
        index = Index(tmp_path_factory.mktemp("index"))
        for batch in batches:
            add(index, *batch)
        return index

    return make
