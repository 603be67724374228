"""Changes beside the words: link targets, who is quoted, format. Pure."""

from collections import Counter, deque
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence

from ingest.revisions.kinds.finding import quoted
from ingest.revisions.normal import fold, link_key
from ingest.revisions.shown import Anchor, anchors_of, blocks_of, quoted_of
from schemas.records.revisions import Change, ChangeKind, Content

Pair = tuple[Anchor | None, Anchor | None]
Key = Callable[[Anchor], Hashable]
Quoted = tuple[str, str]  # who, and the words

# Quoted passages that are looked for in the other text: each is one search through all of it.
_MOST_PASSAGES = 200


def link_changes(before: Content, after: Content) -> Iterator[Change]:
    """Links that lead elsewhere, came or went; targets as the page gave them."""
    # of a cut text, what lies behind the cut comes and goes with it
    cut = before.partial and after.partial
    for one, other in _link_pairs(anchors_of(before), anchors_of(after)):
        if not cut or (one and other):
            yield _link_change(one, other)


def _link_change(one: Anchor | None, other: Anchor | None) -> Change:
    """Targets as words; the spans are those of the words that they stand behind."""
    words = (one or other or Anchor(words="", url="")).words
    done = "leads elsewhere" if one and other else "was put in" if other else "was taken out"
    return Change(
        field="link", kind="link", before=one.url if one else "", after=other.url if other else "",
        before_span=one.span if one else None, after_span=other.span if other else None,
        reason=f"the link behind {quoted(words)} {done}" if words else f"a link {done}",
    )  # fmt: skip


def _link_pairs(before: list[Anchor], after: list[Anchor]) -> list[Pair]:
    """Old and new link; None where there is none."""
    if [fold(a.words) for a in before] == [fold(a.words) for a in after]:
        return [
            (one, other)
            for one, other in zip(before, after, strict=True)
            if link_key(one.url) != link_key(other.url)
        ]
    gone, come = (
        _unmatched(before, after, _place_and_target),
        _unmatched(after, before, _place_and_target),
    )
    pairs = list(_matched(gone, come, _place))
    gone, come = _unmatched(gone, come, _place), _unmatched(come, gone, _place)
    # what is left over and leads where it led stands behind other words, which the text tells
    lost, won = _unmatched(gone, come, _target), _unmatched(come, gone, _target)
    return [*pairs, *((a, None) for a in lost), *((None, a) for a in won)]


def _place(anchor: Anchor) -> Hashable:
    return fold(anchor.words)


def _target(anchor: Anchor) -> Hashable:
    return link_key(anchor.url)


def _place_and_target(anchor: Anchor) -> Hashable:
    return _place(anchor), _target(anchor)


def _unmatched(mine: Sequence[Anchor], theirs: Sequence[Anchor], key: Key) -> list[Anchor]:
    """My links that have no partner of equal key on the other side; each is a partner once."""
    left = Counter(map(key, theirs))
    found: list[Anchor] = []
    for anchor in mine:
        if left[key(anchor)]:
            left[key(anchor)] -= 1
        else:
            found.append(anchor)
    return found


def _matched(
    mine: Sequence[Anchor], theirs: Sequence[Anchor], key: Key
) -> Iterator[tuple[Anchor, Anchor]]:
    """The pairs of equal key, in order."""
    waiting: dict[Hashable, deque[Anchor]] = {}
    for anchor in theirs:
        waiting.setdefault(key(anchor), deque()).append(anchor)
    for anchor in mine:
        if there := waiting.get(key(anchor)):
            yield anchor, there.popleft()


def speaker_changes(before: Content, after: Content) -> Iterator[Change]:
    """Passages that were put into a quotation, taken out of one, or given to somebody else.

    A passage whose words were changed too is told by its words.
    """
    mine, theirs = ({fold(t): (who, t) for who, t in quoted_of(c)} for c in (before, after))
    keys = [key for key in dict.fromkeys((*mine, *theirs)) if key and _who(mine, theirs, key)]
    whole = [fold("\n".join(block.text for block in blocks_of(c))) for c in (before, after)]
    for key in keys[:_MOST_PASSAGES]:
        if key in whole[0] and key in whole[1]:
            one, other = mine.get(key), theirs.get(key)
            words = (one or other or ("", ""))[1]
            yield _speaker_change(one, other, words)


def _speaker_change(one: Quoted | None, other: Quoted | None, words: str) -> Change:
    kind: ChangeKind = "attribution" if one and other else "quotation"
    if one and other:
        reason = f"given to {quoted(other[0])} instead of {quoted(one[0])}"
    else:
        reason = "put into a quotation" if other else "taken out of a quotation"
    return Change(
        field="text", kind=kind, before=_told(one, words), after=_told(other, words),
        reason=f"a passage was {reason}",
    )  # fmt: skip


def _who(mine: Mapping[str, Quoted], theirs: Mapping[str, Quoted], key: str) -> bool:
    """Whether somebody else, or nobody, is quoted with these words now."""
    one, other = mine.get(key), theirs.get(key)
    return not (one and other) or one[0] != other[0]


def _told(quoted: Quoted | None, words: str) -> str:
    """The passage as plain text marks it."""
    if quoted is None:
        return words
    return f"> {quoted[0]}: {words}" if quoted[0] else f"> {words}"
