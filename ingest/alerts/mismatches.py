"""Where a passage does not say what the statement says, as one line. Pure."""

from collections.abc import Sequence
from typing import Any

from ingest.alerts.phrases import DEFAULT, Phrases, phrases
from ingest.alerts.safe import one_line

Payload = dict[str, Any]

_LONGEST = 200
_SIDE = 60


def mismatch_line(
    mismatch: Payload, quotation: Payload | None = None, say: Phrases | None = None
) -> str:
    """`number: 6 in the post, 8 in the statement`; what is only suggested is not said as a fact.

    The stored reason is English; in another language both sides are cut out of the `quotation`,
    whose passages the spans of a mismatch lie in.
    """
    say = say or phrases(DEFAULT)
    kind = say.first(f"mismatch-{mismatch['kind']}", "mismatch-other")
    sides = mismatch["reason"] if say.language == DEFAULT else _sides(mismatch, quotation, say)
    if not sides:
        return one_line(say("mismatch-bare", firm=_firm(mismatch), kind=kind), _LONGEST)
    return one_line(say("mismatch", firm=_firm(mismatch), kind=kind, sides=sides), _LONGEST)


def _firm(mismatch: Payload) -> str:
    return "yes" if mismatch["firm"] else "no"


def _sides(mismatch: Payload, quotation: Payload | None, say: Phrases) -> str:
    post, statement = (_cut(side, mismatch, quotation or {}) for side in ("post", "statement"))
    if not post and not statement:
        return ""
    known = "both" if post and statement else "post" if post else "statement"
    return say(
        "mismatch-sides", known=known, post=say.quoted(post), statement=say.quoted(statement)
    )


def _cut(side: str, mismatch: Payload, quotation: Payload) -> str:
    """The words of one side; empty where nothing stands there or its passage is not given."""
    span: Sequence[int] | None = mismatch.get(side)
    passage, whole = quotation.get(f"{side}_text"), quotation.get(side)
    if not span or not passage or not whole or span[0] < whole[0] or span[1] > whole[1]:
        return ""
    return one_line(passage[span[0] - whole[0] : span[1] - whole[0]], _SIDE)
