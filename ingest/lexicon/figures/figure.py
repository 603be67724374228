"""A figure: what a text says in numbers, by value. Pure values."""

from dataclasses import dataclass
from typing import Literal

FigureKind = Literal["number", "ordinal", "vague", "percent", "money", "date", "time"]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure of a visible text.

    `readings` are what it may mean, the likeliest first: "01/11/2022" is of January or of November.
    A number, ordinal, percentage or sum is a decimal ("6", "2500000", "2.5") or a fraction ("1/3");
    a vague one the least that it stands for ("hundreds": "100", "dozens": "10"); a date ISO 8601,
    as much as is said ("2022-01-11", "--01-11", "2022-01", "2022", "--01"), a day of the week its
    number ("W5"); a time "19:47".
    """

    span: Span  # half open, in characters of the visible text; the unit belongs to it
    kind: FigureKind
    readings: tuple[str, ...]
    unit: str = ""  # "h", "km", "eur", … the same in all languages; "" for none that is known

    @property
    def value(self) -> str:
        """What it most likely means."""
        return self.readings[0]
