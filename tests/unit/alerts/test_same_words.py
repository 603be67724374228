"""When two views of a document show one edit, and which of them is told."""

from hypothesis import given
from hypothesis import strategies as st

from ingest.alerts.same_words import are_the_same, fullest, words_of


def change(before, after, *, field="text", kind="wording"):
    return {"field": field, "kind": kind, "before": before, "after": after}


WOULD = change("would not", "should not")
QUOTE = change("“Freight opens in March.” he said", "", kind="removal")
LINK = change("http://office.example/1", "", field="link", kind="link")
SOURCE = change("Source: the office", "", kind="removal")
HOURS = change("6", "8", kind="number")


def test_an_edit_of_which_the_other_view_shows_more_is_the_same():
    assert are_the_same([[WOULD]], [[change("it would", "it should"), QUOTE]])
    assert are_the_same([[WOULD, QUOTE]], [[QUOTE]])


def test_edits_that_share_their_weightiest_change_are_the_same_whatever_else_each_shows():
    assert are_the_same([[HOURS, SOURCE]], [[QUOTE, HOURS]])


def test_edits_whose_words_have_nothing_in_common_are_two():
    assert not are_the_same([[HOURS]], [[QUOTE]])
    assert not are_the_same([[WOULD, SOURCE]], [[WOULD, HOURS]])
    assert not are_the_same([[HOURS]], [[change("8", "6", kind="number")]])


def test_a_step_that_the_other_view_has_not_shown_yet_is_not_hidden_behind_a_shared_one():
    assert not are_the_same([[HOURS], [QUOTE]], [[HOURS, SOURCE]])
    assert are_the_same([[HOURS], [QUOTE]], [[QUOTE]])


def test_edits_without_words_are_never_the_same():
    assert not are_the_same([[]], [[]])
    assert not are_the_same([[change("a b", "b a", kind="move")]], [[HOURS]])


def test_the_view_that_shows_most_words_is_told_and_of_equals_the_page():
    assert fullest({"feed": [[WOULD]], "page": [[WOULD]]}) == "page"
    assert fullest({"feed": [[WOULD, LINK]], "page": [[WOULD]]}) == "feed"


sides = st.text("ab 1", max_size=6)
steps = st.lists(st.lists(st.builds(change, sides, sides), max_size=3), min_size=1, max_size=3)


@given(steps, steps)
def test_the_order_of_the_views_never_matters(one, other):
    assert are_the_same(one, other) is are_the_same(other, one)


def test_a_megabyte_of_one_word_is_counted_once():
    words = words_of([[change("again " * 170_000, "")]])
    assert len(words.removed) == 1
