"""The waves of the story: edits of every kind, noise, deletions, and what must be told of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from tests.story import cast
from tests.story.acts import (
    Act,
    Delete,
    Edit,
    Expected,
    Fidget,
    Mend,
    Publish,
    Restore,
    Trouble,
    Unlist,
    Wave,
)
from tests.story.documents import Document, Site
from tests.story.kinds import KINDS, Kind
from tests.story.plot import Plot


@dataclass(frozen=True, kw_only=True)
class Story:
    """The world at the beginning, the documents that are published later, and the waves."""

    sites: list[Site]
    documents: list[Document]
    later: list[Document]
    waves: list[Wave]

    @property
    def edits(self) -> int:
        return sum(isinstance(act, Edit) for wave in self.waves for act in wave.acts)


def write(size: cast.Size, *, seed: int) -> Story:
    """The whole story of this size; the same seed writes the same."""
    plot = Plot(size, seed)
    quoting = _quote(plot)
    beginning = dict(plot.held)
    waves = [_first(plot), _second(plot, quoting), _third(plot), _noise(plot)]
    later = [beginning.pop(url) for url in plot.later]
    return Story(sites=plot.sites, documents=list(beginning.values()), later=later, waves=waves)


def _quote(plot: Plot) -> tuple[str, str]:
    """A post that cites a statement and has a sentence of it; both, not taken otherwise."""
    post, statement = (plot.take(plot.of(form)[0]) for form in ("board", "kremlin"))
    words = {"filler": plot.held[statement].on_page["filler"], "link": statement}
    plot.held[post] = plot.held[post].with_words("both", **words)
    return post, statement


def _wave(name: str, told: Iterable[tuple[Act, Expected]], *more: Act | Expected) -> Wave:
    """Some acts with what is told of each, and acts and expectations beside them."""
    pairs = list(told)
    acts = [act for act, _ in pairs] + [each for each in more if not isinstance(each, Expected)]
    expected = [each for _, each in pairs] + [each for each in more if isinstance(each, Expected)]
    return Wave(name=name, acts=(Fidget(), *acts), expected=tuple(expected))


def _first(plot: Plot) -> Wave:
    """One edit on every site while some of them are in short trouble."""
    heise, plain, board = (plot.of(form) for form in ("heise", "plain", "board"))
    walled, broken = (plot.held[plot.take(site)].address for site in (heise[0], board[0]))
    return _wave(
        "edits on every site, short troubles",
        plot.edits(plot.sites),
        Trouble(address=heise[1].feed_url, what="500", times=2),
        Trouble(address=plain[0].feed_url, what="wall", times=2),
        Trouble(address=board[0].feed_url, what="cut", times=1),
        Trouble(address=walled, what="wall", times=1),
        Trouble(address=broken, what="500", times=1),
    )


def _second(plot: Plot, quoting: tuple[str, str]) -> Wave:
    """Edits, deletions of every kind, new documents, a citation, and a feed that falls silent."""
    statement = quoting[1]
    other = [each for each in plot.sites if each is not plot.silent]
    told = [*plot.edits(other), *_deletions(plot), *_published(plot)]
    told.append(plot.edit(statement, _named("wording"), "both"))
    told.append(plot.words(_citing(plot), {"link": statement}, "page"))
    return _wave(
        "edits, deletions, new documents, a feed that falls silent",
        told,
        Trouble(address=plot.silent.feed_url, what="500", times=0),
        Expected(type="source.failing", about=plot.silent.source),
        Expected(type="quotation.broken", about=statement),
        Expected(type="citation.new", about=_cites(told)),
        *[
            Expected(
                type="post.edited_before_seen",
                about=plot.later[0],
                kind="before_seen",
                declared=True,
            )
        ],
        *[Unlist(url=plot.take(site)) for site in plot.of("plain")[:2]],
    )


def _third(plot: Plot) -> Wave:
    """Reverts, second edits, restorations, the lost citation, and the feed that is back."""
    *edited, _, (citing, before) = plot.edited
    half = len(edited) // 2  # of the first wave and of the second
    told = [*plot.reverts(edited[:half]), *plot.edited_again(edited[half + 1 :])]
    told.append(plot.words(citing.url, before, "page", called="reverted"))
    restored = [url for url, document in plot.held.items() if document.gone][::2]
    for url in restored:
        plot.held[url] = replace(plot.held[url], gone="")
        told.append((Restore(url=url), Expected(type=f"{plot.held[url].kind}.restored", about=url)))
    return _wave(
        "reverts, second edits, restorations",
        told,
        Mend(address=plot.silent.feed_url),
        Expected(type="source.recovered", about=plot.silent.source),
        Expected(type="citation.lost", about=citing.url),
    )


def _noise(plot: Plot) -> Wave:
    return _wave("nothing but noise", [])


def _named(name: str) -> Kind:
    return next(kind for kind in KINDS if kind.name == name)


def _citing(plot: Plot) -> str:
    return plot.take(plot.of("heise")[0])


def _cites(told: list[tuple[Act, Expected]]) -> str:
    return told[-1][1].about


def _deletions(plot: Plot) -> Iterator[tuple[Act, Expected]]:
    ways = (
        ("heise", "404"), ("heise", "locked"), ("board", "404"), ("plain", "410"),
        ("plain", "front"), ("kremlin", "404"), ("office", "410"),
    )  # fmt: skip
    for form, how in ways:
        url = plot.take(plot.of(form)[0])
        plot.held[url] = replace(plot.held[url], gone=how)
        yield Delete(url=url, how=how), Expected(type=f"{plot.held[url].kind}.gone", about=url)


def _published(plot: Plot) -> Iterator[tuple[Act, Expected]]:
    for place, url in enumerate(plot.later):
        kind = plot.held[url].kind
        yield Publish(url=url, marked=place == 0), Expected(type=f"{kind}.new", about=url)
