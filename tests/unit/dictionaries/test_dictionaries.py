"""The door: what is installed is found, made once, made anew when it is another, and shared."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from ingest.dictionaries import dictionaries as door
from ingest.dictionaries import making
from ingest.dictionaries.dictionaries import Dictionaries
from ingest.lexicon.stems import stem
from tests.unit.dictionaries.installing import (
    DING,
    FRENCH,
    RUSSIAN,
    install_dictd,
    install_ding,
)


@pytest.fixture
def folder(tmp_path):
    install_ding(tmp_path / "trans")
    return tmp_path / "trans"


@pytest.fixture
def german(tmp_path, folder):
    return Dictionaries(tmp_path / "home", [folder]).between("de", "en")


def _stems(words, language="en"):
    return frozenset(stem(word, language) for word in words.split())


@pytest.mark.parametrize(
    ("word", "senses"),
    [
        ("Angriff", "attack assault"),
        ("ANGRIFFE", "attack assault"),
        ("Kräften", "force strength"),
        ("angreifen", "attack"),
        ("ging", "go went"),
        ("Mitgliedsstaaten", "member state"),
        ("Brett", "board plank"),
        ("Diele", "board plank"),
        ("Lage", "situation"),
        ("Strasse", "street"),
        ("einzugreifen", "intervene"),
        ("Sicherheitskräfte", "security safety force strength"),
        ("Angriff-Lage", "attack assault situation"),
    ],
)
def test_a_word_has_the_senses_of_its_translations(german, word, senses):
    assert german.senses(word) >= _stems(senses)


@pytest.mark.parametrize(
    "word", ["Tokajew", "", "---", "in", "der", "a" * 1_000_000, "-" * 100_000]
)
def test_a_word_that_no_dictionary_has_gets_no_sense(german, word):
    assert german.senses(word) == frozenset()


def test_a_sentence_is_no_translation_of_a_word(german):
    assert german.senses("wagt") == frozenset()


def test_a_pair_serves_both_directions(tmp_path, folder):
    english = Dictionaries(tmp_path / "home", [folder]).between("en", "de")
    assert english.senses("attacks") >= _stems("angriff angreifen", "de")
    assert english.senses("security") == _stems("Sicherheit", "de")


def test_french_words_are_found_behind_their_apostrophes(tmp_path):
    install_dictd(tmp_path, "freedict-fra-eng", FRENCH)
    french = Dictionaries(tmp_path / "home", [tmp_path]).between("fr", "en")
    assert french.senses("l’attaque") == _stems("attack assault")
    assert french.senses("mots") == _stems("word remark saying")


def test_all_dictionaries_of_a_pair_are_one(tmp_path):
    install_dictd(tmp_path, "mueller7", RUSSIAN)
    install_dictd(tmp_path, "freedict-eng-rus", [("peace", "peace\nмир\n")])
    russian = Dictionaries(tmp_path / "home", [tmp_path]).between("ru", "en")
    assert russian.senses("мира") == _stems("peace")
    assert russian.senses("угрозы") == _stems("threat")
    assert russian.senses("жителей") == _stems("people")


def test_what_is_not_installed_is_none(tmp_path, folder):
    dictionaries = Dictionaries(tmp_path / "home", [folder, tmp_path / "nowhere"])
    for pair in (("de", "ru"), ("de", "de"), (None, "en"), ("de", None), ("..", "/etc")):
        assert dictionaries.between(*pair) is None


def test_the_german_and_english_that_freedict_made_of_ding_counts_only_without_it(tmp_path, folder):
    install_dictd(tmp_path / "dictd", "freedict-deu-eng", [("Haus", "Haus\nhouse\n")])
    both = Dictionaries(tmp_path / "home", [folder, tmp_path / "dictd"])
    alone = Dictionaries(tmp_path / "home", [tmp_path / "dictd"])
    assert [source.form for source in both.pairs()["de", "en"]] == ["ding"]
    assert [source.form for source in alone.pairs()["de", "en"]] == ["freedict"]


def test_it_is_made_once_and_opened_by_every_other_process(tmp_path, folder, monkeypatch):
    Dictionaries(tmp_path / "home", [folder]).between("de", "en")
    monkeypatch.setattr(door, "make_apart", None)  # a second making would fail
    again = Dictionaries(tmp_path / "home", [folder]).between("de", "en")
    assert again.senses("Straße") == _stems("street")


def test_it_is_made_anew_when_the_installed_file_is_another(tmp_path, folder, german):
    path = install_ding(folder, DING + "Frieden {m} :: peace\n")
    os.utime(path, ns=(1, 1))
    assert german.senses("Frieden") == frozenset()
    again = Dictionaries(tmp_path / "home", [folder]).between("de", "en")
    assert again.senses("Frieden") == _stems("peace")


def test_a_spoiled_file_of_ours_is_made_anew(tmp_path, folder, german):
    (tmp_path / "home" / "de-en.dictionary").write_bytes(b"spoiled")
    again = Dictionaries(tmp_path / "home", [folder]).between("de", "en")
    assert again.senses("Straße") == _stems("street")


def test_a_dictionary_that_cannot_be_read_is_logged_and_counts_as_absent(tmp_path, caplog):
    index = install_dictd(tmp_path, "freedict-fra-eng", FRENCH)
    index.with_name("freedict-fra-eng.dict.dz").write_bytes(b"no gzip")
    dictionaries = Dictionaries(tmp_path / "home", [tmp_path])
    assert dictionaries.between("fr", "en") is None
    assert "en-fr cannot be used" in caplog.text
    told = Dictionaries(tmp_path / "home", [tmp_path])  # of another process
    assert "BadGzipFile" in told.problem(("en", "fr"))


def test_a_problem_is_forgotten_when_it_is_repaired(tmp_path):
    index = install_dictd(tmp_path, "freedict-fra-eng", FRENCH)
    index.with_name("freedict-fra-eng.dict.dz").write_bytes(b"no gzip")
    Dictionaries(tmp_path / "home", [tmp_path]).between("fr", "en")
    install_dictd(tmp_path, "freedict-fra-eng", FRENCH)
    repaired = Dictionaries(tmp_path / "home", [tmp_path])
    assert repaired.between("fr", "en")
    assert repaired.problem(("en", "fr")) is None


def test_whether_it_is_made_is_told_without_making_it(tmp_path, folder):
    dictionaries = Dictionaries(tmp_path / "home", [folder])
    assert not dictionaries.is_made(("de", "en"))
    assert not (tmp_path / "home").exists()
    dictionaries.between("de", "en")
    assert dictionaries.is_made(("de", "en"))


def test_a_home_that_cannot_be_written_is_told_and_hides_no_post(tmp_path, folder):
    (tmp_path / "home").write_text("a file, no folder")
    dictionaries = Dictionaries(tmp_path / "home", [folder])
    assert dictionaries.between("de", "en") is None
    assert not dictionaries.is_made(("de", "en"))


def test_what_is_large_is_made_in_a_process_of_its_own(tmp_path, folder, monkeypatch):
    monkeypatch.setattr(making, "LARGE_BYTES", 0)
    monkeypatch.setattr(making.compact, "write", None)  # here, and not there
    found = Dictionaries(tmp_path / "home", [folder]).between("de", "en")
    assert found.senses("Straße") == _stems("street")


def test_what_goes_wrong_in_a_process_of_its_own_is_told(tmp_path, monkeypatch, caplog):
    monkeypatch.setattr(making, "LARGE_BYTES", 0)
    index = install_dictd(tmp_path, "freedict-fra-eng", FRENCH)
    index.with_name("freedict-fra-eng.dict.dz").write_bytes(b"no gzip")
    assert Dictionaries(tmp_path / "home", [tmp_path]).between("fr", "en") is None
    assert "en-fr cannot be used" in caplog.text


def test_what_a_killed_process_left_is_cleared_away(tmp_path, folder):
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "de-en.123.draft").write_bytes(b"half")
    Dictionaries(tmp_path / "home", [folder]).between("de", "en")
    assert not list((tmp_path / "home").glob("*.draft"))


def test_threads_that_ask_at_once_get_one_dictionary(tmp_path, folder):
    dictionaries = Dictionaries(tmp_path / "home", [folder])
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: dictionaries.between("de", "en"), range(32)))
    assert len({id(each) for each in found}) == 1


def test_processes_that_ask_at_once_all_get_it(tmp_path, folder):
    code = (
        "import sys; from pathlib import Path\n"
        "from ingest.dictionaries.dictionaries import Dictionaries\n"
        "found = Dictionaries(Path(sys.argv[1]), [Path(sys.argv[2])]).between('de', 'en')\n"
        "print(sorted(found.senses('Straße')))\n"
    )
    arguments = [sys.executable, "-c", code, str(tmp_path / "home"), str(folder)]
    running = [subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    assert [process.communicate()[0].strip() for process in running] == ["['street']"] * 3
    assert not list((tmp_path / "home").glob("*.draft"))
