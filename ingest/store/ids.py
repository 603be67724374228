"""Identifiers made from what they name, so that doing a step twice makes the same rows."""

from hashlib import blake2b

from schemas.records.items import DocumentKind, View


def make_id(*parts: object) -> str:
    """16 hexadecimal characters from the parts; 64 bits: a clash is due at some 10⁹ rows."""
    text = "\0".join(str(part) for part in parts)
    return blake2b(text.encode(), digest_size=8).hexdigest()


def document_id(kind: DocumentKind, key: str) -> str:
    """The id of the document with this key."""
    return make_id("document", kind, key)


def revision_id(document: str, view: View, seq: int) -> str:
    """The id of the revision with this number in this view."""
    return make_id("revision", document, view, seq)


def edit_id(revision: str) -> str:
    """The id of the edit that leads to a revision."""
    return make_id("edit", revision)


def event_id(type_: str, subject: str) -> str:
    """The id of an event; `subject` says what it happened to, and when if it can happen again."""
    return make_id("event", type_, subject)


def citation_id(post: str, method: str, statement_key: str) -> str:
    """The id of a post's citation of a statement."""
    return make_id("citation", post, method, statement_key)


def alert_id(event: str, subscription: int, channel: str) -> str:
    """The id of an alert: its idempotency key in every attempt."""
    return make_id("alert", event, subscription, channel)
