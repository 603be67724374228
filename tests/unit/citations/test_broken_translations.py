"""A translated passage breaks where an edit says something else, and not at every comma."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.citations.broken_translations import broken_translations, is_altered
from ingest.citations.words import words_of
from schemas.records.citations import Quotation

POST = (
    "Dazu sagte er:\nDie Bauern haben 14 Millionen Tonnen Weizen geerntet, obwohl der Sommer"
    " trocken war.\nNa ja."
)
SAID = (
    "Good afternoon.\nThe farmers have harvested 14 million tonnes of wheat, although the summer"
    " was very dry this year.\nThank you all for coming."
)
PASSAGE = "The farmers have harvested 14 million tonnes of wheat, although the summer was very dry"


def quotation():
    post, said = POST.index("Die Bauern"), SAID.index("The farmers")
    return Quotation(
        post=(post, POST.index("\nNa")),
        statement=(said, SAID.index("\nThank")),
        score=0.8,
        method="translation",
    )


def is_broken(*, post=POST, said=SAID):
    found = broken_translations(
        [quotation()], posts=(POST, post), statements=(SAID, said), languages=("de", "en")
    )
    return bool(found)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("wheat, although", "wheat – although"),
        ("The farmers", "the farmers"),
        ("Good afternoon.", "Good evening to you."),
        ("Thank you all for coming.", "Thank you.\nAnd now the questions."),
        ("Good afternoon.\n", "Good afternoon.\nWe have a guest from Astana, 40 years old.\n"),
    ],
)
def test_what_says_the_same_breaks_nothing(old, new):
    assert old in SAID
    assert not is_broken(said=SAID.replace(old, new))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("14 million", "11 million"),
        ("have harvested", "have not harvested"),
        (PASSAGE, "Nobody knows yet what the harvest will bring"),
        (f"\n{PASSAGE} this year.", ""),
    ],
)
def test_what_says_something_else_in_the_statement_breaks_it(old, new):
    assert old in SAID
    assert is_broken(said=SAID.replace(old, new))


@pytest.mark.parametrize(
    ("old", "new"),
    [("14 Millionen", "40 Millionen"), ("haben 14", "haben keine 14"), ("Die Bauern haben", "Oh,")],
)
def test_what_says_something_else_in_the_post_breaks_it(old, new):
    assert old in POST
    assert is_broken(post=POST.replace(old, new)) is (new != "Oh,")


def test_a_passage_that_was_moved_stands():
    first, second, third = SAID.split("\n")
    assert not is_broken(said=f"{second}\n{first}\n{third}")


def test_a_number_at_the_very_end_of_a_passage_counts():
    was = "The bridge will be open for all of us in 2027"
    assert is_altered(
        (was, was.replace("2027", "2029")), (0, len(was)), words_of(was.replace("2027", "2029")),
        language="en",
    )  # fmt: skip


@given(st.text(max_size=60), st.text(max_size=60))
def test_edits_outside_of_the_passage_never_break_it(before, behind):
    assert not is_broken(said=f"{before}\n{SAID}\n{behind}")


def test_hostile_texts_are_bounded_by_size():
    long = "ein Wort und noch eines " * 4_000
    one = Quotation(post=(0, len(long)), statement=(0, len(long)), score=1.0, method="translation")
    broken_translations(
        [one] * 3, posts=(long, long[1:]), statements=(long, long[1:]), languages=("de", "de")
    )
