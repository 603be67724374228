"""Reads a watch list: text in, frozen values out, or every mistake at once."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from pydantic import ValidationError

from schemas.records.alerts import AtMost, Channel, ChannelKind, Quiet, Where
from schemas.records.revisions import Significance
from schemas.watchlist import model
from schemas.watchlist.doubts import doubts
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


def read_watchlist(  # noqa: PLR0913 (the surroundings, by name)
    text: str | bytes,
    *,
    name: str = "watch.yaml",
    environment: Mapping[str, str] | None = None,
    local_host: Callable[[str], bool] = never,
    engines: frozenset[str] | None = None,
    apprise_schemes: frozenset[str] | None = None,
    languages: frozenset[str] | None = None,
    now: datetime | None = None,
) -> WatchList:
    """The watch list written in `text`; opens no file and reads no environment of its own.

    `name` is the file's name in problems. Secrets `${NAME}` are looked up in `environment`, whose
    values are never kept; engines, schemes and languages are checked where the known ones are
    given; of what is over is warned where `now` (aware) is given. Floors are one second for a
    source all of whose feeds are at hosts that `local_host` affirms.

    Raises: WatchListError with all problems; nothing of a file with one is ever returned.
    """
    tree = grow(compose(text, name), name)
    around = Surroundings(
        local_host=local_host,
        environment=environment,
        engines=engines,
        apprise_schemes=apprise_schemes,
        languages=languages,
    )
    problems = [*tree.problems, *broken_rules(tree, around)]
    file = _file(tree, problems)
    if problems or file is None:
        raise WatchListError(tuple(sorted(set(problems))))
    watch = _watch_list(file)
    return replace(watch, warnings=tuple(sorted(doubts(tree, watch, now))))


def _file(tree: Tree, problems: list[Problem]) -> model.WatchFile | None:
    missing = dict(valueless(tree))
    problems.extend(missing.values())
    try:
        return model.WatchFile.model_validate(tree.data)
    except ValidationError as error:
        problems.extend(explain(error, tree, set(missing)))
        return None


def _watch_list(file: model.WatchFile) -> WatchList:
    return WatchList(
        sources=tuple(_source(entry) for entry in file.sources),
        subscriptions=tuple(_subscription(entry) for entry in file.subscriptions),
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
    quiet, at_most = entry.quiet, entry.at_most
    return WatchedSubscription(
        name=entry.name,
        events=expand_events(tuple(entry.events)),
        at_least=Significance.of(entry.at_least),
        baseline=entry.baseline,
        where=_where(entry.where),
        settle=entry.settle,
        digest=entry.digest,
        channels=tuple(_channel(target) for target in entry.to),
        citations=entry.citations,
        digest_at=entry.digest_at,
        unless=_where(entry.unless),
        language=entry.language,
        zone=entry.zone,
        quiet=Quiet(begins=quiet.begins, ends=quiet.ends) if quiet else None,
        at_most=AtMost(alerts=at_most.alerts, per=at_most.per) if at_most else model.AT_MOST,
        muted_until=_moment(entry.mute_until, entry.zone),
        expires_at=_moment(entry.expires, entry.zone),
    )


def _where(entry: model.WhereEntry) -> Where:
    return Where(**{key: tuple(values) for key, values in entry})


def _moment(stated: datetime | None, zone: str) -> datetime | None:
    """In UTC; what names no zone of its own is meant in the subscription's."""
    if stated is None:
        return None
    aware = stated if stated.tzinfo else stated.replace(tzinfo=ZoneInfo(zone))
    return aware.astimezone(UTC)


def _channel(entry: model.ChannelEntry) -> Channel:
    if entry.webhook is not None:
        format_ = entry.format or "standard"
        return Channel(kind="webhook", target=entry.webhook, secret=entry.secret, format=format_)
    kinds: tuple[ChannelKind, ...] = ("email", "apprise", "atom", "file")
    targets = ((kind, getattr(entry, kind)) for kind in kinds)
    kind, target = next((kind, target) for kind, target in targets if target is not None)
    return Channel(kind=kind, target=target)
