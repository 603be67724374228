"""The known halves of `make eval-citations`' parts on addresses, and promises of the parts."""

import pytest

from tests.evaluation.citations import identities, wrappers

KNOWN = [*identities.office_blocks(), *identities.blocks(identities.OPEN)]
# Listed by `make eval-citations ARGS=--misses`: parameters that only their sites know as idle, and
# `/amp` behind a slug of three words, which could be a page.
NO_RULE = 3


@pytest.mark.parametrize(
    "one", list(wrappers.wrapped(wrappers.OPEN)), ids=lambda one: one.given[:90]
)
def test_each_known_wrapper_gives_the_address_inside(one):
    assert one.opened


def test_no_two_known_documents_are_merged():
    assert identities.merged_documents(KNOWN) == []


def test_known_variants_of_one_document_are_merged():
    missed = [one for one in identities.pairs(KNOWN) if one.same and not one.right]
    assert len(missed) == NO_RULE


def test_the_halves_are_large_enough_and_share_nothing():
    held_out = identities.blocks(identities.HELD_OUT)
    assert len(list(identities.pairs(held_out))) >= 250
    assert len(list(identities.pairs(KNOWN))) >= 250
    assert not {url for block in KNOWN for url in block} & {u for block in held_out for u in block}
    for path in (wrappers.OPEN, wrappers.HELD_OUT):
        assert len({one.kind for one in wrappers.wrapped(path)}) >= 20


def test_a_pair_wrongly_merged_or_kept_apart_would_be_seen():
    assert not identities.Pair("http://a.example/1", "http://a.example/2", same=True).right
    assert not identities.Pair("http://a.example/1", "https://a.example/1/", same=False).right
    assert identities.merged_documents([("http://a.example/1",), ("https://a.example/1/",)])
    assert not wrappers.Wrapped("none", "http://a.example/1", "http://a.example/1").opened
