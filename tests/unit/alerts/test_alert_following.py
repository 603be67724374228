from collections import Counter
from dataclasses import replace
from datetime import timedelta

from hypothesis import given as for_all
from hypothesis import strategies as st

from ingest.alerts.following import OpenEvent, decide_matters
from tests.unit.alerts.conftest import NOW

MINUTE = timedelta(minutes=1)


def opened(type_, step="e1", *, minutes=0, until=None, ready=None, **fields):
    """An open event of a step; ready unless it waits `until` a later minute."""
    citation = "c" if type_.startswith("citation.") else None
    usual = {
        "id": f"{type_} {step}", "at": NOW + minutes * MINUTE, "citation": citation,
        "not_before": NOW + (until or 0) * MINUTE,
        "is_ready": until is None if ready is None else ready,
    }  # fmt: skip
    return OpenEvent(type=type_, step=step, **{**usual, **fields})


def decide(*events, **superseded):
    return decide_matters(events, superseded, now=NOW)


def test_what_an_edit_did_goes_with_it_however_long_it_was_to_wait():
    edit, lost = opened("post.edited"), opened("citation.lost", until=60)
    assert decide(lost, edit).matters == [("post.edited e1", "citation.lost e1")]


def test_what_an_edit_did_waits_while_the_edit_waits():
    decided = decide(opened("post.edited", until=60), opened("citation.lost"))
    assert decided.matters == []
    assert decided.waiting == {"citation.lost e1": NOW + 60 * MINUTE}


def test_what_waits_for_an_edit_that_is_not_linked_yet_is_asked_about_again_soon():
    decided = decide(opened("post.edited", ready=False), opened("quotation.broken"))
    assert decided.waiting == {"quotation.broken e1": NOW + MINUTE}


def test_what_happened_to_citations_without_an_open_edit_is_told_by_itself():
    decided = decide(opened("citation.lost"), opened("quotation.broken"))
    assert decided.matters == [("quotation.broken e1", "citation.lost e1")]


def test_what_is_not_ready_and_has_no_edit_waits_on():
    decided = decide(opened("citation.lost", until=5))
    assert (decided.matters, decided.waiting, decided.over) == ([], {}, {})


def test_two_edits_of_two_views_are_two_matters():
    first = opened("post.edited", id="a")
    decided = decide(first, opened("post.edited", id="b", minutes=1), opened("citation.lost"))
    assert decided.matters == [("a", "citation.lost e1"), ("b",)]


def test_a_new_post_and_its_edit_before_first_sight_are_one_matter():
    decided = decide(opened("post.edited_before_seen", "p"), opened("post.new", "p"))
    assert decided.matters == [("post.edited_before_seen p", "post.new p")]


def test_a_later_edit_that_tells_the_whole_step_takes_what_is_still_true_with_it():
    decided = decide(opened("citation.lost"), opened("post.edited", "e2", minutes=9), e1="e2")
    assert decided.matters == [("post.edited e2", "citation.lost e1")]


def test_what_a_later_edit_made_untrue_is_over_with_the_edit_that_did_it():
    broken = opened("quotation.broken", is_true=False)
    decided = decide(broken, opened("post.edited", "e2", minutes=9), e1="e2")
    assert decided.matters == [("post.edited e2",)]
    assert decided.over == {"quotation.broken e1": "e2"}


def test_what_was_lost_and_is_there_again_within_one_step_is_not_told():
    lost, back = opened("citation.lost", is_true=False), opened("citation.new", "e2", minutes=9)
    decided = decide(lost, back, opened("post.edited", "e2", minutes=9), e1="e2")
    assert decided.matters == [("post.edited e2",)]
    assert set(decided.over) == {"citation.lost e1", "citation.new e2"}


def test_a_return_to_the_text_that_was_told_tells_nothing():
    decided = decide(opened("citation.lost", until=60), opened("citation.new", "e2"), e1="e2")
    assert decided.matters == []
    assert set(decided.over) == {"citation.lost e1", "citation.new e2"}


def test_what_was_lost_again_in_the_end_is_told_once():
    lost, back, again = (
        opened("citation.lost"),
        opened("citation.new", "e2", minutes=9),
        opened("citation.lost", "e3", minutes=18),
    )
    edit = opened("post.edited", "e3", minutes=18)
    decided = decide(lost, back, again, edit, e1="e2", e2="e3")
    assert decided.matters == [("post.edited e3", "citation.lost e3")]


def test_what_another_citation_did_is_not_weighed_against_it():
    other = opened("citation.new", "e2", minutes=9, citation="d")
    decided = decide(opened("citation.lost"), other, opened("post.edited", "e2"), e1="e2")
    assert decided.matters == [("post.edited e2", "citation.lost e1", "citation.new e2")]


def test_what_no_later_edit_tells_is_told_by_itself_if_it_is_true():
    assert decide(opened("citation.lost"), e1=None).matters == [("citation.lost e1",)]
    assert decide(opened("citation.lost", is_true=False), e1=None).over == {
        "citation.lost e1": None
    }


def test_what_was_true_of_an_edit_that_was_told_is_told_though_it_no_longer_holds():
    assert decide(opened("citation.lost", is_true=False)).matters == [("citation.lost e1",)]


def test_edits_that_supersede_each_other_in_a_ring_come_to_an_end():
    assert len(decide(opened("citation.lost"), e1="e2", e2="e1").matters) == 1


def test_what_one_cause_did_in_many_documents_is_gathered_for_a_while():
    soon, over = NOW + 30 * MINUTE, NOW - MINUTE
    first, second = (opened("citation.lost", id=id_, citation=id_) for id_ in "ab")
    early = [replace(each, gathers_until=soon) for each in (first, second)]
    assert decide(*early).waiting == {"a": soon, "b": soon}
    late = [replace(first, gathers_until=over), replace(second, gathers_until=soon)]
    assert decide(*late).matters == [("a", "b")]
    assert decide(*early, opened("post.edited")).matters == [("post.edited e1", "a", "b")]


TYPES = st.sampled_from(["post.edited", "citation.lost", "citation.new", "quotation.broken"])
OPEN = st.lists(
    st.tuples(TYPES, st.integers(1, 4), st.booleans(), st.booleans(), st.integers(0, 9)),
    max_size=12,
    unique_by=lambda each: each[:2],
)
LINKS = st.dictionaries(
    st.sampled_from(["e1", "e2", "e3"]), st.none() | st.sampled_from(["e2", "e3", "e4"])
)


@for_all(events=OPEN, superseded=LINKS)
def test_each_event_is_told_waits_or_is_over_and_only_one_of_these(events, superseded):
    given = [
        opened(type_, f"e{step}", minutes=minute, ready=ready, is_true=is_true)
        for type_, step, ready, is_true, minute in events
    ]
    decided = decide_matters(given, superseded, now=NOW)
    told = Counter(id_ for matter in decided.matters for id_ in matter)
    fates = told + Counter(decided.waiting.keys()) + Counter(decided.over.keys())
    assert set(fates.values()) <= {1}
    left = {each.id: each for each in given if each.id not in fates}
    assert not any(each.is_ready for each in left.values()), "what is ready is never left"
    citations = {each.id for each in given if not each.type.endswith(".edited")}
    assert decided.waiting.keys() | decided.over.keys() <= citations, "edits are told"


def test_what_is_held_leaves_its_edit_and_waits():
    decided = decide(opened("post.edited"), opened("citation.lost"))
    decided.hold({"citation.lost e1": NOW + MINUTE})
    assert decided.matters == [("post.edited e1",)]
    assert decided.waiting == {"citation.lost e1": NOW + MINUTE}
    decided.hold({"post.edited e1": NOW + MINUTE})
    assert decided.matters == []
