"""Where spans of collected text are once the text has been trimmed and normalised."""

import unicodedata
from collections.abc import Iterable, Sequence

from ingest.text import nfc, without_controls


class Places:
    """Places in `collected` text as places in `final`, the same text trimmed and in NFC.

    All `ends` that will be asked for are given at once, so that the work is linear in the text.
    """

    def __init__(self, collected: str, *, lead: int, final: str, ends: Iterable[int]) -> None:
        self._lead = lead
        self._final = final
        trimmed = collected[lead : lead + len(final)]
        self._moved = {} if trimmed == final else _moved(collected, sorted(set(ends)))

    def span(self, first: int, last: int) -> list[tuple[int, int]]:
        """The span without white space at its ends; none if nothing is left of it."""
        start, end = self._place(first), self._place(last)
        inner = self._final[start:end]
        start += len(inner) - len(inner.lstrip())
        end -= len(inner) - len(inner.rstrip())
        return [(start, end)] if start < end else []

    def spans(self, stretches: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
        """The spans of all of them of which something is left."""
        if not stretches:
            return ()
        return tuple([span for first, last in stretches for span in self.span(first, last)])

    def _place(self, at: int) -> int:
        return min(max(self._moved.get(at, at) - self._lead, 0), len(self._final))


def _moved(collected: str, ends: list[int]) -> dict[int, int]:
    """Each place once controls are gone and letters are joined with their marks.

    A place between a letter and its mark moves behind the mark.
    """
    places: dict[int, int] = {}
    done = length = 0
    for end in ends:
        stop = max(end, done)
        while stop < len(collected) and unicodedata.combining(collected[stop]):
            stop += 1
        length += len(nfc(without_controls(collected[done:stop])))
        places[end] = length
        done = stop
    return places
