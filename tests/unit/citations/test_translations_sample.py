"""A sample of `make eval-citations`, so that neither the texts nor the figures rot.

Runs by the installed dictionary, with bars under those of TEXT.md: it is a sample.
"""

import pytest

from tests.evaluation.citations import seed
from tests.evaluation.citations.translated import written_pairs
from tests.evaluation.citations.translations import aligned, counted, dictionary_between

with_shared = pytest.mark.skipif(not seed.POST.exists(), reason="../shared is not here")


@pytest.fixture
def dictionary():
    found = dictionary_between("de", "en")
    if found is None:
        pytest.skip("no dictionary de-en: apt-get install trans-de-en")
    return found


def test_what_is_written_has_a_truth_on_both_sides_in_both_halves():
    pairs = written_pairs()
    assert {pair.held_out for pair in pairs} == {True, False}
    for pair in pairs:
        assert len(pair.truth) >= 3, pair.name
        for one in pair.truth:
            assert len(pair.post.visible[slice(*one.post)].split()) >= 6
            assert "\n" not in pair.statement.visible[slice(*one.statement)]


def test_passages_are_first_led_to_their_paragraph_and_few_others_are_called_translations(
    dictionary,
):
    sample = [aligned(pair, dictionary) for pair in written_pairs() if pair.name == "grain de-en"]
    first = [one.paragraph_of(each) == each.paragraph for one in sample for each in one.pair.truth]
    assert all(first)
    counts = counted(sample)
    assert counts.wrong == 0
    assert counts.recall >= 0.8


def test_without_a_dictionary_less_is_found_and_nothing_that_is_none():
    (sample,) = [aligned(pair, None) for pair in written_pairs() if pair.name == "mine fr-en"]
    counts = counted([sample])
    assert counts.wrong == 0
    assert counts.right >= 1


@pytest.mark.corpus
@with_shared
def test_all_8_passages_of_the_founding_example_and_no_commentary_are_found(dictionary):
    pairs = dict(seed.paragraphs_of(one) for one in seed.found(dictionary))
    assert pairs == seed.sources()
