"""The clock that a site prints its times by, as far as it is known. Pure."""

from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo

# UTC-12 to UTC+14 are in use: read as UTC, a time of unknown zone is at most this far off.
UNKNOWN_ZONE_S = 14 * 3600
DAY_S = 86_400


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """A printed time as an instant."""

    at: datetime  # aware UTC
    uncertainty_s: int = 0  # beyond the printed precision of a minute: zone, fold, missing day


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteClock:
    """What a printed time is read with.

    `zone` None is an unknown one, read as UTC. `zone_off_s` says how far times of a guessed zone
    may be off. `now` is when the page was fetched; without it "5 minutes ago" cannot be read.
    `day_first` decides "03/04/2022" and "03-04-2022"; None where the site has not shown which.
    """

    zone: tzinfo | None = None
    zone_off_s: int = 0
    now: datetime | None = None
    day_first: bool | None = None

    @property
    def off_s(self) -> int:
        """How far a time may be off because of the zone."""
        return UNKNOWN_ZONE_S if self.zone is None else self.zone_off_s

    @property
    def today(self) -> datetime | None:
        """`now` as the site's clocks show it."""
        return self.now.astimezone(self.zone or UTC) if self.now else None
