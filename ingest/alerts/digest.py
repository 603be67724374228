"""Many alerts of one subscription as one message that is read in a minute. Pure.

Every line is the headline of what happened, with the way to its text; nothing else is repeated.
"""

import shlex
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from ingest.alerts.digest_lines import Chosen
from ingest.alerts.digest_sections import LoadedLot, Section, Told, sections, told
from ingest.alerts.digest_words import period, subject, why
from ingest.alerts.payload import instant
from ingest.alerts.phrases import Phrases
from ingest.alerts.render import templates
from ingest.alerts.safe import one_line
from ingest.alerts.wording import headline
from schemas.records.alerts import Bundle, Message, Subscription

Payload = dict[str, Any]
Payloads = Sequence[Sequence[Payload]]
"""Of each line those of the matters that it tells, in their order (`Line.told`)."""

_LONGEST_NAME: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """Whose digest it is, why there is one, and of when."""

    alert_id: str
    subscription: Subscription
    bundles: frozenset[Bundle]
    alerts: int
    begins: datetime  # when the first of what it tells happened; aware UTC
    ends: datetime  # when the last of it did
    created_at: datetime  # when it was due, never after its first attempt


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """All that a digest says, the same for plain text and HTML."""

    headline: str
    preheader: str  # the first line, beside the subject in a list of mails
    why: str
    top: tuple[Told, ...]
    sections: tuple[Section, ...]
    least: str  # how many lines stand under no heading; or empty
    left_out: str  # how many lines are not shown and the command that lists all; or empty
    footer: str


def message_of_digest(
    occasion: Occasion, chosen: Chosen, payloads: Payloads, *, say: Phrases
) -> Message:
    """The message; `payloads`: of the lines at the top, then of the others, in their order.

    Those of citations that are less sure than the subscription asks for are left out already.
    """
    said = digest(occasion, chosen, payloads, say=say)
    made = templates()
    return Message(
        alert_id=occasion.alert_id,
        subject=said.headline,
        text=made.get_template("digest.txt.j2").render(digest=said, say=say),
        html=made.get_template("digest.html.j2").render(digest=said, say=say),
        payload=_payload(occasion, chosen, payloads),
        thread=None,
        created_at=occasion.created_at,
        subscription=occasion.subscription.name,
        language=say.language,
    )


def digest(occasion: Occasion, chosen: Chosen, payloads: Payloads, *, say: Phrases) -> Digest:
    """What the message says."""
    lines = list(zip((*chosen.top, *chosen.others), payloads, strict=True))
    top = lines[: len(chosen.top)]
    lots = _loaded(chosen, payloads[len(top) :])
    when = period(occasion.begins, occasion.ends, say)
    of, length = occasion.subscription, occasion.ends - occasion.begins
    first = lines[0][1][0] if lines else None
    return Digest(
        headline=subject(of.name, chosen, when, say),
        preheader=headline(first, say) if first else "",
        why=why(of, occasion.bundles, alerts=occasion.alerts, due_at=occasion.created_at, say=say),
        top=tuple(told(each, headline(each[1][0], say), length=length, say=say) for each in top),
        sections=tuple(sections(lots, length=length, say=say)),
        least=_least(chosen, say),
        left_out=_left_out(occasion, chosen, say),
        footer=say(
            "footer",
            alert=one_line(occasion.alert_id, _LONGEST_NAME),
            subscription=one_line(of.name, _LONGEST_NAME),
        ),
    )


def _loaded(chosen: Chosen, payloads: Payloads) -> Iterator[LoadedLot]:
    """Each lot with the payloads of its lines."""
    begin = 0
    for lot in chosen.lots:
        end = begin + len(lot.shown)
        yield lot, payloads[begin:end]
        begin = end


def _least(chosen: Chosen, say: Phrases) -> str:
    lines, lots = chosen.least
    return say("digest-least", n=lines, lots=lots) if lines else ""


def _left_out(occasion: Occasion, chosen: Chosen, say: Phrases) -> str:
    command = _command(occasion)
    return say("digest-left-out", n=chosen.left_out, command=command) if chosen.left_out else ""


def _command(occasion: Occasion) -> str:
    """The command that lists all that the digest tells of."""
    name = shlex.quote(one_line(occasion.subscription.name, _LONGEST_NAME))
    since = occasion.begins.astimezone(UTC).strftime("%Y-%m-%dT%H:%MZ")
    return f"palimpsest alerts --subscription {name} --since {since}"


def _payload(occasion: Occasion, chosen: Chosen, payloads: Payloads) -> Payload:
    """A small body for channels that show one: what is told, by the ids of events."""
    return {
        "id": occasion.alert_id,
        "type": "digest",
        "schema": 1,
        "subscription": occasion.subscription.name,
        "from": instant(occasion.begins),
        "to": instant(occasion.ends),
        "why": sorted(occasion.bundles),
        "alerts": occasion.alerts,
        "counts": dict(chosen.counts),
        "events": [payload["id"] for line in payloads for payload in line],
        "left_out": chosen.left_out,
        "command": _command(occasion),
    }
