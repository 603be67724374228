"""What a forum and a press office publish in the demonstration: values, no behaviour beyond them.

Texts are HTML, a paragraph each.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from schemas.records.sources import SourceKind

Language = Literal["de", "en", "fr", "ru"]


@dataclass(frozen=True, kw_only=True)
class Site:
    """A forum or a press office: one host with one feed."""

    name: str  # the source's name in the watch list
    kind: SourceKind
    host: str
    feed_path: str
    language: Language  # of its own words, and of most texts
    tells: str  # a few words for a person who reads along

    @property
    def feed_url(self) -> str:
        """The address that is watched."""
        return f"http://{self.host}{self.feed_path}"


@dataclass(frozen=True, kw_only=True)
class Paper:
    """A post or a statement as first published; `site` is its publisher."""

    site: Site
    number: int  # the site's own, part of the address
    title: str  # unique in the whole demonstration
    paragraphs: tuple[str, ...]
    author: str = ""  # of a post
    age: timedelta | None = None  # when the demonstration begins; None: it is published later

    @property
    def path(self) -> str:
        """The path of its own page."""
        if self.site.kind == "official":
            return f"/events/president/news/{self.number}"
        slug = "-".join("".join(c if c.isalnum() else " " for c in self.title).split())
        return f"/forum/Fluss/Kommentare/{slug}/posting-{self.number}/show/"

    @property
    def url(self) -> str:
        """The address of its own page."""
        return f"http://{self.site.host}{self.path}"


def paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a text that is parted by blank lines; its line ends are spaces."""
    return tuple(" ".join(part.split()) for part in text.strip().split("\n\n"))
