"""What is a translation in the three kinds of dictionaries, and what is not."""

import gzip
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.dictionaries import dictd, reading
from ingest.dictionaries.phrases import content_words
from tests.unit.dictionaries.installing import DING, FRENCH, RUSSIAN, digits, install_dictd


def _ding(line):
    return list(reading.ding([line]))


def test_the_pieces_of_a_line_of_ding_answer_to_each_other_in_their_order():
    assert _ding("Kraft {f} | Kräfte {pl} :: force; strength | forces") == [
        (["Kraft"], ["force", "strength"]),
        (["Kräfte"], ["forces"]),
    ]


def test_remarks_are_no_words_and_divide_nothing():
    assert _ding("Brett {n} (Holz; gehobelt) [constr.] :: board /BD/ <boord>") == [
        (["Brett"], ["board"])
    ]


def test_letters_that_may_be_left_out_belong_to_their_word():
    assert _ding("Mitglied(s)staat {m} :: member state(s)") == [
        (["Mitgliedsstaat"], ["member state"])
    ]


def test_sides_of_different_length_answer_by_their_first_pieces_alone():
    assert _ding("Lage {f} | in der Lage sein | ruhige Lage :: situation | to be able") == [
        (["Lage"], ["situation"])
    ]


def test_comments_and_lines_without_a_translation_are_left_out():
    assert next(left for left, _ in reading.ding(DING.splitlines())) == ["Angriff"]
    assert _ding("no translation here") == []


def test_definitions_between_numbered_translations_are_left_out():
    found = {heads[0]: others for heads, others in reading.freedict(FRENCH)}
    assert found["mot"] == ["word", "remark", "saying"]
    assert found["attaque"] == ["attack", "assault"]
    assert "vide" not in found


def test_russian_is_taken_from_the_senses_of_mueller_and_not_from_its_examples():
    found = {heads[0]: others for heads, others in reading.mueller(RUSSIAN)}
    assert found == {"threat": ["угроза", "запугивание"], "people": ["народ", "люди", "жители"]}


@pytest.mark.parametrize("packed", [True, False])
def test_a_dictd_dictionary_gives_its_entries_packed_or_plain(tmp_path, packed):
    index = install_dictd(tmp_path, "freedict-fra-eng", FRENCH, packed=packed)
    text = index.with_name(f"freedict-fra-eng.dict{'.dz' if packed else ''}")
    assert list(dictd.entries(index, text)) == FRENCH


def test_two_headwords_may_share_an_entry(tmp_path):
    index = install_dictd(tmp_path, "freedict-fra-eng", FRENCH[:1])
    line = index.read_text().splitlines()[1]
    index.write_text(f"{line}\n{line.replace('attaque', 'assaut')}\nbad line\nx\t!\t?\n")
    text = index.with_name("freedict-fra-eng.dict.dz")
    assert sorted(word for word, _ in dictd.entries(index, text)) == ["assaut", "attaque"]


def test_a_text_that_ends_too_early_is_told(tmp_path):
    index = install_dictd(tmp_path, "freedict-fra-eng", FRENCH * 50)
    text = index.with_name("freedict-fra-eng.dict.dz")
    text.write_bytes(text.read_bytes()[:-40])
    with pytest.raises((EOFError, zlib.error, gzip.BadGzipFile)):
        list(dictd.entries(index, text))


@given(st.integers(min_value=0, max_value=2**32))
def test_a_number_of_an_index_is_read_as_it_was_written(value):
    assert dictd.number(digits(value).encode()) == value


@pytest.mark.parametrize("bad", [b"", b"!", b"A" * 50, b"-1"])
def test_what_is_no_number_of_an_index_is_none(bad):
    assert dictd.number(bad) is None


@pytest.mark.parametrize(
    ("phrase", "language", "words"),
    [
        ("to attack sb.", "en", ["attack"]),
        ("einen Angriff abwehren", "de", ["angriff", "abwehren"]),
        ("counter-attack", "en", ["counter", "attack"]),
        ("работа над чем-либо", "ru", ["работа", "над"]),
        ("ёлка", "ru", ["елка"]),
        ("of the", "en", []),
        ("x" * 1000, "en", []),
    ],
)
def test_the_words_of_a_phrase_are_those_that_carry_its_meaning(phrase, language, words):
    assert content_words(phrase, language) == words


@pytest.mark.parametrize("line", ["(" * 60_000, "{a" * 30_000, " | " * 20_000, "a;" * 30_000])
def test_a_hostile_line_gives_no_more_than_its_pieces(line):
    assert len(_ding(f"{line} :: {line}")) <= 401


@pytest.mark.parametrize("body", ["(" * 100_000, "1) " * 50_000, "_n. " * 50_000, "а," * 50_000])
def test_a_hostile_entry_is_read_to_its_end(body):
    assert len(list(reading.mueller([("x", f"x\n{body}")]))) <= 1
    assert len(list(reading.freedict([("x", f"x\n{body}")]))) <= 1
