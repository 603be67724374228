"""Passages are followed from text to text, and never wider than what was changed."""

from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ingest.revisions.fingerprint import fingerprint
from ingest.revisions.shown import visible_of
from ingest.revisions.stories.cuts import without
from ingest.revisions.stories.passages import FORGOTTEN, carried_over, follow
from tests.unit.revisions.making import MINUTE, NOON, content, linked

LINE = "Diesen Beitrag haben {} Menschen gelesen."
BOX = "Der Spruch des Tages lautet: {}"
FIRST = "Anna sagt, dass es sechs Stunden waren."


def after(*texts):
    """The passages after these texts, one every five minutes."""
    passages = ()
    for at, (one, other) in enumerate(pairwise(texts), start=1):
        found = follow(one, other, passages, edit_id=f"e{at}", now=NOON + at * 5 * MINUTE)
        passages = found.passages
    return found


def words(found, text):
    return [visible_of(text)[slice(*each.span)] for each in found.passages]


def counted(count, first=FIRST):
    return content(first, LINE.format(count))


def test_a_counter_is_one_passage_however_often_it_moves():
    texts = [counted(count) for count in (9, 10, 100, 99, 1234)]
    found = after(*texts)
    assert found.inside
    assert words(found, texts[-1]) == ["1234"]
    assert [(each.times, each.story) for each in found.passages] == [(4, "e1")]


def test_a_passage_moves_along_when_the_text_before_it_grows():
    found = after(counted(9), counted(10), counted(10, FIRST + " Und Bert sagt das auch."))
    assert not found.inside
    assert "10" in words(found, counted(10, FIRST + " Und Bert sagt das auch."))


@pytest.mark.parametrize(
    "other",
    [
        counted(11, FIRST.replace("sechs", "acht")),
        content(FIRST, LINE.format(11), title="Neu"),
        content(FIRST, LINE.format("nicht 11")),
        content(FIRST, LINE.format(11).replace("Menschen gelesen", "Leute gelesen")),
        content(FIRST, LINE.format(11), "Noch ein Absatz steht hier."),
    ],
)
def test_what_reaches_beyond_a_passage_is_not_inside(other):
    assert not after(counted(9), counted(10), other).inside


def test_a_link_that_leads_elsewhere_is_not_inside():
    one, two = (linked(f"https://x.example/{n}") for n in (1, 2))
    found = after(
        content(LINE.format(1), one), content(LINE.format(2), one), content(LINE.format(3), two)
    )
    assert not found.inside


def test_a_few_words_in_a_paragraph_that_was_rewritten_are_another_place():
    whole = (
        "Es war einmal ein Minister, der hatte {} Söhne, und keiner von ihnen wollte Bäcker sein."
    )
    texts = content(FIRST), content(whole.format("drei")), content(whole.format("vier"))
    found = after(*texts)
    assert not found.inside
    assert words(found, texts[-1]) == ["vier"]


def test_a_box_that_shows_other_words_each_time_is_learned():
    sayings = ("Aller Anfang ist schwer.", "Eile mit Weile.", "Ende gut, alles gut.",
               "Wer rastet, der rostet.", "Ohne Fleiß kein Preis.")  # fmt: skip
    assert after(*(content(FIRST, BOX.format(saying)) for saying in sayings)).inside


def test_a_passage_that_rested_for_a_month_is_forgotten():
    passages = after(counted(9), counted(10)).passages
    late = NOON + FORGOTTEN + timedelta(hours=1)
    found = follow(counted(10), counted(11), passages, edit_id="e9", now=late)
    assert [(each.times, each.story) for each in found.passages] == [(1, "e9")]


def test_a_passage_that_our_own_method_reads_otherwise_is_given_up():
    passages = after(counted(9), counted(10)).passages
    assert carried_over(counted(10), counted("zehn"), passages) == ()
    (kept,) = carried_over(counted(10), counted(10, f"Vorweg. {FIRST}"), passages)
    assert kept.span[0] == passages[0].span[0] + len("Vorweg. ")


WORD = st.sampled_from(["eins", "zwei", "drei", "vier", "fünf", "7", "8", "nicht", "Anna", "Bert"])
TEXT = st.lists(st.lists(WORD, min_size=1, max_size=6).map(" ".join), min_size=1, max_size=4)


@given(st.lists(TEXT, min_size=2, max_size=6))
def test_inside_is_only_what_leaves_the_rest_of_the_text_as_it_was(texts):
    """Cut the passages out on both sides, and the same text is left."""
    passages, before = (), content(*texts[0])
    for at, lines in enumerate(texts[1:], start=1):
        seen = content(*lines)
        assume(visible_of(seen) != visible_of(before))
        found = follow(before, seen, passages, edit_id=f"e{at}", now=NOON + at * MINUTE)
        if found.inside:
            old = without(before, [each.span for each in found.again])
            stories = {each.story for each in found.again}
            kept = [each.span for each in found.passages if each.story in stories]
            if len(kept) == len(found.again):
                assert fingerprint(old) == fingerprint(without(seen, kept))
        for each in found.passages:
            assert 0 <= each.span[0] <= each.span[1] <= len(visible_of(seen))
        passages, before = found.passages, seen
