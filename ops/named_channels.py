"""Which channels a person means by a few letters. Pure."""

from collections.abc import Iterable, Mapping
from typing import Any

from ingest.errors import PermanentError
from schemas.records.alerts import Channel, Subscription
from schemas.watchlist.checks import nearest

Pair = tuple[Subscription, Channel]


def meant_channels(pairs: Iterable[Pair], meant: str) -> list[Pair]:
    """Each channel once: those of a subscription, or those whose key or label has these letters.

    A subscription's whole name comes first, then channels, then the beginning of such a name.

    Raises: PermanentError where none is meant.
    """
    known, wanted = list(pairs), meant.strip().casefold()
    for found in (
        [pair for pair in known if pair[0].name.casefold() == wanted],
        [pair for pair in known if _is_called(pair[1], wanted)],
        [pair for pair in known if wanted and pair[0].name.casefold().startswith(wanted)],
    ):
        if found:
            return list({channel.key: (each, channel) for each, channel in found}.values())
    raise _none(known, meant)


def meant_unnamed(rows: Iterable[Mapping[str, Any]], meant: str) -> list[Mapping[str, Any]]:
    """Those of `channel_list` that no subscription names any more, by the same letters."""
    wanted = meant.strip().casefold()
    unnamed = (row for row in rows if not row["subscriptions"])
    return [row for row in unnamed if _is(row["key"], row["label"], wanted)]


def _is_called(channel: Channel, wanted: str) -> bool:
    return _is(channel.key, channel.label, wanted)


def _is(key: str, label: str, wanted: str) -> bool:
    return bool(wanted) and (key == wanted or wanted in label.casefold())


def _none(known: list[Pair], meant: str) -> PermanentError:
    names = {subscription.name for subscription, _ in known}
    nearby = nearest(meant, names | {channel.label for _, channel in known})
    hint = (
        f"did you mean `{nearby}`?" if nearby else "see `palimpsest channels` for those there are."
    )
    return PermanentError(f"No subscription and no channel is called `{meant}`: {hint}")
