"""One look at a page: all that moves without anybody editing, drawn from a seed.

Two looks of one seed are the same bytes; looks of two seeds differ in everything that FORUMS.md
section 3 names and in nothing that an author wrote.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from html import escape
from random import Random

from tests.evaluation.edits.words import NAMES, SIGNATURES, TOPICS, WORDS, Words
from tests.evaluation.edits.writing import Run, Said

_ZERO_WIDTH = ("\u200b", "\u2060", "\xad")


@dataclass(frozen=True)
class Look:
    """The furniture of one moment. Every value is drawn by its name, so order does not matter."""

    seed: str
    now: datetime
    language: str
    sprinkle: bool = True  # zero-width characters and no-break spaces put into the words

    @cached_property
    def words(self) -> Words:
        """The board's labels."""
        return WORDS[self.language]

    def random(self, name: str) -> Random:
        """A source of chance of its own for each name."""
        return Random(f"{self.seed}/{name}")

    def number(self, name: str, least: int = 1, most: int = 9999) -> int:
        """A counter at this moment."""
        return self.random(name).randint(least, most)

    def count(self, name: str, least: int = 1, most: int = 9999) -> str:
        """The same as boards write it, with the language's sign between thousands."""
        sign = {"de": ".", "en": ",", "ru": " ", "fr": "\u202f"}[self.language]
        return f"{self.number(name, least, most):,}".replace(",", sign)

    def token(self, name: str, length: int = 32) -> str:
        """A session's or form's secret, hexadecimal."""
        return hashlib.blake2b(f"{self.seed}/{name}".encode()).hexdigest()[:length]

    def chance(self, name: str, share: float = 0.5) -> bool:
        """Whether something is there at this look."""
        return self.random(name).random() < share

    def ago(self, at: datetime) -> str:
        """A time as boards show it to somebody who looks now."""
        passed = self.now - at
        if passed < timedelta(hours=1):
            minutes = int(passed.total_seconds() // 60)
            return self.words.minutes.format(n=minutes) if minutes > 1 else self.words.now
        if passed < timedelta(hours=6):
            return self.words.hours.format(n=max(2, int(passed.total_seconds() // 3600)))
        return self.day(at)

    def day(self, at: datetime) -> str:
        """A time with its day: today's and yesterday's by these words."""
        days = (self.now.date() - at.date()).days
        if days > 1:
            return self.absolute(at)
        return (self.words.yesterday if days else self.words.today).format(t=f"{at:%H:%M}")

    def absolute(self, at: datetime) -> str:
        """A time as a date."""
        return at.strftime(self.words.on)

    def views(self, name: str) -> str:
        """A counter of visits."""
        return self.words.views.format(n=self.count(f"views {name}", 10))

    def likes(self, name: str) -> str:
        """A counter of likes; empty where nobody has liked it yet."""
        number = self.number(f"likes {name}", 0, 40)
        return self.words.likes.format(n=number) if number else ""

    def posts(self, name: str) -> str:
        """How much a user has posted so far."""
        return self.words.posts.format(n=self.count(f"posts {name}", 10))

    def status(self, name: str) -> str:
        """Whether a user is there."""
        return self.words.online if self.chance(f"online {name}") else self.words.offline

    def signature(self, name: str) -> str:
        """A user's signature, which users change as they like."""
        chosen = self.random(f"signature {name}").choice(SIGNATURES[self.language])
        return chosen.format(n=self.number(f"boat {name}", 12, 60))

    def ad(self, place: str) -> str:
        """An advertisement, or nothing."""
        if not self.chance(f"ad {place}", 0.6):
            return ""
        chosen = self.random(f"ad words {place}").choice(self.words.ad)
        return chosen.format(n=self.number(f"ad number {place}"))

    def topics(self) -> list[str]:
        """Other topics, in the order of the moment."""
        found = list(TOPICS[self.language])
        self.random("topics").shuffle(found)
        return found[: self.number("topics shown", 2, len(found))]

    def readers(self) -> str:
        """Who else is looking."""
        return self.words.guests.format(n=self.number("guests", 1, 90))

    def reader(self, place: str) -> str:
        """Some user's name."""
        return self.random(f"reader {place}").choice(NAMES)

    def inline(self, said: Said, *, attributes: str = "", bold: str = "strong") -> str:
        """A paragraph's words as HTML."""
        return "".join(self._run(run, attributes, bold) for run in said.runs)

    def _run(self, run: Run, attributes: str, bold: str) -> str:
        text = escape(self._sprinkled(run.text) if run.url is None else run.text, quote=False)
        if run.url is not None:
            return f'<a href="{escape(run.url)}"{attributes}>{text}</a>'
        return f"<{bold}>{text}</{bold}>" if run.strong else text

    def _sprinkled(self, text: str) -> str:
        """The same to a reader: fillers of no width, and spaces that do not break."""
        gaps = [at for at, sign in enumerate(text) if sign == " " and 0 < at < len(text) - 1]
        chance = self.random(f"sprinkle {text}")
        if not self.sprinkle or not gaps or chance.random() < 0.5:
            return text
        at = chance.choice(gaps)
        sign = chance.choice(("\xa0", *(f" {filler}" for filler in _ZERO_WIDTH)))
        return text[:at] + sign + text[at + 1 :]
