"""What an alert says of the story that an edit belongs to. Pure."""

from typing import Any

_WORDS = {
    "flapping": "goes to and fro between known texts ({} edits so far); told again when it rests",
    "restless": "a passage that never rests ({} edits so far); told again when it rests",
    "alike": "{} documents were edited in the same way at once; the others are not told",
}


def story_words(edit: dict[str, Any]) -> str:
    """One line for a person; empty for an edit that stands alone. `edit` as in the payload."""
    story = edit.get("story")
    return _WORDS[story["kind"]].format(story["times"]) if story else ""
