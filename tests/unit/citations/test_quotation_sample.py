"""A sample of `make eval-citations ARGS=quotations`, so that it cannot rot."""

from itertools import islice

from tests.evaluation.citations.overlaps import Overlaps
from tests.evaluation.citations.quotation_cases import cases
from tests.evaluation.citations.quotation_statements import PACKS, statements
from tests.evaluation.citations.quotations import by_class, search


def test_the_set_is_as_large_as_it_says_and_half_of_each_recipe_is_held_out():
    held = statements()
    posts = cases(held)
    assert len(held) >= 120
    assert len(posts) >= 200
    assert 0.45 <= sum(one.held_out for one in posts) / len(posts) <= 0.55
    assert {one.language for one in posts} == {pack.language for pack in PACKS}


def test_every_true_span_of_the_set_stands_where_it_says():
    held = {one.candidate.statement_key: one.candidate.text for one in statements()}
    for case in cases(statements()):
        for taken in case.taken:
            said = case.post.visible[slice(*taken.post)].split()
            given = held[taken.statement_key][slice(*taken.statement)].split()
            assert said[0] == given[0] or case.language != "en", case.name


def test_a_sample_reaches_the_bars():
    held = statements()
    found = search(held, islice(cases(held), 0, None, 7))
    classes = by_class(found)
    assert classes["certain"].wrong == 0
    assert Overlaps.of(found, ("certain", "likely")).plagdet >= 0.93
