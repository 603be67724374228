"""The first lines of a letter: how openly a document was edited, and how much that weighs. Pure."""

from collections.abc import Iterator
from typing import Any

from ingest.alerts.causes import cause_of, remedy_of
from ingest.alerts.phrases import Phrases
from ingest.alerts.undone import within

Payload = dict[str, Any]


def lead(body: Payload, say: Phrases) -> tuple[str, ...]:
    """What a reader should know before the words themselves; of a safe payload."""
    return tuple(line for line in _lines(body, say) if line)


def _lines(body: Payload, say: Phrases) -> Iterator[str]:
    event_type = body["type"]
    if event_type == "channel.test":
        yield say("lead-test")
    elif body.get("cause") is not None:
        yield _sentence(cause_of(body, say))
        yield remedy_of(body, say)
        if "alert.dead" in body.get("also", ()):
            yield say("lead-given-up")
    if event_type.endswith(".gone"):
        yield say("lead-gone", state=body["document"]["state"])
    if edit := body.get("edit"):
        yield _of_edit(edit, say)
        if undone := edit.get("undone"):
            yield say("lead-undone", **within(undone, say))
        yield from _of_story(edit, say)
    if edit and body.get("joined") and not body.get("also"):
        # with what became of citations, more events are told than there were edits
        steps = len(body["joined"]) - len(body.get("echoes", ()))
        yield say("lead-joined", n=steps) if steps > 1 else ""


_KEYS = {"unseen": "lead-unseen", "before_seen": "lead-before-seen"}


def _of_edit(edit: Payload, say: Phrases) -> str:
    return say(
        _KEYS.get(edit["kind"], "lead-edit"),
        significance=edit["significance"],
        declared="yes" if edit["declared"] else "no",
        by=edit["declared_by"] or "nobody",
        at=say.moment(edit["declared_at"]) or "none",
    )


def _of_story(edit: Payload, say: Phrases) -> Iterator[str]:
    if story := edit.get("story"):
        yield say(f"lead-{story['kind']}", times=story["times"])


def _sentence(clause: str) -> str:
    """A clause as a sentence by itself."""
    return f"{clause[:1].upper()}{clause[1:]}" + ("" if clause.endswith((".", "!", "?")) else ".")
