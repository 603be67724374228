"""The language of a text: 109 written for this project in 38 languages; none wrong, few missing."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.lexicon.common_words import COMMON
from ingest.lexicon.languages import _SCRIPTS, language_of

_WRITTEN = Path(__file__).parent / "languages.txt"


def _written() -> list[tuple[str | None, bool, str]]:
    lines = _WRITTEN.read_text(encoding="utf-8").splitlines()
    rows = [line.split("|", 2) for line in lines if line and not line.startswith("#")]
    return [
        (code.strip() if code.strip() != "-" else None, half.strip() == "h", text.strip())
        for code, half, text in rows
    ]


def test_the_texts_are_of_many_languages():
    assert len(_written()) >= 60
    assert len({code for code, _, _ in _written()}) >= 15


@pytest.mark.parametrize("held_out", [False, True])
def test_no_language_is_told_wrong_and_nine_in_ten_are_told(held_out):
    told: Counter[str] = Counter()
    for code, half, text in _written():
        if half == held_out:
            found = language_of(text)
            told["right" if found == code else "none" if found is None else text] += 1
    assert set(told) <= {"right", "none"}
    assert told["right"] / told.total() >= 0.9


def test_an_address_says_nothing_of_the_language():
    assert language_of("http://example.org/the/is/was/of/and/with/from") is None


def test_a_german_post_that_quotes_english_is_german():
    post = "Putin sagte: 'We will not allow anyone to interfere', und das war es dann auch schon."
    assert language_of(post) == "de"


def test_a_foreign_word_makes_no_other_language_of_a_text():
    assert language_of("Das Zeichen 中国人民 steht für das Volk, und das ist nicht neu.") == "de"


@pytest.mark.parametrize("text", ["", " ", "中", "123 456", "!?", "Putin", "OK", "der", "the"])
def test_what_says_too_little_has_no_language(text):
    assert language_of(text) is None


@pytest.mark.parametrize("sign", ["a", "中", "[", "the ", "a://", "é"])
def test_a_megabyte_is_looked_at_no_further_than_its_beginning(sign):
    many = sign * (1_000_000 // len(sign))
    assert language_of(many) == language_of(many[:4_000])


@given(st.text(max_size=200))
def test_every_text_has_a_known_language_or_none(text):
    assert language_of(text) in {None, *COMMON, *(code for _, code in _SCRIPTS)}
