"""One index, several hands: readers never wait, writers take turns, merging goes on beside."""

import threading
from pathlib import Path

import pytest

from ingest.index import index as door
from ingest.index.index import Index
from ingest.index.manifests import KINDS
from ingest.index.merging import tier
from ingest.index.writing import text_of
from tests.unit.index.conftest import add, statements

WORDS = [f"w{n}" for n in range(30)]


def test_another_process_sees_what_was_added(tmp_path: Path):
    one, other = Index(tmp_path), Index(tmp_path)
    assert other.search("statement", WORDS) == []
    add(one, *statements([WORDS]))
    assert [hit.first for hit in other.search("statement", WORDS)] == [1]
    assert (other.last, other.mark) == (1, "revision")


def test_a_reader_does_not_wait_for_the_writer(tmp_path: Path):
    one, other = Index(tmp_path), Index(tmp_path)
    add(one, *statements([WORDS]))
    with one.writing():
        assert other.search("statement", WORDS)


def test_a_second_writer_waits_and_then_gives_up(tmp_path: Path):
    one, other = Index(tmp_path), Index(tmp_path)
    with one.writing() as first, other.writing(wait_s=0.05) as second:
        assert first is not None
        assert second is None
    with other.writing(wait_s=0) as second:
        assert second is not None


def test_threads_that_search_while_one_adds_and_merges_see_a_whole_index(index: Index):
    failures: list[object] = []
    done = threading.Event()

    def search() -> None:
        seen = 0
        while not done.is_set():
            found = len(index.search("statement", WORDS, most=100))
            if found < seen:
                failures.append((seen, found))
            seen = found

    threads = [threading.Thread(target=search) for _ in range(3)]
    for thread in threads:
        thread.start()
    for number in range(1, 4):
        add(index, text_of("statement", number, [*WORDS, f"own{number}"]))
        index.tidy()
    done.set()
    for thread in threads:
        thread.join()
    assert failures == []
    assert len(index.search("statement", WORDS)) == 3


def test_a_reader_keeps_what_it_has_open_though_the_files_are_gone(index: Index):
    add(index, *statements([WORDS]))
    opened = index._current()
    with index.writing() as writer:
        writer.reset()
    assert not list(index.folder.glob("*.segment"))
    assert opened.segments["statement"][0].upper.sum() > 0
    assert index.search("statement", WORDS) == []


@pytest.fixture
def small_tiers(monkeypatch) -> None:
    """What is left to `tidy` begins at one posting."""
    monkeypatch.setattr(door, "MERGED_AT_ONCE", 0)


def test_large_segments_are_merged_beside_the_writer(index: Index, small_tiers, monkeypatch):
    from ingest.index import writing  # noqa: PLC0415

    monkeypatch.setattr(writing, "to_merge", lambda sizes, below: [])
    for number in range(1, 4):
        add(index, text_of("statement", number, [*WORDS, f"own{number}"]))
    before = index.search("statement", WORDS)
    assert index.size().segments == 3
    assert index.tidy() is True
    assert index.size().segments == 1
    assert index.search("statement", WORDS) == before
    assert index.tidy() is False


def test_a_merge_of_segments_that_were_given_up_meanwhile_is_thrown_away(
    index: Index, small_tiers, monkeypatch
):
    from ingest.index import writing  # noqa: PLC0415

    monkeypatch.setattr(writing, "to_merge", lambda sizes, below: [])
    for number in range(1, 4):
        add(index, text_of("statement", number, [*WORDS, f"own{number}"]))
    merge = writing.Writer.merge

    def slow(self, segments, places):
        merged = merge(self, segments, places)
        with Index(index.folder).writing() as writer:
            writer.reset()
        return merged

    monkeypatch.setattr(writing.Writer, "merge", slow)
    assert index.tidy() is False
    assert index.size().segments == 0
    assert not list(index.folder.glob("*.segment"))


def test_an_index_that_was_made_beside_takes_the_place_of_the_old(tmp_path: Path):
    old, new = Index(tmp_path / "index"), Index(tmp_path / "index.new")
    add(old, *statements([["alt", *WORDS]]))
    add(new, *statements([WORDS, [*WORDS, "neu"]]), mark="second")
    assert old.adopt(new)
    assert (old.last, old.mark, old.size().segments) == (2, "second", 1)
    assert len(Index(tmp_path / "index").search("statement", WORDS)) == 2
    assert len(list(old.folder.glob("*.segment"))) == 1


def test_many_small_additions_leave_few_segments(index: Index):
    for number in range(1, 60):
        add(index, text_of(KINDS[number % 2], number, [f"{number} {n}" for n in range(40)]))
    assert index.size().segments == 2
    assert tier(index.size().postings) == 0
