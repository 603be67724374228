"""What an alert says, in the order it is said, the same for plain text and HTML. Pure.

Every text in a letter is safe to show as text; the templates lay it out and escape it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from ingest.alerts.changed_places import ChangedPlace, changed_places, says_nothing_more
from ingest.alerts.cited import CitedLine, Now, became, cited_lines
from ingest.alerts.details import addresses, commands, facts
from ingest.alerts.lead import lead
from ingest.alerts.marked import Group, grouped, marked
from ingest.alerts.passages_now import reads_now
from ingest.alerts.phrases import Phrases
from ingest.alerts.safe import one_line, plain, safe, web_address
from ingest.alerts.wording import headline
from ingest.alerts.words import Segment, pieces, shortened

Payload = dict[str, Any]
Pairs = tuple[tuple[str, str], ...]

# What mail programs show of a mail beside its subject, and of that before the first changed word,
# in characters.
_PREHEADER = 140
_BEFORE_FIRST_MARK = 40
_FIRST_MARK = re.compile(r"\[[-~]|\{[+~]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """How much a letter shows of what may be long; what is left out is named."""

    text: int  # characters of the text in full
    difference: int  # characters of the word diff
    listed: int  # changed places, and citations, one by one


# From the usual letter to the shortest: one that is too long for a mail is written anew with less.
BOUNDS: Final = (
    Bounds(text=40_000, difference=20_000, listed=20),
    Bounds(text=15_000, difference=10_000, listed=10),
    Bounds(text=4_000, difference=4_000, listed=4),
    Bounds(text=1_000, difference=1_000, listed=1),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """The changed words in their context."""

    groups: tuple[Group, ...]
    marked: str  # the same as plain text
    moved: bool  # whether it shows moved blocks
    unified: str  # unified diff, where no word diff was given
    is_cut: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FullText:
    """The text in full under its heading; both empty where none is given."""

    label: str = ""
    text: str = ""
    is_cut: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """All parts of an alert; an empty part is left out by the templates."""

    headline: str
    preheader: str  # the next most useful line: beside the subject in a list of mails
    lead: tuple[str, ...]
    difference: Difference
    places: tuple[ChangedPlace, ...]
    places_left_out: int
    became: tuple[str, ...]
    citations: tuple[CitedLine, ...]
    citations_left_out: int
    facts: Pairs
    full: FullText
    links: Pairs
    plain_links: Pairs  # addresses that are no web addresses: shown, never linked
    commands: tuple[str, ...]
    footer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What a letter shows besides its payload; both texts are visible text."""

    segments: Sequence[Segment] = ()  # the word diff of the texts, empty where there is none
    before: str | None = None
    after: str | None = None


def letter(payload: Payload, shown: Shown, *, say: Phrases, footer: str, bounds: Bounds) -> Letter:
    """The letter of one event; `footer` is its last line."""
    body = safe(payload)
    line = headline(payload, say)
    opening = _not_said_yet(lead(body, say), line)
    difference = _difference(body, shown, bounds)
    full = _full(body["type"], shown, bounds, say)
    places = _places(body, difference, say)
    links = addresses(body, say)
    return Letter(
        headline=line,
        preheader=_preheader(difference.marked, opening, full.text),
        lead=opening,
        difference=difference,
        places=tuple(places[: bounds.listed]),
        places_left_out=max(0, len(places) - bounds.listed),
        became=became(body, say) if body["citations"] else (),
        citations=_citations(body, shown, bounds, say),
        citations_left_out=max(0, len(body["citations"]) - bounds.listed),
        facts=facts(body, say),
        full=full,
        links=tuple(each for each in links if web_address(each[1])),
        plain_links=tuple(each for each in links if not web_address(each[1])),
        commands=commands(body),
        footer=footer,
    )


def _difference(body: Payload, shown: Shown, bounds: Bounds) -> Difference:
    whole = pieces(shown.segments)
    words = shortened(whole, bounds.difference)
    unified = "" if words else str((body["edit"] or {}).get("diff", ""))
    return Difference(
        groups=grouped(words),
        marked=marked(words),
        moved=any(piece.move for piece in words),
        unified=unified[: bounds.difference],
        is_cut=words != whole or len(unified) > bounds.difference,
    )


def _places(body: Payload, difference: Difference, say: Phrases) -> list[ChangedPlace]:
    """The changed places, unless the word diff says it all."""
    changes = (body["edit"] or {}).get("changes") or ()
    if difference.groups and says_nothing_more(changes):
        return []
    return changed_places(changes, say)


def _citations(body: Payload, shown: Shown, bounds: Bounds, say: Phrases) -> tuple[CitedLine, ...]:
    if not body["citations"]:
        return ()
    return cited_lines(body, now=_now(shown), say=say, most=bounds.listed)


def _not_said_yet(lines: Sequence[str], line: str) -> tuple[str, ...]:
    """The lines that a headline does not hold word for word."""
    return tuple(each for each in lines if each.removesuffix(".").casefold() not in line.casefold())


def _preheader(difference: str, opening: Sequence[str], text: str) -> str:
    """The changed words, else what is said of the edit, else the beginning of the text."""
    first = _FIRST_MARK.search(difference)
    start = max(0, first.start() - _BEFORE_FIRST_MARK) if first else 0
    start = difference.find(" ", start) if start else 0
    # the sign that parts a forged mark is none that a line keeps
    changed = difference[start : start + 2 * _PREHEADER].replace("\u200b", " ")
    return one_line(changed or " ".join(opening) or text[: 2 * _PREHEADER], _PREHEADER)


def _now(shown: Shown) -> Now:
    """How a safe passage reads now; not said of a text in which something had to be made safe."""
    before = shown.before or ""
    if plain(before) != before:
        return lambda _: None
    return lambda passage: reads_now(passage, before, shown.segments)


# Which text is given in full: the one that a reader can no longer get from the site, if any.
_LABELS = {
    "new": "text-full",
    "edited_before_seen": "text-first",
    "gone": "text-last",
    "restored": "text-full",
}


def _full(event_type: str, shown: Shown, bounds: Bounds, say: Phrases) -> FullText:
    kind, _, what = event_type.partition(".")
    if kind not in {"post", "statement", "quotation"}:
        return FullText()
    text = plain((shown.before if what in {"edited", "broken"} else _newest(what, shown)) or "")
    return FullText(
        label=say(_LABELS.get(what, "text-earlier")),
        text=text[: bounds.text],
        is_cut=len(text) > bounds.text,
    )


def _newest(what: str, shown: Shown) -> str | None:
    if what == "gone":
        return shown.before or shown.after
    return shown.after or shown.before
