"""What is valid in a watch list and yet probably not wanted: told, and never in the way."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from schemas.watchlist.checks import REFERENCE, listed
from schemas.watchlist.problems import Problem
from schemas.watchlist.tree import Path, Tree
from schemas.watchlist.values import WatchedSubscription, WatchList

OPERATOR: Final = ("source.failing", "channel.failing", "alert.dead")
"""What somebody has to be told of, or alerts end and nobody knows."""


def doubts(tree: Tree, watch: WatchList, now: datetime | None) -> Iterator[Problem]:
    """Every doubt about a valid file; of what is over only where `now` (aware) is known."""
    yield from _secrets(tree)
    yield from _two_secrets(tree)
    yield from _silent_failures(tree, watch)
    for number, subscription in enumerate(watch.subscriptions):
        path = ("subscriptions", number)
        yield from _for_people_only(tree, path, subscription)
        yield from _without_digest(tree, path, subscription)
        yield from _authors_of_offices(tree, path, subscription, watch)
        if now is not None:
            yield from _over(tree, path, subscription, now)


def _secrets(tree: Tree) -> Iterator[Problem]:
    for path, secret in _in_channels(tree, "secret"):
        if not REFERENCE.search(secret):
            wrong = "the secret stands in this file"
            yield tree.problem(path, wrong, "write `${NAME}` and set NAME in the environment")
    for path, _ in _in_channels(tree, "webhook"):
        if (*path[:-1], "secret") not in tree.nodes:
            wrong = "this webhook has no secret, so its receiver cannot tell who sent a message"
            yield tree.problem(path, wrong, "add `secret: ${NAME}`")


def _two_secrets(tree: Tree) -> Iterator[Problem]:
    """One address is one channel: where one of its secrets is refused, both wait."""
    secrets = {path[:-1]: secret for path, secret in _in_channels(tree, "secret")}
    first: dict[str, Path] = {}
    for path, address in _in_channels(tree, "webhook"):
        earlier = first.setdefault(address.strip(), path)
        if earlier != path and secrets.get(earlier[:-1]) != secrets.get(path[:-1]):
            wrong = f"this webhook has another secret than in line {tree.line(earlier)}"
            yield tree.problem(path, wrong, "write the same one, or each its own address")


def _in_channels(tree: Tree, key: str) -> Iterator[tuple[Path, str]]:
    return tree.strings("subscriptions", None, "to", None, key)


def _silent_failures(tree: Tree, watch: WatchList) -> Iterator[Problem]:
    asked = {event for each in watch.subscriptions for event in each.events}
    missing = [event for event in OPERATOR if event not in asked]
    if watch.subscriptions and missing:
        wrong = f"no subscription asks for {listed(missing)}, so such a failure would be silent"
        right = "add one for whoever runs Palimpsest, best by a channel of its own"
        yield tree.key_problem(("subscriptions",), wrong, right)


def _for_people_only(tree: Tree, path: Path, wanted: WatchedSubscription) -> Iterator[Problem]:
    """Programs neither sleep nor tire: they get each alert at once."""
    if any(channel.is_for_people for channel in wanted.channels):
        return
    for key in ("digest", "quiet", "at_most", "language"):
        if (*path, key) in tree.keys:
            wrong = f"`{key}` is for mails and chats, and this subscription has none"
            yield tree.key_problem((*path, key), wrong, "remove it, or add such a channel")


def _without_digest(tree: Tree, path: Path, wanted: WatchedSubscription) -> Iterator[Problem]:
    if wanted.digest_at is not None and wanted.digest is None:
        wrong = "`digest_at` does nothing without `digest`"
        yield tree.key_problem((*path, "digest_at"), wrong, "add `digest: 1d`, or remove it")


def _authors_of_offices(
    tree: Tree, path: Path, wanted: WatchedSubscription, watch: WatchList
) -> Iterator[Problem]:
    """An office speaks for itself: what it publishes seldom names an author."""
    kinds = {source.kind for source in watch.sources if source.name in wanted.where.source}
    if wanted.where.author and kinds == {"official"}:
        wrong = "`author` is hardly ever met: the sources asked for are official, and name none"
        yield tree.key_problem((*path, "where", "author"), wrong, "remove it, or add a forum")


def _over(tree: Tree, path: Path, wanted: WatchedSubscription, now: datetime) -> Iterator[Problem]:
    if wanted.expires_at is not None and wanted.expires_at <= now:
        wrong = f"`{wanted.name}` has expired, so it gets nothing any more"
        yield tree.problem((*path, "expires"), wrong, "write a later date, or remove it")
    if wanted.muted_until is not None and wanted.muted_until <= now:
        wrong = "this moment is past, so nothing is muted"
        yield tree.problem((*path, "mute_until"), wrong, "write a later one, or remove the line")
