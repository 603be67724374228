"""Holds how every document will stand by each wave, and knows what an alert of each edit says."""

import random
from collections.abc import Iterable, Iterator, Sequence

from tests.story import cast
from tests.story.acts import Act, Edit, Expected
from tests.story.documents import Site
from tests.story.kinds import KINDS, Kind, Slots
from tests.story.texts import difference

# Where an edit is to be seen, and whether the site's own marker tells it. In a feed alone: a forum
# whose pages are cached; on the page alone: one whose feed is.
_WAYS = (
    ("both", True), ("page", False), ("both", False), ("page", True), ("feed", False),
    ("both", True), ("both", False),
)  # fmt: skip


class Plot:
    """Writes the waves; holds how every document will stand by then."""

    def __init__(self, size: cast.Size, seed: int) -> None:
        self.size, self.chance = size, random.Random(seed)
        self.sites = cast.sites(size)
        self.held = {each.url: each for each in cast.documents(self.sites, size, self.chance)}
        self._free = {
            site: [d.url for d in self.held.values() if d.site == site] for site in self.sites
        }
        self._made = 0  # edits so far: goes through kinds and ways
        self.edited: list[tuple[Edit, Slots]] = []  # with the words that were there before
        self.silent = self.of("heise")[-1]  # its feed fails for a while
        telling = [site for site in self.sites if site.form != "kremlin" and site != self.silent]
        self.later = [self.take(site) for site in telling[::2]]

    def of(self, *forms: str) -> list[Site]:
        return [site for site in self.sites if site.form in forms]

    def take(self, site: Site) -> str:
        """A document of a site that nothing has happened to."""
        return self._free[site].pop()

    def edits(self, sites: Iterable[Site]) -> Iterator[tuple[Act, Expected]]:
        """One edit on each of these sites, each of another kind, seen in another way."""
        for site in sites:
            kind = KINDS[self._made % len(KINDS)]
            where, marked = _WAYS[self._made % len(_WAYS)]
            self._made += 1
            marks = marked and site.form in ("heise", "board")
            yield self.edit(self.take(site), kind, where, marked=marks)

    def edit(
        self, url: str, kind: Kind, where: str, *, marked: bool = False
    ) -> tuple[Act, Expected]:
        """An edit, and what is told of it."""
        words = kind.makes(self.held[url], self.chance)
        return self.words(url, words, where, marked=marked, called=kind.called)

    def words(
        self, url: str, words: Slots, where: str, *, marked: bool = False, called: str = "changed"
    ) -> tuple[Act, Expected]:
        """Other words in some places of a document."""
        document = self.held[url]
        seen = document.in_feed if where == "feed" else document.on_page
        before = {name: seen[name] for name in words}
        act = Edit(url=url, where=where, words=tuple(words.items()), marked=marked)
        self.held[url] = document.with_words(where, **words)
        self.edited.append((act, before))
        told = difference(" ".join(before.values()), " ".join(words.values()))
        return act, Expected(
            type=f"{document.kind}.edited", about=url, words=told, kind=called, declared=marked
        )

    def reverts(self, edited: Sequence[tuple[Edit, Slots]]) -> Iterator[tuple[Act, Expected]]:
        """Documents that say again what they said before an edit."""
        for act, before in edited:
            if act.where != "feed":
                yield self.words(act.url, before, act.where, called="reverted")

    def edited_again(self, edited: Sequence[tuple[Edit, Slots]]) -> Iterator[tuple[Act, Expected]]:
        """Documents that are edited a second time, in another place of their text."""
        for act, _ in edited:
            if act.where != "feed" and not _moves_end(act):
                yield self.words(act.url, {"end": "?"}, act.where)


def _moves_end(act: Edit) -> bool:
    return any(place in ("end", "more") for place, _ in act.words)
