"""The one language that a text is in, or none: wrong is worse than missing. Pure.

For choosing a dictionary, a stemmer, a face of a statement. `choose` asks something else: which
lists of telling words count at a place, several at once.

By the script where a script has one language, else by the words that no text of a language does
without, and by letters that its neighbours lack. A short text, or one of names and numbers, has
none. No model: one that did as well took 80 MB in each worker (ops/decisions/0025).
"""

import re
from collections import Counter, defaultdict
from functools import cache

from ingest.lexicon.common_words import COMMON, TELLING_LETTERS

# How much of a text is looked at: a long paragraph decides.
_SAMPLE_CHARS = 4_000
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")

_LETTERS = {code: frozenset(own) for code, own in TELLING_LETTERS.items()}

# Scripts that one language of those we may meet is written in. The order decides: Japanese has
# Chinese signs too, Persian has letters that Arabic lacks.
_SCRIPTS = tuple(
    (re.compile(f"[{letters}]"), code)
    for letters, code in (
        ("\u3040-\u30ff", "ja"),
        ("\uac00-\ud7af\u1100-\u11ff", "ko"),
        ("\u4e00-\u9fff\u3400-\u4dbf", "zh"),
        ("\u0370-\u03ff\u1f00-\u1fff", "el"),
        ("\u0590-\u05ff", "he"),
        ("\u067e\u0686\u0698\u06a9\u06af\u06cc", "fa"),
        ("\u0600-\u06ff", "ar"),
        ("\u0530-\u058f", "hy"),
        ("\u10a0-\u10ff", "ka"),
        ("\u0e00-\u0e7f", "th"),
        ("\u0900-\u097f", "hi"),
    )
)
_ALPHABETIC = re.compile(r"[a-z\u00c0-\u024f\u0400-\u04ff]")
# Of the letters, so many are of the script: a German post may quote a Chinese word.
_MOST_OF = 0.5
# Fewer signs are a name.
_LEAST_SIGNS = 4

# One word alone is as often a name or a slip.
_LEAST_WORDS = 2
# A word that one language alone has weighs 1, one that two have a half; letters of its own as much.
_LEAST = 1.0
# The runner-up has at most this share of the best: Danish and Norwegian, Russian and Bulgarian.
_RUNNER_UP = 0.72
# Of a long text so many words must be known: one of a language that is not here has a few of all.
_LEAST_SHARE = 0.12


def language_of(text: str) -> str | None:
    """Two-letter code of the language of a visible text; None where it is not sure.

    Norwegian is `no` whichever of its standards it is written by.
    """
    spoken = (piece for piece in text[:_SAMPLE_CHARS].split() if "://" not in piece)
    sample = " ".join(spoken).casefold()
    if code := _by_script(sample):
        return code
    return _by_words(_WORD.findall(sample.replace("’", "'")))


def _by_script(sample: str) -> str | None:
    letters = len(_ALPHABETIC.findall(sample))
    others = [letter for letter in sample if letter.isalpha() and not _ALPHABETIC.match(letter)]
    if len(others) < _LEAST_SIGNS or len(others) <= letters * _MOST_OF:
        return None
    rest = "".join(others)
    return next((code for script, code in _SCRIPTS if script.search(rest)), None)


def _by_words(words: list[str]) -> str | None:
    scores: defaultdict[str, float] = defaultdict(float)
    for word, times in Counter(words).items():
        for code, weight in _weights(word):
            scores[code] += weight * times
    if not scores or len(words) < _LEAST_WORDS:
        return None
    best = max(scores, key=lambda code: scores[code])
    score = scores.pop(best)
    second = max(scores.values(), default=0.0)
    if score < _LEAST or second > score * _RUNNER_UP or score < len(words) * _LEAST_SHARE:
        return None
    return best


def _weights(word: str) -> list[tuple[str, float]]:
    """For which languages a word speaks, and how much."""
    by_word = _speakers().get(word, ())
    found = [(code, 1 / len(by_word)) for code in by_word]
    if not word.isascii():
        by_letter = [code for code, own in _LETTERS.items() if not own.isdisjoint(word)]
        found += [(code, 1 / len(by_letter)) for code in by_letter]
    return found


@cache
def _speakers() -> dict[str, tuple[str, ...]]:
    """Each common word, and the languages that have it."""
    found: dict[str, tuple[str, ...]] = {}
    for code, common in COMMON.items():
        for word in common:
            found[word] = (*found.get(word, ()), code)
    return found
