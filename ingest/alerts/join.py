"""Edits of one document within the settling time become one payload. Pure."""

from collections.abc import Sequence
from typing import Any

Payload = dict[str, Any]
JoinKey = tuple[str, str, str]


def join_key(payload: Payload) -> JoinKey | None:
    """Equal for the edits that may become one; None for an event that always stands alone.

    Revisions are numbered within document and view, so edits of two views are never joined.
    """
    edit = payload.get("edit")
    if not payload["type"].endswith(".edited") or not edit:
        return None
    return payload["type"], payload["document"]["id"], edit["view"]


def joined(payloads: Sequence[Payload], *, edit: Payload | None = None) -> Payload:
    """One payload for the whole step, `from` of the first and `to` of the last; alters no input.

    `edit` is what the caller found between the outer revisions (changes, diff, word counts,
    significance, kind); its `from` and `to` are ours. Without it the steps' own findings are put
    together, which counts a word twice that was changed twice. Whether the edit was declared is
    the last step's to say: a marker covers what came before it, never what came after, and one
    silent edit at the end must not hide behind an earlier declared one.

    Raises: ValueError where there is nothing to join, or not all are edits of one document in one
    view.
    """
    if not payloads:
        raise ValueError("nothing to join")
    if len(payloads) == 1:
        return dict(payloads[0])
    keys = {join_key(payload) for payload in payloads}
    if len(keys) != 1 or None in keys:
        raise ValueError("only edits of one document in one view can be joined")
    ordered = sorted(payloads, key=lambda payload: int(payload["edit"]["to"]))
    return {
        **ordered[-1],
        "edit": _whole_step([payload["edit"] for payload in ordered], edit),
        "joined": [payload["id"] for payload in ordered],
    }


_SIGNIFICANCE = ("cosmetic", "minor", "substantive")


def _whole_step(steps: Sequence[Payload], found: Payload | None) -> Payload:
    last = steps[-1]
    declared = {name: last[name] for name in ("declared", "declared_at", "declared_by")}
    outer = {"from": steps[0]["from"], "to": last["to"]}
    return {**last, **(found or _put_together(steps)), **declared, **outer}


def _put_together(steps: Sequence[Payload]) -> Payload:
    return {
        "significance": max((step["significance"] for step in steps), key=_SIGNIFICANCE.index),
        "changes": [change for step in steps for change in step["changes"]],
        "words_added": sum(step["words_added"] for step in steps),
        "words_removed": sum(step["words_removed"] for step in steps),
        "diff": "\n".join(step["diff"] for step in steps if step["diff"]),
    }
