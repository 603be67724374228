"""Elements that engines write markers into: found, read, and taken out of a post. Pure.

An element is taken out only if all that it says is a marker, or if the engine prints it empty on
posts that were never edited. Quoted markers are the quoted post's, and hidden ones are nobody's.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import islice
from typing import NamedTuple

from ingest.parse.clock_signs import clock_of
from ingest.parse.html import drop, rich_text
from ingest.parse.marker_sentences import candidates
from ingest.parse.markers import closing_marker, read_marker
from ingest.parse.page import Element, Page, copy, empty, texts
from ingest.parse.site_clock import SiteClock, Stamp
from ingest.parse.stamps import read
from ingest.parse.times import machine_time
from schemas.records.items import Marker
from schemas.records.texts import Block

# Whether class, id or component name says that an element may hold a marker: `notice` of phpBB,
# `edited_post` of MyBB, `message-lastEdit` of XenForo, `modified` of SMF, `DateUpdated` of Vanilla,
# `revision-log` of bbPress, `messageFooterNote` of WoltLab, `post/editor` of NodeBB, `forum_audit`
# of Steam.
_NAMES = re.compile(
    r"edit|modif|revis|geaendert|bearbeitet|notice|updated|changed|footernote|forum_audit",
    re.IGNORECASE,
)
# Invision's element is known by this alone; a reason stands in it behind a break, without a word.
_BARE_REASON = "data-excludequote"
_ATTRIBUTES = ("class", "id", "component")
# Stack Exchange and Spirit link to the history; vBulletin 3 has a bare `em` below small print.
_HISTORY = re.compile(r"/revisions$|/comment/history/\d+/?$")
# Where the sentence is only told on pointing: NodeBB, Reddit, Vanilla, Lemmy.
_TOLD = ("title", "data-tippy-content")
# NodeBB's Harmony theme prints the marker on every post, with nobody and no date in it.
_NEVER = "Invalid Date"
# Invision 5 prints a time in full and in short, and shows one of the two; and a link behind it.
_TWICE = "time > * + *, a[href*='do=editlog']"
# Chosen. Text nodes of a marker: sentence, name, time, reason, each with its white space. A longer
# element is none, and joining its text for each one around it would cost the square of a page.
_MOST_NODES = 40
_MOST_LINES = 20  # markers that pile up below one text (XMB)


class _Found(NamedTuple):
    """A marker, and the kind of element or line that it stood in."""

    kind: str
    marker: Marker


def take_markers(parts: Iterable[Element], page: Page) -> Marker | None:
    """Empties the elements of a post's parts that are markers, and tells what they say together."""
    found: list[_Found] = []
    for part in parts:
        taken: set[Element] = set()
        for element in [each for each in part.iterdescendants("*") if _may_mark(each)]:
            if element in taken or _is_quoted(element):
                continue
            marker = _said(element, page)
            if marker is not None or _is_printed_on_all(element):
                taken.update(element.iterdescendants("*"))
                empty(element)
            if marker is not None and not _is_hidden(element):
                found.append(_Found(f"{element.tag} {element.get('class')}", marker))
    return _together(found)


def take_closing(blocks: Sequence[Block], page: Page) -> tuple[tuple[Block, ...], Marker | None]:
    """A body without the markers that close it, and what they say; a body of markers is kept.

    Only whole last paragraphs are taken, and only sentences that nobody types (`closing_marker`).
    """
    left = list(blocks)
    found: list[_Found] = []
    while len(left) > 1 and left[-1].kind == "paragraph" and len(found) < _MOST_LINES:
        marker = closing_marker(left[-1].text, clock_of(page))
        if marker is None:
            break
        found.insert(0, _Found("line", marker))
        left.pop()
    return tuple(left), _together(found)


def _may_mark(element: Element) -> bool:
    """Cheap: it is asked of every element."""
    tag = element.tag
    if tag == "small":  # TripAdvisor, FlaskBB
        return True
    if tag == "em":
        around = element.getparent()
        return around is not None and "smallfont" in (around.get("class") or "")
    if tag == "a" and _HISTORY.search(element.get("href") or ""):
        return True
    if any(_NAMES.search(element.get(name) or "") for name in _ATTRIBUTES):
        return True
    return element.get(_BARE_REASON) is not None


def _is_quoted(element: Element) -> bool:
    return next(element.iterancestors("blockquote"), None) is not None


def _is_hidden(element: Element) -> bool:
    """Whether it is a template for scripts. What only machines are to read has an editor's name."""
    if element.get("data-editor"):
        return False
    return any(
        each.tag == "template"
        or each.get("hidden") is not None
        or "display:none" in (each.get("style") or "").replace(" ", "")
        for each in (element, *element.iterancestors("*"))
    )


def _is_printed_on_all(element: Element) -> bool:
    """`data-editor=""`, "Edited Invalid Date": what stands on posts that were never edited."""
    return element.get("data-editor") == "" or _NEVER in (element.get("title") or "")


def _said(element: Element, page: Page) -> Marker | None:
    if _is_printed_on_all(element):
        return None
    lines = _short_lines(element, page)
    bare = len(lines) if element.get(_BARE_REASON) is None else 1  # behind the first: a reason
    said = (" ".join(lines[:bare]), *(element.get(name) or "" for name in _TOLD))
    possible = [text for text in said if candidates(text.casefold())]
    if not possible:
        return None
    clock = clock_of(page)
    markers = [marker for text in possible if (marker := read_marker(text, clock))]
    if not markers:
        return None
    marker = _dated(markers, element, clock)
    return replace(marker, reason=marker.reason or " ".join(lines[bare:]) or None)


def _short_lines(element: Element, page: Page) -> list[str]:
    """Visible text of a short element by lines; of any other nothing."""
    if len(list(islice(texts(element), _MOST_NODES + 1))) > _MOST_NODES:
        return []
    shown = element
    if _shows_twice(element):
        shown = copy(element)
        drop(shown, _TWICE)
    return [block.text for block in rich_text(shown, base_url=page.base).blocks]


def _shows_twice(element: Element) -> bool:
    """Whether there is anything of `_TWICE`; asked without a selector, since nearly never."""
    doubled = any(len(time) > 1 for time in element.iter("time"))
    return doubled or any("do=editlog" in (link.get("href") or "") for link in element.iter("a"))


def _dated(markers: Sequence[Marker], element: Element, clock: SiteClock) -> Marker:
    """The first marker, with the surest time in its element: XenForo prints the day alone."""
    stamps = [stamp for each in element.iter("*") if (stamp := _stamp_of(each, clock))]
    stamps += [
        Stamp(at=each.edited_at, uncertainty_s=each.uncertainty_s)
        for each in markers[::-1]
        if each.edited_at
    ]
    best = min(stamps, key=lambda stamp: stamp.uncertainty_s, default=None)
    name = next((each.name for each in markers if each.name), None)
    if best is None:
        return replace(markers[0], name=name)
    return replace(markers[0], name=name, edited_at=best.at, uncertainty_s=best.uncertainty_s)


def _stamp_of(element: Element, clock: SiteClock) -> Stamp | None:
    at = machine_time(element)
    return Stamp(at=at) if at else read(element.get("title") or "", clock)


def _together(found: Sequence[_Found]) -> Marker | None:
    """Of several markers the last that names a time speaks, with what only the others tell."""
    if not found:
        return None
    markers = [each.marker for each in found]
    last = next((each for each in reversed(markers) if each.edited_at), markers[-1])
    name = last.name or next((each.name for each in markers if each.name), None)
    count = last.count or next((each.count for each in markers if each.count), None)
    return replace(last, name=name, count=count or _lines(found))


def _lines(found: Sequence[_Found]) -> int | None:
    """BbPress and XMB write a line for each edit: lines of one kind with times of their own."""
    times: dict[str, set[datetime]] = {}
    for each in found:
        if each.marker.edited_at:
            times.setdefault(each.kind, set()).add(each.marker.edited_at)
    most = max(map(len, times.values()), default=0)
    return most if most > 1 else None
