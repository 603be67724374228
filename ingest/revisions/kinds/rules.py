"""Of which kinds a changed place is, several at once, and why. Pure.

A kind helps a reader to find what matters; it never decides that something does not, with one
exception: `spelling`, which has a file of its own. Whatever no rule is sure of is `wording`. Each
rule has a file: `numbers`, `negation`, `certainty`, `attribution`, `names`, `whole_passages`.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from ingest.revisions.kinds.attribution import find_attribution, is_before_colon, verb_beside
from ingest.revisions.kinds.certainty import find_certainty
from ingest.revisions.kinds.finding import Finding, came_or_went, quoted
from ingest.revisions.kinds.names import all_names, find_names
from ingest.revisions.kinds.negation import find_negation
from ingest.revisions.kinds.numbers import find_numbers
from ingest.revisions.kinds.places import Place
from ingest.revisions.kinds.seen_words import SeenWords, seen_words
from ingest.revisions.kinds.spelling import Slip, slips_of
from ingest.revisions.kinds.typography import typography
from ingest.revisions.kinds.whole_passages import came_or_went_whole, find_passage
from ingest.revisions.normal import fold
from schemas.records.revisions import ChangeKind

# Kinds that leave what a reader reads as it was.
READS_THE_SAME: frozenset[ChangeKind] = frozenset({"typography", "format"})

_MARK = re.compile(r"\"|(?<!\w)'|'(?!\w)")  # a quotation mark; an apostrophe within a word is none
# An address or mail address that a place is part of; looked for in a place and what is beside it.
_ADDRESS = re.compile(
    r"[a-z]{2,9}://\S{1,300}|(?:[\w-]{1,60}\.){1,5}[a-z]{2,9}/\S{0,300}"
    r"|[\w.+-]{1,60}@[\w-]{1,60}\.[\w.-]{1,60}"
)
# One word in another's place.
_A_WORD_EACH = 2
# A change of one sign, as people call it.
_SIGNS = {
    ".": "full stop", "?": "question mark", "!": "exclamation mark", ",": "comma", ":": "colon",
    ";": "semicolon", "-": "dash", "...": "ellipsis",
}  # fmt: skip


def kinds_of(place: Place, languages: frozenset[str]) -> list[Finding]:
    """What was changed at one place of a text in these languages; never empty."""
    if place.reads_the_same:
        return [Finding("typography", typography(place.before, place.after))]
    if (found := _marks(place) or find_passage(place)) is not None:
        return [found]
    seen = seen_words(place, languages)
    if slips := slips_of(
        place.before, place.after, left=place.left, languages=seen.known.languages
    ):
        return [Finding("spelling", _told_slip(slips[0]))]
    return list(_by_words(place, seen)) or [_otherwise(place, seen)]


def _by_words(place: Place, seen: SeenWords) -> Iterator[Finding]:
    if (address := _in_address(place)) is not None:
        yield address
        return
    texts = fold(place.before), fold(place.after)
    numbers = find_numbers(seen, texts, place.left)
    if numbers:
        yield numbers
    negation = find_negation(seen)
    if negation:
        yield negation
    # "möglich" that became "unmöglich" says how sure it is, too
    if not negation or len(seen.differing) != _A_WORD_EACH:
        yield from filter(None, [find_certainty(seen)])
    yield from _who_and_whom(seen, is_number=numbers is not None)
    if _count_marks(texts[0]) != _count_marks(texts[1]):
        yield Finding("quotation", "quotation marks were put on or taken off, with other words")


def _who_and_whom(seen: SeenWords, *, is_number: bool) -> Iterator[Finding]:
    """Who said it, and names; a name beside a verb of saying is told once, as a name."""
    attribution, name = find_attribution(seen), find_names(seen)
    verb = None if attribution or is_number else verb_beside(seen)
    if name and not attribution and is_before_colon(seen):
        yield Finding("attribution", f"{name.reason}, before a colon: another speaker")
        return
    if attribution:
        yield attribution
    if name and (not verb or all_names(seen)):
        yield replace(name, reason=f"{name.reason}, beside {quoted(verb)}") if verb else name
    elif verb:
        yield Finding("attribution", f"who said it was changed, beside {quoted(verb)}")


def _otherwise(place: Place, seen: SeenWords) -> Finding:
    """What no rule is sure of."""
    one, other = fold(place.before), fold(place.after)
    if place.quoted:
        return Finding("quotation", "words within quotation marks were changed")
    if place.whole and not (one and other):
        return came_or_went_whole(place)
    if not seen.gone and not seen.come:
        return Finding("wording", _told_signs(one, other))
    if one.casefold() == other.casefold():
        return Finding(
            "wording", f"small and capital letters: {quoted(one)} became {quoted(other)}"
        )
    what = "a word" if max(len(seen.gone), len(seen.come)) == 1 else "words"
    return Finding("wording", _plural(came_or_went(what, seen.gone, seen.come)))


def _plural(reason: str) -> str:
    return re.sub(r"^words was ", "words were ", reason)


def _marks(place: Place) -> Finding | None:
    """Quotation marks that were put on or taken off, and nothing else."""
    one, other = fold(place.before), fold(place.after)
    bare = [_MARK.sub("", text).split() for text in (one, other)]
    if bare[0] != bare[1] or _count_marks(one) == _count_marks(other):
        return None
    more = _count_marks(one) < _count_marks(other)
    done = "put around" if more else "taken from"
    return Finding("quotation", f"quotation marks were {done} {quoted(bare[0])}")


def _count_marks(folded: str) -> int:
    return len(_MARK.findall(folded))


def _in_address(place: Place) -> Finding | None:
    """An address that leads elsewhere, written out in the text."""
    sides = [side for side in (place.before, place.after) if side.strip()]
    if not all(_is_in_address(place.left, side, place.right) for side in sides):
        return None
    return Finding("link", "an address in the text was changed")


def _is_in_address(left: str, side: str, right: str) -> bool:
    start = len(left) + len(side) - len(side.lstrip())
    end = len(left) + len(side.rstrip())
    found = _ADDRESS.finditer(left + side + right)
    return any(address.start() <= start and end <= address.end() for address in found)


def _told_signs(one: str, other: str) -> str:
    gone, come = (_only_signs(a, b) for a, b in ((one, other), (other, one)))
    if gone in _SIGNS and come in _SIGNS:
        return f"a {_SIGNS[gone]} became a {_SIGNS[come]}"
    if gone in _SIGNS and not come:
        return f"a {_SIGNS[gone]} was taken out"
    if come in _SIGNS and not gone:
        return f"a {_SIGNS[come]} was put in"
    return "signs or the order of words were changed"


def _only_signs(mine: str, theirs: str) -> str:
    """The signs that stand on one side alone, the equal ends taken off."""
    size = min(len(mine), len(theirs))
    head = next((at for at in range(size) if mine[at] != theirs[at]), size)
    rest, other = mine[head:], theirs[head:]
    size = min(len(rest), len(other))
    tail = next((at for at in range(size) if rest[-1 - at] != other[-1 - at]), size)
    return rest[: len(rest) - tail].strip()


def _told_slip(slip: Slip) -> str:
    if slip.wrong is None:
        return f"another spelling of one word: {quoted(slip.before)}, {quoted(slip.after)}"
    right = slip.after if slip.wrong == slip.before else slip.before
    return f"{quoted(slip.wrong)} is in no dictionary, {quoted(right)} is"


# What a reader of a title wants to know first.
_ORDER: tuple[ChangeKind, ...] = (
    "date", "number", "negation", "name", "certainty", "attribution", "quotation", "link",
    "rewrite", "addition", "removal", "wording", "spelling", "typography", "format", "move",
)  # fmt: skip


def rank(found: Finding) -> int:
    """How soon a kind is told where several are: the smaller, the sooner."""
    return _ORDER.index(found.kind)
