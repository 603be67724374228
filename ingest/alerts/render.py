"""An event becomes a message: one line, plain text and a whole HTML document. Pure."""

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any, Final

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from ingest.alerts.letter import BOUNDS, Letter, Shown, letter
from ingest.alerts.phrases import DEFAULT, Phrases, phrases
from ingest.alerts.safe import barred, one_line
from ingest.alerts.words import Segment
from schemas.records.alerts import Message

# Large mail services cut what is longer than 102 kB.
MOST_BYTES: Final = 100_000

_ENGLISH: Final = phrases(DEFAULT)


def render(  # noqa: PLR0913 - an event, its texts, and for whom: what the pipeline has at hand
    alert_id: str,
    payload: dict[str, Any],
    *,
    segments: Sequence[Segment],
    text_before: str | None,
    text_after: str | None,
    created_at: datetime,
    say: Phrases = _ENGLISH,
    subscription: str = "",
    picture: bytes | None = None,
) -> Message:
    """The message of one alert, in the language and zone of `say`.

    `payload` is the body of DESIGN.md section 6 and stays as it is in the message; `segments` are
    the word diff of the two visible texts, empty where there is none. Nothing fetched can bring
    markup, a header or a line that looks like one of ours.

    Raises: KeyError where the payload does not fit `schemas/payloads/event.v1.json`.
    """
    shown = Shown(segments=segments, before=text_before, after=text_after)
    said, html = _within_a_mail(payload, shown, say, _footer(alert_id, subscription, say))
    document = payload.get("document") or {}
    return Message(
        alert_id=alert_id,
        subject=said.headline,
        text=_filled("alert.txt.j2", said, say),
        html=html,
        payload=payload,
        thread=document.get("id"),
        created_at=created_at,
        subscription=subscription,
        language=say.language,
        picture=picture,
    )


def _footer(alert_id: str, subscription: str, say: Phrases) -> str:
    named = one_line(subscription, 100) or "none"
    return say("footer", alert=one_line(alert_id, 100), subscription=named)


def _within_a_mail(
    payload: dict[str, Any], shown: Shown, say: Phrases, footer: str
) -> tuple[Letter, str]:
    """The longest letter that mail services show whole, and its HTML; else the shortest."""
    for bounds in BOUNDS:
        said = letter(payload, shown, say=say, footer=footer, bounds=bounds)
        html = _filled("alert.html.j2", said, say)
        if len(html.encode()) <= MOST_BYTES:
            break
    return said, html


def _filled(template: str, said: Letter, say: Phrases) -> str:
    return templates().get_template(template).render(letter=said, say=say)


@cache
def templates() -> Environment:
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
