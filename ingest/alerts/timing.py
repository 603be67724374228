"""How long after publication a document was edited, as far as that is known. Pure."""

from datetime import UTC, datetime, time, timedelta
from typing import Any

from ingest.alerts.phrases import Phrases

Payload = dict[str, Any]

# A site that names a day only is stored with this time of day: hours after it would be invented.
_MIDNIGHT = time(0, tzinfo=UTC)
_SOON = timedelta(days=2)

# Chosen: bounds nearer to each other than this share of the whole are told as one time.
_NEAR = 0.1


def after_publication(payload: Payload, say: Phrases) -> str:
    """`3 h after posting`, `1 to 3 h after posting`, `within 3 h of posting`; empty if unknown.

    The time that the site declares is believed; else an edit lies between the look that last
    showed the earlier text and the one that showed the later.
    """
    document, edit = payload["document"], payload["edit"]
    published = _at(document.get("published_at"))
    latest = _at(edit.get("declared_at") or edit.get("changed_before") or payload["detected_at"])
    if published is None or latest is None or latest <= published:
        return ""
    if published.timetz() == _MIDNIGHT and latest - published < _SOON:
        return ""
    least = latest if edit.get("declared_at") else _at(edit.get("changed_after"))
    kind, most = document["kind"], latest - published
    most_said = say.span(most)
    if least is None or least <= published:
        return say("after-at-most", kind=kind, most=most_said)
    least_said = say.span(least - published, like=most)
    if least_said == most_said or latest - least < most * _NEAR:
        return say("after", kind=kind, span=most_said)
    return say(
        "after-between", kind=kind, least=_without_unit(least_said, most_said), most=most_said
    )


def _without_unit(least: str, most: str) -> str:
    """The number alone where both spans are in one unit, written alike: `2` of `2 to 3 min`."""
    number, _, unit = least.partition(" ")
    return number if unit and unit == most.partition(" ")[2] else least


def _at(text: str | None) -> datetime | None:
    try:
        return datetime.fromisoformat(text) if text else None
    except ValueError:
        return None
