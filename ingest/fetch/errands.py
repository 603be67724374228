"""An errand: one request on its way, over all its redirects."""

from typing import TYPE_CHECKING

from ingest.fetch.addresses import WireAddress
from schemas.records.fetches import FetchRequest

if TYPE_CHECKING:
    from ingest.fetch.calls import Call


class Errand:
    """Where a request stands now; changed in place, because one is made for every poll."""

    __slots__ = (
        "address",
        "call",
        "conditional",
        "delay_s",
        "home",
        "hops",
        "host",
        "moved_to",
        "only_permanent",
        "place",
        "request",
        "spent_s",
    )

    call: "Call"  # that it is run for; set by the fetcher

    def __init__(self, request: FetchRequest, address: WireAddress, place: int) -> None:
        self.request = request
        self.address = address
        self.host = self.home = address.host
        self.place = place  # among the batch's requests; ROBOTS for our own errands
        self.delay_s = request.delay.total_seconds()
        self.conditional = request.etag is not None or request.last_modified is not None
        self.spent_s = 0.0  # on the network, over all hops; not the waiting between them
        self.hops: list[str] = []  # addresses asked so far but for the present one
        self.only_permanent = True  # every hop so far was a 301 or 308
        self.moved_to: str | None = None  # last address reached by permanent hops only

    def step(self, target: WireAddress, *, permanent: bool) -> None:
        """Go on to where a redirect leads."""
        self.hops.append(self.address.url)
        self.address = target
        self.host = target.host
        self.only_permanent = self.only_permanent and permanent
        if self.only_permanent:
            self.moved_to = target.url

    @property
    def shows_validators(self) -> bool:
        """Whether this hop asks "modified since?".

        Another host than the first is only asked with an `ETag`: a date alone would be "not
        modified" for any older page that the redirect may lead to now, a login for one.
        """
        return self.conditional and (self.host == self.home or self.request.etag is not None)

    def header_lines(self) -> list[bytes]:
        """The request headers that differ from errand to errand."""
        request = self.request
        lines = [b"Accept: " + request.accept.encode("latin-1", "replace")]
        if self.shows_validators:
            if request.etag is not None:
                lines.append(b"If-None-Match: " + _one_line(request.etag))
            if request.last_modified is not None:
                lines.append(b"If-Modified-Since: " + _one_line(request.last_modified))
        return lines


_BREAKS = frozenset(b"\r\n\0")

# The place of an errand that no request asked for.
ROBOTS = -1


def _one_line(value: bytes) -> bytes:
    """`value` untouched, unless it would break out of its header line."""
    return value if _BREAKS.isdisjoint(value) else b""
