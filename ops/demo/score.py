"""What was expected of the demonstration and what has arrived. Pure."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ops.demo.story import Expected

Key = tuple[str, str, str]  # channel, event type, title of the document


@dataclass(slots=True)
class Score:
    """Counts arrivals against expectations; an alert that is expected twice must come twice."""

    arrived: int = 0
    first_alert_s: float | None = None  # seconds after the beginning
    unexpected: list[str] = field(default_factory=list)
    missing: list[Expected] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)  # addresses not looked at in time
    _open: Counter[Key] = field(default_factory=Counter)

    @property
    def amiss(self) -> bool:
        """Whether something has gone wrong so far."""
        return bool(self.unexpected or self.missing or self.unseen)

    @property
    def good(self) -> bool:
        """Whether everything that had to happen did, and nothing else."""
        return not self.amiss and not any(number > 0 for number in self._open.values())

    def expect(self, alerts: Iterable[Expected]) -> None:
        """These must arrive."""
        self._open.update(alert.key for alert in alerts)

    def count(self, key: Key, *, at_s: float) -> bool:
        """Count an arrival; whether it was expected."""
        self.arrived += 1
        if self.first_alert_s is None:
            self.first_alert_s = at_s
        if self._open[key] > 0:
            self._open[key] -= 1
            return True
        channel, type_, title = key
        self.unexpected.append(f"{type_} “{title}” by {channel}")
        return False

    def still_open(self, alerts: Sequence[Expected]) -> list[Expected]:
        """Those of these alerts that have not arrived."""
        return [alert for alert in alerts if self._open[alert.key] > 0]

    def give_up(self, alerts: Sequence[Expected], unseen: Iterable[str]) -> None:
        """The time for these is over."""
        self.missing.extend(self.still_open(alerts))
        self.unseen.extend(unseen)
