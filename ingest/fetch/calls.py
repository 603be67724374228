"""One call's requests: what has become of them, and what makes asking on useless. Pure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from ingest.fetch.errands import Errand
from ingest.fetch.failures import overdue
from schemas.records.fetches import FailureReason, FetchFailed, FetchOutcome, FetchRequest

# A host that has twice in a row not even answered is let alone for the rest of the batch. One
# would punish a hiccup; each more holds the batch (and the lease of its feeds) for TIMEOUT_S.
_SILENT_AFTER = 2
_SILENCE = frozenset({FailureReason.TIMEOUT, FailureReason.CONNECTION, FailureReason.UNKNOWN_HOST})


class Batch:
    """Outcomes in the order of the requests, filled in as they come."""

    def __init__(self, requests: Sequence[FetchRequest]) -> None:
        self.open = len(requests)  # requests without an outcome
        self.parked: dict[str, list[Errand]] = {}  # by the robots.txt address they wait for
        self._requests = requests
        self._outcomes: list[FetchOutcome | None] = [None] * len(requests)
        self._silence: dict[str, int] = {}  # failures to answer, in a row, by host

    def settle(self, place: int, outcome: FetchOutcome) -> None:
        """What has become of the request at `place`."""
        self._outcomes[place] = outcome
        self.open -= 1

    def heard(self, host: str, outcome: FetchOutcome | None) -> None:
        """Whether a host answered a transfer; None is an answer that leads on."""
        if isinstance(outcome, FetchFailed) and outcome.reason in _SILENCE:
            self._silence[host] = self._silence.get(host, 0) + 1
        elif self._silence:
            self._silence.pop(host, None)

    def is_silent(self, host: str) -> bool:
        """Whether a host is to be let alone."""
        return bool(self._silence) and self._silence.get(host, 0) >= _SILENT_AFTER

    def outcomes(self, now: datetime) -> list[FetchOutcome]:
        """All outcomes; requests that time did not suffice for have failed."""
        return [
            outcome or overdue(request, now)
            for request, outcome in zip(self._requests, self._outcomes, strict=True)
        ]


@dataclass(frozen=True, slots=True)
class Call:
    """A batch with what its caller gave along."""

    batch: Batch
    now: Callable[[], datetime]  # aware UTC
    deadline_s: float  # no transfer begins after it; monotonic seconds
