"""Snippets of eleven scripts: what `make eval-citations ARGS=addresses` measures in full."""

from tests.evaluation.citations.addresses import counted, snippets


def test_addresses_are_found_as_their_authors_meant_them():
    counts = counted(list(snippets()))
    assert counts.f1 >= 0.98
    assert counts.precision >= 0.99
