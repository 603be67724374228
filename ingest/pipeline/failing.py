"""Sources that fall silent: told once with cause and remedy, and once when they are back."""

from collections.abc import Sequence
from typing import Any

from ingest.pipeline.health import FAILURES_TO_TELL
from ingest.pipeline.looks import Failed, Look, observed_at
from ingest.pipeline.rows import Rows
from ingest.store import sources
from ingest.store.events import event_row
from ingest.store.session import Connection
from schemas.records.fetches import FailureReason, FetchFailed

_MOVED = "Open the address in a browser and put where it leads into watch.yaml."

# What a person can do, by cause; the rest is said by the message itself.
_REMEDIES = {
    FailureReason.REFUSED_ADDRESS: (
        "If the address is meant, name its network in PALIMPSEST_ALLOW_NETWORKS."
    ),
    FailureReason.UNKNOWN_HOST: "Check the address in watch.yaml, and this machine's name servers.",
    FailureReason.CERTIFICATE: (
        "If the site uses an authority of its own, name its file in PALIMPSEST_CA_FILE; "
        "else wait until the site has mended its certificate."
    ),
    FailureReason.TOO_LARGE: "Watch a smaller feed of this site, by section for one.",
    FailureReason.ROBOTS: "Ask the site for leave; until then its pages are not read.",
    FailureReason.REDIRECT_LOOP: _MOVED,
    FailureReason.BAD_REDIRECT: _MOVED,
    FailureReason.BAD_ADDRESS: "Correct the address in watch.yaml.",
}
_USUAL = "It is tried again, ever more rarely; open the address in a browser if it lasts."
_STOPPED = "Put its new address into watch.yaml and apply it, or take the feed off."


def tell_health(connection: Connection, looks: Sequence[Look], rows: Rows) -> None:
    """Events of sources whose health turned; own pages of documents say nothing of a source."""
    by_source: dict[int, list[Look]] = {}
    for look in looks:
        if look.feed.document_id is None:
            by_source.setdefault(look.feed.source.id, []).append(look)
    for of_source in by_source.values():
        failed = next((each for each in of_source if _tells(each)), None)
        if isinstance(failed, Failed):
            _fail(connection, failed, rows)
        elif any(not isinstance(each, Failed) for each in of_source):
            _recover(connection, of_source[0], rows)


def _tells(look: Look) -> bool:
    enough = look.feed.failures + 1 >= FAILURES_TO_TELL
    return isinstance(look, Failed) and (look.stop or enough)


def _fail(connection: Connection, look: Failed, rows: Rows) -> None:
    source, now = look.feed.source, observed_at(look)
    if sources.set_state(connection, source.id, state="failing", reason=look.message, now=now):
        rows.events.append(_event(look, "failing", cause=look.message, remedy=remedy(look)))


def _recover(connection: Connection, look: Look, rows: Rows) -> None:
    source = look.feed.source
    if source.state == "ok":
        return
    if sources.has_failing_feed(
        connection, source.id, failures=FAILURES_TO_TELL, besides=look.feed.id
    ):
        return
    set_ok = sources.set_state(
        connection, source.id, state="ok", reason=None, now=observed_at(look)
    )
    if set_ok and source.state == "failing":
        remedy_ = "Nothing is to be done."
        rows.events.append(_event(look, "recovered", cause="It answers again.", remedy=remedy_))


def _event(look: Look, what: str, *, cause: str, remedy: str) -> dict[str, Any]:
    at, source = observed_at(look), look.feed.source
    return event_row(
        f"source.{what}", subject=f"{source.id} {at.isoformat()}", source_id=source.id, at=at,
        detail={"cause": cause, "remedy": remedy},
    )  # fmt: skip


def remedy(look: Failed) -> str:
    """One sentence: what a person can do."""
    if look.stop:
        return _STOPPED
    reason = look.outcome.reason if isinstance(look.outcome, FetchFailed) else None
    return _REMEDIES.get(reason, _USUAL) if reason else _USUAL
