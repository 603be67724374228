"""Reads a watch list: text in, frozen values out, or every mistake at once."""

from collections.abc import Callable, Mapping

from pydantic import ValidationError

from schemas.records.alerts import Channel, Where
from schemas.records.revisions import Significance
from schemas.watchlist import model
from schemas.watchlist.channels import warnings
from schemas.watchlist.events import expand_events
from schemas.watchlist.explain import explain, valueless
from schemas.watchlist.problems import Problem, WatchListError
from schemas.watchlist.rules import broken_rules
from schemas.watchlist.surroundings import Surroundings
from schemas.watchlist.syntax import compose
from schemas.watchlist.tree import Tree, grow
from schemas.watchlist.values import WatchedFeed, WatchedSource, WatchedSubscription, WatchList


def never(_host: str) -> bool:
    """No host is local: the polite floors hold everywhere."""
    return False


def read_watchlist(
    text: str | bytes,
    *,
    name: str = "watch.yaml",
    environment: Mapping[str, str] | None = None,
    local_host: Callable[[str], bool] = never,
    engines: frozenset[str] | None = None,
    apprise_schemes: frozenset[str] | None = None,
) -> WatchList:
    """The watch list written in `text`; opens no file and reads no environment of its own.

    `name` is the file's name in problems. Secrets `${NAME}` are looked up in `environment`, whose
    values are never kept; engines and schemes are checked where the known ones are given. Floors
    are one second for a source all of whose feeds are at hosts that `local_host` affirms.

    Raises: WatchListError with all problems; nothing of a file with one is ever returned.
    """
    tree = grow(compose(text, name), name)
    around = Surroundings(
        local_host=local_host,
        environment=environment,
        engines=engines,
        apprise_schemes=apprise_schemes,
    )
    problems = [*tree.problems, *broken_rules(tree, around)]
    file = _file(tree, problems)
    if problems or file is None:
        raise WatchListError(tuple(sorted(set(problems))))
    return _watch_list(file, tuple(sorted(warnings(tree))))


def _file(tree: Tree, problems: list[Problem]) -> model.WatchFile | None:
    missing = dict(valueless(tree))
    problems.extend(missing.values())
    try:
        return model.WatchFile.model_validate(tree.data)
    except ValidationError as error:
        problems.extend(explain(error, tree, set(missing)))
        return None


def _watch_list(file: model.WatchFile, warned: tuple[Problem, ...]) -> WatchList:
    return WatchList(
        sources=tuple(_source(entry) for entry in file.sources),
        subscriptions=tuple(_subscription(entry) for entry in file.subscriptions),
        warnings=warned,
    )


def _source(entry: model.SourceEntry) -> WatchedSource:
    return WatchedSource(
        name=entry.name,
        kind=entry.kind,
        feeds=tuple(WatchedFeed(url=feed.url, format=feed.format) for feed in entry.feeds),
        every=entry.every,
        engine=entry.engine,
        recheck=entry.recheck,
        confirm_gone=entry.confirm_gone,
        delay=entry.delay,
        robots=entry.robots,
    )


def _subscription(entry: model.SubscriptionEntry) -> WatchedSubscription:
    where = {key: tuple(values) for key, values in entry.where}
    return WatchedSubscription(
        name=entry.name,
        events=expand_events(tuple(entry.events)),
        at_least=Significance.of(entry.at_least),
        baseline=entry.baseline,
        where=Where(**where),
        settle=entry.settle,
        digest=entry.digest,
        channels=tuple(_channel(target) for target in entry.to),
        citations=entry.citations,
    )


def _channel(entry: model.ChannelEntry) -> Channel:
    if entry.webhook is not None:
        return Channel(kind="webhook", target=entry.webhook, secret=entry.secret)
    if entry.email is not None:
        return Channel(kind="email", target=entry.email)
    return Channel(kind="apprise", target=entry.apprise or "")
