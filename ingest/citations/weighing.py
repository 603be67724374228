"""Which shared passages are long enough to be quotations, and which are tried first. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.citations.formulas import Shingle, is_formula, known_shingles, unsaid
from ingest.citations.marks import marked_passages
from ingest.citations.passages import Passage
from ingest.citations.runs import Run
from ingest.citations.spans import Span, block_spans, inside, merged, span_touching
from ingest.citations.words import Words, weight
from schemas.records.citations import FoundAddress
from schemas.records.texts import RichText

UNMARKED_WORDS = 13  # TEXT.md; runs that two texts share by chance end at 12 (OFFICIAL.md 6)
MARKED_WORDS = 6  # TEXT.md; the shortest true quotation of OFFICIAL.md 6 has 6


@dataclass(frozen=True, slots=True)
class Weighing:
    """Counts the telling words of a passage."""

    marks: list[int]  # for each word of the post the marked passage that it is in, 0 for none
    words: Words  # of the statement
    silent: list[Span]  # of the statement, what it does not say
    formulas: frozenset[Shingle]
    _worths: dict[int, float] = field(default_factory=dict)  # of words that were asked for

    @classmethod
    def of(
        cls, words: Words, statement: str, *, marks: list[int], titles: Sequence[str] = ()
    ) -> "Weighing":
        """What a statement does not say, titles and formulas count nothing, a Chinese sign half."""
        return cls(marks, words, unsaid(statement), known_shingles(statement, titles=titles))

    def rank(self, run: Run) -> tuple[int, ...]:
        """Runs in marked passages first, then the longest."""
        at, _, length = run
        _, marked = _fullest(self.marks[at : at + length])
        return (marked if marked >= MARKED_WORDS else 0, length)

    def accept(self, passage: Passage) -> Passage | None:
        """The passage if it is long enough, or its marked part if that is."""
        if self.worth_of(passage) >= UNMARKED_WORDS:
            return passage
        mark, words = _fullest(
            [self.marks[a + n] for a, _, length in passage.runs for n in range(length)]
        )
        if words < MARKED_WORDS:
            return None
        marked = _part(passage, self.marks, mark)
        return marked if self.worth_of(marked) >= MARKED_WORDS else None

    def is_marked(self, passage: Passage) -> bool:
        """Whether most of its equal words stand in one marked passage."""
        inside = [self.marks[a + n] for a, _, length in passage.runs for n in range(length)]
        return 2 * _fullest(inside)[1] > len(inside)

    def worth_of(self, passage: Passage) -> float:
        """How many telling words of a passage are equal."""
        return sum(self._worth(b + n) for _, b, length in passage.runs for n in range(length))

    def _worth(self, at: int) -> float:
        """Of a word of the statement; few are ever asked for."""
        worth = self._worths.get(at)
        if worth is None:
            silent = inside(self.silent, *self.words.spans[at])
            formula = is_formula(self.words.folded, at, self.formulas)
            worth = 0.0 if silent or formula else weight(self.words.folded[at])
            self._worths[at] = worth
        return worth


def marked_words(post: RichText, words: Words, addresses: Sequence[FoundAddress]) -> list[int]:
    """For each word the number of the marked passage that it is in, from 1; 0 for none.

    Marked is what stands between quotation marks or in a quoted block beside an address.
    """
    blocks = _blocks_beside(post, addresses)
    marked = merged([*marked_passages(post.visible), *blocks])
    numbers = (span_touching(marked, *span) for span in words.spans)
    return [0 if number is None else number + 1 for number in numbers]


def _fullest(marks: Sequence[int]) -> tuple[int, int]:
    """The marked passage with most of these words, and how many; (0, 0) if none."""
    if not any(marks):
        return 0, 0
    counts: dict[int, int] = {}
    for mark in marks:
        if mark:
            counts[mark] = counts.get(mark, 0) + 1
    return max(counts.items(), key=lambda item: item[1])


def _part(passage: Passage, marks: Sequence[int], mark: int) -> Passage:
    """What of a passage lies in one marked passage, which is one stretch of words."""
    runs: list[Run] = []
    for a, b, length in passage.runs:
        inside = [n for n in range(length) if marks[a + n] == mark]
        if inside:
            runs.append((a + inside[0], b + inside[0], len(inside)))
    return Passage(tuple(runs))


def _blocks_beside(post: RichText, addresses: Sequence[FoundAddress]) -> list[Span]:
    """Quoted blocks with an address inside, right before or right behind them."""
    spans = block_spans(post)
    touched = (span_touching(spans, one.start, one.end) for one in addresses)
    addressed = {number for number in touched if number is not None}
    quoted = [number for number, block in enumerate(post.blocks) if block.kind == "quote"]
    return [
        (spans[first][0], spans[last][1])
        for first, last in _stretches(quoted)
        if any(number in addressed for number in range(first - 1, last + 2))
    ]


def _stretches(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """First and last of each stretch of consecutive ascending numbers."""
    stretches: list[tuple[int, int]] = []
    for number in numbers:
        if stretches and stretches[-1][1] == number - 1:
            stretches[-1] = (stretches[-1][0], number)
        else:
            stretches.append((number, number))
    return stretches
