"""Statements and posts of a made-up language, by their numbers: the same at every call.

Words follow Zipf's law (200,000 of them), a tenth of every text is stock phrases, which follow it
too: what all statements share is as common as in real ones, and no text need be kept.
"""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from ingest.index.shingles import Keys, word_hashes

VOCABULARY = 200_000
STATEMENT_WORDS = 590  # TEXT.md
PHRASES = 3_000
_BLOCK = 1_000  # statements made at once
_STOCK_SHARE = 0.1
_PHRASE_WORDS = 8

Ids = NDArray[np.int64]

WORDS = np.array([f"w{number}" for number in range(VOCABULARY)])


def hashes_of_words() -> Keys:
    """The hash of each word of the vocabulary, by its number."""
    return word_hashes(WORDS.tolist())


@lru_cache(maxsize=1)
def _shares(count: int) -> NDArray[np.float64]:
    shares = 1.0 / (np.arange(count) + 2.7)  # Zipf and Mandelbrot
    return np.cumsum(shares) / shares.sum()


def words(rng: np.random.Generator, count: int) -> Ids:
    """So many words by Zipf's law."""
    return np.minimum(_WORD_SHARES.searchsorted(rng.random(count)), VOCABULARY - 1)


def phrases(rng: np.random.Generator, count: int) -> Ids:
    """So many stock phrases in a row."""
    chosen = np.minimum(_PHRASE_SHARES.searchsorted(rng.random(count)), PHRASES - 1)
    return _PHRASES[chosen].reshape(-1)


_WORD_SHARES, _PHRASE_SHARES = _shares(VOCABULARY), _shares(PHRASES)
_PHRASES = words(np.random.default_rng(1), PHRASES * _PHRASE_WORDS).reshape(PHRASES, -1)


@lru_cache(maxsize=40)
def block(number: int) -> Ids:
    """A thousand statements, a row of words each."""
    rng = np.random.default_rng((2, number))
    made = words(rng, _BLOCK * STATEMENT_WORDS).reshape(_BLOCK, STATEMENT_WORDS)
    stock = round(STATEMENT_WORDS * _STOCK_SHARE / _PHRASE_WORDS)
    for row in made:
        for at in rng.integers(0, STATEMENT_WORDS - _PHRASE_WORDS, stock):
            row[at : at + _PHRASE_WORDS] = phrases(rng, 1)
    return made


def statement(number: int) -> Ids:
    """The words of one statement, from 0."""
    return block(number // _BLOCK)[number % _BLOCK]


def post(number: int, statements: int) -> tuple[Ids, list[int]]:
    """A post of 100 to 400 words, and the statements that it quotes: none in three of four.

    A passage has 13 to 60 words, of which one in twenty is altered.
    """
    rng = np.random.default_rng((3, number))
    parts = [words(rng, int(rng.integers(60, 200))), phrases(rng, 2)]
    quoted: list[int] = []
    for _ in range(int(rng.integers(1, 4)) if number % 4 == 0 else 0):
        quoted.append(int(rng.integers(statements)))
        length = int(rng.integers(13, 61))
        at = int(rng.integers(STATEMENT_WORDS - length))
        passage = statement(quoted[-1])[at : at + length].copy()
        altered = rng.random(length) < 1 / 20
        passage[altered] = words(rng, int(altered.sum()))
        parts += [passage, words(rng, 20)]
    return np.concatenate(parts), quoted


def worst_posts(statements: int) -> dict[str, Ids]:
    """Posts that are as hard as a person can make them."""
    rng = np.random.default_rng(4)
    pieces = [
        statement(int(one))[at : at + 4]
        for one, at in zip(
            rng.integers(statements, size=100), rng.integers(500, size=100), strict=True
        )
    ]
    one = statement(0)
    return {
        "stock phrases, 400 words": phrases(rng, 50),
        "stock phrases, 20,000 words": phrases(rng, 2_500),
        "the commonest words, 400 words": np.minimum(words(rng, 400), 20),
        "pieces of 100 statements": np.concatenate(pieces),
        "a whole statement": one,
        "one word, 20,000 times": np.full(20_000, 7),
        "a passage, 300 times": np.tile(one[100:160], 300),
    }


def text(ids: Ids) -> str:
    """The visible text of these words."""
    return " ".join(WORDS[ids].tolist())
