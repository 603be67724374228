"""A clock that goes when it is told to."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta


@dataclass
class FakeClock:
    now: datetime = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def go(self, **lengths: float) -> None:
        self.now += timedelta(**lengths)
