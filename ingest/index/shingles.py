"""Runs of four words as keys of 48 bits, and which of a text's are kept (winnowing).

Keys are the same in every process, on every host and in every release of this format: they are
made of BLAKE2b of the words and a fixed mixing. Bounded: linear in the words.
"""

from collections.abc import Sequence
from functools import lru_cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

Word = str | None  # None: a word that is nobody's
Keys = NDArray[np.uint64]
Places = NDArray[np.int64]

SHINGLE = 4  # words (TEXT.md, "Quotations in the same language")
# Of any four shingles in a row one is kept, so a run of 4 + 4 - 1 = 7 words shares at least one.
WINDOW = 4

# 64-bit constants of SplitMix64 (Steele, Lea, Flood 2014): every bit of a word moves every bit of
# the key, so that keys lie evenly in a segment.
_STEP = np.uint64(0x9E3779B97F4A7C15)
_FIRST_MIX = np.uint64(0xBF58476D1CE4E5B9)
_SECOND_MIX = np.uint64(0x94D049BB133111EB)
_KEY_SHIFT = np.uint64(16)  # 64 - 48
_LAST = np.uint64(2**64 - 1)
_WORDS_REMEMBERED = 1 << 16  # about 12 MB; the words of a language that are met again


@lru_cache(maxsize=_WORDS_REMEMBERED)
def word_hash(word: Word) -> int:
    """64 bits of a word; 0, which no word has, for None."""
    if word is None:
        return 0
    digest = blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little") or 1


def word_hashes(words: Sequence[Word]) -> Keys:
    """The hash of each word."""
    return np.fromiter(map(word_hash, words), dtype=np.uint64, count=len(words))


def shingle_keys(hashes: Keys) -> tuple[Keys, NDArray[np.bool_]]:
    """The key of the shingle that begins at each word, and whether all its words are somebody's."""
    count = max(0, len(hashes) - SHINGLE + 1)
    mixed = np.zeros(count, dtype=np.uint64)
    whole = np.ones(count, dtype=np.bool_)
    for at in range(SHINGLE):
        part = hashes[at : at + count]
        mixed = _mixed((mixed + part) * _STEP)
        whole &= part != 0
    return mixed >> _KEY_SHIFT, whole


def _mixed(values: Keys) -> Keys:
    values = (values ^ (values >> np.uint64(30))) * _FIRST_MIX
    values = (values ^ (values >> np.uint64(27))) * _SECOND_MIX
    return values ^ (values >> np.uint64(31))


def kept(keys: Keys, whole: NDArray[np.bool_]) -> Places:
    """Places of the shingles that stand for the text: the least of each window, the last of equals.

    "Least" by another order than that of the keys, or all kept keys would be small ones.
    """
    if not len(keys):
        return np.zeros(0, dtype=np.int64)
    order = np.where(whole, _mixed(keys * _STEP), _LAST)
    window = min(WINDOW, len(order))
    windows = np.lib.stride_tricks.sliding_window_view(order, window)
    last_least = window - 1 - windows[:, ::-1].argmin(axis=1)
    places: Places = np.unique(np.arange(len(windows)) + last_least)
    return places[whole[places]]


def kept_keys(hashes: Keys, marks: NDArray[np.bool_] | None = None) -> Keys:
    """The keys by which a text is found, each once, ascending.

    Of marked words (between quotation marks) every shingle is kept: there six words may be all
    that there is.
    """
    keys, whole = shingle_keys(hashes)
    places = kept(keys, whole)
    if marks is not None and len(keys):
        inside = np.lib.stride_tricks.sliding_window_view(marks, SHINGLE).all(axis=1)
        places = np.union1d(places, np.flatnonzero(inside & whole))
    return np.unique(keys[places])


def asked(hashes: Keys) -> tuple[Keys, Places]:
    """All keys of a text that asks, each once, ascending; and the first place of each."""
    keys, whole = shingle_keys(hashes)
    places = np.flatnonzero(whole)
    unique, first = np.unique(keys[places], return_index=True)
    return unique, places[first]
