import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.revisions.differ.align import CELLS_PER_CHAR, GAP_CELLS, TOTAL_CELLS, Work, align
from ingest.revisions.differ.diff import diff
from ingest.revisions.differ.steps import Op
from tests.benchmarks.differ import over_the_shortest
from tests.benchmarks.differ_texts import INPUTS, edited, made, prose

WORDS = st.lists(st.sampled_from(["a", "b", "Haus", "3.5", ",", "\n", " ", "  ", "é", "日本", "'"]))
TEXTS = WORDS.map(" ".join) | WORDS.map("".join) | st.text(max_size=40)


def changed(before, after):
    ops = diff(before, after)
    return [
        (before[slice(*op.before)], after[slice(*op.after)]) for op in ops if op.kind != "equal"
    ]


@given(TEXTS, TEXTS)
def test_the_steps_turn_before_into_after_and_cover_both(before, after):
    ops = diff(before, after)
    a = b = 0
    for op in ops:
        assert (op.before[0], op.after[0]) == (a, b)
        a, b = op.before[1], op.after[1]
        one, other = before[slice(*op.before)], after[slice(*op.after)]
        assert {
            "equal": one == other,
            "insert": not one and other,
            "delete": one and not other,
        }.get(op.kind, one and other)
    assert (a, b) == (len(before), len(after))
    rebuilt = "".join(
        (before if op.kind == "equal" else after)[
            slice(*(op.before if op.kind == "equal" else op.after))
        ]
        for op in ops
    )
    assert rebuilt == after


@given(TEXTS)
def test_equal_texts_give_one_equal(text):
    assert diff(text, text) == (Op("equal", (0, len(text)), (0, len(text))),)


@given(TEXTS, TEXTS)
def test_the_same_two_texts_always_give_the_same_steps(before, after):
    assert diff(before, after) == diff(before, after)


@given(TEXTS, TEXTS)
def test_no_two_equal_steps_are_neighbours(before, after):
    kinds = [op.kind for op in diff(before, after)]
    assert "equal equal" not in " ".join(kinds)


@pytest.mark.parametrize(
    ("before", "after", "places"),
    [
        ("Es waren 3.5 Prozent.", "Es waren 35 Prozent.", [("3.5", "35")]),
        ("Es sind 5 Grad.", "Es sind -5 Grad.", [("", "-")]),
        ("Er kommt.", "Er kommt nicht.", [("", " nicht")]),
        ("Das stimmt.", "Das stimmt?", [(".", "?")]),
        ("foo", "foobar", [("foo", "foobar")]),
        ("a b c", "a x y c", [("b", "x y")]),
        ("eins\nzwei\ndrei", "eins\ndrei", [("zwei\n", "")]),
        ("a  b", "a b", [(" ", "")]),
        ("die Wahl", "die „Wahl“", [("", "„"), ("", "“")]),
        ("don't go", "do go", [("don't", "do")]),
        ("今日は雨", "今日は雪", [("雨", "雪")]),
    ],
)
def test_a_step_holds_what_changed_and_no_half_word(before, after, places):
    assert changed(before, after) == places


def test_a_paragraph_in_a_long_text_is_the_only_step():
    lines = [f"Absatz Nummer {i} mit einigen Wörtern, die es öfter gibt." for i in range(500)]
    after = [*lines[:200], "Ein neuer Absatz.", *lines[200:]]
    assert changed("\n".join(lines), "\n".join(after)) == [("", "Ein neuer Absatz.\n")]


@given(st.text("abcd", max_size=60), st.text("abcd", max_size=60))
def test_runs_are_equal_ascending_and_do_not_overlap(first, second):
    a = b = 0
    for x, y, length in align(first, second, work=Work()):
        assert length > 0
        assert x >= a
        assert y >= b
        assert first[x : x + length] == second[y : y + length]
        a, b = x + length, y + length


@pytest.mark.parametrize("name", INPUTS)
@pytest.mark.parametrize("size", [10_000, 100_000])
def test_any_text_is_compared_within_the_counted_work_and_wholly(name, size):
    before, after = made(name, size)
    work = Work.of_size(len(before) + len(after))
    most = work.cells
    ops = diff(before, after, work=work)
    assert 0 <= work.cells <= most <= size * 4 * CELLS_PER_CHAR
    assert ops[-1].before[1] == len(before)
    assert ops[-1].after[1] == len(after)
    new = "".join(
        before[slice(*op.before)] if op.kind == "equal" else after[slice(*op.after)] for op in ops
    )
    assert new == after


@pytest.mark.parametrize("name", ["few signs", "shuffled words", "CJK, 10 %", "all one token"])
def test_a_megabyte_costs_no_more_than_the_bound_of_all(name):
    before, after = made(name, 1_000_000)
    work = Work()
    ops = diff(before, after, work=work)
    assert ops[-1].before[1] == len(before)
    assert 0 <= work.cells <= TOTAL_CELLS


@pytest.mark.parametrize("percent", [1, 10, 30])
@pytest.mark.parametrize("size", [1_000, 30_000])
def test_up_to_30_percent_of_edits_the_diff_is_nearly_the_shortest(size, percent):
    rnd = random.Random(f"{size} {percent}")
    before = prose(size, rnd)
    assert over_the_shortest(before, edited(before, percent / 100, rnd)) <= 1.05


def test_a_gap_over_the_bound_is_replaced_and_costs_nothing():
    work = Work()
    assert not work.take(GAP_CELLS + 1)
    assert work.cells == TOTAL_CELLS
    assert not Work(cells=5).take(6)
