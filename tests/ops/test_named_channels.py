"""Which channels a person means by a few letters."""

from datetime import timedelta

import pytest

from ingest.errors import PermanentError
from ops.named_channels import meant_channels
from schemas.records.alerts import Channel, Subscription, Where
from schemas.records.revisions import Significance

MAIL = Channel(kind="email", target="desk@example.org")
FIRST = Channel(kind="apprise", target="slack://one/token/here")
SECOND = Channel(kind="apprise", target="slack://two/token/here")


def _pairs(**channels: tuple[Channel, ...]) -> list[tuple[Subscription, Channel]]:
    return [
        (
            Subscription(
                id=1, name=name, events=(), at_least=Significance.MINOR, baseline=False,
                where=Where(), settle=timedelta(), channels=own,
            ),
            channel,
        )
        for name, own in channels.items()
        for channel in own
    ]  # fmt: skip


PAIRS = _pairs(desk=(MAIL, FIRST), night=(MAIL, SECOND))


@pytest.mark.parametrize(
    ("meant", "channels"),
    [
        ("desk", [MAIL, FIRST]),  # a subscription's whole name comes before what it is a part of
        ("DESK", [MAIL, FIRST]),
        ("desk@", [MAIL]),  # once, though two subscriptions are told by it
        ("email:desk@example.org", [MAIL]),
        ("slack", [FIRST, SECOND]),  # both show the same, and only the key tells them apart
        (SECOND.key, [SECOND]),
        ("ni", [MAIL, SECOND]),
    ],
)
def test_each_channel_that_is_meant_is_found_once(meant, channels):
    assert [channel for _, channel in meant_channels(PAIRS, meant)] == channels


@pytest.mark.parametrize("meant", ["", "token", "nobody"])
def test_what_is_none_is_said_and_a_secret_is_no_name(meant):
    with pytest.raises(PermanentError, match="No subscription and no channel is called"):
        meant_channels(PAIRS, meant)
