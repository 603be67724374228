"""How a quoted passage of the earlier text reads in the later one."""

import pytest
from hypothesis import given as holds_for
from hypothesis import strategies

from ingest.alerts.passages_now import reads_now
from ingest.revisions.differ.segments import Segment, segments

BEFORE = "Er kam spät. Sie waren in 6 Stunden da. Dann gingen alle heim."
CASES = [
    ("a word replaced", "in 6 Stunden", BEFORE.replace("6", "16"), "in 16 Stunden"),
    ("its first word replaced", "6 Stunden", BEFORE.replace("6", "16"), "16 Stunden"),
    ("its last word replaced", "Sie waren in 6", BEFORE.replace("6", "16"), "Sie waren in 16"),
    ("words put in", "Sie waren", BEFORE.replace("Sie waren", "Sie alle waren"), "Sie alle waren"),
    ("words put in beside it", "Sie waren", BEFORE.replace("Sie", "Nur Sie"), "Sie waren"),
    ("taken out whole", "Sie waren in 6 Stunden da.", "Er kam spät. Dann gingen alle heim.", ""),
    ("left as it was", "Er kam spät.", BEFORE.replace("6", "16"), "Er kam spät."),
    ("not in the text", "Niemand kam.", BEFORE.replace("6", "16"), None),
    ("no passage", "", BEFORE.replace("6", "16"), None),
]


@pytest.mark.parametrize(("passage", "after", "now"), [case[1:] for case in CASES],
                         ids=[case[0] for case in CASES])  # fmt: skip
def test_a_passage_reads_as_the_later_text_has_it(passage, after, now):
    assert reads_now(passage, BEFORE, segments(BEFORE, after)) == now


def test_of_a_passage_that_is_there_twice_nothing_is_said():
    assert reads_now("ja", "ja oder ja", segments("ja oder ja", "ja oder nein")) is None


def test_of_a_passage_that_was_moved_nothing_is_said():
    lines = [f"Satz {n} steht hier ganz allein in seiner Zeile und sagt etwas." for n in "abcdef"]
    before, after = "\n".join(lines), "\n".join([*lines[1:], lines[0]])
    assert any(each.move for each in segments(before, after))
    moved = next(each.text for each in segments(before, after) if each.mark == "moved_away")
    assert reads_now(moved.strip(), before, segments(before, after)) is None


def test_of_a_text_edited_everywhere_nothing_is_said():
    many = [Segment("a ", "same"), Segment("b ", "removed")] * 5_000
    assert reads_now("x", "x " + "a b " * 5_000, many) is None


WORDS = strategies.lists(
    strategies.sampled_from(["a", "b", "c", "6", "16", "nie", "kaum", "."]), max_size=12
)


@holds_for(WORDS, WORDS, strategies.integers(0, 11), strategies.integers(1, 6))
def test_what_is_said_always_stands_in_the_later_text(one, other, start, length):
    before, after = " ".join(one), " ".join(other)
    now = reads_now(" ".join(one[start : start + length]), before, segments(before, after))
    assert now is None or now in after
