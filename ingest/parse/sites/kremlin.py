"""The President of Russia: kremlin.ru in Russian, en.kremlin.ru in English, their special editions.

Markup and licence: OFFICIAL.md 1.1; addresses: `ingest/urls/offices/kremlin.py`. Times without an
offset are Moscow's.
"""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from ingest.parse.html import drop, rich_text
from ingest.parse.page import Element, Page, copy, first, line_of
from ingest.parse.selectors import select
from ingest.parse.stamps import read_stamp
from ingest.urls.offices import identity
from schemas.records.items import Item, NotParsed, ParsedPage
from schemas.records.texts import Block, RichText

NAME = "kremlin"
METHOD = "sites.kremlin/1"
ZONE = ZoneInfo("Europe/Moscow")

_BODIES = ("[itemprop=articleBody]", ".read__internal_content", ".read__content", ".entry-content")
_FURNITURE = (
    ".read__tooltip",  # "Bastrykin AlexanderChairman…" inside the name it explains
    ".read__bottom",
    ".read__meta",
    ".read__tags",
    ".read__published",
    ".read__time",
    ".read__place",
    ".read__social",
    "h1.entry-title",
    "figure",
    ".slider",
    ".read__cut",
)
_LEADS = (".read__lead", ".entry-summary", ".p-summary")
_HEAD_LINES = frozenset(("events", "события", "text version", "текстовая версия"))
# The first line of what the site says about the publication, below the text.
_TAIL_LINES = (
    "publication status",
    "статус материала",
    "published in section",
    "опубликован в раздел",
    "publication date:",
    "дата публикации:",
    "direct link:",
    "ссылка на материал:",
    "text version",
    "текстовая версия",
)
# The tail has five lines; further up a line that begins so is the speaker's.
_TAIL_BLOCKS = 8


def read(page: Page) -> ParsedPage | NotParsed:
    """The statement of a page: its lead and its text, without what the site says around them."""
    found = identity(page.url)
    body = page.first(*_BODIES)
    if found is None or found.publisher != NAME or body is None:
        return NotParsed(
            complaint="This page has not the markup of kremlin.ru's statements; if it shows one in"
            " a browser, the adapter sites/kremlin.py needs an update."
        )
    text = _text(page, body)
    if not text.blocks:
        return ParsedPage(
            state="error",
            items=(),
            method=METHOD,
            complaint="The statement's page has no text (yet); it is looked at again.",
        )
    item = Item(
        guid=found.key.partition(":")[2],
        url=page.url,
        text=text,
        title=page.line("h1.entry-title", "h1.p-name", "h1"),
        published_at=_published(page),
        identity=found,
        language=found.language,
    )
    return ParsedPage(state="live", items=(item,), method=METHOD)


def _text(page: Page, body: Element) -> RichText:
    own = copy(body)
    _cut_after(own, ".read__bottom")
    lead = page.first(*_LEADS)
    if first(own, *_LEADS) is not None:
        lead = None  # it stands inside the body and is read with it
    drop(own, _FURNITURE)
    blocks = _without_frame(rich_text(own, base_url=page.base).blocks)
    above = () if lead is None else _without_tooltips(lead, page).blocks
    return RichText(blocks=(*above, *blocks))


def _without_tooltips(element: Element, page: Page) -> RichText:
    own = copy(element)
    drop(own, ".read__tooltip")
    return rich_text(own, base_url=page.base)


def _cut_after(body: Element, selector: str) -> None:
    """Takes out what follows the first such element, at its own level."""
    for bottom in select(body, selector)[:1]:
        around = bottom.getparent()
        if around is not None:
            for following in list(bottom.itersiblings()):
                around.remove(following)
        bottom.tail = None


def _without_frame(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Blocks without the site's own lines at the head and the tail."""
    while blocks and blocks[0].text.casefold() in _HEAD_LINES:
        blocks = blocks[1:]
    for place in range(max(0, len(blocks) - _TAIL_BLOCKS), len(blocks)):
        if blocks[place].text.casefold().startswith(_TAIL_LINES):
            return blocks[:place]
    return blocks


def _published(page: Page) -> datetime | None:
    element = page.first("time.read__published", "time.dt-published", ".read__meta time")
    if element is None:
        return None
    day = element.get("datetime") or line_of(element)
    clock = page.line(".read__time")
    texts = (day, f"{day} {clock}", line_of(element))
    for text in sorted(texts, key=lambda text: ":" not in text):  # those with a clock first
        stamp = read_stamp(text, zone=ZONE, now=page.now)
        if stamp is not None:
            return stamp.at.astimezone(UTC)
    return None
