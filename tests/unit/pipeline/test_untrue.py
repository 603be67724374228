"""What events say of citations is held against what is known of these now."""

import pytest

from ingest.pipeline.untrue import is_untrue

SAID, WROTE = "elf Monate", "eleven months"


def event(type_, *broken):
    detail = {"broken": [{"id": id_, "quotations": [quotation(*both)]} for id_, both in broken]}
    return {"type": type_, "citation_id": None if broken else "c", "detail": detail}


def quotation(post, statement):
    return {"post_text": post, "statement_text": statement}


@pytest.mark.parametrize(
    ("type_", "status", "untrue"),
    [
        ("citation.lost", "lost", False),
        ("citation.lost", "held", True),
        ("citation.new", "held", False),
        ("citation.new", "lost", True),
    ],
)
def test_what_was_lost_must_be_lost_still_and_what_was_new_there(type_, status, untrue):
    assert is_untrue(event(type_), {"c": {"status": status}}, {}) is untrue


def test_a_citation_that_nobody_knows_any_more_is_told_all_the_same():
    assert not is_untrue(event("citation.lost"), {}, {})


BOTH = (SAID, WROTE)


@pytest.mark.parametrize(
    ("standing", "untrue"),
    [
        ({}, False),
        ({"c": {("elf Jahre", WROTE)}}, False),
        ({"c": {BOTH}}, True),
        ({"c": {BOTH, ("mehr", "more")}}, True),
    ],
)
def test_a_passage_is_broken_until_both_sides_read_as_before(standing, untrue):
    assert is_untrue(event("quotation.broken", ("c", BOTH)), {}, standing) is untrue


def test_what_broke_in_two_citations_is_told_until_both_match_again():
    broken = event("quotation.broken", ("c", BOTH), ("d", BOTH))
    assert not is_untrue(broken, {}, {"c": {BOTH}})
    assert is_untrue(broken, {}, {"c": {BOTH}, "d": {BOTH}})
