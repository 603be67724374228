"""The sites of the demonstration as they stand at this moment, and how often they were looked at.

Shared by the threads that answer and the one that plays the scenes. Knows no network and no clock:
`now` is an argument.
"""

import threading
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import blake2b
from typing import assert_never
from urllib.parse import unquote

from ops.demo.forms import HTML, Furniture, Printed, feed, page, wall
from ops.demo.papers import Paper, Site
from ops.demo.story import Act, Delete, Edit, Fail, Fidget, Publish, Restore, Wall

# Binds every agent, and lets it look everywhere.
ROBOTS = "User-agent: *\nDisallow:\n"


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What a site answers."""

    status: int
    body: str = ""
    content_type: str = HTML

    @property
    def etag(self) -> str:
        """Equal for equal bodies."""
        return f'"{blake2b(self.body.encode(), digest_size=8).hexdigest()}"'


class World:
    """The sites; `papers` that have an age stand there from the beginning."""

    def __init__(self, sites: Sequence[Site], papers: Sequence[Paper], *, now: datetime) -> None:
        self._sites = {site.feed_url: site for site in sites}
        self._papers = {paper.url: paper for paper in papers}
        self._printed = {
            paper.url: _first_printed(paper, now - paper.age)
            for paper in papers
            if paper.age is not None
        }
        self._deleted: set[str] = set()
        self._troubles: dict[str, Answer] = {}  # given once instead of what stands there
        self._fidgeted = False
        self._views: Counter[str] = Counter()
        self._lock = threading.Lock()

    def views(self, url: str) -> int:
        """How often an address was answered so far, in whatever way."""
        with self._lock:
            return self._views[url]

    def answer(self, url: str) -> Answer:
        """What stands at an address as a browser sends it; what follows a `?` is no part of it."""
        address = unquote(url.partition("?")[0])
        with self._lock:
            self._views[address] += 1
            trouble = self._troubles.pop(address, None)
            return trouble or self._usual(address)

    def perform(self, act: Act, *, now: datetime) -> None:
        """Let something happen."""
        with self._lock:
            match act:
                case Publish(paper=paper, marked=marked):
                    self._print(_first_printed(paper, now), now=now, marked=marked)
                case Edit(paper=paper, paragraphs=paragraphs, marked=marked):
                    printed = replace(self._printed[paper.url], paragraphs=paragraphs)
                    self._print(printed, now=now, marked=marked)
                case Delete(paper=paper):
                    self._deleted.add(paper.url)
                case Restore(paper=paper):
                    self._deleted.discard(paper.url)
                case Fidget():
                    self._fidgeted = True
                case Fail(site=site):
                    self._troubles[site.feed_url] = Answer(status=500, body="<h1>Oops</h1>")
                case Wall(paper=paper):
                    self._troubles[paper.url] = Answer(status=200, body=wall())
                case _:
                    assert_never(act)

    def _print(self, printed: Printed, *, now: datetime, marked: bool) -> None:
        edited_at = now if marked else printed.edited_at
        self._printed[printed.paper.url] = replace(printed, edited_at=edited_at)

    def _usual(self, address: str) -> Answer:
        furniture = Furniture(views=self._views[address], fidgeted=self._fidgeted)
        if site := self._sites.get(address):
            body, content_type = feed(site, self._listed(site), furniture)
            return Answer(status=200, body=body, content_type=content_type)
        printed = self._printed.get(address)
        if printed is not None and address not in self._deleted:
            return Answer(status=200, body=page(printed, furniture))
        if address.endswith("/robots.txt"):
            return Answer(status=200, body=ROBOTS, content_type="text/plain; charset=utf-8")
        return Answer(status=404, body="<h1>404</h1>")

    def _listed(self, site: Site) -> list[Printed]:
        """What the feed of a site lists, newest first."""
        standing = [
            printed
            for url, printed in self._printed.items()
            if printed.paper.site == site and url not in self._deleted
        ]
        return sorted(standing, key=lambda printed: printed.published_at, reverse=True)


def _first_printed(paper: Paper, published_at: datetime) -> Printed:
    return Printed(paper=paper, paragraphs=paper.paragraphs, published_at=published_at)
