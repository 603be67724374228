"""How sure a citation must be before it is told of. Pure.

What is only possible is told to nobody who did not ask for it (`citations: possible`); what a
person has rejected is told to nobody at all, and is in no payload.
"""

from typing import Any, Final

from schemas.records.citations import Certainty

Payload = dict[str, Any]

_ORDER: Final[tuple[Certainty, ...]] = ("possible", "likely", "certain")


def is_sure(certainty: Certainty, least: Certainty) -> bool:
    """Whether a certainty is `least` or more."""
    return _ORDER.index(certainty) >= _ORDER.index(least)


def sure_only(payload: Payload, least: Certainty) -> Payload:
    """The payload without the citations that are less sure; the one given stays as it is."""
    shown = [each for each in payload.get("citations") or () if _is_shown(each, least)]
    return payload | {"citations": shown}


def tells_of_citation(payload: Payload) -> bool:
    """Whether the event says anything: one about citations needs one that is shown."""
    about_citations = payload["type"].startswith(("citation.", "quotation."))
    return bool(payload["citations"]) or not about_citations


def _is_shown(citation: Payload, least: Certainty) -> bool:
    rejected = citation.get("verdict") == "rejected"
    return not rejected and is_sure(citation.get("certainty") or "certain", least)
