"""The columns of the lists."""

from datetime import UTC, datetime

from ops.shown.due import next_look
from ops.shown.tables import Column, Row
from ops.shown.times import ago, moment
from ops.shown.waiting import alert_state, channel_state, outcome
from ops.shown.wording import certainty, changes, edit_kind, edit_place, statement, title


def _health(row: Row) -> str:
    if not row["active"]:
        return "resting"
    reason = f": {row['state_reason']}" if row["state"] == "failing" and row["state_reason"] else ""
    return f"{row['state']}{reason}"


def _next_look(row: Row) -> str:
    return next_look(row["next_look"], datetime.now(UTC))


def _counted(row: Row) -> str:
    return f"{row['feeds']} + {row['pages']}"


SOURCES = (
    Column("SOURCE", lambda row: row["name"], stretches=True),
    Column("KIND", lambda row: row["kind"]),
    Column("FEEDS + PAGES", _counted),
    Column("DOCUMENTS", lambda row: str(row["documents"])),
    Column("LAST LOOK", lambda row: ago(row["last_polled_at"], datetime.now(UTC))),
    Column("NEXT LOOK", _next_look, stretches=True),
    Column("STATE", _health, stretches=True),
)

DOCUMENTS = (
    Column("ID", lambda row: row["id"]),
    Column("FIRST SEEN", lambda row: moment(row["first_seen_at"])),
    Column("STATE", lambda row: row["state"]),
    Column("EDITS", lambda row: str(row["edits"])),
    Column("SOURCE", lambda row: row["source"], stretches=True),
    Column("AUTHOR", lambda row: row["author"] or "", stretches=True),
    Column("TITLE", title, stretches=True),
    Column("NEXT LOOK", _next_look, stretches=True),
)

EDITS = (
    Column("DOCUMENT", lambda row: row["document_id"]),
    Column("DETECTED", lambda row: moment(row["detected_at"])),
    Column("VIEW", edit_place),
    Column("SIGNIFICANCE", lambda row: row["significance"]),
    Column("KIND", edit_kind),
    Column("SOURCE", lambda row: row["source"], stretches=True),
    Column("TITLE", title, stretches=True),
    Column("CHANGES", lambda row: changes(row["changes"]), stretches=True),
)

CITATIONS = (
    Column("ID", lambda row: row["id"]),
    Column("POST", lambda row: row["post_id"]),
    Column("FOUND", lambda row: moment(row["found_at"])),
    Column("STATE", lambda row: row["status"]),
    Column("METHOD", lambda row: row["method"]),
    Column("CERTAINTY", certainty),
    Column("SOURCE", lambda row: row["source"], stretches=True),
    Column("POST'S TITLE", lambda row: title(row, "post_title"), stretches=True),
    Column("STATEMENT", lambda row: row["statement_id"] or "not held yet"),
    Column("STATEMENT'S TITLE", statement, stretches=True),
)


def _about(row: Row) -> str:
    return title(row) if row["document_id"] else str(row["source"])


ALERTS = (
    Column("ID", lambda row: row["id"]),
    Column("CREATED", lambda row: moment(row["created_at"])),
    Column("STATE", lambda row: alert_state(row, datetime.now(UTC))),
    Column("TRIES", lambda row: str(row["attempts"])),
    Column("EVENT", lambda row: row["event"]),
    Column("SUBSCRIPTION", lambda row: row["subscription"]),
    Column("CHANNEL", lambda row: row["channel"], stretches=True),
    Column("ABOUT", _about, stretches=True),
    Column("ANSWER", lambda row: row["answer"] or "", stretches=True),
)

DELIVERIES = (
    Column("ALERT", lambda row: row["alert_id"]),
    Column("ATTEMPTED", lambda row: moment(row["attempted_at"])),
    Column("OUTCOME", outcome),
    Column("EVENT", lambda row: row["event"]),
    Column("SUBSCRIPTION", lambda row: row["subscription"]),
    Column("CHANNEL", lambda row: row["channel"], stretches=True),
    Column("ABOUT", _about, stretches=True),
    Column("ANSWER", lambda row: row["answer"], stretches=True),
)

CHANNELS = (
    Column("CHANNEL", lambda row: row["label"], stretches=True),
    Column("STATE", lambda row: channel_state(row, datetime.now(UTC)), stretches=True),
    Column("WAITING", lambda row: str(row["waiting"])),
    Column("GIVEN UP", lambda row: str(row["dead"])),
    Column("LAST DELIVERED", lambda row: ago(row["last_ok_at"], datetime.now(UTC))),
    Column("SUBSCRIPTIONS", lambda row: ", ".join(row["subscriptions"]) or "(none any more)"),
    Column("LAST ANSWER", lambda row: row["last_answer"] or "", stretches=True),
)
