import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.revisions.differ.chain import heaviest_chain
from ingest.revisions.differ.moves import MOST_MOVES, standing

A = "Die Truppen waren in weniger als sechs Stunden in der Stadt, sagte er."
B = "Ein ganz anderer Absatz, der die Sache mit vielen Worten näher erklärt und lang ist."
C = "Niemand auf der Brücke wusste an diesem Morgen, wohin die Schiffe fahren würden."
D = "Der Sprecher der Behörde wollte sich am Abend zu den Zahlen nicht mehr äußern."


def moved(before, after):
    return list(standing(before, after).moved)


@pytest.mark.parametrize(
    ("before", "after", "moves"),
    [
        ([A, B, C], [A, B, C], []),
        ([A, B, C], [B, C, A], [(0, 2)]),
        ([A, B, C], ["Neu ist dieser Absatz ganz am Anfang des Textes.", A, B, C], []),
        ([A, B, C], [B, C], []),
        ([A, B, C, D], [A, D, B, C], [(3, 1)]),
        ([A, B], [A, B, A], []),
        ([], [A], []),
    ],
)
def test_a_block_that_left_its_order_was_moved_and_no_other(before, after, moves):
    assert moved(before, after) == moves


def test_the_lighter_of_two_swapped_blocks_was_moved():
    assert len(A) < len(B)
    assert moved([B, A], [A, B]) == [(1, 0)]


def test_a_block_slightly_changed_on_the_way_was_moved():
    after = A.replace("sechs", "acht").replace("sagte er", "hieß es")
    assert moved([A, B, C], [B, C, after]) == [(0, 2)]


def test_a_block_rewritten_on_the_way_was_not_moved():
    after = "Die Truppen waren in weniger als drei Tagen wieder fort, und keiner fragte danach."
    assert moved([A, B, C], [B, C, after]) == []


def test_a_block_changed_where_it_stands_was_not_moved():
    assert moved([A, B, C], [A, B.replace("vielen", "wenigen"), C]) == []


@pytest.mark.parametrize(
    "short", ["Danke!", "Das sehe ich ganz genauso wie du.", "Ja.", "谢谢大家"]
)
def test_a_short_block_that_went_here_and_came_there_is_no_move(short):
    assert moved([short, A, B], [A, B, short]) == []


def test_a_heading_was_moved_along_with_its_paragraph():
    assert moved(["Erstens", A, "Zweitens", B], ["Zweitens", B, "Erstens", A]) == [(0, 2), (1, 3)]


def test_a_block_that_stands_there_twice_is_not_said_to_be_moved():
    assert moved([A, B, A, C, D], [B, C, D, A, A]) == []


def test_a_moved_block_of_a_script_without_spaces_is_found():
    lines = [
        "外交部发言人昨天下午在记者会上回答了有关问题。",
        "他说双方将于下周在首都举行新一轮会谈。",
    ]
    assert moved(
        [*lines, "会谈的具体日期和地点目前还没有最后确定下来。"], [lines[1], lines[0]]
    ) == [(1, 0)]


LINES = st.lists(
    st.sampled_from([A, B, C, D, "Ja.", "Danke!", A.replace("sechs", "acht"), f"{C} {D}", ""]),
    max_size=8,
)


@given(LINES, LINES)
def test_every_block_is_told_of_once_and_kept_blocks_keep_their_order(before, after):
    found = standing(before, after)
    told = [*found.kept, *found.moved]
    assert len({i for i, _ in told}) == len({j for _, j in told}) == len(told)
    assert all(before[i] == after[j] for i, j in found.kept)
    assert [j for _, j in found.kept] == sorted(j for _, j in found.kept)


@given(LINES)
def test_nothing_moves_in_a_text_that_stayed(lines):
    assert standing(lines, lines).moved == ()


def test_of_a_shuffled_text_no_moves_are_told():
    lines = [f"{n} is the number of this line, and there are many lines" for n in range(3_000)]
    shuffled = random.Random(1).sample(lines, len(lines))
    assert len(lines) > MOST_MOVES
    assert standing(lines, shuffled).moved == ()


def slowest_chain(found):
    """The weight of the heaviest chain, by trying all."""
    best = []
    for at, (start, _, weight) in enumerate(found):
        best.append(weight + max([best[i] for i in range(at) if found[i][1] < start], default=0))
    return max(best, default=0)


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 4), st.integers(1, 9)), max_size=14))
def test_no_chain_is_heavier_than_the_one_found(parts):
    found = [(start, start + more, weight) for start, more, weight in parts]
    chain = heaviest_chain(found)
    assert chain == sorted(chain)
    assert all(found[a][1] < found[b][0] for a, b in pairwise(chain))
    assert sum(found[at][2] for at in chain) == slowest_chain(found)
