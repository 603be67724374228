"""Words of a statement that are no evidence: title, addresses, formulas of all such texts. Pure.

A post that names a statement repeats its title; that is a mention, not a quotation (OFFICIAL.md 6).
"""

from collections.abc import Sequence
from functools import lru_cache

from ingest.citations.links import find_addresses
from ingest.citations.spans import Span, merged
from ingest.citations.words import words_of
from schemas.records.texts import Block, RichText

# US presidential documents (OFFICIAL.md 6), resolutions of the United Nations, acts of Germany,
# Russia and France. A missing one costs a quotation that says little.
_FORMULAS = """
By the authority vested in me as President by the Constitution and the laws of the United States
of America, it is hereby ordered as follows

This order is not intended to, and does not, create any right or benefit, substantive or procedural,
enforceable at law or in equity by any party against the United States, its departments, agencies,
or entities, its officers, employees, or agents, or any other person

This order shall be implemented consistent with applicable law and subject to the availability of
appropriations

Nothing in this order shall be construed to impair or otherwise affect the authority granted by law
to an executive department or agency, or the head thereof, or the functions of the Director of the
Office of Management and Budget relating to budgetary, administrative, or legislative proposals

IN WITNESS WHEREOF, I have hereunto set my hand

Acting under Chapter VII of the Charter of the United Nations

Decides to remain actively seized of the matter

Der Bundestag hat mit Zustimmung des Bundesrates das folgende Gesetz beschlossen

Настоящий Указ вступает в силу со дня его подписания

Настоящий Федеральный закон вступает в силу со дня его официального опубликования

L'Assemblée nationale et le Sénat ont adopté, le Président de la République promulgue la loi dont
la teneur suit
"""
Shingle = tuple[str, ...]

_SHINGLE = 4  # words: as the seeds of a passage
_LONGEST_TITLE = 30  # words; the longest of the real titles in the corpora has 24
_LONGER = 4  # letters; English titles write shorter words small
_MOST_CAPITALS = 0.8
_SENTENCE_ENDS = (".", "!", "?", "…", ":", ";", ",", "。", "！", "？", "।")


def _shingles(words: Sequence[str]) -> set[Shingle]:
    return {tuple(words[at : at + _SHINGLE]) for at in range(len(words) - _SHINGLE + 1)}


_KNOWN = frozenset(
    shingle
    for formula in _FORMULAS.split("\n\n")
    for shingle in _shingles(words_of(formula).folded)
)


def known_shingles(statement: str, *, titles: Sequence[str] = ()) -> frozenset[Shingle]:
    """The shingles of formulas and of titles, of which none is evidence.

    The title at the statement's head is one; `titles` are others.
    """
    every = (statement[: _title_end(statement)], *titles)
    return _KNOWN.union(*map(_title_shingles, every))


def is_formula(folded: Sequence[str], at: int, known: frozenset[Shingle]) -> bool:
    """Whether the word at this place belongs to one of these shingles."""
    starts = range(max(0, at - _SHINGLE + 1), at + 1)
    return any(tuple(folded[start : start + _SHINGLE]) in known for start in starts)


@lru_cache(maxsize=1024)
def _title_shingles(title: str) -> frozenset[Shingle]:
    return frozenset(_shingles(words_of(title).folded))


def reads_as_title(words: Sequence[str]) -> bool:
    """Whether words as written are those of a title: nearly all longer ones begin with a capital.

    Statements name programmes and orders within their text, and posts name them too. German, which
    gives every noun a capital, stays below; a language that gives titles none has no such title.
    """
    longer = [word for word in words if len(word) >= _LONGER]
    capitals = sum(word[0].isupper() for word in longer)
    return len(longer) >= _SHINGLE and capitals >= _MOST_CAPITALS * len(longer)


def unsaid(statement: str) -> list[Span]:
    """Spans of a statement's visible text that nobody quotes: title at its head, addresses."""
    return merged([(0, _title_end(statement)), *_addresses(statement)])


def _addresses(statement: str) -> list[Span]:
    if "/" not in statement and "www" not in statement.casefold():
        return []  # every form of an address has one of them; most statements have none
    text = RichText(blocks=tuple(Block(text=line) for line in statement.split("\n")))
    return [(one.start, one.end) for one in find_addresses(text)]


def _title_end(statement: str) -> int:
    """Where the title at the head ends; 0 if the statement begins with a sentence."""
    line = statement.partition("\n")[0]
    if line.rstrip().endswith(_SENTENCE_ENDS) or "\n" not in statement.strip():
        return 0
    return len(line) if len(words_of(line)) <= _LONGEST_TITLE else 0
