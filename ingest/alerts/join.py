"""The events of one matter, and edits that settled together, become one payload. Pure."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from ingest.alerts.matters import ALONE, is_edit, is_of_channel, is_of_citation, rank
from ingest.alerts.standing import merged_citations, outcomes, types_told

Payload = dict[str, Any]
JoinKey = tuple[str, str, str]


def join_key(payload: Payload) -> JoinKey | None:
    """Equal for the edits that may become one; None for an event that is no edit.

    Revisions are numbered within document and view, so edits of two views are never joined.
    """
    edit = payload.get("edit")
    if not is_edit(payload["type"]) or not edit:
        return None
    return payload["type"], payload["document"]["id"], edit["view"]


def joined(payloads: Sequence[Payload], *, edit: Payload | None = None) -> Payload:
    """One payload for all of it; alters no input.

    What leads gives all but three names: `citations` tells what became of each, `also` the types of
    the others, `joined` all ids in the order they happened. Of several edits it is one step, `from`
    of the first and `to` of the last; `edit` is what the caller found between the outer revisions
    (changes, diff, word counts, significance, kind). Without it the steps' own findings are put
    together, which counts a word twice that was changed twice. Whether the edit was declared is
    the last step's to say: a marker covers what came before it, never what came after, and one
    silent edit at the end must not hide behind an earlier declared one. Where the text is back
    where it was, `undone` tells the first step, and within what time it was undone.

    Raises: ValueError where there is nothing to join, or edits are not of one document and view.
    """
    if not payloads:
        raise ValueError("nothing to join")
    if len(payloads) == 1:
        return dict(payloads[0])
    ordered = sorted(payloads, key=_moment)
    edits = [payload for payload in ordered if is_edit(payload["type"])]
    if len({join_key(payload) for payload in edits}) > 1 or not all(map(_has_place, ordered)):
        raise ValueError("only edits of one document in one view can be joined, with what they did")
    leading = edits[-1] if edits else min(ordered, key=lambda payload: rank(payload["type"]))
    told = {"edit": _whole_step([each["edit"] for each in edits], edit)} if edits else {}
    ends = outcomes(ordered)
    return {
        **leading,
        **told,
        "citations": merged_citations(ordered, leading, ends),
        "joined": [payload["id"] for payload in ordered],
        **_also(ordered, leading, ends),
    }


def _has_place(payload: Payload) -> bool:
    """Whether it is of a type that is ever told with others."""
    has_name = payload["document"] is not None or is_of_channel(payload["type"])
    return has_name and rank(payload["type"]) < ALONE


_LAST = 2**31  # beyond the number of any revision


def _moment(payload: Payload) -> tuple[str, int, int, str]:
    """An edit before what it did to citations; steps of one view by their numbers."""
    to = (payload.get("edit") or {}).get("to")
    return payload["detected_at"], to or _LAST, rank(payload["type"]), payload["id"]


def _also(ordered: Sequence[Payload], leading: Payload, ends: Mapping[str, str]) -> Payload:
    """What else is told with it: nothing that came and went again."""
    of_citations = [payload for payload in ordered if is_of_citation(payload["type"])]
    types = {payload["type"] for payload in ordered if not is_of_citation(payload["type"])}
    also = sorted((types | types_told(of_citations, ends)) - {leading["type"]}, key=rank)
    return {"also": also} if also else {}


_SIGNIFICANCE = ("cosmetic", "minor", "substantive")


def _whole_step(steps: Sequence[Payload], found: Payload | None) -> Payload:
    last = steps[-1]
    declared = {name: last[name] for name in ("declared", "declared_at", "declared_by")}
    outer = {"from": steps[0]["from"], "to": last["to"]}
    whole = {**last, **(found or _put_together(steps)), **declared, **outer, **_changed(steps)}
    if whole.get("reverted_to") is None:
        whole.pop("reverted_to_at", None)
    return whole | _undone(steps, whole)


def _undone(steps: Sequence[Payload], whole: Payload) -> Payload:
    """What it read in between, where nothing is left of that."""
    back = whole.get("reverted_to") == steps[0]["from"] or not whole["changes"]
    if len(steps) == 1 or whole["kind"] != "reverted" or not back:
        return {}
    return {"undone": {"changes": steps[0]["changes"], "within_s": _stood_for(whole)}}


def _stood_for(whole: Payload) -> int | None:
    """At most, in seconds: from the look before it was edited to the one that showed it undone."""
    after, before = whole.get("changed_after"), whole.get("changed_before")
    if not after or not before:
        return None
    length = datetime.fromisoformat(before) - datetime.fromisoformat(after)
    return max(0, round(length.total_seconds()))


def _changed(steps: Sequence[Payload]) -> Payload:
    """Between the last look at the first text and the first look at the last one."""
    after, before = steps[0].get("changed_after"), steps[-1].get("changed_before")
    return {"changed_after": after, "changed_before": before} if before else {}


def _put_together(steps: Sequence[Payload]) -> Payload:
    return {
        "significance": max((step["significance"] for step in steps), key=_SIGNIFICANCE.index),
        "changes": [change for step in steps for change in step["changes"]],
        "words_added": sum(step["words_added"] for step in steps),
        "words_removed": sum(step["words_removed"] for step in steps),
        "diff": "\n".join(step["diff"] for step in steps if step["diff"]),
    }
