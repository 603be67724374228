"""The one line that says it all: subject and heading of an alert. Pure."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from ingest.alerts.safe import one_line

Payload = dict[str, Any]

_STANDING = ("held", "new", "changed")
_BROKEN = ("changed", "lost")

# A line is cut where mail programs and phones cut it anyway; names and titles each get a part, so
# that a title of ten thousand characters leaves room for what happened.
LONGEST_LINE = 220
_LONGEST_TITLE = 90
_LONGEST_NAME = 40


def headline(payload: Payload) -> str:
    """Who did what to which document, how it is judged and what it cites; one safe line."""
    kind, _, what = payload["type"].partition(".")
    source = one_line(payload["source"]["name"], _LONGEST_NAME)
    if kind == "source":
        return one_line(_of_source(source, what, payload), LONGEST_LINE)
    line = f"{source}: {_sentence(payload)}{_judged(payload)}{_cites(payload)}"
    return one_line(line, LONGEST_LINE)


def moment(text: str | None) -> str:
    """An instant of a payload for people, to the minute, UTC; empty where there is none."""
    if not text:
        return ""
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return one_line(text, _LONGEST_NAME)
    return at.astimezone(UTC).strftime("%Y-%m-%d %H:%M UTC")


def statement_name(citation: Payload) -> str:
    """What a statement is called in one line: `kremlin 67568`, else its title, else its address."""
    key = citation.get("key") or ""
    publisher, _, number = key.partition(":")
    if number and "/" not in key:
        return one_line(f"{publisher} {number}", _LONGEST_TITLE)
    if citation.get("title"):
        return f"“{one_line(citation['title'], _LONGEST_TITLE)}”"
    return one_line(citation.get("publisher") or _host(citation["url"]), _LONGEST_TITLE)


def citing_posts(payload: Payload) -> int:
    """How many posts the payload names that cite the statement which the event is about."""
    citations = payload.get("citations") or ()
    return len({post for citation in citations if (post := citation.get("post_id"))})


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or url
    except ValueError:
        return url


def _of_source(source: str, what: str, payload: Payload) -> str:
    if what == "recovered":
        return f"{source} has recovered"
    return f"{source} is failing: {payload.get('cause') or 'the cause is not known'}"


def _title(payload: Payload) -> str:
    document = payload["document"]
    title = one_line(document["title"], _LONGEST_TITLE)
    return f"“{title}”" if title else f"a {document['kind']} without title"


def _author(payload: Payload) -> str:
    return one_line(payload["document"].get("author") or "", _LONGEST_NAME)


def _named(payload: Payload) -> str:
    author = _author(payload)
    return f"{_title(payload)} by {author}" if author else _title(payload)


def _new(payload: Payload) -> str:
    if payload["document"]["kind"] == "statement":
        return f"{_title(payload)} was published"
    author = _author(payload)
    return f"{author} posted {_title(payload)}" if author else f"{_title(payload)} was posted"


def _edited(payload: Payload) -> str:
    edit = payload["edit"]
    if edit["kind"] == "reverted":
        back = edit.get("reverted_to")
        to = f" to revision {back}" if back else " to an earlier text"
        return f"{_named(payload)} was put back{to}"
    if edit["kind"] == "growing":
        return f"{_named(payload)} was added to"
    if edit.get("declared_by") == "moderator":
        return f"a moderator edited {_named(payload)}"
    author = _author(payload)
    if author and payload["document"]["kind"] == "post":
        return f"{author} edited {_title(payload)}"
    return f"{_named(payload)} was edited"


def _edited_before_seen(payload: Payload) -> str:
    return f"{_named(payload)} was edited before it was first seen"


def _gone(payload: Payload) -> str:
    hidden = payload["document"]["state"] == "hidden"
    return f"{_named(payload)} is {'hidden by its site' if hidden else 'gone'}"


def _restored(payload: Payload) -> str:
    return f"{_named(payload)} is back"


def _cites_now(payload: Payload) -> str:
    return f"{_named(payload)} now cites {_statements(payload, 'new')}"


def _cites_no_longer(payload: Payload) -> str:
    return f"{_named(payload)} no longer cites {_statements(payload, 'lost')}"


def _broken(payload: Payload) -> str:
    if payload["document"]["kind"] == "statement":
        return f"a quoted passage of {_title(payload)} no longer matches"
    return f"a quotation of {_statements(payload, *_BROKEN)} in {_named(payload)} no longer matches"


_SENTENCES: dict[str, Callable[[Payload], str]] = {
    "new": _new,
    "edited": _edited,
    "edited_before_seen": _edited_before_seen,
    "gone": _gone,
    "restored": _restored,
    "citation.new": _cites_now,
    "citation.lost": _cites_no_longer,
    "quotation.broken": _broken,
}


def _sentence(payload: Payload) -> str:
    event_type: str = payload["type"]
    name = event_type if event_type in _SENTENCES else event_type.partition(".")[2]
    return _SENTENCES[name](payload)


def _judged(payload: Payload) -> str:
    edit = payload.get("edit")
    if not edit:
        return ""
    if edit["kind"] == "before_seen":
        at = moment(edit["declared_at"])
        return f" (declared {at})" if at else ""
    return f" ({edit['significance']}, {'declared' if edit['declared'] else 'silent'})"


def _statements(payload: Payload, *status: str) -> str:
    """The first cited statement with one of these states and the number of the others.

    Where none has such a state, of all: the event says that there is one.
    """
    cited = payload.get("citations") or ()
    of_state = [citation for citation in cited if citation["status"] in status] or cited
    names = list(dict.fromkeys(statement_name(citation) for citation in of_state))
    if not names:
        return "a statement"
    return names[0] if len(names) == 1 else f"{names[0]} and {len(names) - 1} more"


def _cites(payload: Payload) -> str:
    states = {citation["status"] for citation in payload.get("citations") or ()}
    if not states or payload["type"].startswith(("citation.", "quotation.")):
        return ""
    if payload["document"]["kind"] == "statement":
        posts = citing_posts(payload)
        return f" – cited by {posts} post{'' if posts == 1 else 's'}" if posts else ""
    if states == {"lost"}:
        return f" – no longer cites {_statements(payload)}"
    return f" – cites {_statements(payload, *_STANDING)}"
