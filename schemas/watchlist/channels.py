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
    yield from _unset(tree, around.environment)
    yield from _unknown_schemes(tree, around.apprise_schemes)


def warnings(tree: Tree) -> Iterator[Problem]:
    """What is valid and yet probably not wanted."""
    for path, secret in tree.strings("subscriptions", None, "to", None, "secret"):
        if not REFERENCE.search(secret):
            wrong = "the secret stands in this file"
            yield tree.problem(path, wrong, "write `${NAME}` and set NAME in the environment")
    for path, _ in tree.strings("subscriptions", None, "to", None, "webhook"):
        if (*path[:-1], "secret") not in tree.nodes:
            wrong = "this webhook has no secret, so its receiver cannot tell who sent a message"
            yield tree.problem(path, wrong, "add `secret: ${NAME}`")


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
