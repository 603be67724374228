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

# How long a line may be to be read whole beside its sender, and to be read in one glance.
_BESIDE_SENDER = 120
_ONE_GLANCE = 160

# The parts of a line get less room, step by step, until it is short enough: first what the letter
# says anyway goes, then long titles are cut, then long wordings, then names. What cannot be read in
# one glance with half of each part may be as long as a line is.
_ROOMS: Final = (
    (Room(name=40, title=60, words=60, asides=True), _BESIDE_SENDER),
    (Room(name=40, title=60, words=60), _ONE_GLANCE),
    (Room(name=40, title=52, words=60), _ONE_GLANCE),
    (Room(name=40, title=44, words=60), _ONE_GLANCE),
    (Room(name=40, title=44, words=48), _ONE_GLANCE),
    (Room(name=40, title=44, words=40), _ONE_GLANCE),
    (Room(name=32, title=40, words=40), _ONE_GLANCE),
    (Room(name=32, title=40, words=40), LONGEST_LINE),
    (Room(name=32, title=36, words=40), LONGEST_LINE),
    (Room(name=32, title=32, words=36), LONGEST_LINE),
    (Room(name=24, title=32, words=32), LONGEST_LINE),
    (Room(name=24, title=28, words=28), LONGEST_LINE),
    (Room(name=20, title=24, words=28), LONGEST_LINE),
    (Room(name=20, title=20, words=24), LONGEST_LINE),
)
_WIDEST: Final = _ROOMS[0][0]


def headline(payload: Payload, say: Phrases) -> str:
    """Who did what to which words of which document, and how; one safe line with the source."""
    if not payload["document"]:
        return what_happened(payload, say)
    source = one_line(payload["source"]["name"], _WIDEST.name)
    return _fitting(
        lambda room: say("from-source", source=source, what=_told(payload, say, room)),
        _openness(payload, say),
    )


def what_happened(payload: Payload, say: Phrases) -> str:
    """The headline without its source, for lines that stand under the source's name."""
    return _fitting(lambda room: _told(payload, say, room), _openness(payload, say))


def _openness(payload: Payload, say: Phrases) -> str:
    """How openly it was edited, as the line says it; empty for what is no edit."""
    edit = payload.get("edit")
    return say("openness", declared=yes_no(edit["declared"])) if edit else ""


def _fitting(line_in: Callable[[Room], str], kept: str) -> str:
    """The line with as much room for its parts as it is short enough with; `kept` is never cut."""
    lines = ((line_in(room), longest) for room, longest in _ROOMS)
    line = next((line for line, longest in lines if len(line) <= longest), "")
    return one_line(line or _shortened(line_in(_ROOMS[-1][0]), kept), LONGEST_LINE)


def _shortened(line: str, kept: str) -> str:
    """The line without the clauses before `kept` for which there is no room, the last one first."""
    at = line.rfind(f", {kept}") if kept else -1
    if at < 0:
        return line
    said = one_line(line[:at], LONGEST_LINE - len(line[at:]))
    return (said.rpartition(", ")[0] or said) + line[at:]


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
            of=_of_subscriptions(payload, say, room),
            cause=cause_of(payload, say) if key != "channel-test" else "",
        )

    return told


def _of_subscriptions(payload: Payload, say: Phrases, room: Room) -> str:
    """Whose channel it is: several may be named alike; empty where that is not known."""
    names = payload.get("subscriptions") or ()
    if not names:
        return ""
    first = say.quoted(one_line(names[0], room.name))
    return say("of-subscriptions", name=first, more=len(names) - 1)


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
