"""How an edit is told: unified diff, segments, several steps as one."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.revisions.changes import MOST_CHANGES, judge
from ingest.revisions.changes import MOST_CHARS as MOST_CHARS_OF_A_CHANGE
from ingest.revisions.differ.segments import segments
from ingest.revisions.differ.unified import MOST_CHARS, unified
from ingest.revisions.join import whole_step
from schemas.records.revisions import Significance
from tests.unit.revisions.making import NOON, content, edit

LINES = st.lists(st.sampled_from(["eins", "zwei", "", "-drei", "+vier", "@@ fünf", "\\", " ", "я"]))
TEXTS = LINES.map("\n".join)
HUNK = re.compile(r"@@ -(\d+),(\d+) \+(\d+),(\d+) @@")


def applied(diff, before):
    """What `patch` makes of `before`; checks that context and removed lines stand there."""
    old, new, at = before.split("\n"), [], 0
    for line in diff.split("\n")[2:] if diff else []:
        if found := HUNK.fullmatch(line):
            first, count = int(found[1]), int(found[2])
            start = first - 1 if count else first
            new, at = new + old[at:start], start
            assert int(found[3]) - bool(int(found[4])) == len(new)
        elif line[0] == "+":
            new.append(line[1:])
        else:
            assert line[0] in " -"
            assert old[at] == line[1:]
            new += [line[1:]] if line[0] == " " else []
            at += 1
    return "\n".join(new + old[at:])


@given(TEXTS, TEXTS)
def test_a_unified_diff_makes_the_new_text_of_the_old_one(before, after):
    assert applied(unified(before, after), before) == after


@given(TEXTS)
def test_equal_texts_have_no_diff(text):
    assert unified(text, text) == ""


def test_a_unified_diff_reads_as_that_of_any_tool():
    before = "\n".join("abcdefghij")
    header = "--- before\n+++ after\n@@ -2,7 +2,7 @@\n"
    hunk = " b\n c\n d\n-e\n+E\n f\n g\n h"
    assert unified(before, before.replace("e", "E")) == header + hunk


def test_a_long_diff_is_cut_and_says_so():
    diff = unified("\n".join(["alt " * 99] * 999), "\n".join(["neu " * 99] * 999))
    assert len(diff) <= MOST_CHARS + 40
    assert re.fullmatch(r"\\ \d+ lines more", diff.rsplit("\n", 1)[-1])


@given(TEXTS, TEXTS)
def test_segments_rebuild_both_texts(before, after):
    found = segments(before, after)
    assert "".join(s.text for s in found if s.mark != "added") == before
    assert "".join(s.text for s in found if s.mark != "removed") == after
    assert all(s.text for s in found)


def test_segments_tell_what_went_before_what_came():
    found = [(s.mark, s.text) for s in segments("Es war rot.", "Es war grün.")]
    assert found == [("same", "Es war "), ("removed", "rot"), ("added", "grün"), ("same", ".")]


A, B, C = (content(f"Der {word} Text.") for word in ("eine", "andere", "dritte"))


def test_joined_steps_tell_what_lies_between_the_outer_revisions():
    steps = [edit(A, B), replace(edit(B, C), declared=True, declared_at=NOON)]
    whole = whole_step(A, C, steps)
    assert [(c.before, c.after) for c in whole.changes] == [("eine", "dritte")]
    assert (whole.kind, whole.words_added, whole.words_removed) == ("changed", 1, 1)
    assert (whole.declared, whole.declared_at) == (True, NOON)


def test_a_declared_step_does_not_hide_a_silent_one_after_it():
    assert not whole_step(A, C, [replace(edit(A, B), declared=True), edit(B, C)]).declared


def test_there_and_back_is_one_reverted_step_that_matters_as_much_as_what_stood_there():
    whole = whole_step(A, A, [edit(A, B), replace(edit(B, A), kind="reverted", reverted_to=1)])
    assert (whole.kind, whole.reverted_to, whole.changes) == ("reverted", 1, ())
    assert whole.significance is Significance.SUBSTANTIVE


def test_two_steps_of_growth_are_growth_and_one_touch_is_none():
    texts = [content("Eins."), content("Eins.", "Zwei."), content("Eins.", "Zwei.", "Drei.")]
    grown = [edit(texts[0], texts[1]), edit(texts[1], texts[2])]
    assert whole_step(texts[0], texts[2], grown).kind == "growing"
    touched = content("Eins!", "Zwei.", "Drei.")
    last = edit(texts[2], touched)
    assert whole_step(texts[0], touched, [*grown, last]).kind == "changed"
    assert whole_step(texts[2], touched, [last]) == last


def test_no_steps_cannot_be_joined():
    with pytest.raises(ValueError, match="no steps"):
        whole_step(A, B, [])


def test_a_rewrite_lists_some_changes_and_counts_all():
    many = [" ".join(f"Wort{n} bleibt {n * k}" for n in range(1, 2_000)) for k in (3, 7)]
    judged = judge(content(many[0]), content(many[1]))
    assert len(judged.changes) == MOST_CHANGES
    assert judged.words_added == judged.words_removed == 1_999


def test_a_long_passage_is_cut_where_it_is_listed():
    [change] = judge(content("Kurz."), content("Kurz.", "lang " * 5_000)).changes
    assert len(change.after) == MOST_CHARS_OF_A_CHANGE
    assert change.after.endswith("[…]")
