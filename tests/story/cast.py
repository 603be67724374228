"""The sites and documents of the story, made from a seed: the same seed, the same world."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from tests.story.documents import Document, Form, Site
from tests.story.texts import ENGLISH, ENGLISH_OFFICE, GERMAN, RUSSIAN, Language, first_words

_LANGUAGES = {"heise": GERMAN, "board": ENGLISH, "plain": GERMAN, "office": ENGLISH_OFFICE}
_AUTHORS = ("mueller", "anna_b", "nachtwache", "Old Hand", "zaungast")

# One request a second and host is polite; pages on two hosts keep the story short.
_HOSTS_A_FEED = 2


@dataclass(frozen=True, kw_only=True)
class Size:
    """How much of a world: feeds by form, and documents of each feed."""

    heise: int
    board: int
    plain: int
    office: int
    posts: int  # of each forum's feed
    statements: int  # of each office's feed, the two faces of kremlin.ru too

    @property
    def feeds(self) -> int:
        return self.heise + self.board + self.plain + self.office + 2


WHOLE = Size(heise=7, board=4, plain=5, office=2, posts=11, statements=6)  # 20 feeds, 200 documents
THIRD = Size(heise=3, board=2, plain=2, office=1, posts=8, statements=4)  # 10 feeds, 68 documents


def sites(size: Size) -> list[Site]:
    """The sites; the last two plain feeds are of one source."""
    found = [_kremlin("Kremlin, English", "en.kremlin.ru", ENGLISH_OFFICE)]
    found.append(_kremlin("Кремль", "kremlin.ru", RUSSIAN))
    forms: tuple[Form, ...] = ("heise", "board", "plain", "office")
    for form in forms:
        found += [_site(form, number) for number in range(getattr(size, form))]
    plain = [site for site in found if site.form == "plain"]
    found[found.index(plain[-1])] = replace(plain[-1], source=plain[-2].source)
    return found


def _kremlin(source: str, host: str, language: Language) -> Site:
    return Site(
        source=source, form="kremlin", language=language, hosts=(host,), etags=True,
        feed_url=f"http://{host}/events/president/news/feed",
    )  # fmt: skip


def _site(form: Form, number: int) -> Site:
    domain = f"{form}{number}.example"
    return Site(
        source=f"{form.capitalize()} {number}", form=form, language=_LANGUAGES[form],
        feed_url=f"http://feeds.{domain}/feed.xml", etags=number % 2 == 0,
        hosts=tuple(f"{name}.{domain}" for name in ("north", "south")[:_HOSTS_A_FEED]),
    )  # fmt: skip


def documents(of: Sequence[Site], size: Size, chance: random.Random) -> Iterator[Document]:
    """The documents of all sites; their numbers are never used twice."""
    for place, site in enumerate(of, 1):
        count = size.statements if site.kind == "official" else size.posts
        for number in range(place * 1000, place * 1000 + count):
            words = first_words(site.language, chance, number=number)
            yield Document(
                site=site,
                number=number,
                author=chance.choice(_AUTHORS),
                published_at=_some_time_ago(chance),
                on_page=words,
                in_feed=words,
            )


def _some_time_ago(chance: random.Random) -> datetime:
    now = datetime.now(UTC).replace(microsecond=0)
    return now - timedelta(minutes=chance.randrange(30, 3000))


WATCH = """sources:
{sources}
subscriptions:
  - name: desk
    events: ["*"]
    at_least: cosmetic
    settle: 0s
    to: [{{webhook: "{desk}/desk", secret: "${{DESK_SECRET}}"}}]
  - name: offices
    events: ["statement.*"]
    at_least: substantive
    settle: 0s
    to: [{{webhook: "{desk}/offices", secret: "${{OFFICES_SECRET}}"}}]
"""

_SOURCE = """  - name: "{name}"
    kind: {kind}
    feeds: [{feeds}]
    every: 1s
    delay: 1s
    confirm_gone: 1s{engine}
"""


def watch_list(of: Sequence[Site], desk: str) -> str:
    """The watch list that looks at all of it."""
    by_source: dict[str, list[Site]] = {}
    for site in of:
        by_source.setdefault(site.source, []).append(site)
    sources = "".join(
        _SOURCE.format(
            name=name, kind=feeds[0].kind, feeds=", ".join(f'"{each.feed_url}"' for each in feeds),
            engine="\n    engine: heise" if feeds[0].form == "heise" else "",
        )
        for name, feeds in by_source.items()
    )  # fmt: skip
    return WATCH.format(sources=sources, desk=desk)
