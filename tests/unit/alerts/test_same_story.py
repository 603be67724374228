"""The same edit of many documents is told once to each that wants some of them."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from ingest.alerts.matters import is_edit, once_each
from tests.unit.alerts.conftest import NOW, event_of

EDITS, LOST = ["edit 0", "edit 1", "edit 2"], ["lost 0", "lost 1", "lost 2"]


def event(name):
    kind, number = name.split()
    type_ = {"edit": "post.edited", "lost": "citation.lost"}[kind]
    return event_of(type_, id=name, at=NOW + timedelta(seconds=int(number)))


def told(*matters, stories, known=()):
    found = once_each([[event(name) for name in each] for each in matters], stories, told=known)
    return [[each.id for each in matter] for matter in found]


ONE = dict.fromkeys([*EDITS, *LOST], "story")


def test_the_first_edit_tells_the_story_and_what_all_of_them_did_to_citations():
    matters = (["edit 0", "lost 0"], ["edit 1", "lost 1"], ["edit 2"])
    assert told(*matters, stories=ONE) == [["edit 0", "lost 0", "lost 1"]]


def test_the_first_that_is_wanted_leads_though_others_did_something_before():
    assert told(["lost 0"], ["edit 1"], ["edit 2"], stories=ONE) == [["edit 1", "lost 0"]]


def test_who_knows_the_story_is_told_of_citations_alone():
    assert told(["edit 1"], ["edit 2", "lost 2"], stories=ONE, known={"story"}) == [["lost 2"]]
    assert told(["edit 1"], stories=ONE, known={"story"}) == []


def test_edits_of_two_stories_and_of_none_are_told_each():
    assert told(*([each] for each in EDITS), stories={"edit 0": "a", "edit 1": "b"}) == [
        [each] for each in EDITS
    ]


@given(
    st.lists(st.sampled_from([*EDITS, *LOST]), unique=True),
    st.dictionaries(st.sampled_from([*EDITS, *LOST]), st.sampled_from("ab")),
    st.sets(st.sampled_from("ab")),
)
def test_a_story_is_never_told_twice_nor_left_out_and_no_citation_is_lost(names, stories, known):
    found = once_each([[event(name)] for name in names], stories, told=known)
    events = [each for matter in found for each in matter]
    edits = [stories[each.id] for each in events if is_edit(each.type) and each.id in stories]
    wanted = {stories[name] for name in names if name in EDITS and name in stories}
    assert sorted(edits) == sorted(wanted - known)
    alone = {name for name in names if name not in stories or name in LOST}
    assert alone <= {each.id for each in events}
