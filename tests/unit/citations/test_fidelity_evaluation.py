"""A sample of `make eval-citations ARGS=fidelity`, so that it cannot rot; without dictionaries."""

from tests.evaluation.citations.fidelity import firm_counts, judge
from tests.evaluation.citations.fidelity_pairs import pairs


def test_every_fourth_pair_of_the_evaluation_is_judged_firmly_right():
    sample = pairs()[::4]
    judged = judge(sample, None)
    counts = firm_counts(judged)
    assert len(sample) > 100
    assert counts.precision >= 0.98
    assert counts.recall >= 0.6
