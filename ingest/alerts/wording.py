"""The one line that says it all: subject and heading of an alert. Pure."""

from collections.abc import Callable
from typing import Any, Final

from ingest.alerts.causes import cause_of
from ingest.alerts.citation_clauses import clauses, manner, of_status, statements
from ingest.alerts.edited import broken, edited, edited_before_seen
from ingest.alerts.names import Room, document_name, person, title_of
from ingest.alerts.phrases import Phrases, yes_no
from ingest.alerts.safe import one_line

Payload = dict[str, Any]
Sentence = Callable[[Payload, Phrases, Room], str]

# A line is cut where mail programs and phones cut it anyway.
LONGEST_LINE: Final = 220

# The parts of a line get ever less room until it is short enough: first to be read whole beside its
# sender, then to be read in one glance. The last one is taken as it is, so that a title of ten
# thousand characters leaves room for what happened.
_ROOMS: Final = (
    (Room(name=40, title=60, words=60, asides=True), 120),
    (Room(name=32, title=36, words=40), 160),
    (Room(name=20, title=20, words=24), LONGEST_LINE),
)
_WIDEST: Final = _ROOMS[0][0]


def headline(payload: Payload, say: Phrases) -> str:
    """Who did what to which words of which document, and how; one safe line with the source."""
    if not payload["document"]:
        return what_happened(payload, say)
    source = one_line(payload["source"]["name"], _WIDEST.name)
    return _fitting(lambda room: say("from-source", source=source, what=_told(payload, say, room)))


def what_happened(payload: Payload, say: Phrases) -> str:
    """The headline without its source, for lines that stand under the source's name."""
    return _fitting(lambda room: _told(payload, say, room))


def _fitting(line_in: Callable[[Room], str]) -> str:
    """The line with as much room for its parts as it is short enough with."""
    lines = ((line_in(room), longest) for room, longest in _ROOMS)
    line = next((line for line, longest in lines if len(line) <= longest), line_in(_ROOMS[-1][0]))
    return one_line(line, LONGEST_LINE)


def _told(payload: Payload, say: Phrases, room: Room) -> str:
    event_type: str = payload["type"]
    name = event_type if event_type in _SENTENCES else event_type.partition(".")[2]
    return _SENTENCES[name](payload, say, room)


def _with_citations(sentence: str, payload: Payload, say: Phrases, room: Room) -> str:
    return ", ".join((sentence, *clauses(payload, say, room)))


def _new(payload: Payload, say: Phrases, room: Room) -> str:
    document = payload["document"]
    author = person(document.get("author") or "", say, room)
    by = "someone" if author and document["kind"] == "post" else "nobody"
    title = title_of(document, say, room)
    told = say("new", by=by, actor=author, place=title, kind=document["kind"])
    return _with_citations(told, payload, say, room)


def _gone(payload: Payload, say: Phrases, room: Room) -> str:
    document = payload["document"]
    told = say("gone", state=document["state"], place=document_name(document, say, room))
    return _with_citations(told, payload, say, room)


def _restored(payload: Payload, say: Phrases, room: Room) -> str:
    told = say("restored", place=document_name(payload["document"], say, room))
    return _with_citations(told, payload, say, room)


def _citation(status: str) -> Sentence:
    """The sentence of an event about one citation; of all, where none has that status."""

    def told(payload: Payload, say: Phrases, room: Room) -> str:
        cited = of_status(payload, status) or payload["citations"]
        return say(
            f"citation-{status}",
            place=document_name(payload["document"], say, room),
            manner=manner(cited),
            statement=statements(cited, say, room),
        )

    return told


def _source_failing(payload: Payload, say: Phrases, room: Room) -> str:
    source = one_line(payload["source"]["name"], room.name)
    silent = payload.get("code") == "silent"
    return say("source-failing", source=source, cause=cause_of(payload, say), silent=yes_no(silent))


def _source_recovered(payload: Payload, say: Phrases, room: Room) -> str:
    return say("source-recovered", source=one_line(payload["source"]["name"], room.name))


def _channel(key: str) -> Sentence:
    def told(payload: Payload, say: Phrases, room: Room) -> str:
        channel = one_line(payload.get("channel") or "", room.title)
        return say(
            key,
            channel=channel,
            known=yes_no(bool(channel)),
            cause=cause_of(payload, say) if key != "channel-test" else "",
        )

    return told


_SENTENCES: dict[str, Sentence] = {
    "new": _new,
    "edited": edited,
    "edited_before_seen": edited_before_seen,
    "gone": _gone,
    "restored": _restored,
    "citation.new": _citation("new"),
    "citation.lost": _citation("lost"),
    "quotation.broken": broken,
    "source.failing": _source_failing,
    "source.recovered": _source_recovered,
    "channel.failing": _channel("channel-failing"),
    "channel.recovered": _channel("channel-recovered"),
    "channel.test": _channel("channel-test"),
    "alert.dead": _channel("alert-dead"),
}
