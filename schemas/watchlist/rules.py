"""Rules of the sources that need more than one place of a watch list, or what is outside of it.

They read the tree and not the model, so that they speak even where other places are mistaken.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from typing import Final
from urllib.parse import urlsplit

from schemas.watchlist.channels import broken_channels
from schemas.watchlist.checks import LANGUAGE, listed, nearest
from schemas.watchlist.durations import format_duration, parse_duration
from schemas.watchlist.problems import Problem
from schemas.watchlist.surroundings import Surroundings
from schemas.watchlist.tree import Path, Tree

FLOORS: Final = {
    "every": timedelta(seconds=60),  # more often is what sites block agents for
    "delay": timedelta(seconds=1),  # the least that RFC-less custom (Crawl-delay) knows
    "confirm_gone": timedelta(minutes=10),  # a restart or short outage must not look like gone
}
LEAST_PERIOD: Final = timedelta(minutes=1)
"""Of `at_most`: what is over comes at its end, and would come a few at a time."""

LOCAL_FLOOR: Final = timedelta(seconds=1)
"""Towards hosts named in RESOLVE or ALLOW_NETWORKS (DESIGN.md, Settings)."""


def broken_rules(tree: Tree, around: Surroundings) -> Iterator[Problem]:
    """Every broken rule."""
    yield from _doubled(tree, tree.strings("sources", None, "name"), "the name `{}`")
    yield from _doubled(tree, tree.strings("subscriptions", None, "name"), "the name `{}`")
    yield from _doubled_feeds(tree)
    yield from _unknown_sources(tree)
    yield from _floors(tree, around.local_host)
    yield from _unknown_engines(tree, around.engines)
    yield from _endless_quiet(tree)
    yield from _unknown_languages(tree, around.languages)
    yield from broken_channels(tree, around)


def _doubled(tree: Tree, found: Iterable[tuple[Path, str]], what: str) -> Iterator[Problem]:
    first: dict[str, Path] = {}
    for path, text in found:
        earlier = first.setdefault(" ".join(text.casefold().split()), path)
        if earlier != path:
            wrong = f"{what.format(text[:60])} stands also in line {tree.line(earlier)}"
            yield tree.problem(path, wrong, "give each its own")


def _feeds(tree: Tree) -> Iterator[tuple[Path, str]]:
    yield from tree.strings("sources", None, "feeds", None)
    yield from tree.strings("sources", None, "feeds", None, "url")


def _doubled_feeds(tree: Tree) -> Iterator[Problem]:
    first: dict[str, Path] = {}
    for path, url in sorted(_feeds(tree), key=lambda found: tree.line(found[0])):
        earlier = first.setdefault(_address(url), path)
        if _host(url) and earlier != path:
            wrong = f"this feed stands also in line {tree.line(earlier)}"
            yield tree.problem(path, wrong, "keep it in one source only")


def _address(url: str) -> str:
    """Equal for two writings of one address: scheme, default port and fragment are left out."""
    try:
        parts = urlsplit(url.strip())
        port = "" if parts.port in (None, 80, 443) else f":{parts.port}"
    except ValueError:
        return url
    return f"{parts.hostname}{port}{parts.path or '/'}?{parts.query}"


def _host(url: str) -> str | None:
    try:
        return urlsplit(url.strip()).hostname
    except ValueError:
        return None


def _unknown_sources(tree: Tree) -> Iterator[Problem]:
    names = {name.strip() for _, name in tree.strings("sources", None, "name")}
    named = [
        found
        for key in ("where", "unless")
        for found in tree.strings("subscriptions", None, key, "source", None)
    ]
    for path, name in named:
        if name.strip() in names or not name.strip():
            continue
        meant = nearest(name, names)
        right = (
            f"did you mean `{meant}`?" if meant else "write the `name` of one of the sources above"
        )
        yield tree.problem(path, f"no source is named `{name[:60]}`", right)


def _floors(tree: Tree, local_host: Callable[[str], bool]) -> Iterator[Problem]:
    hosts: dict[Path, list[str | None]] = {}
    for path, url in _feeds(tree):
        hosts.setdefault(path[:2], []).append(_host(url))
    for key, floor in FLOORS.items():
        for path, text in tree.strings("sources", None, key):
            known = hosts.get(path[:2], [])
            local = bool(known) and all(host and local_host(host) for host in known)
            yield from _too_short(tree, path, text, LOCAL_FLOOR if local else floor)
    for path, text in tree.strings("subscriptions", None, "digest"):
        yield from _too_short(tree, path, text, LOCAL_FLOOR)
    for path, text in tree.strings("subscriptions", None, "at_most", "per"):
        yield from _too_short(tree, path, text, LEAST_PERIOD)


def _endless_quiet(tree: Tree) -> Iterator[Problem]:
    for path in tree.nodes:
        if len(path) == 3 and path[::2] == ("subscriptions", "quiet"):
            begins, ends = (tree.written((*path, key)) for key in ("from", "to"))
            if begins and ends and begins.strip().lstrip("0") == ends.strip().lstrip("0"):
                wrong = "quiet hours that end when they begin are the whole day"
                yield tree.problem(path, wrong, "write an hour that is left, or `mute_until`")


def _too_short(tree: Tree, path: Path, text: str, floor: timedelta) -> Iterator[Problem]:
    try:
        length = parse_duration(text.strip())
    except ValueError:
        return  # said already where the value is read
    if length < floor:
        least = format_duration(floor)
        yield tree.problem(
            path, f"`{path[-1]}` is {text}, less than {least}", f"write `{least}` or more"
        )


def _unknown_engines(tree: Tree, engines: frozenset[str] | None) -> Iterator[Problem]:
    for path, name in tree.strings("sources", None, "engine"):
        if engines is None or name.strip() in engines or not name.strip():
            continue
        meant = nearest(name, engines)
        known = f"known are {listed(sorted(engines))}; left out it is recognised"
        right = f"did you mean `{meant}`?" if meant else known
        yield tree.problem(path, f"`{name[:60]}` is no known engine", right)


def _unknown_languages(tree: Tree, languages: frozenset[str] | None) -> Iterator[Problem]:
    for path, code in tree.strings("subscriptions", None, "language"):
        if languages is None or not LANGUAGE.fullmatch(code.strip()):
            continue  # what has not even the form is said where the value is read
        if code.strip() not in languages:
            right = f"there are {listed(sorted(languages))}"
            yield tree.problem(path, f"no messages are written in `{code[:20]}`", right)
