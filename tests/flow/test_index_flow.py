"""The index follows the ledger by itself, on every host, whatever became of its copy."""

import logging
import shutil

import pytest

from ingest.index.index import Index
from ingest.index.manifests import FILE
from ingest.pipeline import indexing
from ingest.pipeline.index_state import state_of, verified
from ingest.pipeline.indexing import follow, rebuild
from ingest.pipeline.neighbours import candidates
from ingest.store import revisions
from tests.store.revising import NOW, prepare, revise

SENTENCE = (
    "The measures taken by our organisation have made it clear that we would not let anyone "
    "destabilise the situation at our home."
)
OTHER = "Trade between both countries grew by a fifth last year and will grow further this spring."


@pytest.fixture
def ledger(store):
    with store.write() as connection:
        prepare(connection)
    return store


@pytest.fixture
def index(tmp_path) -> Index:
    return Index(tmp_path / "index")


def put(ledger, key, text, **more) -> str:
    with ledger.write() as connection:
        return revise(connection, key, text, **more)


def ask(ledger, index, kind, text, **more) -> list[str]:
    from ingest.citations.words import words_of  # noqa: PLC0415

    with ledger.read() as connection:
        found = candidates(connection, index, kind, words_of(text).folded, **more)
    return [each.revision_id for each in found]


def test_a_statement_is_found_by_what_a_post_took_from_it(ledger, index):
    statement = put(ledger, "statement:a", f"{OTHER} {SENTENCE}")
    put(ledger, "statement:b", OTHER)
    assert follow(ledger, index, most=99) == 0
    assert ask(ledger, index, "statement", f"Man liest: {SENTENCE} Aha.") == [statement]


def test_a_late_statement_finds_the_post_that_quoted_it(ledger, index):
    post = put(ledger, "post:p", f"Er hat gesagt: {SENTENCE}")
    put(ledger, "post:q", f"Siehe https://office.example/{SENTENCE.replace(' ', '-')}")
    follow(ledger, index, most=99)
    assert ask(ledger, index, "post", f"{OTHER} {SENTENCE}") == [post]


def test_what_an_edit_took_out_of_a_statement_is_still_found(ledger, index):
    before = put(ledger, "statement:a", f"{OTHER} {SENTENCE}")
    after = put(ledger, "statement:a", OTHER, seq=2)
    follow(ledger, index, most=99)
    assert ask(ledger, index, "statement", SENTENCE) == [after, before]
    assert ask(ledger, index, "statement", OTHER) == [after]


def test_of_a_post_only_its_newest_text_is_proposed(ledger, index):
    put(ledger, "post:p", f"{SENTENCE} Soso.", age=9)
    newest = put(ledger, "post:p", f"{SENTENCE} Aha.", seq=2)
    follow(ledger, index, most=99)
    assert ask(ledger, index, "post", SENTENCE) == [newest]


def test_nothing_new_costs_no_write_and_no_lock(ledger, index):
    put(ledger, "statement:a", SENTENCE)
    follow(ledger, index, most=99)
    before = (index.folder / FILE).stat().st_mtime_ns
    with index.writing():  # another process writes: we do not wait for it
        assert follow(ledger, Index(index.folder), most=99) == 0
    assert (index.folder / FILE).stat().st_mtime_ns == before


def test_a_call_reads_no_more_than_it_may_and_the_next_goes_on(ledger, index, monkeypatch):
    monkeypatch.setattr(indexing, "_BATCH", 2)
    for number in range(5):
        put(ledger, f"statement:{number}", f"{number} {SENTENCE} {number}")
    assert [follow(ledger, index, most=2) for _ in range(3)] == [3, 1, 0]


def test_a_new_host_reads_everything_by_itself(ledger, index, tmp_path):
    statement = put(ledger, "statement:a", SENTENCE)
    follow(ledger, index, most=99)
    other = Index(tmp_path / "other host")
    assert follow(ledger, other, most=99) == 0
    assert ask(ledger, other, "statement", SENTENCE) == [statement]


def test_a_torn_index_is_made_anew_with_one_sentence_in_the_log(ledger, index, caplog):
    statement = put(ledger, "statement:a", SENTENCE)
    follow(ledger, index, most=99)
    (segment,) = index.folder.glob("*.segment")
    segment.write_bytes(segment.read_bytes()[:50])
    torn = Index(index.folder)
    with caplog.at_level(logging.WARNING):
        assert follow(ledger, torn, most=99) == 0
        follow(ledger, torn, most=99)
    assert ask(ledger, torn, "statement", SENTENCE) == [statement]
    (said,) = [record.getMessage() for record in caplog.records]
    assert said == (
        f"The index in {index.folder} is made anew from the ledger: {segment.name} is cut off."
    )


def test_an_index_of_another_ledger_is_made_anew(ledger, index, caplog):
    with index.writing() as writer:
        writer.add([], last=1, mark="a revision of a ledger that was lost")
    statement = put(ledger, "statement:a", SENTENCE)
    with caplog.at_level(logging.WARNING):
        assert follow(ledger, index, most=99) == 0
    assert ask(ledger, index, "statement", SENTENCE) == [statement]
    assert "it was made from another ledger" in caplog.text


def test_a_ledger_that_was_brought_back_from_a_copy_is_followed(ledger, index):
    put(ledger, "statement:a", SENTENCE)
    follow(ledger, index, most=99)
    with index.writing() as writer:  # the copy is older than what this index has read
        writer.add([], last=50, mark="a revision that the copy does not have")
    assert follow(ledger, index, most=99) == 0
    assert index.last == 1


def test_a_folder_that_cannot_be_written_is_one_sentence(ledger, tmp_path):
    put(ledger, "statement:a", SENTENCE)
    (tmp_path / "index").write_text("a file stands here")
    with pytest.raises(Exception, match=r"cannot be written \(.*\): make room or give this user"):
        follow(ledger, Index(tmp_path / "index"), most=99)


def test_empty_texts_are_numbered_and_not_read_again(ledger, index):
    put(ledger, "post:p", "")
    assert follow(ledger, index, most=99) == 0
    assert (index.last, index.size().postings) == (1, 0)


def test_a_rebuilt_index_answers_as_before_and_is_used_meanwhile(ledger, index):
    statement = put(ledger, "statement:a", SENTENCE)
    follow(ledger, index, most=99)
    before = index.size()
    missed = put(ledger, "statement:b", OTHER)
    with ledger.write() as connection:
        revisions.mark_linked(connection, [missed], now=NOW)  # by a release without an index
    for _ in rebuild(ledger, index):
        assert ask(ledger, index, "statement", SENTENCE) == [statement]
    assert ask(ledger, index, "statement", f"{SENTENCE} {OTHER}") == [statement, missed]
    assert index.size().last == before.last + 1
    assert not index.folder.with_name("index.new").exists()
    assert follow(ledger, index, most=99) == 0


def test_two_rebuilds_at_once_are_refused(ledger, index, monkeypatch):
    for number in range(3):
        put(ledger, f"statement:{number}", f"{number} {SENTENCE}")
    monkeypatch.setattr(indexing, "MOST", 1)
    monkeypatch.setattr(indexing, "_BATCH", 1)
    under_way = rebuild(ledger, index)
    assert next(under_way) == 2
    with pytest.raises(Exception, match="is being rebuilt already"):
        next(rebuild(ledger, Index(index.folder)))
    assert list(under_way) == [1]
    assert index.size().last == 3


def test_its_state_says_what_is_behind_and_what_is_damaged(ledger, index):
    put(ledger, "statement:a", SENTENCE)
    with ledger.read() as connection:
        assert state_of(connection, index).behind == 1
    follow(ledger, index, most=99)
    with ledger.read() as connection:
        state = verified(connection, index)
    assert (state.behind, state.damage, state.size.segments) == (0, "", 1)
    (segment,) = index.folder.glob("*.segment")
    body = bytearray(segment.read_bytes())
    body[-1] ^= 1
    segment.write_bytes(bytes(body))
    with ledger.read() as connection:
        assert "has other bytes than were written" in verified(connection, index).damage


def test_an_index_that_is_thrown_away_comes_back(ledger, index):
    statement = put(ledger, "statement:a", SENTENCE)
    follow(ledger, index, most=99)
    shutil.rmtree(index.folder)
    assert follow(ledger, index, most=99) == 0
    assert ask(ledger, index, "statement", SENTENCE) == [statement]
