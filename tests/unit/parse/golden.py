"""Golden pages: written by us in the real sites' markup, their expected items beside them.

`pages/<name>.json` says under which address `<name>.html` is read and what comes out, as `shown`
writes it: fields that are empty are left out.
"""

import json
from datetime import UTC, datetime
from pathlib import Path

from ingest.parse.listing import parse_listing
from ingest.parse.pages import parse_page

FOLDER = Path(__file__).parent / "pages"
FETCHED_AT = datetime(2022, 1, 11, 20, 0, tzinfo=UTC)


def names():
    return sorted(path.stem for path in FOLDER.glob("*.html"))


def expected(name):
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))


def source(name):
    return (FOLDER / f"{name}.html").read_text(encoding="utf-8")


def page(html, *, url, kind, asked=None, engine=None, content_type="text/html; charset=utf-8"):
    return parse_page(
        html if isinstance(html, bytes) else html.encode(),
        content_type=content_type,
        url=url,
        asked=asked or url,
        kind=kind,
        engine=engine,
        now=FETCHED_AT,
    )


def read(name, how):
    asked = {key: how[key] for key in ("url", "kind", "engine") if key in how}
    if how.get("listing"):
        return parse_listing(
            source(name).encode(), content_type="text/html", **{"engine": None, **asked}
        )
    return page(source(name), asked=how.get("asked"), **asked)


def shown(parsed):
    facts = {
        name: value
        for name in ("state", "method", "complaint", "title", "older")
        if (value := getattr(parsed, name, None))
    }
    return facts | {"items": [_item(item) for item in parsed.items]}


def _item(item):
    facts = {
        "guid": item.guid,
        "url": item.url,
        "title": item.title,
        "author": item.author,
        "published_at": item.published_at and item.published_at.isoformat(),
        "updated_at": item.updated_at and item.updated_at.isoformat(),
        "key": item.identity and item.identity.key,
        "language": item.language,
        "partial": item.partial,
        "locked": item.locked,
        "marker": item.marker and _marker(item.marker),
        "text": [_block(block) for block in item.text.blocks],
        "links": [[item.text.visible[a.start : a.end], a.url] for a in item.text.links],
    }
    return {name: value for name, value in facts.items() if value}


def _block(block):
    about = block.kind + (f" of {block.quote_of}" if block.quote_of else "")
    return block.text if about == "paragraph" else f"[{about}] {block.text}"


def _marker(marker):
    facts = {
        "raw": marker.raw,
        "edited_at": marker.edited_at and marker.edited_at.isoformat(),
        "uncertainty_s": marker.uncertainty_s,
        "by": marker.by,
        "name": marker.name,
        "count": marker.count,
        "reason": marker.reason,
    }
    return {name: value for name, value in facts.items() if value}
