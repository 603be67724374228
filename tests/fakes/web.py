"""A web of pages held in memory: what `Fetcher` promises, without a network."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from schemas.records.fetches import (
    FailureReason,
    Fetched,
    FetchFailed,
    FetchOutcome,
    FetchRequest,
    Gone,
    NotModified,
)


@dataclass
class Page:
    body: bytes
    status: int = 200
    headers: tuple[tuple[str, str], ...] = (("content-type", "text/html; charset=utf-8"),)
    etag: bytes | None = None


@dataclass
class FakeWeb:
    """`pages` by address; whatever is not there answers 404."""

    pages: dict[str, Page] = field(default_factory=dict)
    asked: list[FetchRequest] = field(default_factory=list)

    def put(self, url: str, body: str | bytes, *, kind: str = "text/html; charset=utf-8", **more):
        raw = body.encode() if isinstance(body, str) else body
        self.pages[url] = Page(raw, headers=(("content-type", kind),), **more)

    def take_down(self, url: str, status: int = 404) -> None:
        self.pages[url] = Page(b"", status=status)

    def lead(self, url: str, to: str) -> None:
        """A redirect; only requests that follow none may meet it."""
        self.pages[url] = Page(b"", status=301, headers=(("location", to),))

    def at(self, url: str) -> Page:
        """What stands at an address."""
        return self.pages.get(url, Page(b"", status=404))

    def fetch_all(
        self, requests: Sequence[FetchRequest], *, now: Callable[[], datetime]
    ) -> list[FetchOutcome]:
        self.asked.extend(requests)
        return [self._answer(request, now()) for request in requests]

    def _answer(self, request: FetchRequest, now: datetime) -> FetchOutcome:
        page = self.at(request.url)
        took = timedelta(milliseconds=3)
        if page.status in (404, 410):
            return Gone(
                request=request, url=request.url, status=page.status, observed_at=now, elapsed=took
            )
        if page.status == 301:
            assert not request.follow, "this web follows no redirects"
            return FetchFailed(
                request=request, reason=FailureReason.NOT_FOLLOWED, observed_at=now, elapsed=took,
                message="It redirects.", status=301, location=dict(page.headers)["location"],
            )  # fmt: skip
        if page.status != 200:
            return FetchFailed(
                request=request, reason=FailureReason.HTTP_STATUS, observed_at=now, elapsed=took,
                message=f"The site answered {page.status}.", status=page.status,
            )  # fmt: skip
        if page.etag and page.etag == request.etag:
            return NotModified(request=request, observed_at=now, elapsed=took)
        return Fetched(
            request=request, url=request.url, status=200, headers=page.headers, body=page.body,
            etag=page.etag, last_modified=None, observed_at=now, elapsed=took,
        )  # fmt: skip
