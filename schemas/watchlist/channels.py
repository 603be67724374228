"""Rules of the channels of a watch list: one target each, secrets that are there, none twice."""

from collections.abc import Iterator, Mapping
from typing import Final, get_args

from schemas.records.alerts import ChannelKind
from schemas.watchlist.checks import REFERENCE, can_sign, listed, nearest
from schemas.watchlist.problems import Problem
from schemas.watchlist.surroundings import Surroundings
from schemas.watchlist.tree import Path, Tree

_CHANNELS: Final[tuple[str, ...]] = get_args(ChannelKind)


def broken_channels(tree: Tree, around: Surroundings) -> Iterator[Problem]:
    """Every broken rule of the channels."""
    yield from _one_target(tree)
    yield from _doubled(tree)
    yield from _shared_feeds(tree)
    yield from _unset(tree, around.environment)
    yield from _unknown_schemes(tree, around.apprise_schemes)


def _one_target(tree: Tree) -> Iterator[Problem]:
    for path, node in tree.nodes.items():
        if len(path) != 4 or path[0] != "subscriptions" or path[2] != "to":
            continue
        kinds = [kind for kind in _CHANNELS if (*path, kind) in tree.nodes]
        if node.tag.endswith(":map") and len(kinds) != 1:
            named = listed(kinds) if kinds else "none of them"
            wrong = f"a channel has exactly one of {listed(_CHANNELS)}, and this one has {named}"
            yield tree.problem(path, wrong, "begin each channel on a line of its own with `- `")
        elif kinds and kinds != ["webhook"]:
            yield from _of_webhooks_only(tree, path, kinds[0])


def _of_webhooks_only(tree: Tree, path: Path, kind: str) -> Iterator[Problem]:
    for key in ("secret", "format"):
        if (*path, key) in tree.keys:
            wrong = f"a {key} belongs to a webhook, and this channel is `{kind}`"
            yield tree.key_problem((*path, key), wrong, "remove the line")


def _doubled(tree: Tree) -> Iterator[Problem]:
    first: dict[tuple[Path, str], Path] = {}
    for kind in _CHANNELS:
        for path, target in tree.strings("subscriptions", None, "to", None, kind):
            earlier = first.setdefault((path[:2], f"{kind} {target.strip()}"), path)
            if earlier != path:
                wrong = f"this channel stands also in line {tree.line(earlier)}"
                yield tree.problem(path, wrong, "remove one, or each alert is sent twice")


def _shared_feeds(tree: Tree) -> Iterator[Problem]:
    """An Atom feed bears the name of its subscription and is written anew with each alert."""
    written = [
        found
        for kind in ("atom", "file")
        for found in tree.strings("subscriptions", None, "to", None, kind)
    ]
    first: dict[str, Path] = {}
    for path, target in sorted(written, key=lambda found: tree.line(found[0])):
        earlier = first.setdefault(target.strip(), path)
        alone = earlier == path or (earlier[:2] == path[:2] and earlier[-1] == path[-1])
        if not alone and "atom" in (earlier[-1], path[-1]):
            wrong = f"this file is written by the channel in line {tree.line(earlier)} too"
            yield tree.problem(path, wrong, "give each Atom feed a file of its own")


def _unset(tree: Tree, environment: Mapping[str, str] | None) -> Iterator[Problem]:
    if environment is None:
        return
    for key in (*_CHANNELS, "secret"):
        for path, text in tree.strings("subscriptions", None, "to", None, key):
            for name in REFERENCE.findall(text):
                yield from _unset_name(tree, path, name, environment.get(name, ""))


def _unset_name(tree: Tree, path: Path, name: str, value: str) -> Iterator[Problem]:
    if not value.strip():
        yield tree.problem(
            path,
            f"`{name}` is not set in the environment",
            "set it where Palimpsest runs, or correct the name",
        )
    elif path[-1] == "secret" and not can_sign(value):
        wrong = f"the value of `{name}` is no webhook secret"
        yield tree.problem(path, wrong, "after `whsec_` it must be base64: copy it again")


def _unknown_schemes(tree: Tree, schemes: frozenset[str] | None) -> Iterator[Problem]:
    for path, target in tree.strings("subscriptions", None, "to", None, "apprise"):
        scheme = target.strip().partition("://")[0].lower()
        if schemes is None or "://" not in target or scheme in schemes:
            continue
        meant = nearest(scheme, schemes)
        right = (
            f"did you mean `{meant}://`?" if meant else "see `apprise --details` for those it knows"
        )
        yield tree.problem(path, f"Apprise knows no scheme `{scheme[:30]}`", right)
