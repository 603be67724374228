"""The lines of a digest under their headings: by source, and there by statement. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import chain, groupby
from typing import Any, Final

from ingest.alerts.details import commands
from ingest.alerts.digest_line import Line
from ingest.alerts.digest_lines import Lot
from ingest.alerts.digest_words import clock
from ingest.alerts.matters import is_edit
from ingest.alerts.names import WIDE, statement_name
from ingest.alerts.phrases import Phrases
from ingest.alerts.safe import one_line, safe, web_address
from ingest.alerts.wording import what_happened

Payload = dict[str, Any]
Loaded = tuple[Line, Sequence[Payload]]
LoadedLot = tuple[Lot, Sequence[Sequence[Payload]]]

_LONGEST_NAME: Final = 100
# Sixty addresses of 2,000 characters would make a mail that mail services cut.
_LONGEST_LINK: Final = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One line of a digest; safe to show."""

    at: str
    what: str
    link: str | None  # where it can be seen
    command: str | None
    like: str = ""  # how many are like it that are not shown; or empty
    others: tuple[str, ...] = ()  # what else happened to the document, each with its time


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Lines about one statement, or without `heading` about none that others share."""

    heading: str
    lines: tuple[Told, ...]
    left_out: str  # how many more there are; or empty


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """The lines of one source."""

    heading: str
    number: int
    groups: tuple[Group, ...]


def sections(lots: Iterable[LoadedLot], *, length: timedelta, say: Phrases) -> Iterator[Section]:
    """The lots of each source under its name, in their order."""
    for name, own in groupby(lots, key=lambda each: each[0].source):
        kept = list(own)
        groups = tuple(_group(lot, payloads, length, say) for lot, payloads in kept)
        heading = one_line(name, _LONGEST_NAME) if name else say("digest-own")
        yield Section(heading=heading, number=sum(lot.number for lot, _ in kept), groups=groups)


def _group(
    lot: Lot, payloads: Sequence[Sequence[Payload]], length: timedelta, say: Phrases
) -> Group:
    """Posts that cite the same statement under it, or lines that share none."""
    lines = tuple(
        told(
            (shown.line, own),
            what_happened(own[0], say),
            length=length,
            say=say,
            like=shown.like,
        )
        for shown, own in zip(lot.shown, payloads, strict=True)
    )
    name = _statement(lot.statement, chain.from_iterable(payloads), say)
    return Group(
        heading=say("digest-about", statement=name, n=lot.number) if name else "",
        lines=lines,
        left_out=say("digest-more", n=lot.left_out) if lot.left_out else "",
    )


def _statement(key: str | None, payloads: Iterable[Payload], say: Phrases) -> str:
    """What a statement is called by a citation that leads to it; empty where none may be told."""
    cited = (each for payload in payloads for each in payload.get("citations") or ())
    named = next((each for each in cited if key and each.get("key") == key), None)
    return _titled(named, say) if named else ""


def _titled(citation: Payload, say: Phrases) -> str:
    """What the statement is called, with its title where that is not its name."""
    name = statement_name(citation, say)
    title = one_line(citation.get("title") or "", WIDE.title)
    return f"{name}, {say.quoted(title)}" if title and say.quoted(title) != name else name


def told(loaded: Loaded, what: str, *, length: timedelta, say: Phrases, like: int = 0) -> Told:
    """A line that says `what` happened, with its time and the way to its texts.

    What else happened to the document is told below it: each edit by its own words.
    `length`: of how long a time the digest tells; `like`: how many are like it, and not shown.
    """
    line, payloads = loaded
    link, command = _ways(payloads)
    times = len(line.matters) if line.repeats else 1
    return Told(
        at=clock(line.at, length=length, say=say),
        what=say(f"digest-{line.repeats}", what=what, n=times) if times > 1 else what,
        link=link,
        command=command,
        like=say("digest-like", n=like) if like else "",
        others=tuple(_others(loaded, length, say)),
    )


def _ways(payloads: Sequence[Payload]) -> tuple[str | None, str | None]:
    """Link and command: to the diff of one edit, or to the document of several."""
    first, several = payloads[0], len(payloads) > 1
    links, document = first.get("links") or {}, first.get("document") or {}
    own = [links.get("document")] if several else [links.get("diff"), links.get("document")]
    link = next(filter(_is_link, (*own, document.get("url"))), None)
    return link, None if any(own) else _command(first, several=several)


def _others(loaded: Loaded, length: timedelta, say: Phrases) -> Iterator[str]:
    """What is told of a line's other matters, then how many more there are."""
    line, (_, *payloads) = loaded
    for (leader, *_), payload in zip(line.told[1:], payloads, strict=True):
        at = clock(leader.at, length=length, say=say)
        yield say("digest-other", at=at, what=what_happened(payload, say))
    more = 0 if line.repeats else len(line.matters) - len(line.told)
    if more:
        key = "digest-more-edits" if is_edit(line.newest.type) else "digest-more"
        yield say(key, n=more)


def _is_link(url: str | None) -> bool:
    return web_address(url) is not None and len(url or "") <= _LONGEST_LINK


def _command(payload: Payload, *, several: bool) -> str | None:
    """Of the letter's commands the first shows the document, and the last shows the most of it."""
    found = commands(safe(payload))
    return next(iter(found if several else reversed(found)), None)
