"""Which sentences of a translated passage belong to which of its original. Pure, bounded."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.citations.fidelity.passages import Passages, Side
from ingest.citations.spans import Span
from ingest.citations.translating.ports import Dictionary
from ingest.citations.translating.sentences import sentences_of
from ingest.citations.words import words_of
from ingest.lexicon.common_words import COMMON
from ingest.lexicon.figures import Figure, agree
from ingest.lexicon.name_folding import fold_name
from ingest.lexicon.stems import stem

# Sentences of a passage that are told apart; the rest of a longer one is one more.
_MOST = 24
_MOST_WORDS, _MOST_FIGURES = 120, 12  # of one sentence
# Share of common words that shows that two sentences belong together; chance gives about 0.1.
_SURE = 0.25
# So little in common that a sentence is not rendered at all.
STRANGE = 0.06
# A sentence with less in common is not drawn to any: the post leaves it out.
_LINKED = 0.12
# A sentence of fewer words says too little to be missed.
_TELLING_WORDS = 5
_COGNATE = 5  # letters that two words of two languages must share from the beginning


@dataclass(frozen=True, slots=True)
class Bead:
    """Sentences of both passages that say the same thing, as one stretch each."""

    post: Span  # in the passage
    statement: Span
    sure: bool  # whether words of both show it, and not the order alone


@dataclass(slots=True)
class Threading:
    """The beads of a passage, and the sentences of the statement that nothing renders."""

    beads: list[Bead] = field(default_factory=list)
    missing: list[Span] = field(default_factory=list)


def thread(passages: Passages, dictionary: Dictionary | None) -> Threading:
    """The sentences of both passages in beads; without a dictionary names and figures tell."""
    ours, theirs = _sentences(passages.post), _sentences(passages.statement)
    if len(ours) <= 1 and len(theirs) <= 1:
        whole = (0, len(passages.post.text)), (0, len(passages.statement.text))
        return Threading([Bead(*whole, sure=True)])
    here = [_Said.of(passages.post, span, dictionary) for span in ours]
    there = [_Said.of(passages.statement, span, None) for span in theirs]
    alike = [[one.likeness(other) for other in there] for one in here]
    missing = _missing(there, alike) if dictionary else []
    links = _links(alike, {there.index(one) for one in missing})
    return Threading(
        list(_beads(ours, theirs, links, alike)), [theirs[there.index(one)] for one in missing]
    )


def _sentences(side: Side) -> list[Span]:
    found = sentences_of(side.text)
    if len(found) > _MOST:
        found = [*found[: _MOST - 1], (found[_MOST - 1][0], found[-1][1])]
    return found or [(0, len(side.text))]


@dataclass(frozen=True, slots=True, eq=False)
class _Said:
    """What one sentence says, as far as it can be compared across languages."""

    senses: list[frozenset[str]]  # of each telling word
    figures: list[Figure]

    @classmethod
    def of(cls, side: Side, span: Span, dictionary: Dictionary | None) -> "_Said":
        common = COMMON.get(side.language or "", frozenset[str]())
        words = words_of(side.text[slice(*span)])
        telling = [one for one in words.exact if one.casefold() not in common and len(one) > 2]
        senses = [_senses(one, side.language, dictionary) for one in telling[:_MOST_WORDS]]
        figures = [one for one in side.figures if span[0] <= one.span[0] < span[1]]
        return cls(senses, figures[:_MOST_FIGURES])

    def likeness(self, other: "_Said") -> float:
        """Share of telling words that have a like on the other side; an equal figure is three."""
        if not self.senses or not other.senses:
            return 0.0
        all_of = frozenset[str]().union(*other.senses)
        mine = frozenset[str]().union(*self.senses)
        found = sum(not one.isdisjoint(all_of) for one in self.senses)
        met = sum(not one.isdisjoint(mine) for one in other.senses)
        equal = sum(agree(one, two) for one in self.figures for two in other.figures)
        size = math.sqrt(len(self.senses) * len(other.senses))
        return (min(found, met) + 3 * min(equal, 2)) / size


def _senses(word: str, language: str | None, dictionary: Dictionary | None) -> frozenset[str]:
    """What a word may be on the other side: its translations, its sound, how it begins."""
    small = word.casefold()
    sound = fold_name(word)
    keys = {
        stem(small, language),
        f"~{sound[:_COGNATE]}" if len(sound) >= _COGNATE else f"~{sound}",
    }
    return frozenset(keys) | (dictionary.senses(small) if dictionary else frozenset())


def _missing(there: Sequence[_Said], alike: Sequence[Sequence[float]]) -> list[_Said]:
    """Sentences between others that are rendered, which nothing renders."""
    best = [max(row[at] for row in alike) for at in range(len(there))]
    rendered = [at for at, value in enumerate(best) if value >= _SURE]
    if not rendered:
        return []
    return [
        one
        for at, one in enumerate(there)
        if rendered[0] < at < rendered[-1]
        and best[at] < STRANGE
        and len(one.senses) >= _TELLING_WORDS
    ]


def _links(alike: Sequence[Sequence[float]], missing: set[int]) -> list[tuple[int, int]]:
    """Each sentence with its likest on the other side, of equals the one at the same place."""
    rows, columns = len(alike), len(alike[0])

    def likest(choices: range, value: list[float], place: float) -> int:
        return max(choices, key=lambda at: (value[at], -abs(at - place)))

    links = []
    for at in range(rows):
        place = at * (columns - 1) / max(rows - 1, 1)
        links.append((at, likest(range(columns), list(alike[at]), place)))
    for at in range(columns):
        if at not in missing and max(row[at] for row in alike) >= _LINKED:
            place = at * (rows - 1) / max(columns - 1, 1)
            links.append((likest(range(rows), [row[at] for row in alike], place), at))
    return links


def _beads(
    ours: Sequence[Span],
    theirs: Sequence[Span],
    links: Sequence[tuple[int, int]],
    alike: Sequence[Sequence[float]],
) -> list[Bead]:
    """Sentences that links join, as one bead; what lies between joined ones belongs to it."""
    groups: list[tuple[set[int], set[int]]] = []
    for one, other in links:
        mine, yours = {one}, {other}
        for group in [g for g in groups if one in g[0] or other in g[1]]:
            groups.remove(group)
            mine, yours = mine | group[0], yours | group[1]
        groups.append((mine, yours))
    return [
        Bead(
            (ours[min(mine)][0], ours[max(mine)][1]),
            (theirs[min(yours)][0], theirs[max(yours)][1]),
            sure=max(alike[a][b] for a in mine for b in yours) >= _SURE,
        )
        for mine, yours in groups
    ]
