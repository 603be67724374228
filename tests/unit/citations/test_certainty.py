from dataclasses import replace

import pytest

from ingest.citations.certainty import (
    COPIED_WORDS,
    TELLING_WORDS,
    QuotationEvidence,
    by_address,
    by_mention,
    by_quotation,
    by_translation,
    is_stock,
)
from ingest.citations.weighing import UNMARKED_WORDS
from schemas.records.citations import FoundAddress
from schemas.records.items import Identity

LONG = QuotationEvidence(words=40, longest=40, score=1.0, marked=True, cue="speaker")


def address(url="http://en.kremlin.ru/d/67568", kind="authored"):
    return FoundAddress(start=0, end=1, displayed=url, url=url, key=url, kind=kind)


def numbered(publisher="kremlin"):
    return Identity(kind="statement", key="kremlin:67568", publisher=publisher)


def by_address_only(publisher):
    return Identity(kind="statement", key="url:office.example/a/1", publisher=publisher)


def certainty(**given):
    return by_quotation(replace(LONG, **given)).certainty


@pytest.mark.parametrize(
    ("found", "identity", "expected"),
    [
        (address(), numbered(), ("certain", 1.0)),
        (address(), numbered(None), ("likely", 0.95)),
        (address(), by_address_only("office.example"), ("likely", 0.95)),
        (address(kind="inherited"), numbered(), ("possible", 0.6)),
        (address(kind="inherited"), numbered(None), ("possible", 0.55)),
        (address("https://bit.ly/3abcdef"), numbered(None), ("possible", 0.3)),
    ],
)
def test_an_address_is_certain_only_if_it_is_the_authors_and_has_the_publishers_number(
    found, identity, expected
):
    sure = by_address(found, identity)
    assert (sure.certainty, sure.confidence) == expected
    assert sure.reasons


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, "certain"),
        ({"marked": False}, "certain"),
        ({"words": TELLING_WORDS, "longest": TELLING_WORDS}, "certain"),
        ({"words": TELLING_WORDS - 1}, "possible"),
        ({"marked": False, "words": UNMARKED_WORDS - 1}, "possible"),
        ({"marked": False, "longest": UNMARKED_WORDS - 1}, "likely"),
        ({"marked": False, "longest": 9, "words": COPIED_WORDS - 1}, "possible"),
        ({"cue": None}, "likely"),
        ({"cue": None, "words": COPIED_WORDS - 1}, "possible"),
        ({"cue": None, "words": COPIED_WORDS - 1, "several": True}, "likely"),
        ({"others": 1}, "likely"),
        ({"others": 1, "words": COPIED_WORDS - 1}, "possible"),
        ({"others": 1, "rivals": 1}, "possible"),
        ({"third_text": True}, "likely"),
        ({"third_text": True, "others": 1}, "possible"),
    ],
)
def test_a_passage_is_as_sure_as_what_speaks_for_it(given, expected):
    assert certainty(**given) == expected


@pytest.mark.parametrize("against", [{"others": 1}, {"third_text": True}, {"after_post": True}])
def test_nothing_that_may_come_from_elsewhere_is_certain_and_without_a_cue_only_possible(against):
    assert certainty(**against) != "certain"
    assert certainty(cue=None, **against) == "possible"


def test_a_statement_dated_after_the_post_is_only_possible():
    assert certainty(after_post=True) == "possible"


def test_the_reasons_tell_a_reader_what_was_found_and_what_speaks_against_it():
    sure = by_quotation(replace(LONG, others=4, third_text=True, score=0.9))
    assert sure.reasons == (
        "40 words with alterations",
        "set as a quotation",
        "quoted beside the speaker's name",
        "the same words stand in 4 other statements",
        "the words seem to be those of a third text",
    )


def test_a_phrase_of_more_than_four_statements_is_none_unless_the_post_names_one_alone():
    assert is_stock(replace(LONG, others=4, cue=None))
    assert is_stock(replace(LONG, others=4, rivals=1))
    assert not is_stock(replace(LONG, others=4))
    assert not is_stock(replace(LONG, others=3, cue=None))


def test_mentions_and_translations_without_an_address_are_only_possible():
    assert by_mention("the post names its title").certainty == "possible"
    assert by_translation().certainty == "possible"


@pytest.mark.parametrize("cue", ["speaker", None])
def test_more_equal_words_never_make_a_citation_less_sure(cue):
    order = ["possible", "likely", "certain"]
    classes = [
        order.index(certainty(words=words, longest=words, cue=cue)) for words in range(6, 60)
    ]
    assert classes == sorted(classes)
