"""Why a subscription does not want an event: each condition that stands in its way. Pure.

Asked of `rules.wants` itself, one condition at a time, so that it cannot say otherwise.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final, Literal

from ingest.alerts.rules import wants
from schemas.records.alerts import EventFacts, Subscription, Where
from schemas.records.revisions import Significance

Reason = Literal[
    "type",  # it asks for other events
    "baseline",  # the first look at a source found it
    "significance",
    "source",
    "author",
    "cites",
    "contains",
    "changed",
    "unless",
    "citations",  # what it tells of citations is less sure than asked for, or was rejected
]

_ALL: Final = Where()


def reasons_against(subscription: Subscription, event: EventFacts) -> tuple[Reason, ...]:
    """The conditions that the event does not meet; none where it is wanted.

    One alone means that it was nearly wanted: without that condition it would be.
    """
    if wants(subscription, event):
        return ()
    found = tuple(
        reason for reason, alone in _each_alone(subscription, event) if not wants(alone, event)
    )
    return found or ("citations",)


def _each_alone(
    subscription: Subscription, event: EventFacts
) -> Iterator[tuple[Reason, Subscription]]:
    """Each condition of the subscription as the only one of an otherwise open one."""
    anything = replace(
        subscription, events=(event.type,), at_least=Significance.COSMETIC, baseline=True,
        citations="possible", where=_ALL, unless=_ALL,
    )  # fmt: skip
    yield "type", replace(anything, events=subscription.events)
    yield "baseline", replace(anything, baseline=subscription.baseline)
    yield "significance", replace(anything, at_least=subscription.at_least)
    conditions: tuple[Reason, ...] = ("source", "author", "cites", "contains", "changed")
    for name in conditions:
        only = replace(_ALL, **{name: getattr(subscription.where, name)})
        yield name, replace(anything, where=only)
    yield "unless", replace(anything, unless=subscription.unless)
    yield "citations", replace(anything, citations=subscription.citations)
