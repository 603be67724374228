"""Searching the index: what is found, what is bounded, and that segments make no difference."""

import random
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.index import writing
from ingest.index.hits import MOST_SEEDS, MOST_SHARED, RARE
from ingest.index.writing import text_of
from tests.unit.index.conftest import add, statements

WORDS = st.sampled_from([f"w{n}" for n in range(40)])
TEXTS = st.lists(st.lists(WORDS, min_size=1, max_size=60), min_size=1, max_size=12)
fresh_folders = settings(
    max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def unique(name: str, count: int) -> list[str]:
    """Words that no other text has."""
    return [f"{name}{n}" for n in range(count)]


@fresh_folders
@given(texts=TEXTS, data=st.data())
def test_any_seven_words_of_a_statement_under_the_bounds_are_found(made, texts, data):
    index = made(statements(texts))
    long = [at for at, words in enumerate(texts) if len(words) >= 7]
    if not long:
        return
    one = data.draw(st.sampled_from(long))
    at = data.draw(st.integers(0, len(texts[one]) - 7))
    run = texts[one][at : at + 7]
    holders = sum(_shares(run, words) for words in texts)
    if holders <= RARE:
        post = ["davor", "steht", *run, "und", "dahinter"]
        assert one + 1 in [hit.first for hit in index.search("statement", post)]


def _shares(run, words) -> bool:
    shingles = {tuple(words[at : at + 4]) for at in range(len(words) - 3)}
    return any(tuple(run[at : at + 4]) in shingles for at in range(4))


@fresh_folders
@given(texts=TEXTS, cuts=st.lists(st.integers(0, 12)), seed=st.integers(0, 99))
def test_texts_added_in_any_order_and_in_any_batches_are_found_alike(made, texts, cuts, seed):
    given_texts = statements(texts)
    shuffled = random.Random(seed).sample(given_texts, len(given_texts))
    bounds = [0, *sorted(min(cut, len(texts)) for cut in cuts), len(texts)]
    batches = [shuffled[a:b] for a, b in pairwise(bounds)]
    one, other = made(given_texts), made(*batches)
    post = [word for words in texts for word in words[:20]]
    assert one.search("statement", post) == other.search("statement", post)


def test_a_merged_index_answers_as_one_that_is_not(made, monkeypatch):
    rnd = random.Random(4)
    texts = statements([rnd.choices(unique("w", 60), k=50) for _ in range(40)])
    merged = made(*([each] for each in texts))
    monkeypatch.setattr(writing, "to_merge", lambda sizes, below: [])
    unmerged = made(*([each] for each in texts))
    assert (merged.size().segments, unmerged.size().segments) == (1, 40)
    assert merged.size().postings == unmerged.size().postings
    for _ in range(50):
        post = rnd.choices(unique("w", 60), k=80)
        assert merged.search("statement", post) == unmerged.search("statement", post)


def test_a_shingle_that_more_than_32_statements_have_says_nothing(made):
    phrase = unique("phrase", 7)
    few = made(statements([[*unique(f"s{n}", 9), *phrase] for n in range(RARE)]))
    assert len(few.search("statement", phrase)) == RARE
    many = made(statements([[*unique(f"s{n}", 9), *phrase] for n in range(MOST_SHARED + 1)]))
    assert many.search("statement", [*phrase, *unique("s5", 9)])[0].first == 6
    assert {
        seed.shared for seed in many.search("statement", [*phrase, *unique("s5", 9)])[0].seeds
    } == {1}


def test_what_no_rare_shingle_speaks_for_is_no_hit(made):
    phrase = unique("phrase", 7)
    index = made(statements([[*unique(f"s{n}", 9), *phrase] for n in range(RARE + 1)]))
    assert index.search("statement", phrase) == []


def test_places_count_in_the_asking_text_and_rarity_over_all_statements(made):
    shared, own = unique("shared", 7), unique("own", 7)
    index = made(statements([[*own, *shared], [*shared, *unique("other", 9)]]))
    hit = index.search("statement", ["vorweg", *own, *shared])[0]
    assert hit.first == 1
    assert hit.rarest == 1
    assert {seed.shared for seed in hit.seeds} == {1, 2}
    assert all(0 <= seed.at <= 11 for seed in hit.seeds)


def test_outside_marks_a_passage_needs_two_seeds_and_inside_them_one(made):
    statement = unique("w", 80)
    index = made(statements([statement]))
    for at in range(60):
        seven, thirteen = statement[at : at + 7], statement[at : at + 13]
        assert index.search("statement", thirteen, marks=[0] * 13)
        assert index.search("statement", seven, marks=[1] * 7)
    assert not index.search("statement", statement[:4], marks=[0] * 4)


def test_the_document_with_the_longest_rare_passage_comes_first(made):
    one, other = unique("a", 40), unique("b", 40)
    index = made(statements([one, other]))
    hits = index.search("statement", [*one[:9], "dann", *other[:30]])
    assert [hit.first for hit in hits] == [2, 1]
    assert hits[0].weight > hits[1].weight


def test_the_posts_that_quoted_a_statement_are_found_by_it(made):
    sentence = unique("w", 30)
    quoting = [text_of("post", n, [*unique(f"p{n}", 9), *sentence]) for n in range(2, 60)]
    index = made([text_of("statement", 1, sentence), *quoting])
    found = index.search("post", sentence, marks=[0] * 30, most=100)
    assert {hit.first for hit in found} == set(range(2, 60))  # many posts make it no common phrase


def test_six_words_between_marks_in_a_post_are_found_by_the_late_statement(made):
    statement = unique("w", 60)
    for at in range(40):
        words = [*unique("p", 20), *statement[at : at + 6], *unique("q", 20)]
        marks = [1 if 20 <= n < 26 else 0 for n in range(46)]
        index = made([text_of("post", 2, words, marks=marks)])
        assert index.search("post", statement, marks=[0] * 60)


def test_a_phrase_of_many_statements_finds_no_posts(made):
    phrase = unique("phrase", 9)
    holders = statements([[*unique(f"s{n}", 9), *phrase] for n in range(MOST_SHARED + 1)])
    index = made([*holders, text_of("post", 99, phrase)])
    assert index.search("post", phrase) == []


def test_a_later_revision_adds_only_what_is_new_to_its_document(index):
    before = unique("w", 200)
    after = [*before[:100], "neu", *before[101:]]
    add(index, text_of("statement", 1, before))
    size = index.size().postings
    add(index, text_of("statement", 2, after, first=1))
    assert size < index.size().postings <= size + 4
    hit = index.search("statement", after[90:112])[0]
    assert (hit.first, set(hit.numbers)) == (1, {1, 2})
    assert {seed.shared for seed in hit.seeds} == {1}  # one document, however many revisions


def test_revisions_of_one_document_in_one_batch_are_told_apart_too(index):
    words = unique("w", 60)
    add(index, *(text_of("statement", n, words, first=1) for n in range(1, 50)))
    assert index.size().postings == pytest.approx(60 * 0.4, abs=6)
    assert index.search("statement", words)[0].numbers == (1,)


def test_an_empty_index_and_an_empty_text_give_nothing(index):
    assert index.search("statement", unique("w", 9)) == []
    add(index)
    assert index.search("statement", []) == []
    assert (index.last, index.size().postings) == (0, 0)


def test_a_later_revision_may_have_no_words_left(index):
    add(index, text_of("statement", 1, unique("w", 20)))
    add(index, text_of("statement", 2, ["ja"], first=1))
    assert index.last == 2


def test_texts_without_words_are_read_all_the_same(index):
    add(index, text_of("statement", 1, []), text_of("post", 2, ["ja"]))
    assert (index.last, index.size().postings) == (2, 0)


def test_a_hostile_post_is_bounded(made):
    """A megabyte of what every statement has, and of what many have."""
    phrase = unique("phrase", 5)
    texts = [[word for n in range(60) for word in (*phrase, f"{s % 40}-{n}")] for s in range(200)]
    index = made(statements(texts))
    post = [word for n in range(60) for s in range(40) for word in (*phrase, f"{s}-{n}")] * 20
    hits = index.search("statement", post, marks=[1] * len(post))
    assert sum(len(hit.seeds) for hit in hits) <= MOST_SEEDS
