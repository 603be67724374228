"""What sources, documents, authors and statements are called in one line. Pure."""

import re
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlsplit

from ingest.alerts.phrases import Phrases
from ingest.alerts.safe import one_line

Payload = dict[str, Any]

# A name of letters, digits and the signs that names have; any other one is put between quotation
# marks, so that no stranger's name reads on as a sentence of ours.
_NAME = re.compile(r"[\w.@'’_-]+(?: [\w.@'’_-]+){0,3}")

# A title is cut behind a word where that leaves so much of the room used.
_LITTLE = 0.6


@dataclass(frozen=True, slots=True)
class Room:
    """How long the parts of a line may be, in characters."""

    name: int
    title: int
    words: int
    asides: bool = False  # whether there is room for what the letter says anyway


# For a line by itself, as in the list of citations.
WIDE: Final = Room(name=40, title=90, words=60)


def person(name: str, say: Phrases, room: Room) -> str:
    """An author's name; empty where there is none."""
    line = one_line(name, room.name)
    return line if not line or _NAME.fullmatch(line.rstrip("…")) else say.quoted(line)


def title_of(document: Payload, say: Phrases, room: Room) -> str:
    """A document's title between quotation marks, or what stands in its place."""
    title = whole_words(document["title"], room.title)
    return say.quoted(title) if title else say("untitled", kind=document["kind"])


def document_name(document: Payload, say: Phrases, room: Room) -> str:
    """A document's title and, where it has one, its author."""
    title = title_of(document, say, room)
    author = person(document.get("author") or "", say, room)
    return say("title-by", title=title, author=author) if author else title


def whole_words(text: str, longest: int) -> str:
    """Raw text as one line, cut behind a word where that costs little: `Session of the…`."""
    line = one_line(text, longest)
    if len(line) < longest or not line.endswith("…"):
        return line
    begun = line.rpartition(" ")[0]
    return f"{begun.rstrip(' ,;:–-')}…" if len(begun) > longest * _LITTLE else line


def statement_name(citation: Payload, say: Phrases, room: Room = WIDE) -> str:
    """What a statement is called in one line: `kremlin 67568`, else its title, else its address."""
    key = citation.get("key") or ""
    publisher, _, number = key.partition(":")
    if number and "/" not in key:
        return one_line(f"{publisher} {number}", room.title)
    if citation.get("title"):
        return say.quoted(whole_words(citation["title"], room.title))
    return one_line(citation.get("publisher") or _host(citation["url"]), room.title)


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or url
    except ValueError:
        return url
