"""A forum without an engine of its own, in XenForo's markup, and a web that redirects; invented."""

from dataclasses import dataclass, field, replace

from schemas.records.fetches import Gone
from tests.fakes.sites import RSS
from tests.fakes.web import FakeWeb

BOARD = "https://board.example"
BOARD_FEED = f"{BOARD}/posts.rss"
WATCH = f"""
sources:
  - name: Board
    kind: forum
    feeds: [{BOARD_FEED}]
    every: 1m
    delay: 1s
    confirm_gone: 10m
subscriptions:
  - name: desk
    events: ["*"]
    at_least: cosmetic
    settle: 0s
    to:
      - email: desk@example.org
"""
TEXTS = {
    91: "Das Ministerium meldet heute 6 Tote, und niemand hat bisher widersprochen.",
    92: "Ich habe dort angerufen, und sie sagen etwas ganz anderes als in der Zeitung steht.",
    93: "Wer von euch war gestern auf dem Platz und kann sagen, wie viele es wirklich waren?",
}


@dataclass(frozen=True)
class Thread:
    """A thread's page; what stands in the place of a post's text may be the site's own words."""

    name: str = "die-meldung.7"
    posts: dict[int, str] = field(default_factory=lambda: dict(TEXTS))

    def link(self, number: int) -> str:
        return f"{BOARD}/threads/{self.name}/post-{number}"

    def says(self, number: int, words: str) -> "Thread":
        return replace(self, posts=self.posts | {number: words})

    def without(self, number: int) -> "Thread":
        return replace(self, posts={n: text for n, text in self.posts.items() if n != number})

    def page(self) -> str:
        posts = "".join(
            f"""<article class="message message--post js-post" data-author="anna{number}"
data-content="post-{number}" id="js-post-{number}"><header class="message-attribution">
<a href="/threads/{self.name}/post-{number}"><time class="u-dt"
datetime="2026-03-02T07:{number % 60:02}:00Z">Monday</time></a></header>
<div class="message-body"><div class="bbWrapper">{text}</div></div></article>"""
            for number, text in self.posts.items()
        )
        return f"""<!DOCTYPE html><html lang="de"><head><title>Die Meldung | Board</title></head>
<body><h1>Die Meldung</h1><div class="block-body">{posts}</div></body></html>"""

    def feed(self) -> str:
        items = "".join(
            f"""<item><title>Die Meldung</title><link>{self.link(number)}</link>
<guid isPermaLink="false">{number}</guid><author>anna{number}</author>
<pubDate>Mon, 02 Mar 2026 07:{number % 60:02}:00 GMT</pubDate>
<description>&lt;p&gt;{text}&lt;/p&gt;</description></item>"""
            for number, text in self.posts.items()
        )
        return f"""<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>
<title>Board</title><link>{BOARD}/</link><description>Posts</description>{items}
</channel></rss>"""


@dataclass
class RedirectingWeb(FakeWeb):
    """A web in which some addresses lead to others; `permanent` as a 301 does."""

    leads: dict[str, tuple[str, bool]] = field(default_factory=dict)

    def lead(self, url: str, to: str, *, permanent: bool = True) -> None:
        self.leads[url] = (to, permanent)

    def _answer(self, request, now):
        if request.url not in self.leads:
            return self._with_body(super()._answer(request, now))
        to, permanent = self.leads[request.url]
        answer = self._with_body(super()._answer(replace(request, url=to), now))
        moved = {"permanent_url": to if permanent else None} if hasattr(answer, "hops") else {}
        return replace(answer, request=request, **moved)

    def _with_body(self, answer):
        gone = isinstance(answer, Gone)
        return replace(answer, body=self.at(answer.url).body) if gone else answer


def with_redirects(world) -> None:
    """Lets the world's web redirect."""
    world.web = RedirectingWeb(pages=world.web.pages)
    world.parts = replace(world.parts, fetcher=world.web)


def put_thread(world, thread: Thread, *, listed: Thread | None = None) -> None:
    """The thread's page under each post's link, and the feed."""
    for number in thread.posts:
        world.web.put(thread.link(number), thread.page())
    world.web.put(BOARD_FEED, (listed or thread).feed(), kind=RSS)
