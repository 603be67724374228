import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.citations.quotations import find_quotations
from ingest.citations.words import words_of
from schemas.records.texts import Block, Link, RichText

TITLE = "Session of the Collective Security Council of the organisation on Kazakhstan today"
STATEMENT = f"""{TITLE}
Colleagues, we understand that the threat to the statehood of Kazakhstan was not caused by
spontaneous protests over fuel prices, but by the fact that destructive internal and external
forces took advantage of the situation. The people who protested against the fuel market had one
set of goals, while those who took up arms against the state had quite another.
I would like to confirm that Russia intends to give priority to strengthening the strategic
alliance with all members. The measures taken by us have clearly shown that we will not let
anyone destabilise the situation in our home: 3.5 percent of 1,000 people.
The full text is at http://en.kremlin.ru/events/president/news/the-measures-taken-by-us-all-today.
By the authority vested in me as President by the Constitution and the laws of the United States of
America, it is hereby ordered as follows: nothing.
我们将继续同哈方一道深化各领域务实合作推动中哈关系不断取得新的更大发展。
Я хотел бы подтвердить, что Россия намерена уделять первостепенное внимание укреплению
стратегического союза со всеми государствами-членами организации."""
FORMULA = (
    "By the authority vested in me as President by the Constitution and the laws of the United"
    " States of America, it is hereby ordered as follows"
)
UNMARKED = (
    "the threat to the statehood of Kazakhstan was not caused by spontaneous protests over fuel"
    " prices"
)
MARKED = "we will not let anyone destabilise the situation in our home"


def quoted(*blocks):
    """The passages on both sides with their scores."""
    text = RichText(blocks=tuple(Block(text=b) if isinstance(b, str) else b for b in blocks))
    return [
        (
            text.visible[slice(*one.post)],
            " ".join(STATEMENT[slice(*one.statement)].split()),
            one.score,
        )
        for one in find_quotations(text, STATEMENT)
    ]


def test_an_unmarked_passage_of_13_words_is_found_with_its_exact_ends():
    ((post, statement, score),) = quoted(f"Putin says {UNMARKED}, and I doubt it.")
    assert (post, score) == (UNMARKED, 1.0)
    assert statement == UNMARKED


def test_an_unmarked_passage_of_12_words_is_none_and_of_13_is_one():
    words = UNMARKED.split()
    assert quoted("He: " + " ".join(words[:12])) == []
    assert len(quoted("He: " + " ".join(words[:13]))) == 1


@pytest.mark.parametrize(
    "marks", ["„“", "“”", '""', "«»", "»«", "‚‘", "‘’", "''", "‹›", "「」", "””", "„”"]
)
def test_between_the_marks_of_any_language_six_words_are_enough(marks):
    words = "will not let anyone destabilise the"
    assert quoted(f"Putin: {marks[0]}{words}{marks[1]} usw.") == [(words, words, 1.0)]
    assert quoted(f"Putin: {marks[0]}not let anyone destabilise the{marks[1]} usw.") == []


def test_a_short_passage_ends_where_its_marks_end():
    text = f"have clearly shown that „{MARKED}“: 3.5 percent"
    ((post, _, _),) = quoted("So we see: " + text.replace("have clearly shown that", "shown that"))
    assert post in (MARKED, f"shown that „{MARKED}“: 3.5 percent")
    ((post, _, _),) = quoted("shown that „not let anyone destabilise the situation“ in")
    assert post == "not let anyone destabilise the situation"


def test_an_unclosed_mark_is_closed_by_the_end_of_its_paragraph():
    assert len(quoted("Er sagt: „will not let anyone destabilise the")) == 1
    assert quoted("Er sagt: „ja", "will not let anyone destabilise the") == []


def test_apostrophes_are_no_quotation_marks():
    assert quoted("It's what we will not let anyone destabilise the dogs' home") == []


def test_a_quoted_block_beside_an_address_needs_six_words():
    words = "will not let anyone destabilise the"
    address = Block(text="http://en.kremlin.ru/d/67568")
    quote = Block(text=words, kind="quote")
    assert len(quoted(address, quote)) == len(quoted(quote, address)) == 1
    assert quoted(quote) == quoted(address, "Zwischendurch.", quote) == []
    assert quoted(address, Block(text=words, kind="quote", quote_of="Anna")) == []


@pytest.mark.parametrize(
    ("written", "score"),
    [
        (MARKED.replace("anyone", "any\u00adone").replace(" the", "\xa0the"), 1.0),
        (MARKED.replace(" ", "  ").replace("not", "n\u200bot"), 1.0),
        (MARKED.replace("we will", "we – will"), 1.0),
        (MARKED.replace("we will", "We will"), 0.9545),
        (MARKED.replace("anyone", "anybody"), 0.9091),
        (MARKED.replace("destabilise", "[ever] destabilise"), 0.9565),
        (MARKED.replace("let anyone destabilise", "let destabilise"), 0.9524),
    ],
)
def test_signs_are_folded_and_small_alterations_cost_score(written, score):
    ((post, statement, found),) = quoted(f"Er: “{written}”.")
    assert (post, statement, found) == (written, MARKED, score)


def test_passages_of_other_scripts_are_found():
    russian = "подтвердить, что Россия намерена уделять первостепенное внимание"
    chinese = "深化各领域务实合作推动中哈关系"
    assert [one[0] for one in quoted(f"Путин: «{russian}».")] == [russian]
    assert [one[0] for one in quoted(f"王毅：「{chinese}」。")] == [chinese]
    assert quoted("王毅：「深化各领域务」。") == []  # six signs are some three words


def test_a_changed_number_is_an_alteration():
    text = "“anyone destabilise the situation in our home: {} percent of 1,000 people”"
    assert quoted(text.format("3.5"))[0][2] == 1.0
    assert quoted(text.format("35"))[0][2] < 1.0


def test_two_passages_of_one_post_stay_two():
    found = quoted(f"Erst {UNMARKED}. Meine Meinung dazu ist eine andere! Dann “{MARKED}”.")
    assert [one[0] for one in found] == [UNMARKED, MARKED]


@pytest.mark.parametrize(
    "post",
    [
        "The situation in our home is that the members of the alliance of Kazakhstan",
        "“I would like to confirm” „with all members“ «the situation in our home»",
        f"Putin: “{TITLE}”",
        f"{TITLE} – read it",
        f"“{FORMULA}”",
        "http://en.kremlin.ru/events/president/news/the-measures-taken-by-us-all-today",
        f"> {UNMARKED}",
        f"[quote=Anna]{UNMARKED}[/quote]",
    ],
)
def test_stock_phrases_titles_formulas_slugs_and_earlier_posts_are_no_quotations(post):
    assert quoted(post) == []


def test_the_title_as_the_label_of_a_link_is_no_quotation_and_a_quoted_sentence_is():
    def label(text):
        link = Link(start=0, end=len(text), url="http://en.kremlin.ru/d/1")
        return Block(text=text, links=(link,))

    assert quoted(label(TITLE)) == []
    assert [one[0] for one in quoted(label(UNMARKED))] == [UNMARKED]


def test_a_linked_word_inside_a_quotation_does_not_tear_it():
    text = f"Er: “{MARKED}”"
    start = text.index("anyone")
    link = Link(start=start, end=start + 6, url="http://encyclopedia.example/anyone")
    assert [one[0] for one in quoted(Block(text=text, links=(link,)))] == [MARKED]


def test_a_line_that_begins_with_a_comparison_is_no_earlier_post():
    assert len(quoted(f">50 % sagen: {UNMARKED}")) == 1


def test_empty_texts_hold_no_quotations():
    assert find_quotations(RichText(), STATEMENT) == ()
    assert find_quotations(RichText.of(STATEMENT), "") == ()


VOCABULARY = [f"wort{number}" for number in range(40)] + ["Été", "don’t", "3.5", "Россия", "ГДР"]
WORDS = st.lists(st.sampled_from(VOCABULARY), max_size=25)
GAPS = st.sampled_from([" ", "\xa0", "  ", " – ", ", ", "\u200b ", "\n"])


@st.composite
def statements_with_a_run(draw):
    words = draw(st.lists(st.sampled_from(VOCABULARY), min_size=7, max_size=80))
    start = draw(st.integers(0, len(words) - 7))
    run = words[start : draw(st.integers(start + 7, len(words)))]
    gaps = draw(st.lists(GAPS, min_size=len(run) - 1, max_size=len(run) - 1))
    gaps = [gap.replace("\n", " ") for gap in gaps]
    written = run[0] + "".join(gap + word for gap, word in zip(gaps, run[1:], strict=True))
    return " ".join(words) + ".", written


@settings(deadline=None)
@given(statements_with_a_run(), WORDS, WORDS)
def test_any_verbatim_run_of_7_words_between_marks_is_found(case, before, behind):
    statement, run = case
    post = RichText.of(f"{' '.join(before)} „{run}“ {' '.join(behind)}")
    start = post.visible.index("„") + 1
    found = find_quotations(post, statement)
    assert any(one.post[0] <= start and start + len(run) <= one.post[1] for one in found)


@settings(deadline=None)
@given(st.lists(st.sampled_from([*VOCABULARY, "„", "“", ".", "\n"]), max_size=60), st.data())
def test_spans_are_true_and_do_not_overlap(words, data):
    statement = " ".join(data.draw(st.permutations(words)) if data.draw(st.booleans()) else words)
    post = RichText.of(" ".join(words))
    at = 0
    for one in find_quotations(post, statement):
        said = words_of(post.visible[slice(*one.post)])
        given_ = words_of(statement[slice(*one.statement)])
        assert at <= one.post[0] < one.post[1] <= len(post.visible)
        assert 0 <= one.statement[0] < one.statement[1] <= len(statement)
        assert 0 < one.score <= 1
        assert (one.score == 1.0) is (said.exact == given_.exact)
        assert said.folded[0] == given_.folded[0]
        assert said.folded[-1] == given_.folded[-1]
        at = one.post[1]


def noisy(words, share, rng):
    """Each word replaced, dropped or doubled with this probability."""
    for word in words:
        if rng.random() >= share:
            yield word
        else:
            yield from rng.choice([["anders"], [], [word, "noch"]])


def test_quotations_with_a_tenth_of_their_words_altered_reach_the_targets():
    rng = random.Random(20220111)
    vocabulary = [f"w{number}" for number in range(2000)]
    weights = [1 / (rank + 1) for rank in range(2000)]  # as in real texts, few words are many
    hit = found_words = true_words = ends = passages = pieces = 0
    for _ in range(60):
        statement = rng.choices(vocabulary, weights, k=600)
        start = rng.randrange(0, 500)
        true = list(noisy(statement[start : start + rng.randrange(25, 90)], 0.1, rng))
        lead = rng.choices(vocabulary, weights, k=40)  # own words are as frequent as quoted ones
        post = RichText.of(" ".join([*lead, *true, *lead]))
        span = (len(" ".join(lead)) + 1, len(" ".join([*lead, *true])))
        found = find_quotations(post, " ".join(statement) + ".")
        overlap = [
            (max(one.post[0], span[0]), min(one.post[1], span[1]))
            for one in found
            if one.post[0] < span[1] and span[0] < one.post[1]
        ]
        hit += sum(len(post.visible[a:b].split()) for a, b in overlap)
        found_words += sum(len(post.visible[slice(*one.post)].split()) for one in found)
        true_words += len(true)
        passages, pieces = passages + bool(overlap), pieces + len(overlap)
        if overlap:
            missing = len(post.visible[span[0] : overlap[0][0]].split())
            ends += missing <= 1
            ends += len(post.visible[overlap[-1][1] : span[1]].split()) <= 1
    precision, recall = hit / found_words, hit / true_words
    plagdet = 2 * precision * recall / (precision + recall) / (1 + max(0.0, pieces / passages - 1))
    print(f"\nP {precision:.3f} R {recall:.3f} plagdet~ {plagdet:.3f} ends {ends / 120:.3f}")
    assert precision >= 0.99  # TEXT.md, "Targets"
    assert plagdet >= 0.95
    assert ends / 120 >= 0.9


def stock_text(rng, phrases, count):
    return " ".join(rng.choice(phrases) for _ in range(count))


def hostile_pairs():
    rng = random.Random(5)
    phrases = [" ".join(f"w{rng.randrange(500)}" for _ in range(5)) for _ in range(30)]
    yield "one word", "ja " * 5000, "ja " * 5000
    yield "periodic", "ja nein ja doch " * 1200, "ja nein ja aber " * 1200
    yield "almost periodic", "a a a a a a a b " * 600, "a a a a a a a c " * 600
    yield "stock phrases", stock_text(rng, phrases, 1000), stock_text(rng, phrases, 1000)
    yield (
        "three words",
        stock_text(rng, ["x", "y", "z"], 5000),
        stock_text(rng, ["x", "y", "z"], 5000),
    )
    yield "open marks", "„“" * 5000, "„“" * 5000
    yield "no spaces", "a" * 50_000, "a\u200b" * 25_000


@pytest.mark.parametrize(("name", "post", "statement"), list(hostile_pairs()))
def test_hostile_texts_take_bounded_work(name, post, statement):
    begun = time.perf_counter()
    find_quotations(RichText.of(f"„{post}“"), statement)
    words = post.split()
    marked = (f"„{' '.join(words[at : at + 8])}“" for at in range(0, len(words), 8))
    find_quotations(RichText.of(" ".join(marked)), statement)
    assert time.perf_counter() - begun < 10  # at most 0.6 s here; a quadratic step takes minutes


@settings(deadline=None)
@given(st.text(), st.text())
def test_no_text_is_bad_enough_to_raise(post, statement):
    assert find_quotations(RichText.of(post), statement) is not None
