"""The places where the words of a quotation differ from those of the statement. Pure, bounded."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from ingest.citations.fidelity.units import Unit
from ingest.citations.spans import Span

# Words of a passage: 10,000 characters of text have fewer; hostile text has more.
_MOST_WORDS = 3_000
# One small word that stayed between two that did not holds no two alterations apart.
_SMALL = 3
_MANY = 4
_BEHIND_ALL = 1 << 40  # behind the last word is whatever stands there
_SLID = 8  # words that a gap is moved at most


@dataclass(frozen=True, slots=True)
class Window:
    """Words of the post that stand for words of the statement; one side may be empty."""

    post: Sequence[Unit]
    statement: Sequence[Unit]
    at: Span  # in the passage of the post, from the word before to the word behind
    at_edge: bool  # whether the passage begins or ends here

    @property
    def post_span(self) -> Span | None:
        """Where its words stand in the passage of the post."""
        return (self.post[0].span[0], self.post[-1].span[1]) if self.post else None

    @property
    def statement_span(self) -> Span | None:
        """Where its words stand in the passage of the statement."""
        if not self.statement:
            return None
        return self.statement[0].span[0], self.statement[-1].span[1]


def windows(
    post: Sequence[Unit], statement: Sequence[Unit], marked: Sequence[Span] = ()
) -> Iterator[Window]:
    """All places of difference in order.

    What only the statement has is put where one of the spans `marked` stands in the post, if it may
    be there as well: "a, b, c" without one of its commas' words may be cut at either.
    """
    post, statement = post[:_MOST_WORDS], statement[:_MOST_WORDS]
    for one in _joined(_differing(post, statement), post):
        (a, a_end), (b, b_end) = _slid(one, post, statement, marked)
        start = post[a - 1].span[1] if a else 0
        end = post[a_end].span[0] if a_end < len(post) else _BEHIND_ALL
        at_edge = _is_edge(post[:a], b_end - b) or _is_edge(post[a_end:], b_end - b)
        yield Window(post[a:a_end], statement[b:b_end], (start, max(start, end)), at_edge)


def _is_edge(beside: Sequence[Unit], missing: int) -> bool:
    """Whether nothing stands beside it; or a small word that many words are missing behind."""
    if len(beside) == 1 and len(beside[0].key) <= _SMALL:
        return missing >= _MANY
    return not beside


def _differing(post: Sequence[Unit], statement: Sequence[Unit]) -> Iterator[tuple[Span, Span]]:
    numbers: dict[str, int] = {}
    rows = [
        [numbers.setdefault(unit.key, len(numbers)) for unit in side] for side in (post, statement)
    ]
    for code in Indel.opcodes(*rows):
        if code.tag != "equal":
            yield (code.src_start, code.src_end), (code.dest_start, code.dest_end)


def _joined(
    found: Iterator[tuple[Span, Span]], post: Sequence[Unit]
) -> Iterator[tuple[Span, Span]]:
    """Places that touch, or have only a small word between, as one."""
    held: tuple[Span, Span] | None = None
    for one in found:
        if held and _touch(held, one, post):
            held = (held[0][0], one[0][1]), (held[1][0], one[1][1])
            continue
        if held:
            yield held
        held = one
    if held:
        yield held


def _touch(held: tuple[Span, Span], one: tuple[Span, Span], post: Sequence[Unit]) -> bool:
    (a, a_end), (b, b_end) = held
    (then, then_end), (also, also_end) = one
    if a_end == then:
        return True
    both = all((a < a_end, b < b_end, then < then_end, also < also_end))
    return both and then - a_end == 1 and len(post[a_end].key) <= _SMALL


def _slid(
    one: tuple[Span, Span], post: Sequence[Unit], statement: Sequence[Unit], marked: Sequence[Span]
) -> tuple[Span, Span]:
    """Words that are missing, a few words further to the left where a mark stands there."""
    (a, a_end), (b, b_end) = one
    if a < a_end or not marked:
        return one
    for by in range(_SLID + 1):
        if _has_mark(post, a - by, marked):
            return (a - by, a - by), (b - by, b_end - by)
        if a - by < 1 or b - by < 1 or statement[b - by - 1].key != statement[b_end - by - 1].key:
            break
    return one


def _has_mark(post: Sequence[Unit], at: int, marked: Sequence[Span]) -> bool:
    start = post[at - 1].span[1] if at else 0
    end = post[at].span[0] if at < len(post) else _BEHIND_ALL
    return any(start <= first and last <= end for first, last in marked)
