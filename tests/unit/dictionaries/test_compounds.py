"""Compounds: split where a dictionary knows the parts, else not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.dictionaries.compounds import parts_of

GERMAN = {
    "sicherheit", "kräfte", "kraft", "staat", "bund", "mitglied", "zentral", "bank", "chef",
    "asiatischen", "truppen", "schule", "schul", "reform", "ausbildung", "lager", "reifen",
    "staub", "ecken", "staubecken", "kranken", "haus", "arzt",
}  # fmt: skip


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("sicherheitskräfte", ("sicherheit", "kräfte")),
        ("staatenbund", ("staat", "bund")),
        ("mitgliedstaat", ("mitglied", "staat")),
        ("zentralasiatischen", ("zentral", "asiatischen")),
        ("zentralbankchef", ("zentral", "bank", "chef")),
        ("ausbildungslager", ("ausbildung", "lager")),
        ("krankenhausarzt", ("kranken", "haus", "arzt")),
        ("schulreform", ("schul", "reform")),
        ("sicherheitsgarantie", ()),
        ("tokajew", ()),
        ("kraft", ()),
        ("", ()),
    ],
)
def test_a_compound_has_the_parts_that_the_dictionary_knows(word, parts):
    assert parts_of(word, "de", GERMAN.__contains__) == parts


def test_the_part_that_says_what_it_is_is_the_longest():
    assert parts_of("truppenstaubecken", "de", GERMAN.__contains__) == ("truppen", "staubecken")


def test_a_language_that_writes_its_compounds_apart_has_none():
    assert parts_of("sicherheitskräfte", "en", GERMAN.__contains__) == ()


def test_a_word_that_begins_with_none_is_asked_for_no_further():
    asked = []
    parts_of("qwertzuiopasdfghjklyxcvbnm", "de", lambda part: asked.append(part) or False)
    assert len(asked) < 26


@pytest.mark.parametrize("word", ["staat" * 8, "a" * 40, "staat" * 200_000])
def test_a_hostile_word_is_asked_for_a_bounded_number_of_times(word):
    asked = []

    def is_word(part):
        asked.append(part)
        return part in {"staat", "a" * 4, "a" * 5}

    parts_of(word, "de", is_word)
    assert len(asked) <= 800


@given(st.lists(st.sampled_from(sorted(GERMAN)), min_size=1, max_size=5))
def test_parts_are_always_words_that_the_compound_begins_and_ends_with(words):
    compound = "".join(words)
    parts = parts_of(compound, "de", GERMAN.__contains__)
    assert all(part in GERMAN for part in parts)
    assert not parts or (compound.startswith(parts[0]) and compound.endswith(parts[-1]))
