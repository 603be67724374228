"""Keys of shingles: the same everywhere; any seven words in a row have one that is kept."""

import subprocess
import sys

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from ingest.index.shingles import SHINGLE, asked, kept, kept_keys, shingle_keys, word_hashes

FEW = st.lists(st.sampled_from(["ja", "nein", "doch", "нет", None]), max_size=60)
MANY = st.lists(st.text(min_size=1, max_size=6), max_size=80)


def test_keys_are_the_same_in_every_process_and_release():
    words = ["der", "einsatz", "dauerte", "weniger", "als", "6", "stunden"]
    keys, _ = shingle_keys(word_hashes(words))
    assert keys.tolist() == [94552406833422, 146804724921403, 31223013573562, 226427283181534]
    code = (
        "from ingest.index.shingles import shingle_keys, word_hashes\n"
        f"print(shingle_keys(word_hashes({words}))[0].tolist())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True,
        env={"PYTHONHASHSEED": "7"}, cwd=".",
    )  # fmt: skip
    assert done.stdout.strip() == str(keys.tolist())


def test_keys_lie_evenly_in_48_bits():
    keys, _ = shingle_keys(word_hashes([f"w{n % 977} {n}" for n in range(40_000)]))
    counts, _ = np.histogram(keys, bins=16, range=(0, 2**48))
    assert counts.min() > 0.9 * counts.mean()
    assert counts.max() < 1.1 * counts.mean()


def test_kept_keys_lie_evenly_too():
    keys = kept_keys(word_hashes([f"w{n}" for n in range(40_000)]))
    counts, _ = np.histogram(keys, bins=16, range=(0, 2**48))
    assert counts.max() < 1.15 * counts.mean()


def test_of_five_shingles_two_are_kept():
    keys = kept_keys(word_hashes([f"w{n}" for n in range(40_000)]))
    assert 0.39 < len(keys) / 40_000 < 0.41


@given(st.one_of(FEW, MANY))
def test_any_seven_words_in_a_row_have_a_kept_shingle(words):
    keys, whole = shingle_keys(word_hashes(words))
    places = set(kept(keys, whole).tolist())
    for at in range(len(words) - 6):
        if None not in words[at : at + 7]:
            assert places & set(range(at, at + 4))


@given(FEW)
def test_a_shingle_with_a_word_that_is_nobodys_is_neither_kept_nor_asked_for(words):
    keys, whole = shingle_keys(word_hashes(words))
    holey = {at for at in range(len(keys)) if None in words[at : at + SHINGLE]}
    assert not holey & set(kept(keys, whole).tolist())
    _, places = asked(word_hashes(words))
    assert not holey & set(places.tolist())


@given(st.one_of(FEW, MANY))
def test_what_is_kept_of_a_text_is_asked_for_by_the_same_text(words):
    hashes = word_hashes(words)
    assert set(kept_keys(hashes).tolist()) <= set(asked(hashes)[0].tolist())


def test_of_marked_words_every_shingle_is_kept():
    words = [f"w{n}" for n in range(30)]
    marks = np.array([10 <= n < 16 for n in range(30)])
    every, _ = shingle_keys(word_hashes(words))
    assert set(every[10:13].tolist()) <= set(kept_keys(word_hashes(words), marks).tolist())


def test_texts_of_fewer_than_four_words_have_none():
    for words in ([], ["ja"], ["ja", "nein", "doch"]):
        assert len(kept_keys(word_hashes(words))) == 0
        assert len(asked(word_hashes(words))[0]) == 0


def test_one_word_repeated_a_million_times_is_one_key():
    hashes = word_hashes(["ja"] * 1_000_000)
    assert len(kept_keys(hashes)) == len(asked(hashes)[0]) == 1
