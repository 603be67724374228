"""Real posts: the one statement of all that each quotes, told without its address."""

import pytest

from tests.evaluation.citations.real_posts import all_statements, records

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not records(), reason="the corpus is not on this machine"),
]


def judged():
    """Each record with what is found of its own statement and of the others."""
    every = all_statements()
    for one in records():
        found = one.sources(every)
        own = [each for each in found if each.statement_key == one.statement.statement_key]
        yield one, own, [each for each in found if each not in own]


def test_no_other_statement_is_ever_certain():
    for one, _, others in judged():
        assert all(each.certainty != "certain" for each in others), one.number


def test_posts_that_quote_13_words_are_led_to_their_statement_by_their_words_alone():
    wanted, told = [], []
    for one, own, _ in judged():
        if any(words >= 13 for _, _, words in one.spans):
            wanted.append(one.number)
            told += [one.number for each in own if each.certainty != "possible"]
    print(f"\n{len(told)} of {len(wanted)} told")
    assert len(wanted) >= 10
    assert told == wanted


def test_every_passage_found_in_a_real_post_is_where_its_span_says():
    for one, own, _ in judged():
        for each in own:
            for passage in each.quotations:
                assert passage.score >= 0.75, one.number
                assert 0 <= passage.post[0] < passage.post[1] <= len(one.post.visible)
