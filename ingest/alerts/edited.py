"""An edit in one sentence: who did what to which words of which document. Pure."""

from collections.abc import Iterator, Sequence
from typing import Any

from ingest.alerts.changed_places import by_place
from ingest.alerts.changed_words import changed_words, done, piece
from ingest.alerts.citation_clauses import clauses, of_status, statements
from ingest.alerts.edit_line import EditLine
from ingest.alerts.names import Room, document_name, title_of
from ingest.alerts.phrases import Phrases, yes_no
from ingest.alerts.telling import most_telling, removal_of
from ingest.alerts.timing import after_publication
from ingest.alerts.undone import within

Payload = dict[str, Any]

# A line tells of one; so many are looked at to find it: citations, and passages of each.
_CITATIONS = 10
_PASSAGES = 5


def edited(payload: Payload, say: Phrases, room: Room) -> str:
    """The sentence of an edit, then in clauses: citations, other places, when, and how openly."""
    line = EditLine(payload, say, room)
    story = line.edit.get("story")
    if story and story["kind"] == "alike":
        return ", ".join(_alike(line, story["times"]))
    said, told = _sentence(line)
    rest = (*clauses(payload, say, room, told=told), *_circumstances(line))
    return ", ".join(part for part in (said, *rest) if part)


def edited_before_seen(payload: Payload, say: Phrases, room: Room) -> str:
    """The sentence of a document that was edited already when it was first seen."""
    line = EditLine(payload, say, room)
    at = say.moment(line.edit.get("declared_at"))
    return ", ".join(
        part
        for part in (line("before-seen", at=at, known=yes_no(at)),
                     *clauses(payload, say, room))
        if part
    )  # fmt: skip


def broken(payload: Payload, say: Phrases, room: Room) -> str:
    """The sentence of quotations that an edit broke, told alone."""
    if payload.get("edit"):
        return edited(payload, say, room)
    document = payload["document"]
    if document["kind"] == "statement":
        return say("broken-passage", place=title_of(document, say, room))
    changed = of_status(payload, "changed") or payload["citations"]
    name, place = statements(changed, say, room), document_name(document, say, room)
    return say("broken-quotation", statement=name, place=place)


def _sentence(line: EditLine) -> tuple[str, tuple[str, ...]]:
    """The sentence, and the citation statuses that it tells itself."""
    kind = line.edit["kind"]
    if kind == "unseen":
        return line("edited-unseen"), ()
    if undone := line.edit.get("undone"):
        return _undone(line, undone), ()
    if kind == "reverted":
        return _put_back(line), ()
    if removed := _removed_citation(line):
        return removed, ("lost",)
    change = most_telling(line.edit["changes"], _broken_passages(line.payload))
    return (_counted(line) if change is None else changed_words(line, change)), ()


def _broken_passages(payload: Payload) -> list[str]:
    """What the quotations that an edit broke were in the text that was edited."""
    side = f"{payload['document']['kind']}_text"
    broken_ones = of_status(payload, "changed")[:_CITATIONS]
    quotations = (each for one in broken_ones for each in one["quotations"][:_PASSAGES])
    return [each[side] for each in quotations if each.get(side)]


def _removed_citation(line: EditLine) -> str:
    """`… removed the sentence quoting …`, where the words that went held the quotation."""
    for citation in of_status(line.payload, "lost")[:_CITATIONS]:
        name = statements([citation], line.say, line.room)
        if how := _went_with(line.edit["changes"], citation):
            manner, gone = how
            if manner == "link":
                return line("removed-link", statement=name)
            return line("removed-citation", what=piece(gone), manner=manner, statement=name)
    return ""


def _went_with(changes: Sequence[Payload], citation: Payload) -> tuple[str, str] | None:
    """How a citation went: with its quotation, its address or its link; and the words that went."""
    passages = (each.get("post_text") or "" for each in citation["quotations"][:_PASSAGES])
    if gone := removal_of(changes, passages):
        return "quotes", gone["before"]
    if named := removal_of(changes, [citation["url"]]):
        return "cites", named["before"]
    links = (each["before"] for each in changes if each["field"] == "link")
    return ("link", "") if citation["url"] in links else None


def _put_back(line: EditLine) -> str:
    edit = line.edit
    at = line.say.moment(edit.get("reverted_to_at"))
    known = "time" if at else "number" if edit.get("reverted_to") else "nothing"
    return line("put-back", known=known, at=at, revision=edit.get("reverted_to") or 0)


def _undone(line: EditLine, undone: Payload) -> str:
    """What it read for a while, and that it does no more."""
    change = most_telling(undone["changes"])
    if change is None:
        return _put_back(line)
    return line.say("undone", said=changed_words(line, change), **within(undone, line.say))


def _counted(line: EditLine) -> str:
    """What is said where no single change tells the edit."""
    added, removed = line.edit["words_added"], line.edit["words_removed"]
    if line.edit["kind"] == "growing":
        return line("grown")
    return line("edited", added=added, removed=removed, counted=yes_no(added or removed))


def _circumstances(line: EditLine) -> Iterator[str]:
    """What is said behind the sentence: other places, its weight, when, and how openly."""
    edit, say = line.edit, line.say
    others = len(by_place(edit["changes"])) - 1
    if line.room.asides and edit["kind"] not in ("unseen", "reverted") and others > 0:
        yield say("more-places", n=others)
    if edit["kind"] != "unseen" and edit["significance"] != "substantive":
        yield say("weight", significance=edit["significance"])
    yield after_publication(line.payload, say)
    if edit["kind"] != "unseen":
        yield say("openness", declared=yes_no(edit["declared"]))
    if story := edit.get("story"):
        yield say(f"clause-{story['kind']}", times=story["times"])


def _alike(line: EditLine, times: int) -> Iterator[str]:
    yield line("alike", times=times)
    change = most_telling(line.edit["changes"])
    if change is not None and (change["before"] or change["after"]):
        sides = [line.words(side) if side else "" for side in (change["before"], change["after"])]
        how = done(change["before"], change["after"])
        yield line.say("alike-words", done=how, before=sides[0], after=sides[1])
    yield line.say("openness", declared=yes_no(line.edit["declared"]))
