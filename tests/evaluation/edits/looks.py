"""Looks go the way that the product goes: bytes, page or feed reader, content, decision."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from ingest.parse.feeds import parse_feed
from ingest.parse.pages import parse_page
from ingest.revisions.decide import decide_revision
from ingest.revisions.fingerprint import prints
from ingest.urls import identity_key
from schemas.records.items import Item
from schemas.records.revisions import Content, Decision, KnownRevision
from tests.evaluation.edits.engines import Engine
from tests.evaluation.edits.look import Look
from tests.evaluation.edits.thread import Thread


@dataclass(frozen=True, slots=True)
class Read:
    """What the product read at one look. `failure` says why it read nothing."""

    items: tuple[Item, ...]
    method: str = ""
    failure: str = ""

    def item(self, address: str) -> Item | None:
        """The item under an address; of a feed or an office also the only one that there is."""
        wanted = _key(address)
        found = (
            item
            for item in self.items
            if address in (item.url, item.guid) or _key(item.url) == wanted
        )
        return next(found, None)


def read(engine: Engine, thread: Thread, look: Look, *, asked: str) -> Read:
    """A look at the page or feed of a thread."""
    return _read(engine.render(thread, look).encode(), engine.FORMAT, engine.KIND, asked, look)


@lru_cache(maxsize=256)
def _read(body: bytes, form: str, kind: str, asked: str, look: Look) -> Read:
    if form == "feed":
        parsed = parse_feed(body, content_type="application/xml", url=asked, last_count=0)
    else:
        parsed = parse_page(
            body, content_type="text/html; charset=utf-8", url=asked, asked=asked, kind=kind,
            engine=None, now=look.now,
        )  # fmt: skip
    items = getattr(parsed, "items", ())
    failure = "" if items else f"{getattr(parsed, 'state', 'not parsed')}: {parsed.complaint}"
    return Read(items, getattr(parsed, "method", ""), failure)


def decided(before: Item, after: Item, *, methods: tuple[str, str]) -> Decision:
    """What the product decides about a document known as `before` and now read as `after`."""
    content = Content.of(before)
    made = prints(content)
    head = KnownRevision(
        revision_id="r1", seq=1, fingerprint=made.fingerprint, exact=made.exact, method=methods[0],
        content=content,
    )  # fmt: skip
    return decide_revision(
        Content.of(after), head=head, earlier=(), method=methods[1], first_seen=False
    )


def same_items(before: Sequence[Item], after: Sequence[Item]) -> list[tuple[Item, Item]]:
    """The documents that both looks show, told by what names them."""
    known = {_name(item): item for item in before}
    return [(known[_name(item)], item) for item in after if _name(item) in known]


def _name(item: Item) -> str:
    return item.identity.key if item.identity else item.guid or item.url


def _key(url: str) -> str:
    return identity_key(url, keep_fragment=True)
