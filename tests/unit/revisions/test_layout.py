"""What a layout may have made of many documents at once, and what only an author can have."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

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


@pytest.mark.parametrize(
    "edited",
    [
        text("acht"),
        text(name="Bert"),
        text("acht", after=" Weiterlesen im Forum"),
        content(TEXT.format("sechs", "Anna"), title="Anderer Titel"),
        content(TEXT.format("sechs", "Anna"), author="Bert"),
    ],
)
def test_a_word_exchanged_within_the_text_has_no_shape(edited):
    assert shape(edited) is None


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
    shapes = {f"e{at}": Shape(words=(("", "mehr", False, True),)) for at in range(edited)}
    found = alike(shapes, shown=edited + beside)
    assert bool(found) == (edited >= LEAST_ALIKE and edited > beside)
