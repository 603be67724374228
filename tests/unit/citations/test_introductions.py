from hypothesis import given
from hypothesis import strategies as st

from ingest.citations.introductions import behind_labels, quoted_part
from ingest.citations.passages import Passage
from ingest.citations.words import words_of


def part(marks, *runs):
    return quoted_part(Passage(runs), marks)


def test_only_what_stands_between_the_marks_is_left():
    assert part([0, 0, 1, 1, 1, 0], (0, 10, 6)) == Passage(((2, 12, 3),))
    assert part([0, 0, 1, 1, 1, 2, 2], (0, 10, 1), (2, 13, 5)) == Passage(((2, 13, 5),))


def test_what_is_marked_less_than_not_stays_whole():
    assert part([0, 0, 1, 1, 0, 0], (0, 10, 6)) == Passage(((0, 10, 6),))
    assert part([0, 0, 0], (0, 10, 3)) == Passage(((0, 10, 3),))
    assert part([1, 1, 1], (0, 10, 3)) == Passage(((0, 10, 3),))


@given(st.lists(st.integers(0, 2), min_size=12, max_size=12), st.integers(1, 5), st.integers(1, 6))
def test_the_part_is_always_within_the_passage_and_never_empty(marks, first, second):
    whole = Passage(((0, 20, first), (12 - second, 40, second)))
    left = quoted_part(whole, marks)
    assert 0 <= left.post[0] < left.post[1] <= 12
    pairs = {(a + n, b + n) for a, b, length in whole.runs for n in range(length)}
    assert {(a + n, b + n) for a, b, length in left.runs for n in range(length)} <= pairs


def test_a_passage_of_nothing_but_a_label_is_refused():
    statement = "Maren Tolvik: we go"
    accept = behind_labels(lambda passage: passage, words_of(statement), statement)
    assert accept(Passage(((0, 0, 2),))) is None
    assert accept(Passage(((0, 0, 4),))) == Passage(((2, 2, 2),))
    assert accept(Passage(((0, 2, 2),))) == Passage(((0, 2, 2),))
