"""An event becomes a message: one line, plain text and a whole HTML document. Pure."""

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from ingest.alerts.letter import Letter, letter
from ingest.alerts.safe import barred
from ingest.alerts.words import Segment
from schemas.records.alerts import Message


def render(
    alert_id: str,
    payload: dict[str, Any],
    *,
    segments: Sequence[Segment],
    text_before: str | None,
    text_after: str | None,
    created_at: datetime,
) -> Message:
    """The message of one alert.

    `payload` is the body of DESIGN.md section 6 and stays as it is in the message; `segments` are
    the word diff of the two visible texts, empty where there is none. Nothing fetched can bring
    markup, a header or a line that looks like one of ours.

    Raises: KeyError where the payload does not fit `schemas/payloads/event.v1.json`.
    """
    said = letter(
        alert_id, payload, segments=segments, text_before=text_before, text_after=text_after
    )
    document = payload.get("document") or {}
    return Message(
        alert_id=alert_id,
        subject=said.headline,
        text=_filled("alert.txt.j2", said),
        html=_filled("alert.html.j2", said),
        payload=payload,
        thread=document.get("id"),
        created_at=created_at,
    )


def _filled(template: str, said: Letter) -> str:
    return _templates().get_template(template).render(letter=said)


@cache
def _templates() -> Environment:
    """Autoescape is on for HTML; an unknown name is an error and never an empty place."""
    made = Environment(
        loader=PackageLoader("ingest.alerts"),
        autoescape=select_autoescape(("html.j2",)),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters.update(barred=barred)
    return made
