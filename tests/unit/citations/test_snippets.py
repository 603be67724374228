"""Snippets of fifteen scripts: what `make eval-citations ARGS=addresses` measures in full."""

import pytest

from tests.evaluation.citations.addresses import HELD_OUT, OPEN, WRITTEN, counted, snippets


@pytest.mark.parametrize("path", [OPEN, HELD_OUT], ids=["open", "held out"])
def test_addresses_are_found_as_their_authors_meant_them(path):
    counts = counted(list(snippets(path)))
    assert counts.f1 >= 0.98
    assert counts.precision >= 0.99


def test_damaged_addresses_are_read_no_worse_than_they_were():
    """No bar of TEXT.md: the set is made of what breaks. Measured: F1 0.86, P 0.88."""
    counts = counted(list(snippets(WRITTEN / "addresses_damaged.txt")))
    assert counts.f1 >= 0.85
    assert counts.precision >= 0.85
