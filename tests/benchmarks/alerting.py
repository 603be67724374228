"""What it costs to find out who wants an event, and to plan the alerts.

    make bench ARGS=alerting

CPU of this process in microseconds for each event and subscription, without the ledger: 10,000
events of all types, 100 subscriptions of which each asks for a few types, a source, an author, an
office or words. Of the pairs about one in fifty is an alert.
"""

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from ingest.alerts.plan import plan
from ingest.pipeline.planning import wishes_of
from schemas.records.alerts import AtMost, Channel, EventFacts, Subscription, Where
from schemas.records.revisions import Significance

NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)
EVENTS, SUBSCRIPTIONS, SOURCES, AUTHORS = 10_000, 100, 40, 500
TYPES = (
    "post.new", "post.new", "post.edited", "post.gone", "statement.edited", "citation.new",
    "citation.lost", "quotation.broken",
)  # fmt: skip
_WORDS = "Der Minister sagte gestern, dass die Brücke in elf Monaten wieder steht. " * 20


def main() -> None:
    """Print the cost of a pair that is looked at, and of an alert that is planned."""
    matters = [(event,) for event in _events()]
    wanting = list(_subscriptions())
    begun = time.process_time()
    wishes = wishes_of(matters, wanting, now=NOW)
    matched = time.process_time() - begun
    found = [plan(wish.subscription, wish.matters, now=NOW, sent={}) for wish in wishes]
    planned = time.process_time() - begun - matched
    pairs, alerts = EVENTS * SUBSCRIPTIONS, sum(map(len, found))
    print(f"{EVENTS:,} events, {SUBSCRIPTIONS} subscriptions: {alerts:,} alerts")
    print(f"matching  {matched / pairs * 1e6:6.2f} µs for each event and subscription")
    print(f"planning  {planned / alerts * 1e6:6.2f} µs for each alert")


def _events() -> Iterator[EventFacts]:
    for number in range(EVENTS):
        type_ = TYPES[number % len(TYPES)]
        yield EventFacts(
            id=f"e{number}", type=type_, at=NOW, baseline=False,
            source_name=f"Source {number % SOURCES}", document_id=f"d{number}",
            author=f"author {number % AUTHORS}", text=f"{_WORDS} Nummer {number}.",
            significance=Significance(number % 3 + 1) if type_.endswith("edited") else None,
            payload=_payload(type_, number),
        )  # fmt: skip


def _payload(type_: str, number: int) -> dict[str, Any]:
    citation = {
        "id": f"c{number}", "url": f"https://office{number % 9}.example/{number}",
        "key": f"office{number % 9}:{number}", "publisher": f"office{number % 9}",
        "certainty": "certain", "status": "held", "quotations": [],
    }  # fmt: skip
    change = {"field": "text", "kind": "wording", "before": "elf Monaten", "after": "elf Jahren"}
    return {
        "id": f"e{number}", "type": type_, "document": {"id": f"d{number}", "title": "Titel"},
        "edit": {"changes": [change]} if type_.endswith("edited") else None,
        "citations": [citation] if number % 2 or type_.startswith(("cit", "quo")) else [],
    }  # fmt: skip


def _subscriptions() -> Iterator[Subscription]:
    conditions: tuple[Any, ...] = (
        lambda n: Where(source=(f"Source {n % SOURCES}",)),
        lambda n: Where(author=(f"author {n}", f"author {n + 100}")),
        lambda n: Where(cites=(f"office{n % 9}.example",)),
        lambda n: Where(contains=(f"Nummer {n}",)),
    )
    for number in range(SUBSCRIPTIONS):
        yield Subscription(
            id=number, name=f"desk {number}", baseline=False, settle=timedelta(minutes=2),
            events=(TYPES[number % len(TYPES)], TYPES[(number + 3) % len(TYPES)]),
            at_least=Significance.MINOR, where=conditions[number % 4](number),
            channels=(Channel(kind="email", target=f"desk{number}@example.org"),),
            at_most=AtMost(alerts=60, per=timedelta(hours=1)), digest=None,
        )  # fmt: skip


if __name__ == "__main__":
    main()
