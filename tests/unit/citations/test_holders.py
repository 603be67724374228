from ingest.citations.candidates import Candidate, in_time, is_late
from ingest.citations.holders import Holders
from ingest.citations.passages import find_passages
from ingest.citations.said import Said, marks_within
from ingest.citations.searched import Searched
from ingest.citations.spans import block_spans
from ingest.citations.words import words_of
from schemas.records.texts import Block, RichText

ONE, TWO = "we open the northern canal to all ships", "and close it when the first frost comes"
THREE = "nobody asked us for the price of rope"


def candidate(key, **more):
    return Candidate(statement_key=key, revision_id=key, text="", url="", **more)


def held(post, texts, *, chosen="a", **more):
    words = words_of(post).folded
    candidates = [candidate(key, **(more if key == chosen else {})) for key in texts]
    searched = {key: Searched(words_of(text).folded) for key, text in texts.items()}
    holders = Holders(words, candidates, searched)
    return holders.of((0, len(words)), candidates[list(texts).index(chosen)])


def test_who_has_the_passage_at_one_place_holds_it_too_and_who_has_its_pieces_does_not():
    texts = {
        "a": f"{ONE} {TWO}",
        "b": f"Well {ONE} {TWO} so",
        "c": f"{TWO} for {THREE} and {ONE}",
        "d": THREE,
    }
    found = held(f"{ONE} {TWO}", texts)
    assert found.keys == {"b"}
    assert found.share == 1.0


def test_a_changed_word_does_not_hide_a_holder():
    found = held(f"{ONE} {TWO}", {"a": f"{ONE} {TWO}", "b": f"{ONE} but {TWO}"})
    assert found.keys == {"b"}


def test_statements_that_nobody_looked_at_count_by_the_figure_of_the_index():
    texts = {"a": ONE, "b": ONE, "c": THREE}
    assert held(ONE, texts, rarest=5).unseen == 3
    assert held(ONE, texts, rarest=2).unseen == 0


def test_an_unknown_time_keeps_a_candidate():
    one = candidate("a")
    assert in_time([one], None) == [one]
    assert not is_late(one, None)


def test_altered_words_are_counted_between_the_equal_ones():
    post, statement = words_of(f"{ONE} perhaps {TWO}"), words_of(f"{ONE} {TWO}")
    (passage,) = find_passages(
        post.folded, statement.folded, rank=lambda run: (run[2],), accept=lambda one: one
    )
    assert (passage.same, passage.altered) == (16, 0.5)
    assert passage.likeness == 1 - 0.5 / 16


def test_more_spans_mark_words_that_have_no_mark_yet():
    words = words_of("one two three four")
    assert marks_within(words, [(4, 13)], [1, 0, 0, 0]) == [1, 2, 2, 0]
    assert marks_within(words, [], [1, 0, 0, 0]) == [1, 0, 0, 0]


def test_a_post_speaks_neither_in_addresses_nor_in_earlier_posts():
    said = Said.of(RichText.of("siehe http://office.example/canal hier\n> nicht von mir"))
    assert [word for word in said.own if word] == ["siehe", "hier"]


def test_blocks_stand_where_the_visible_text_has_them():
    text = RichText(blocks=(Block(text="ab"), Block(text=""), Block(text="c")))
    assert [text.visible[slice(*span)] for span in block_spans(text)] == ["ab", "", "c"]


def test_the_head_of_words_is_as_long_as_asked_for():
    words = words_of("one two three")
    assert words.head(2).folded == ["one", "two"]
    assert words.head(9) is words
