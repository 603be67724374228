"""The lines of a digest under their headings: by source, and there by statement. Pure."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby
from typing import Any, Final

from ingest.alerts.details import commands
from ingest.alerts.digest_lines import Line
from ingest.alerts.digest_words import clock
from ingest.alerts.names import WIDE, statement_name
from ingest.alerts.phrases import Phrases
from ingest.alerts.safe import one_line, safe, web_address
from ingest.alerts.wording import what_happened

Payload = dict[str, Any]
Loaded = tuple[Line, Payload]

_LONGEST_NAME: Final = 100
# Sixty addresses of 2,000 characters would make a mail that mail services cut.
_LONGEST_LINK: Final = 400
_OWN: Final = ("channel", "alert")  # events about ourselves and not about a source


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One line of a digest; safe to show."""

    at: str
    what: str
    link: str | None  # where it can be seen
    command: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Lines about one statement, or without `heading` about none that others share."""

    heading: str
    lines: tuple[Told, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """The lines of one source."""

    heading: str
    number: int
    groups: tuple[Group, ...]


def sections(lines: Iterable[Loaded], *, length: timedelta, say: Phrases) -> Iterator[Section]:
    """By source: the one first of which the most is told."""
    by_source: dict[str, list[Loaded]] = {}
    for each in lines:
        by_source.setdefault(_source(each[1], say), []).append(each)
    for name, own in sorted(by_source.items(), key=lambda each: (-len(each[1]), each[0])):
        groups = tuple(_groups(own, length, say))
        yield Section(heading=name, number=len(own), groups=groups)


def _source(payload: Payload, say: Phrases) -> str:
    if payload["type"].partition(".")[0] in _OWN:
        return say("digest-own")
    return one_line(payload["source"]["name"], _LONGEST_NAME)


def _groups(lines: Sequence[Loaded], length: timedelta, say: Phrases) -> Iterator[Group]:
    """Posts that cite the same statement under it, then the others."""
    shared = _shared(lines, say)
    named = [(_statement(payload, shared, say), (line, payload)) for line, payload in lines]
    ordered = sorted(named, key=lambda each: (each[0] == "", -shared.get(each[0], 0), each[0]))
    for name, group in groupby(ordered, key=lambda each: each[0]):
        listed = tuple(
            told(each, what_happened(each[1], say), length=length, say=say) for _, each in group
        )
        yield Group(heading=say("digest-about", statement=name) if name else "", lines=listed)


def _shared(lines: Iterable[Loaded], say: Phrases) -> dict[str, int]:
    """Statements that several of the lines cite, and how many do."""
    found = Counter(name for _, payload in lines for name in _statements(payload, say))
    return {name: n for name, n in found.items() if n > 1}


def _statement(payload: Payload, shared: Mapping[str, int], say: Phrases) -> str:
    """Of the statements that a post cites, the one that most posts cite; empty: it shares none."""
    own = [name for name in _statements(payload, say) if name in shared]
    return max(own, key=lambda name: (shared[name], name), default="")


def _statements(payload: Payload, say: Phrases) -> set[str]:
    document = payload.get("document") or {}
    if document.get("kind") != "post":
        return set()
    return {_titled(each, say) for each in payload.get("citations") or ()}


def _titled(citation: Payload, say: Phrases) -> str:
    """What the statement is called, with its title where that is not its name."""
    name = statement_name(citation, say)
    title = one_line(citation.get("title") or "", WIDE.title)
    return f"{name}, {say.quoted(title)}" if title and say.quoted(title) != name else name


def told(loaded: Loaded, what: str, *, length: timedelta, say: Phrases) -> Told:
    """A line that says `what` happened, with its time and the way to its texts.

    `length`: of how long a time the digest tells.
    """
    line, payload = loaded
    links = payload.get("links") or {}
    document = payload.get("document") or {}
    links_in_turn = (links.get("diff"), links.get("document"), document.get("url"))
    own = links.get("diff") or links.get("document")
    times = len(line.matters)
    return Told(
        at=clock(line.newest.at, length=length, say=say),
        what=say("digest-times", what=what, n=times) if times > 1 else what,
        link=next(filter(_is_link, links_in_turn), None),
        command=None if own else _command(payload),
    )


def _is_link(url: str | None) -> bool:
    return web_address(url) is not None and len(url or "") <= _LONGEST_LINK


def _command(payload: Payload) -> str | None:
    """The last of the letter's commands shows the most."""
    return next(reversed(commands(safe(payload))), None)
