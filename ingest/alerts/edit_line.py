"""What the sentences about one edit have in common: who did it, and to which document. Pure."""

from dataclasses import dataclass
from typing import Any

from ingest.alerts.names import Room, document_name, person, title_of, whole_words
from ingest.alerts.phrases import Phrases

Payload = dict[str, Any]


@dataclass(frozen=True, slots=True)
class EditLine:
    """What the sentences of one edit are made of."""

    payload: Payload
    say: Phrases
    room: Room

    @property
    def edit(self) -> Payload:
        """The edit of the payload."""
        edit: Payload = self.payload["edit"]
        return edit

    def __call__(self, key: str, **values: Any) -> str:  # noqa: ANN401 (texts and numbers)
        """A sentence with its actor, where one may be named, and its document put in."""
        document, say, room = self.payload["document"], self.say, self.room
        actor = _actor(self)
        title = title_of(document, say, room)
        by_author = bool(actor) and not _by_moderator(self.edit)
        return say(
            key,
            by="someone" if actor else "nobody",
            actor=actor,
            title=title,
            place=title if by_author else document_name(document, say, room),
            kind=document["kind"],
            **values,
        )

    def words(self, text: str) -> str:
        """Words of a text between quotation marks, the first ones of many."""
        return self.say.quoted(whole_words(text, self.room.words))


def _by_moderator(edit: Payload) -> bool:
    return bool(edit.get("declared_by") == "moderator")


def _actor(line: EditLine) -> str:
    """Who did it, as far as that may be said: nobody of a statement, or of an edit not seen."""
    document, edit = line.payload["document"], line.edit
    if document["kind"] == "statement" or (edit["kind"] == "unseen" and not edit["declared_by"]):
        return ""
    if _by_moderator(line.edit):
        return line.say("a-moderator")
    return person(document.get("author") or "", line.say, line.room)
