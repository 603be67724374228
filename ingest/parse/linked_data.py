"""JSON-LD of a page: what its publisher tells machines about the document. Pure."""

import json
from typing import Any

from ingest.parse.page import Page, texts
from ingest.parse.selectors import select

_MOST_SCRIPTS = 10
_MOST_NODES = 50
# Types that speak of the site around a document, or of another one.
_NOT_DOCUMENTS = frozenset(
    (
        "BreadcrumbList", "Comment", "ImageObject", "ItemList", "Organization", "Person", "Place",
        "SearchAction", "VideoObject", "WebSite",
    )
)  # fmt: skip


def linked_dates(page: Page, name: str) -> list[str]:
    """What the nodes about the document give for a property such as `dateModified`, as written."""
    scripts = select(page.tree, "script[type='application/ld+json']")[:_MOST_SCRIPTS]
    nodes = [node for script in scripts for node in _nodes("".join(texts(script)))]
    dates = (node.get(name) for node in nodes if _NOT_DOCUMENTS.isdisjoint(_types(node)))
    return [date for date in dates if isinstance(date, str)]


def _nodes(source: str) -> list[dict[str, Any]]:
    """The nodes of one script; none where it is no JSON."""
    try:
        data: Any = json.loads(source, strict=False)
    except (ValueError, RecursionError):
        return []
    found = data.get("@graph", [data]) if isinstance(data, dict) else data
    found = found if isinstance(found, list) else []
    return [node for node in found[:_MOST_NODES] if isinstance(node, dict)]


def _types(node: dict[str, Any]) -> list[str]:
    given = node.get("@type")
    return [
        each for each in (given if isinstance(given, list) else [given]) if isinstance(each, str)
    ]
