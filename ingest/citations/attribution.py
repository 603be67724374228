"""Where a post names whom it quotes: a speaker, an office, a title, a number. Pure.

A name counts for the paragraph that it stands in, for what that paragraph introduces with a colon,
and for the quoted block before or behind it; a title or number for the whole post. A name inside
the passage itself says nothing of where it comes from.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from ingest.citations.certainty import Cue
from ingest.citations.names import Names, numbers_in
from ingest.citations.spans import block_spans
from ingest.citations.words import Words
from ingest.lexicon.name_folding import name_keys
from schemas.records.citations import Span
from schemas.records.texts import Block, RichText

_LEAST_NAME = 3  # letters
# Capitalised words of a post whose keys are made; folding a name costs some 50 µs.
_MOST_NAMES = 5_000
# Places of one name, phrase or number that are followed: a post of nothing but names stays quick.
_MOST_PLACES = 100
_MOST_BLOCKS = 50  # of a quoted passage that one name introduces
_ORDER: tuple[Cue, ...] = ("number", "title", "speaker", "office")


@dataclass(frozen=True, slots=True)
class Pointer:
    """A place of a post that names whose words stand in a stretch of it."""

    cue: Cue
    place: Span  # of the naming words, in characters of the visible text
    scope: Span


@dataclass(frozen=True)
class Naming:
    """A post, read for the names in it; each is looked up once however many statements ask."""

    post: RichText
    words: Words

    def pointers(self, names: Names) -> list[Pointer]:
        """Every place that names this statement or who made it."""
        return [*self._of_the_whole(names), *self._nearby(names)]

    def _of_the_whole(self, names: Names) -> Iterator[Pointer]:
        whole = (0, len(self.visible))
        for place in self._places_of([names.title] if names.title else []):
            yield Pointer("title", place, whole)
        for number, place in self._numbers:
            if number in names.numbers:
                yield Pointer("number", place, whole)

    def _nearby(self, names: Names) -> Iterator[Pointer]:
        for span, keys in self._capitals:
            if not keys.isdisjoint(names.surnames):
                yield from self._scoped("speaker", span)
        for span in self._places_of(names.whole_names):
            yield from self._scoped("speaker", span)
        for span in self._places_of(names.offices):
            yield from self._scoped("office", span)

    @cached_property
    def visible(self) -> str:
        """The visible text of the post."""
        return self.post.visible

    @cached_property
    def _capitals(self) -> list[tuple[Span, frozenset[str]]]:
        capitals = [
            (span, word)
            for span, word in zip(self.words.spans, self.words.exact, strict=True)
            if len(word) >= _LEAST_NAME and word[0].isupper()
        ]
        return [(span, name_keys(word)) for span, word in capitals[:_MOST_NAMES]]

    @cached_property
    def _numbers(self) -> list[tuple[str, Span]]:
        return list(islice(numbers_in(self.visible), _MOST_PLACES))

    @cached_property
    def _plain(self) -> list[str]:
        """The folded words without the English possessive: "the ministry's statement"."""
        return [word.removesuffix("'s") for word in self.words.folded]

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        places: dict[str, list[int]] = {}
        for at, word in enumerate(self._plain):
            places.setdefault(word, []).append(at)
        return places

    @cached_property
    def _blocks(self) -> list[Span]:
        return block_spans(self.post)

    def _places_of(self, rows: Iterable[Sequence[str]]) -> Iterator[Span]:
        """Where these words stand in a row."""
        for row in rows:
            for at in self._places.get(row[0], ())[:_MOST_PLACES]:
                if self._plain[at : at + len(row)] == list(row):
                    yield self.words.span(at, at + len(row))

    def _scoped(self, cue: Cue, place: Span) -> Iterator[Pointer]:
        """One pointer for each stretch that a name in running text speaks for."""
        number = bisect_left(self._blocks, place[1], key=lambda span: span[1])
        for first, last in _scopes(self.post.blocks, number):
            yield Pointer(cue, place, (self._blocks[first][0], self._blocks[last][1]))


def pointing_at(pointers: Sequence[Pointer], passage: Span) -> Cue | None:
    """The best cue that speaks for this passage: a number or title before a name."""
    start, end = passage
    cues = {
        each.cue
        for each in pointers
        if each.scope[0] <= start < each.scope[1]
        and not (start <= each.place[0] and each.place[1] <= end)
    }
    return next((cue for cue in _ORDER if cue in cues), None)


def _scopes(blocks: Sequence[Block], number: int) -> Iterator[tuple[int, int]]:
    """First and last block of each stretch for which a name in this block speaks."""
    yield number, number
    if number and blocks[number - 1].kind == "quote" and blocks[number].kind != "quote":
        yield number - 1, number - 1
    following = number + 1
    if following >= len(blocks):
        return
    if blocks[number].text.rstrip().endswith((":", "：")):
        yield following, following
    end = min(len(blocks), following + _MOST_BLOCKS)
    while following < end and blocks[following].kind == "quote":
        following += 1
    if following > number + 1 and blocks[number].kind != "quote":
        yield number + 1, following - 1
