"""Who speaks, by the labels of a transcript: "Vladimir Putin:", "Le ministre Luc Tessot :". Pure.

A label stands before a colon where a paragraph begins. It is attribution: no part of what is said.
"""

import re
from collections.abc import Iterator
from itertools import islice

from ingest.lexicon.choose import languages_of
from ingest.lexicon.office_words import DETERMINERS, NO_NAMES, is_office
from ingest.lexicon.sayings import phrases_at
from ingest.lexicon.sayings_by_language import sayings_index
from ingest.text import UNSPACED

_LABEL_CHARS = 100  # of a line: "Kassym-Jomart Tokayev (retranslated):"
_LABEL_WORDS = (2, 4)  # "Question:" is nobody, and a longer one is a sentence
_OFFICE_WORDS = 12  # of a label that names an office: "Minister of Agriculture Anna Petrova"
_MOST_LINES = 2_000  # looked back over for who speaks: an answer has no more paragraphs
_REMARK = re.compile(r"\([^)]*\)")
_APART = re.compile(r"[\s.]+")
_COLON = re.compile("[:：]")
_UNSPACED_NAME = re.compile(f"[{UNSPACED}]{{2,8}}")


def is_unspaced(name: str) -> bool:
    """Whether a name is written in a script without spaces; all its signs name the speaker."""
    return _UNSPACED_NAME.fullmatch(name) is not None


def labelled_names(text: str) -> Iterator[str]:
    """The surname of each label of a visible text, in order."""
    for line in text.split("\n"):
        if label := _label(line[:_LABEL_CHARS]):
            yield label[0]


def behind_label(text: str, at: int) -> int:
    """Where the label ends in which this place of a visible text stands; the place if in none."""
    start = text.rfind("\n", max(0, at - _LABEL_CHARS), at) + 1
    if not start and at > _LABEL_CHARS:
        return at
    label = _label(text[start : start + _LABEL_CHARS].partition("\n")[0])
    return max(at, start + label[1]) if label else at


def speaker_at(text: str, at: int) -> str | None:
    """The surname of the last label at this place of a visible text or before it."""
    labels = map(_label, islice(_lines_back(text, at), _MOST_LINES))
    return next((label[0] for label in labels if label), None)


def surname_of(name: str) -> str | None:
    """The last word of a written name; None if it does not look like one.

    Names have a capital at each word; before them the words of an office may have none.
    """
    words = [word for word in _APART.split(_REMARK.sub("", name).strip()) if word]
    if len(words) == 1 and is_unspaced(words[0]):
        return words[0]
    if not words or not _is_capital(words[-1]) or words[-1].casefold() in NO_NAMES:
        return None
    return words[-1] if _is_name(words) or _is_office_and_name(words) else None


def _lines_back(text: str, at: int) -> Iterator[str]:
    """The beginning of the line at this place, then of each one before it."""
    while at >= 0:
        start = text.rfind("\n", 0, at) + 1
        yield text[start : start + _LABEL_CHARS].partition("\n")[0]
        at = start - 1


def _label(line: str) -> tuple[str, int] | None:
    """The surname before the first colon of a line, and where the colon ends."""
    colon = _COLON.search(line)
    name = surname_of(line[: colon.start()]) if colon else None
    return (name, colon.end()) if colon and name else None


def _is_name(words: list[str]) -> bool:
    fewest, most = _LABEL_WORDS
    return (
        fewest <= len(words) <= most
        and all(map(_is_capital, words))
        and words[0].casefold() not in DETERMINERS
    )


def _is_office_and_name(words: list[str]) -> bool:
    """An office and a person behind it: "President of Russia Vladimir Putin"."""
    if not 2 <= len(words) <= _OFFICE_WORDS:
        return False
    office = next((at for at, word in enumerate(words[:-1]) if is_office(word)), None)
    if office is None or not all(map(_may_lead, words[:office])):
        return False
    named = office == len(words) - 2 or (_is_capital(words[-2]) and not is_office(words[-2]))
    return named and not _tells(words[office + 1 : -1])


def _may_lead(word: str) -> bool:
    return _is_capital(word) or word.casefold() in DETERMINERS


def _tells(words: list[str]) -> bool:
    """Whether somebody says something there: a sentence and no label."""
    folded = [word.casefold() for word in words]
    index = sayings_index(languages_of(" ".join(words)))
    return any(
        kind == "saying" for at in range(len(folded)) for kind, _ in phrases_at(index, folded, at)
    )


def _is_capital(word: str) -> bool:
    return word[0].isupper()
