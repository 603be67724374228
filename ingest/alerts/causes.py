"""Why a source or channel fails and what to do, in the reader's language. Pure.

The ledger keeps both as English sentences with the particulars. In another language they are said
by the cause's code, and what has no words there is left out: no message mixes languages.
"""

from typing import Any

from ingest.alerts.phrases import DEFAULT, Phrases
from ingest.alerts.safe import one_line

Payload = dict[str, Any]

_LONGEST = 300


def cause_of(payload: Payload, say: Phrases) -> str:
    """What is, or was, wrong, without a full stop at its end."""
    stored = one_line(payload.get("cause") or "", _LONGEST)
    if stored and say.language == DEFAULT:
        return stored.removesuffix(".")
    family, code = _family(payload), payload.get("code")
    if payload["type"].endswith(".recovered"):
        return say.first(f"{family}-over-{code}", f"{family}-over")
    return say.first(f"{family}-cause-{code}", f"{family}-cause-other")


def remedy_of(payload: Payload, say: Phrases) -> str:
    """What a person can do, one sentence; empty where nothing is to be done."""
    stored = one_line(payload.get("remedy") or "", _LONGEST)
    if not stored or say.language == DEFAULT:
        return stored
    if payload["type"].endswith(".recovered"):
        return say("nothing-to-do")
    if payload["type"] == "alert.dead":
        return say("send-again")
    family = _family(payload)
    return say.first(f"{family}-remedy-{payload.get('code')}", f"{family}-remedy-other")


def _family(payload: Payload) -> str:
    return "source" if payload["type"].startswith("source.") else "channel"
