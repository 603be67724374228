"""Which lines a digest shows, and under which headings: none is left without a word. Pure.

Every source, and in it every statement that several posts cite, has at least one line; lines that
say the same of other documents are told by one of them.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ingest.alerts.digest_line import LAST_ON_TOP, Line, grouped

# A desk reads so many lines in a minute (ops/decisions/0036); the ledger has the rest.
MOST_LINES: Final = 60
MOST_ON_TOP: Final = 5
# So many of one source and weight stand at the top, and of lines that say the same only one.
_MOST_OF_A_KIND: Final = 2
# With fewer lines than this all are seen at a glance, and nothing need stand above them.
_GLANCE: Final = 8
# Beyond these the least are summed up: each heading takes the room of two more lines.
MOST_LOTS: Final = 40
# Two that say the same are both shown, since telling that there is another takes a line too.
_FEWEST_FOLDED: Final = 3

# Events in the order in which they matter where nothing else decides.
_TYPES: Final = (
    "statement.edited", "quotation.broken", "citation.lost", "post.gone", "statement.gone",
    "post.edited", "source.failing", "channel.failing", "alert.dead",
    "statement.edited_before_seen", "post.edited_before_seen", "statement.restored",
    "post.restored", "citation.new", "statement.new", "post.new", "source.recovered",
    "channel.recovered",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shown:
    """A line that is shown, and how many are like it that are not."""

    line: Line
    like: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Lot:
    """What stands under one heading: of one source, about one statement or none that is shared."""

    source: str  # its name; empty: Palimpsest itself
    statement: str | None  # its key
    shown: tuple[Shown, ...]  # oldest first
    number: int  # of its lines, those that are not shown too

    @property
    def left_out(self) -> int:
        """How many of its lines are neither shown nor like one that is."""
        return self.number - sum(1 + each.like for each in self.shown)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """The lines that a digest shows, and what it only counts."""

    top: tuple[Line, ...]  # what matters most, the first first
    lots: tuple[Lot, ...]  # by source, the busiest first; there by statement
    least: tuple[int, int]  # lines of lots that are not shown at all, and how many lots these are
    left_out: int  # lines that are not shown, for whatever reason
    counts: tuple[tuple[str, int], ...]  # of documents by type of event, what matters more first

    @property
    def others(self) -> tuple[Line, ...]:
        """The lines shown below the top, in their order."""
        return tuple(each.line for lot in self.lots for each in lot.shown)


def chosen(lines: Sequence[Line]) -> Chosen:
    """What matters most, then of each lot what matters most; at most `MOST_LINES`."""
    weighed = sorted(lines, key=_weighed)
    top = _top(weighed) if len(lines) >= _GLANCE else ()
    on_top = {id(line) for line in top}
    below = [line for line in weighed if id(line) not in on_top]
    shared = Counter(name for line in below for name in line.cites)
    whole = _each_source_first(grouped(below, lambda line: _place(line, shared)))
    kept, least = whole[:MOST_LOTS], whole[MOST_LOTS:]
    lots = _lots(kept, shared, room=MOST_LINES - len(top))
    shown = len(top) + sum(len(lot.shown) for lot in lots)
    return Chosen(
        top=top,
        lots=lots,
        least=(sum(map(len, least)), len(least)),
        left_out=len(lines) - shown,
        counts=_counts(lines),
    )


def _weighed(line: Line) -> tuple[int, float, str]:
    return line.weight, -line.newest.at.timestamp(), line.newest.event_id


def _top(weighed: Sequence[Line]) -> tuple[Line, ...]:
    """The weightiest lines, few of them of one source and kind."""
    kinds, seen, top = Counter[Hashable](), set[Hashable](), list[Line]()
    for line in weighed:
        kind, likeness = (line.source, line.weight), line.likeness
        if line.weight > LAST_ON_TOP or len(top) == MOST_ON_TOP:
            break
        if kinds[kind] < _MOST_OF_A_KIND and (likeness is None or likeness not in seen):
            top.append(line)
            kinds[kind] += 1
            seen.add(likeness)
    return tuple(top)


def _place(line: Line, shared: Mapping[str, int]) -> tuple[str, str | None]:
    """Its source, and of the statements that it cites with others the one that most of them do."""
    own = [name for name in line.cites if shared[name] > 1]
    return line.source, max(own, key=lambda name: (shared[name], name), default=None)


def _each_source_first(whole: Iterable[list[Line]]) -> list[list[Line]]:
    """The weightiest lot of each source before the others, however many one source has."""
    nth, placed = Counter[str](), list[tuple[int, list[Line]]]()
    for lines in whole:
        source = lines[0].source
        placed.append((nth[source], lines))
        nth[source] += 1
    return [lines for _, lines in sorted(placed, key=lambda each: each[0])]


def _lots(
    whole: Iterable[Sequence[Line]], shared: Mapping[str, int], *, room: int
) -> tuple[Lot, ...]:
    """Each with its share of the room, in the order in which they are read."""
    folded = [list(_folded(lines)) for lines in whole]
    shares = _shares([len(shown) for shown in folded], room)
    lots = [_lot(shown, share, shared) for shown, share in zip(folded, shares, strict=True)]
    of_source = Counter[str]()
    for lot in lots:
        of_source[lot.source] += lot.number
    return tuple(sorted(lots, key=lambda lot: _reading(lot, of_source)))


def _reading(lot: Lot, of_source: Mapping[str, int]) -> tuple[int, str, bool, int, str]:
    statement = lot.statement or ""
    return -of_source[lot.source], lot.source, not statement, -lot.number, statement


def _lot(folded: Sequence[Shown], share: int, shared: Mapping[str, int]) -> Lot:
    source, statement = _place(folded[0].line, shared)
    shown = sorted(folded[:share], key=lambda each: (each.line.at, each.line.newest.event_id))
    number = sum(1 + each.like for each in folded)
    return Lot(source=source, statement=statement, shown=tuple(shown), number=number)


def _folded(lines: Sequence[Line]) -> Iterator[Shown]:
    """The lines with those that say the same told by the weightiest of them."""
    for alike in grouped(lines, lambda line: line.likeness or id(line)):
        if len(alike) < _FEWEST_FOLDED:
            yield from map(Shown, alike)
        else:
            yield Shown(alike[0], like=len(alike) - 1)


def _shares(wanted: Sequence[int], room: int) -> list[int]:
    """How many lines each gets: one each in turn, as long as there is room."""
    shares = [0] * len(wanted)
    while room > 0 and shares != list(wanted):
        for at, most in enumerate(wanted):
            if shares[at] < most and room > 0:
                shares[at] += 1
                room -= 1
    return shares


def _counts(lines: Iterable[Line]) -> tuple[tuple[str, int], ...]:
    counted = Counter[str]()
    for line in lines:
        counted[line.newest.type] += line.documents
    return tuple(sorted(counted.items(), key=lambda each: _order(each[0])))


def _order(event_type: str) -> int:
    return _TYPES.index(event_type) if event_type in _TYPES else len(_TYPES)
