"""The sites of the story as they stand at this moment; answers are given as `SiteServer` asks."""

import threading
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import assert_never

from tests.fakes.web import Page
from tests.story import forms
from tests.story.acts import (
    Act,
    Delete,
    Edit,
    Fidget,
    Mend,
    Publish,
    Restore,
    Trouble,
    Unlist,
)
from tests.story.documents import Document, Site

# Posts on one page of a board: enough that a page's posts may be taken for each other.
THREAD = 4


class World:
    """Shared by the server's threads and the one that plays; a lock keeps each answer whole."""

    def __init__(self, sites: Sequence[Site], documents: Iterable[Document]) -> None:
        self.sites = {site.feed_url: site for site in sites}
        self.documents: dict[str, Document] = {}  # those that stand somewhere, by url
        self.unpublished = {each.url: each for each in documents}
        self.tick = 0
        self.performed = 0  # how often something happened
        self.changed_at = datetime.now(UTC)
        self._troubles: dict[str, Trouble] = {}
        self._lock = threading.RLock()

    def perform(self, acts: Iterable[Act]) -> None:
        """Let all of it happen between two answers."""
        with self._lock:
            for act in acts:
                self._perform(act)
            self.performed += 1
            self.changed_at = datetime.now(UTC)

    def _perform(self, act: Act) -> None:
        match act:
            case Edit(url=url, where=where, words=words, marked=marked):
                edited = self.documents[url].with_words(where, **dict(words))
                self._put(replace(edited, edited_at=datetime.now(UTC)) if marked else edited)
            case Publish(url=url, marked=marked):
                now = datetime.now(UTC)
                born = replace(self.unpublished.pop(url), published_at=now.replace(microsecond=0))
                self._put(replace(born, edited_at=now) if marked else born)
            case Delete(url=url, how=how):
                self._put(replace(self.documents[url], gone=how))
            case Restore(url=url):
                self._put(replace(self.documents[url], gone=""))
            case Trouble(address=address):
                self._troubles[address] = act
            case Mend(address=address):
                del self._troubles[address]
            case Unlist(url=url):
                self._put(replace(self.documents[url], listed=False))
            case Fidget():
                self.tick += 1
            case _:
                assert_never(act)

    def _put(self, document: Document) -> None:
        self.documents[document.url] = document

    def open_with(self, documents: Iterable[Document]) -> None:
        """What stands on the sites when they are first looked at."""
        with self._lock:
            for each in documents:
                self._put(self.unpublished.pop(each.url))

    def at(self, address: str) -> Page:
        """What stands at an address now."""
        with self._lock:
            bare = address.partition("?utm_source")[0]
            return self._trouble(bare) or self._feed(bare) or self._page(bare) or Page(b"", 404)

    def _trouble(self, address: str) -> Page | None:
        trouble = self._troubles.get(address)
        if trouble is None:
            return None
        if trouble.times == 1:
            del self._troubles[address]
        elif trouble.times:
            self._troubles[address] = replace(trouble, times=trouble.times - 1)
        if trouble.what == "500":
            return Page(b"<h1>Internal Server Error</h1>", 500)
        if trouble.what == "wall":
            return _page(forms.WALL, forms.HTML)
        whole = self._feed(address)
        assert whole is not None, "only a feed is cut"
        return replace(whole, body=whole.body[: len(whole.body) // 2], etag=None)

    def _feed(self, address: str) -> Page | None:
        site = self.sites.get(address)
        if site is None:
            return None
        listed = [each for each in self.documents.values() if each.site == site]
        body, kind = forms.feed(site, listed, self.tick, now=datetime.now(UTC))
        return _page(body, kind, etag=site.etags)

    def _page(self, address: str) -> Page | None:
        document = next((d for d in self.documents.values() if d.address == address), None)
        if document is None:
            front = address.endswith("/") and address.count("/") == 3
            return _page(forms.FRONT, forms.HTML) if front else None
        if document.gone in ("404", "410"):
            return Page(b"", int(document.gone))
        if document.gone == "front":
            return Page(b"", 302, headers=(("location", f"http://{document.host}/"),))
        return _page(forms.page(document, self._thread(document), self.tick), forms.HTML)

    def _thread(self, document: Document) -> list[Document]:
        """The posts that share a page with this one, oldest first."""
        near = [
            each
            for each in self.documents.values()
            if each.site == document.site and each.host == document.host
            and each.number // (THREAD * 2) == document.number // (THREAD * 2)
        ]  # fmt: skip
        return sorted(near, key=lambda each: each.number)


def _page(body: str, kind: str, *, etag: bool = False) -> Page:
    raw = body.encode()
    tag = f'"{hash(raw) & 0xFFFFFFFFFFFF:x}"'.encode() if etag else None
    return Page(raw, headers=(("content-type", kind),), etag=tag)
