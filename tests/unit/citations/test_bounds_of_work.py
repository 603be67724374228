"""What linking a post costs is bounded by counts: words read, runs grown, passages compared."""

from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.citations import comparing, passages, runs, said, sources, words
from ingest.citations import quotations as quotations_found
from ingest.citations.beginning import (
    MOST_BLOCKS,
    MOST_CHARS,
    MOST_GIVEN_CHARS,
    beginning_of,
    is_read_whole,
)  # fmt: skip
from ingest.citations.candidates import Candidate
from ingest.citations.comparing import with_mismatches
from ingest.citations.links import find_addresses
from ingest.citations.mentions_dates import dates_mentioned
from ingest.citations.passages import find_passages
from ingest.citations.quotations import find_quotations
from ingest.citations.searched import Searched, shingles
from ingest.citations.sources import find_sources
from ingest.citations.translating import comparing as sentences_compared
from ingest.citations.translating.likeness import Likenesses
from ingest.citations.translating.statement import prepare
from ingest.citations.translating.terms import Term, terms_of
from ingest.lexicon.figures import figures_in, scan
from schemas.records.citations import Quotation
from schemas.records.texts import Block, Link, RichText

DAY = datetime(2022, 1, 10, 12, 0, tzinfo=UTC)
SENTENCE = (
    "the harbour commission has decided after long talks to open the northern canal to grain ships"
    " of every flag before the first frost"
)
HOSTILE = {
    "one word": "Kasachstan ",
    "three words": "mir druzhba mai ",
    "full stops": "a. ",
    "periodic": "he said that we must do what we said and ",
    "Chinese": "国家主席强调和平发展",
    "marks": "„Wort und ",
}


def text(*lines: str) -> RichText:
    return RichText(blocks=tuple(Block(text=line) for line in lines))


def candidate(number: int, visible: str, *, rarest: int = 1) -> Candidate:
    key = f"office:{number}"
    return Candidate(
        statement_key=key, revision_id=key, text=visible, url=f"http://office.example/{number}",
        published_at=DAY, rarest=rarest,
    )  # fmt: skip


class Counted:
    """A function that counts what it is called with, in sizes of its first argument."""

    def __init__(self, function):
        self.function, self.sizes = function, []

    def __call__(self, *args, **more):
        self.sizes.append(len(args[0]))
        return self.function(*args, **more)


# --- the beginning of a post


@given(st.lists(st.text(st.characters(exclude_characters="\n"), max_size=30), max_size=8))
def test_a_post_as_posts_are_is_read_whole(lines):
    post = text(*lines)
    assert beginning_of(post) is post
    assert is_read_whole(post)


@given(st.integers(0, 3), st.integers(MOST_CHARS - 60, MOST_CHARS + 60))
def test_the_beginning_is_the_beginning_of_the_visible_text_and_cuts_no_word(lines, size):
    post = text(*["before"] * lines, ("word " * size)[:size])
    read = beginning_of(post).visible
    assert post.visible.startswith(read)
    assert len(read) <= MOST_CHARS
    assert post.visible[len(read) :][:1] in ("", " ", "\n")


def test_a_post_of_many_lines_is_read_up_to_a_number_of_blocks():
    assert len(beginning_of(text(*["a"] * 50_000)).blocks) == MOST_BLOCKS


def test_a_cut_block_keeps_the_links_that_are_read():
    links = tuple(
        Link(start=at, end=at + 4, url="http://a.example/1") for at in (0, MOST_CHARS + 5)
    )
    block = Block(text="word " * MOST_CHARS, links=links, emphasis=((1, MOST_CHARS * 2),))
    (cut,) = beginning_of(RichText(blocks=(block,))).blocks
    assert cut.links == links[:1]
    assert cut.emphasis == ((1, len(cut.text)),)


def test_behind_the_beginning_only_addresses_are_found():
    far = f"“{SENTENCE}” http://office.example/1"
    post = text("word " * (MOST_CHARS // 5 + 10), far)
    assert [one.url for one in find_addresses(post)] == ["http://office.example/1"]
    assert find_quotations(post, f"Well.\n{SENTENCE}.") == ()
    near = text(far, "word " * MOST_CHARS)
    (found,) = find_quotations(near, f"Well.\n{SENTENCE}.")
    assert near.visible[slice(*found.post)] == SENTENCE


def test_a_citation_says_that_only_the_beginning_was_read():
    statement = candidate(1, f"Well.\n{SENTENCE}. Nobody doubts it.")
    whole, long = (
        find_sources(text(f"“{SENTENCE}”", "word " * size), [statement], published_at=DAY)
        for size in (10, MOST_CHARS)
    )
    told = "only the beginning of the post was read"
    assert told not in whole[0].citation.reasons
    assert told in long[0].citation.reasons
    assert whole[0].citation.quotations == long[0].citation.quotations


# --- candidates


def test_of_candidates_only_so_many_characters_are_read_best_first(monkeypatch):
    read = Counted(sources.words_of)
    monkeypatch.setattr(sources, "words_of", read)
    statements = [candidate(0, f"{SENTENCE}. " + "other " * 16_000)]
    statements += [candidate(n, "other " * 16_000) for n in range(1, 24)]
    (found,) = find_sources(text(f"“{SENTENCE}”"), statements, published_at=DAY)
    assert sum(read.sizes) <= sources._MOST_CHARS
    assert len(read.sizes) == 5
    assert found.citation.statement_key == "office:0"
    unread = 24 - len(read.sizes)
    assert (
        f"{unread} more statements that share words with the post were not read"
        in found.citation.reasons
    )


def test_a_statement_that_was_not_read_still_speaks_against_certainty():
    others = [candidate(n, f"{SENTENCE}. " + "other " * 90_000, rarest=2) for n in range(2)]
    post = text(f"The commission: “{SENTENCE}” and no more")
    (found,) = find_sources(post, others, published_at=DAY)
    assert found.citation.certainty == "possible"


def test_the_best_candidate_is_read_however_long_it_is():
    statement = candidate(1, f"{SENTENCE}. " + "other " * 200_000)
    assert find_sources(text(f"“{SENTENCE}”"), [statement], published_at=DAY)


def test_of_a_statement_only_so_many_characters_are_read(monkeypatch):
    read = Counted(quotations_found.words_of)
    monkeypatch.setattr(quotations_found, "words_of", read)
    post = text(f"“{SENTENCE}”")
    assert find_quotations(post, f"Well.\n{SENTENCE}. " + "other " * 200_000)
    assert find_quotations(post, "other " * 200_000 + SENTENCE) == ()
    assert read.sizes == [MOST_GIVEN_CHARS] * 2


@pytest.mark.parametrize("part", HOSTILE.values(), ids=HOSTILE)
def test_places_compared_grow_no_faster_than_a_hostile_post(monkeypatch, part):
    def compared(size: int) -> int:
        counted = Counted(original)
        monkeypatch.setattr(passages, "equal_ahead", counted)
        monkeypatch.setattr(runs, "equal_ahead", counted)
        post = text((part * size)[:size])
        find_sources(post, [candidate(n, post.visible) for n in range(24)], published_at=DAY)
        return len(counted.sizes)

    original = runs.equal_ahead
    counts = [compared(size) for size in (5_000, 10_000, 20_000, 200_000)]
    assert all(later <= 2.2 * earlier + 200 for earlier, later in pairwise(counts))


@pytest.mark.parametrize("times", [20, 200])
def test_only_so_many_runs_of_a_pair_are_tried_the_best_first(times):
    tried = []
    one = [f"one{n}" for n in range(40)]
    post = [word for n in range(times) for word in [*one[n % 30 : n % 30 + 5 + n % 4], f"own{n}"]]
    find_passages(post, one * 4, rank=lambda run: (run[2],), accept=tried.append)
    assert 0 < len(tried) <= 2 * passages._TRIED
    longest = [max(run[2] for run in each.runs) for each in tried]
    assert longest[0] == max(longest)


# --- what is read once


def test_a_post_is_read_once_for_the_sources_and_for_every_cited_statement(monkeypatch):
    read = Counted(said.words_of)
    monkeypatch.setattr(said, "words_of", read)
    post = text(f"Read for the first time here: “{SENTENCE}”")
    find_sources(post, [candidate(1, SENTENCE)], published_at=DAY)
    find_quotations(post, SENTENCE)
    find_quotations(post, "Something else entirely")
    assert len(read.sizes) == 1


def test_the_figures_of_a_post_are_read_once_for_its_dates_and_its_terms(monkeypatch):
    read = Counted(scan.Row)
    monkeypatch.setattr(scan, "Row", read)
    visible = "On 10 January 2022 they sold 17 ships, as nobody had read before this test."
    dates = dates_mentioned(RichText.of(visible), published_at=DAY, language="en")
    assert [one.span for one in dates] == [(3, 18)]
    terms_of(visible, "en")
    assert len(read.sizes) == 1


def test_figures_of_a_text_too_long_to_keep_are_the_same():
    visible = "On 10 January 2022 they sold 17 ships. "
    times = scan._KEPT_CHARS // len(visible) + 1
    found = figures_in(visible * times, "en")
    assert len(found) == 2 * times
    assert [one.value for one in found[:2]] == ["2022-01-10", "17"]


# --- shortcuts that change nothing


@given(st.text("ab1 ’'ʼ_.,:é\xad\u0301国ß-\n", max_size=20))
def test_the_quick_rule_for_words_finds_what_the_full_one_finds(visible):
    assert words.words_of(visible).spans == [one.span() for one in words._WORD.finditer(visible)]


WORDS = st.lists(st.sampled_from("abcde"), max_size=40)


@given(WORDS, WORDS)
def test_a_statement_searched_for_one_post_holds_the_same_passages(post, statement):
    def found(searched: Searched) -> list[passages.Passage]:
        return find_passages(post, searched, rank=lambda run: (run[2],), accept=lambda one: one)

    only = frozenset(shingles(post))
    assert found(Searched(statement)) == found(Searched(statement, wanted=only))


@given(WORDS, WORDS, st.integers(0, 40), st.integers(0, 40))
def test_equal_words_are_counted_as_one_by_one(post, statement, at, place):
    count = 0
    while at + count < len(post) and place + count < len(statement):
        if post[at + count] != statement[place + count]:
            break
        count += 1
    assert runs.equal_ahead(post, statement, at, place) == count


@given(st.data())
def test_large_comparisons_are_those_of_small_ones(data):
    np = pytest.importorskip("numpy")
    rows, columns, chosen = (data.draw(st.integers(0, 6)) for _ in range(3))
    rng = np.random.default_rng(data.draw(st.integers(0, 99)))
    values = (rng.random((rows, columns)) * (rng.random((rows, columns)) > 0.5)).astype("f4")
    which = (rng.random((chosen, columns)) > 0.5).astype("f4")
    small = sentences_compared._greatest(values, which)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sentences_compared, "_AT_ONCE", -1)
        assert np.array_equal(sentences_compared._greatest(values, which), small)


# --- translations and fidelity


def test_only_so_many_distinct_terms_of_a_post_are_looked_up():
    class Asked:
        def __init__(self) -> None:
            self.count = 0

        def senses(self, word: str) -> frozenset[str]:
            self.count += 1
            return frozenset()

    asked = Asked()
    likenesses = Likenesses(prepare(text("The canal is open."), "en").terms, "de", asked)
    for number in range(50_000):
        likenesses.of(Term("word", f"wort{number}"))
    assert asked.count <= 2_000


def quotations(count: int, chars: int) -> Sequence[Quotation]:
    return [
        Quotation(post=(n * chars, (n + 1) * chars), statement=(0, chars), score=1.0)
        for n in range(count)
    ]


@pytest.mark.parametrize(
    ("count", "chars", "most"), [(500, 10, 100), (50, 1_000, 10), (9, 9_000, 2)]
)
def test_of_a_post_that_quotes_half_a_book_the_first_passages_are_compared(
    monkeypatch, count, chars, most
):
    compared = []
    monkeypatch.setattr(
        comparing, "mismatches", lambda post, statement, one, **_: compared.append(one) or ()
    )
    found = quotations(count, chars)
    told = with_mismatches(found, "", "", languages=("en", "en"))
    assert len(told) == count
    assert compared == list(found[:most])
