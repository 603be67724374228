"""Feeds written by us in the form of real software and sites, and what is to be read in them.

Each `forms/NAME.xml` has `forms/NAME.json` beside it: the items, made by the code and
checked by eye against the feed. The files are kept in UTF-8; `ENCODINGS` says in which encoding
the real one is served.
"""

import json
from dataclasses import dataclass
from pathlib import Path

from schemas.records.items import Item, ParsedFeed

FOLDER = Path(__file__).parent / "forms"
NAMES = sorted(path.name.removesuffix(".xml") for path in FOLDER.glob("*.xml"))
URL = "https://feed.example/dir/feed.xml"
ENCODINGS = {
    "netscape.rss091": "cp1252",
    "vbulletin.rss": "cp1252",
    "mid.rss": "cp1251",
    "utf16.rss": "utf-16",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    name: str
    body: bytes
    text: str
    expected: list[dict[str, object]]


def form(name: str) -> Form:
    text = (FOLDER / f"{name}.xml").read_text(encoding="utf-8")
    expected = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    body = text.encode(ENCODINGS.get(name, "utf-8"))
    return Form(name=name, body=body, text=text, expected=expected)


def facts(item: Item) -> dict[str, object]:
    """What both parsers must agree in."""
    return {
        "guid": item.guid,
        "url": item.url,
        "title": item.title,
        "text": item.text.visible,
        "links": [link.url for link in item.text.links],
        "author": item.author,
        "published_at": item.published_at and item.published_at.isoformat(),
        "updated_at": item.updated_at and item.updated_at.isoformat(),
    }


def all_facts(feed: ParsedFeed) -> list[dict[str, object]]:
    return [facts(item) for item in feed.items]
