"""What a layout may have made of many documents at once, and what only an author can have."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.revisions.stories.exchanged import exchanged
from ingest.revisions.stories.layout import LEAST_ALIKE, Shape, alike, shape_of
from tests.unit.revisions.making import content, linked

TEXT = "Der Einsatz dauerte {} Stunden, sagt {}, und mehr wollte niemand dazu sagen, heute nicht."


def text(hours="sechs", name="Anna", *, before="", after=""):
    return content(f"{before}{TEXT.format(hours, name)}{after}")


def shape(after, before=None):
    return shape_of(before or text(), after)


@pytest.mark.parametrize(
    "wrapped",
    [
        lambda **words: text(after=" Weiterlesen im Forum", **words),
        lambda **words: text(before="Anzeige: ", **words),
        lambda **words: text(before="Anzeige: ", after=" Weiterlesen im Forum", **words),
    ],
)
def test_the_same_wrapper_has_the_same_shape_around_any_text(wrapped):
    one = shape(wrapped())
    other = shape(wrapped(hours="12", name="Bert"), text("12", "Bert"))
    assert one == other is not None


def test_a_wrapper_with_a_number_of_its_own_has_a_shape_of_its_own():
    assert shape(text(after=" 12 Antworten")) != shape(text(after=" 13 Antworten"))


def replaced(words, by, *texts):
    """The shapes of an edit that replaces words in each of these texts, with its title."""
    return {
        shape_of(
            content(before, title=title),
            content(before.replace(words, by), title=title.replace(words, by)),
        )
        for title, before in (
            each if isinstance(each, tuple) else ("Titel", each) for each in texts
        )
    }


def test_the_same_words_replaced_have_one_shape_wherever_and_however_often_they_stand():
    shapes = replaced(
        "o'clock",
        "hours (local time)",
        "The gate opens at 7 o'clock and closes early.",
        "At 20 o'clock we leave",
        "o'clock is a word, from 9 o'clock to 10 o'clock, o'clock o'clock.",
        "It is 7 o'clock (they say) in Basel.",
        ("Ferry at 8 o'clock", "It leaves at 8 o'clock."),
    )
    assert len(shapes) == 1
    assert None not in shapes


def test_a_capital_at_the_start_of_a_sentence_is_the_same_word():
    (one,) = replaced("kilometre", "km", "One kilometre is long.")
    (other,) = replaced("Kilometre", "Km", "It is. Kilometre is a word.")
    assert one == other is not None


def test_signs_put_in_beside_their_like_have_the_same_shape():
    assert len(replaced("7", "7 (CET)", "At 7 they left.", "At 7 (or so) they left.")) == 1


def test_another_dress_of_all_quotation_marks_is_one_shape():
    dressed = {
        shape_of(content(f'Er sagte "{word}" dazu.'), content(f"Er sagte „{word}“ dazu."))
        for word in ("ja", "nein, niemals")
    }
    assert len(dressed) == 1
    assert None not in dressed


@pytest.mark.parametrize(
    ("words", "others"),
    [
        ("acht Stunden", "neun Stunden"),
        ("acht Tage", "acht Wochen"),
        ("sechs Stunden nicht", "sechs Stunden"),
        ("SECHS Stunden", "sechs STUNDEN"),
    ],
)
def test_other_words_in_each_text_have_shapes_that_differ(words, others):
    before = content("Er dauerte sechs Stunden, heißt es.")
    one, other = (
        shape_of(before, content(f"Er dauerte {each}, heißt es.")) for each in (words, others)
    )
    assert one != other


def test_a_word_exchanged_beside_the_wrapper_has_another_shape_than_the_wrapper():
    wrapped = shape(text(after=" Weiterlesen im Forum"))
    assert shape(text("acht", after=" Weiterlesen im Forum")) != wrapped


@pytest.mark.parametrize(
    "edited",
    [
        content(TEXT.format("sechs", "Anna"), title="Anderer Titel"),
        content(TEXT.format("acht", "Anna"), title="Anderer Titel"),
        content(TEXT.format("acht", "Anna"), author="Bert"),
    ],
)
def test_a_title_or_author_that_is_changed_otherwise_than_the_text_has_no_shape(edited):
    assert shape(edited) is None


def test_a_word_repeated_without_end_has_a_shape_soon():
    assert shape_of(content("km " * 60_000), content("mi " * 60_000)) is not None
    assert shape_of(content("km"), content("km " * 60_000)) is not None


@given(st.text(st.sampled_from("ab. (7"), max_size=20), st.text(st.sampled_from("ab. (7")))
def test_what_reads_the_same_on_both_sides_exchanged_nothing(one, beside):
    assert exchanged(one, one) == ((), ())
    old, new = exchanged(f"{one} {beside} x", f"{one} {beside} y")
    assert (old, new) == (("x",), ("y",))


def test_a_link_that_leads_elsewhere_has_no_shape():
    one, other = (linked(f"https://x.example/{n}") for n in (1, 2))
    assert (
        shape_of(content("Ein Satz steht hier.", one), content("Ein Satz steht da.", other)) is None
    )


def test_excerpts_that_end_at_another_length_have_one_shape():
    whole = (
        "Ein langer Beitrag, dessen Wörter sich nirgends wiederholen sollen, geht immer weiter. "
        * 4
    )
    shapes = {
        f"e{at}": shape_of(
            content(f"Nr. {at} {whole}"), content(f"Nr. {at} {whole}"[: 150 + 3 * at].rstrip(" ."))
        )
        for at in range(LEAST_ALIKE)
    }
    assert alike(shapes, shown=LEAST_ALIKE) == [list(shapes)]


def test_excerpts_that_end_at_lengths_far_apart_are_no_layout():
    shapes = {f"e{at}": Shape(cut_at=100 * at) for at in range(1, 9)}
    assert alike(shapes, shown=8) == []


@given(st.integers(min_value=0, max_value=12), st.integers(min_value=0, max_value=40))
def test_few_documents_and_half_of_those_shown_are_no_layout(edited, beside):
    shapes = {f"e{at}": Shape(words=frozenset({((), ("mehr",))})) for at in range(edited)}
    found = alike(shapes, shown=edited + beside)
    assert bool(found) == (edited >= LEAST_ALIKE and edited > beside)
