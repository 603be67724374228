"""Stems: forms of one word share one, in every thread, and nothing is too long for them."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.lexicon.stems import has_stemmer, stem


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("de", "Truppe", "Truppen"),
        ("de", "Mitgliedstaaten", "Mitgliedstaates"),
        ("de", "größte", "grösste"),
        ("en", "forces", "force"),
        ("en", "attacked", "attacks"),
        ("ru", "президентом", "президента"),
        ("ru", "её", "ее"),
        ("fr", "forces", "force"),
        ("es", "tropas", "tropa"),
    ],
)
def test_two_forms_of_a_word_share_a_stem(language, one, other):
    assert stem(one, language) == stem(other, language)


def test_two_words_keep_two_stems():
    assert stem("Truppen", "de") != stem("Treppen", "de")


def test_a_capital_letter_makes_no_other_stem():
    assert stem("TRUPPEN", "de") == stem("truppen", "de")


@pytest.mark.parametrize("language", ["xx", "zh", "uk", None])
def test_a_language_without_a_stemmer_gives_the_word_case_folded(language):
    assert not has_stemmer(language)
    assert stem("Straße", language) == "strasse"


def test_a_word_of_a_megabyte_comes_back_as_it_is():
    assert stem("a" * 1_000_000, "de") == "a" * 1_000_000


def test_many_threads_get_the_stems_that_one_gets():
    words = [f"{root}{end}" for root in ("truppen", "staat", "wand") for end in ("es", "er", "ung")]
    alone = [stem(word, "de") for word in words]

    def from_a_thread(_: int) -> list[str]:
        return [stem(f"un{word}", "de").removeprefix("un") for word in words]

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(from_a_thread, range(64)))
    assert all(answer == answers[0] for answer in answers)
    assert [stem(word, "de") for word in words] == alone


@given(st.text(max_size=80), st.sampled_from(["de", "en", "ru", "fr", "tr", "xx", None]))
def test_no_word_makes_it_fail_and_case_never_counts(word, language):
    assert stem(word, language) == stem(word.casefold(), language)
