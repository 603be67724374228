from dataclasses import replace
from datetime import timedelta

import pytest

from ingest.revisions.echo import in_a_row, rest_of, same_change, tells_more
from tests.unit.revisions.making import MINUTE, NOON, content, edit, linked

REST = "Danach folgt noch ein langer Absatz, der im Auszug nicht steht."
SHOWN = "Es waren {} Prozent der Leute, sagte Anna."


def cut(text):
    return replace(content(text, title="Re: Titel"), partial=True)


def page(number, rest=REST, **fields):
    return content("Zitat von Bert", SHOWN.format(number), rest, **fields)


def same(one, other):
    """Asked both ways, since either view may be seen first."""
    assert same_change(one, other) == same_change(other, one)
    return same_change(one, other)


FEED = edit(cut("Es waren 3,5 Prozent der Leute, …"), cut("Es waren 35 Prozent der Leute, …"))


def test_one_step_seen_in_an_excerpt_and_on_the_page_is_one():
    assert same(FEED, edit(page("3,5"), page("35")))


def test_what_lies_behind_the_cut_does_not_part_them():
    assert same(FEED, edit(page("3,5"), page("35", rest=REST.replace("langer", "kurzer"))))


def test_other_quotation_marks_and_a_link_that_the_feed_leaves_out_do_not_part_them():
    feed = edit(content('Er sagte "ja" dazu.'), content('Er sagte "nein" dazu.'))
    shown = edit(content("Er sagte „ja“ dazu."), content("Er sagte „nein“ dazu."))
    assert same(feed, shown)
    links = [linked(f"https://x.example/{n}") for n in (1, 2)]
    more = edit(content("Er sagte ja dazu.", links[0]), content("Er sagte nein dazu.", links[1]))
    assert same(edit(content("Er sagte ja dazu."), content("Er sagte nein dazu.")), more)


@pytest.mark.parametrize(
    "other",
    [
        edit(page("3,5"), page("36")),
        edit(page("35"), page("3,5")),
        edit(page("3,5"), page("3,5", rest=REST.replace("langer", "kurzer"))),
        edit(page("3,5"), page("3,5", author="Bert")),
        edit(page("3,5"), page("3,5", title="Anderer Titel")),
    ],
)
def test_two_different_edits_are_never_one(other):
    assert not same(FEED, other)


def test_each_with_something_of_its_own_are_two():
    one = edit(content("Eins zwei drei.", "Vier."), content("Eins ZWEI drei.", "Fünf."))
    other = edit(content("Eins zwei drei.", "Sechs."), content("Eins ZWEI drei.", "Sieben."))
    assert not same(one, other)


def test_the_same_words_changed_twice_are_not_once():
    once = edit(content("Erst 5 dann 5 da."), content("Erst 6 dann 5 da."))
    twice = edit(content("Erst 5 dann 5 da."), content("Erst 6 dann 6 da."))
    assert same(once, once)
    assert not same(replace(twice, changes=twice.changes * 2), replace(once, kind="before_seen"))
    assert len(twice.changes) == 2


@pytest.mark.parametrize(
    ("apart", "outcome"),
    [
        (timedelta(), True),
        (timedelta(seconds=90), True),
        (timedelta(minutes=7), False),
        (timedelta(hours=2, seconds=30), True),  # a board's zone that nobody knows
        (timedelta(hours=20), False),
    ],
)
def test_two_declared_times_part_two_edits(apart, outcome):
    one = replace(FEED, declared=True, declared_at=NOON)
    assert same(one, replace(FEED, declared=True, declared_at=NOON + apart)) == outcome
    assert same(one, FEED)


def test_only_format_is_the_same_where_it_is_told_alike():
    one = edit(content("Er sagte „ja“."), content('Er sagte "ja".'))
    other = edit(content("Sie sagte „ja“ da."), content('Sie sagte "ja" da.'))
    assert same(one, one)
    assert not same(one, FEED)
    assert same(one, replace(other, changes=one.changes))


def test_an_edit_before_first_sight_is_nobodys_echo():
    unseen = replace(FEED, kind="before_seen", changes=())
    assert not same(unseen, unseen)
    assert not same(unseen, replace(FEED, declared_at=NOON + MINUTE))


# One place of two kinds: who said it, and how it was said.
SAID = edit(content("Putin sagte, dass er kommt."), content("Selenskyj behauptete, dass er kommt."))


def of_kinds(told, *kinds):
    """The same account, with its first place told as of these kinds."""
    place = told.changes[0]
    return replace(told, changes=tuple(replace(place, kind=kind) for kind in kinds))


def test_a_place_of_several_kinds_is_counted_once():
    assert [change.kind for change in SAID.changes] == ["attribution", "name"]
    wording = of_kinds(SAID, "wording")
    assert same(SAID, wording)
    assert not tells_more(wording, SAID)
    assert not tells_more(SAID, wording)


def test_no_kind_of_a_place_that_was_told_is_left_to_tell():
    assert rest_of(of_kinds(SAID, "wording"), SAID).changes == ()


def test_what_was_left_out_is_told_with_all_its_kinds():
    both = replace(SAID, changes=(*FEED.changes, *SAID.changes))
    assert rest_of(FEED, both).changes == SAID.changes
    assert tells_more(FEED, both)


def test_one_change_at_two_places_is_not_once():
    one = edit(content("Erst 5 dann 5 da."), content("Erst 6 dann 5 da."))
    twice = edit(content("Erst 5 dann 5 da."), content("Erst 6 dann 6 da."))
    assert tells_more(one, twice)
    assert len(rest_of(one, twice).changes) == 1


def test_places_stored_without_spans_are_counted_each():
    twice = edit(content("Erst 5 dann 5 da."), content("Erst 6 dann 6 da."))
    bare = (replace(each, before_span=None, after_span=None) for each in twice.changes)
    stored = replace(twice, changes=tuple(bare))
    assert not tells_more(stored, twice)
    assert rest_of(stored, twice).changes == rest_of(twice, stored).changes == ()


def test_steps_in_a_row_leave_no_kind_of_a_place_behind():
    kinds = ("number", "name"), ("wording",)
    steps = [
        of_kinds(edit(content(f"Es waren {a} Leute."), content(f"Es waren {b} Leute.")), *each)
        for (a, b), each in zip((("5", "6"), ("6", "7")), kinds, strict=True)
    ]
    whole = edit(content("Es waren 5 Leute."), content("Es waren 7 Leute."))
    for told in (in_a_row(steps), in_a_row([of_kinds(each, "name", "date") for each in steps])):
        assert same(told, whole)
        assert {(each.before, each.after) for each in told.changes} == {("5", "7")}
