"""The sites of the story and the documents that stand on them; values without behaviour."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from tests.story.texts import Language, Words, paragraphs

# heise: one post a page, the forum's marker. board: a thread a page, in phpBB's markup, whose
# engine has no module. plain: one post a page in nobody's markup. kremlin, office: statements.
Form = Literal["heise", "board", "plain", "kremlin", "office"]


@dataclass(frozen=True, kw_only=True)
class Site:
    """One feed and the hosts of the pages that it lists."""

    source: str  # as the watch list names it; two feeds may be of one source
    form: Form
    language: Language
    feed_url: str
    hosts: tuple[str, ...]
    etags: bool  # whether its feed can be asked for conditionally

    @property
    def kind(self) -> str:
        return "official" if self.form in ("kremlin", "office") else "forum"

    @property
    def all_hosts(self) -> set[str]:
        return {self.feed_url.split("/")[2], *self.hosts}


@dataclass(frozen=True, kw_only=True)
class Document:
    """A post or statement as it stands at one moment."""

    site: Site
    number: int
    author: str
    published_at: datetime
    on_page: Words
    in_feed: Words
    edited_at: datetime | None = None  # what the site's own marker says
    gone: str = ""  # what stands in its place: 404, 410, front, locked
    listed: bool = True

    @property
    def kind(self) -> str:
        return "statement" if self.site.kind == "official" else "post"

    @property
    def host(self) -> str:
        return self.site.hosts[self.number % len(self.site.hosts)]

    @property
    def address(self) -> str:
        """What is asked for: without a fragment."""
        number, root = self.number, f"http://{self.host}"
        return {
            "heise": f"{root}/forum/Telepolis/Kommentare/Thema/posting-{number}/show/",
            "board": f"{root}/viewtopic.php?p={number}",
            "plain": f"{root}/t/{number}.html",
            "kremlin": f"{root}/events/president/news/{number}",
            "office": f"{root}/news/2026/{number}",
        }[self.site.form]

    @property
    def url(self) -> str:
        """What names it."""
        return f"{self.address}#p{self.number}" if self.site.form == "board" else self.address

    def body(self, words: Words) -> str:
        """Its text as HTML."""
        return "".join(f"<p>{each}</p>" for each in paragraphs(self.site.language, words))

    def with_words(self, where: str, **words: str) -> "Document":
        """The document with other words on its page, in its feed, or in both."""
        page = {**self.on_page, **words} if where in ("page", "both") else self.on_page
        feed = {**self.in_feed, **words} if where in ("feed", "both") else self.in_feed
        return replace(self, on_page=page, in_feed=feed)
