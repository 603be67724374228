"""Addresses inside addresses of other services, opened offline."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.urls import identity_key, unwrap
from tests.evaluation.citations.sections import Figure, Section

WRITTEN = Path(__file__).parent / "written"
OPEN = WRITTEN / "wrappers.txt"
HELD_OUT = WRITTEN / "wrappers_held_out.txt"


@dataclass(frozen=True, slots=True)
class Wrapped:
    """An address as a service gives it out."""

    kind: str
    meant: str
    given: str

    @property
    def opened(self) -> bool:
        """Whether the address inside was found, and nothing else."""
        inner, names = unwrap(self.given)
        return bool(names) and identity_key(inner) == identity_key(self.meant)


def wrapped(path: Path) -> Iterator[Wrapped]:
    """The wrapped addresses of a file."""
    for line in path.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield Wrapped(*line.split(" | "))


def measure() -> Section:
    """The share opened, and the share of kinds of which every form is opened."""
    halves = {"known": list(wrapped(OPEN)), "held out": list(wrapped(HELD_OUT))}
    every = [one for half in halves.values() for one in half]
    return Section(
        title="wrappers",
        measured_on=f"{len(every)} addresses of {len(_kinds(every))} kinds, written by us",
        figures=[
            *(
                Figure(what=f"opened offline, {name}", value=_share(half), bar=0.97)
                for name, half in halves.items()
            ),
            *(
                Figure(what=f"kinds opened in every form, {name}", value=_share_of_kinds(half))
                for name, half in halves.items()
            ),
        ],
        misses=[
            f"{name}: {one.kind}: {one.given} gave {unwrap(one.given)}"
            for name, half in halves.items()
            for one in half
            if not one.opened
        ],
    )


def _kinds(every: Sequence[Wrapped]) -> set[str]:
    return {one.kind for one in every}


def _share(half: Sequence[Wrapped]) -> float:
    return sum(one.opened for one in half) / len(half)


def _share_of_kinds(half: Sequence[Wrapped]) -> float:
    missed = {one.kind for one in half if not one.opened}
    return 1 - len(missed) / len(_kinds(half))
