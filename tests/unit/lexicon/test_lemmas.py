"""The form of a word that dictionaries print."""

import pytest

from ingest.lexicon.lemmas import lemma


@pytest.mark.parametrize(
    ("word", "language", "basic"),
    [
        ("ging", "de", "gehen"),
        ("Häuser", "de", "haus"),
        ("went", "en", "go"),
        ("людей", "ru", "человек"),
        ("yeux", "fr", "œil"),
        ("Tokajew", "de", "tokajew"),
        ("Häuser", None, "häuser"),
        ("ház", "hu", "ház"),
        ("a" * 1_000_000, "de", "a" * 1_000_000),
    ],
)
def test_a_word_has_the_form_of_the_list_or_its_own(word, language, basic):
    assert lemma(word, language) == basic
