"""Index pages as feeds: the documents that a page lists, without their texts. Pure.

An engine that knows its own index reads it; any other page is read by its weightiest group of alike
rows with a link, a title and a date on the same site. Never a text: items are partial and empty.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.parse import forums, sites
from ingest.parse.alike import shapes_of, sums, within
from ingest.parse.bodies import no_page
from ingest.parse.encoding import decode
from ingest.parse.outline import Outline, outline_of
from ingest.parse.page import Element, Page, first, line_of
from ingest.parse.selectors import select
from ingest.parse.times import is_time, times_in
from ingest.parse.walls import challenge, notice
from ingest.text import one_line
from ingest.urls import absolute, host_of, identity_key, registrable
from schemas.records.items import DocumentKind, Item, NotParsed, ParsedFeed
from schemas.records.texts import RichText

METHOD = "listing.general/1"

# Chosen, not measured: two alike boxes are a design, three are a list.
FEWEST_ROWS = 3
# Chosen, so that time is bounded: press offices and boards list 10 to 100 documents on a page.
MOST_ROWS = 500
# Letters; "Next", "12", "Read on" are links too, and no titles.
SHORTEST_TITLE = 8


def parse_listing(
    body: bytes, *, content_type: str | None, url: str, kind: DocumentKind, engine: str | None
) -> ParsedFeed | NotParsed:
    """The documents that an index page lists. Never raises for what a body holds."""
    refusal = no_page(body, content_type=content_type)
    if refusal is not None:
        return refusal
    page = Page(url=url, text=decode(body, content_type=content_type))
    verdict = challenge(page)
    if verdict is not None:
        return NotParsed(complaint=verdict.complaint)
    found = _read(page, kind=kind, engine=engine)
    verdict = notice(page) if isinstance(found, NotParsed) else None
    return NotParsed(complaint=verdict.complaint) if verdict else found


def _read(page: Page, *, kind: DocumentKind, engine: str | None) -> ParsedFeed | NotParsed:
    chosen = None
    if kind == "post":
        chosen = (forums.named(engine) if engine else None) or forums.recognised(page)
    if chosen is not None:
        return chosen.read_listing(page)
    items = _items(page)
    if not items:
        return NotParsed(
            complaint="This page lists no documents that could be told apart: at least three alike"
            " rows, each with a link, a title and a date; give the site's feed or another index."
        )
    return ParsedFeed(
        format="listing", items=items, title=page.title, method=METHOD, older=_older(page)
    )


@dataclass(frozen=True, slots=True)
class _Row:
    """One row: its element and the link that leads to the document."""

    element: Element
    url: str
    title: str


def _items(page: Page) -> tuple[Item, ...]:
    rows = _rows(page)
    items = (_item(row, page) for row in rows)
    return tuple({item.url: item for item in items}.values())


def _rows(page: Page) -> list[_Row]:
    """The weightiest group of rows: those with the most titles of the most letters."""
    outline = outline_of(page.tree)
    dated = sums(outline, is_time)
    best: list[_Row] = []
    heaviest = 0.0
    for places in shapes_of(outline).values():
        rows = _rows_at(page, outline, dated, places)
        weight = sum(len(row.title) for row in rows) * math.sqrt(len(rows))
        if len(rows) >= FEWEST_ROWS and weight > heaviest:
            best, heaviest = rows, weight
    return best


def _rows_at(
    page: Page, outline: Outline, dated: Sequence[int], places: Sequence[int]
) -> list[_Row]:
    """Rows of one shape; of rows that lead to one document the first."""
    own = [place for place in places if within(outline, dated, place)][:MOST_ROWS]
    if len(own) < FEWEST_ROWS:
        return []
    rows = (_row(outline.elements[place], page) for place in outline.outermost(own))
    return list({row.url: row for row in rows if row}.values())


def _row(element: Element, page: Page) -> _Row | None:
    """The row with its longest link on the same site; headings speak before the rest."""
    links = select(element, "h1 a[href], h2 a[href], h3 a[href], h4 a[href], h5 a[href]")
    titles = [row for link in links or select(element, "a[href]") if (row := _linked(link, page))]
    best = max(titles, key=lambda found: len(found[1]), default=None)
    return _Row(element, *best) if best else None


def _linked(link: Element, page: Page) -> tuple[str, str] | None:
    url = absolute(link.get("href") or "", page.base)
    heading = first(link, "h1, h2, h3, h4, h5")  # a link may be the whole row
    title = line_of(heading) or line_of(link) or one_line(link.get("title") or "")
    if not url or len(title) < SHORTEST_TITLE or identity_key(url) == identity_key(page.url):
        return None
    same_site = registrable(host_of(url)) == registrable(host_of(page.url))
    return (url, title) if same_site else None


def _item(row: _Row, page: Page) -> Item:
    """A row as an item. Of several times the earliest: forums show the last answer's too."""
    times = times_in(row.element, page)
    found = sites.identity(row.url)
    return Item(
        guid=row.url,
        url=row.url,
        text=RichText(),
        title=row.title,
        published_at=min(times, default=None),
        partial=True,
        identity=found,
        language=found.language if found else page.language,
    )


def _older(page: Page) -> str | None:
    following = page.first("a[rel=next][href]", "link[rel=next][href]")
    if following is None:
        return None
    return absolute(following.get("href") or "", page.base) or None
