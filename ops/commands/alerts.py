"""`alerts` and `deliveries`: who was told, and each attempt to do so."""

from enum import StrEnum
from typing import Annotated

import typer

from ingest.store import delivery_lists, listings
from ingest.store.listings import OfAlerts
from ingest.store.narrowing import Listed
from ingest.store.session import Connection
from ops.commands.filters import Filters, filtered, show_list
from ops.commands.group import group
from ops.commands.options import OfChannel, OfSubscription
from ops.ledger import one_id, one_subscription
from ops.shown import columns

app = group()

Event = Annotated[str, typer.Option(help="Only of this type, such as post.edited.")]


class AlertState(StrEnum):
    """States of alerts."""

    PENDING = "pending"
    DELIVERED = "delivered"
    JOINED = "joined"
    DEAD = "dead"


class Outcome(StrEnum):
    """What came of an attempt to deliver."""

    DELIVERED = "delivered"
    TRY_LATER = "try-later"
    REFUSED = "refused"
    EXPIRED = "expired"
    BOUNCED = "bounced"

    @property
    def stored(self) -> str:
        """As deliveries have it."""
        return self.value.replace("-", "")


def of_alerts(
    connection: Connection, *, subscription: str = "", event: str = "", channel: str = ""
) -> OfAlerts:
    """What the options ask for that alerts and deliveries share. Raises: PermanentError."""
    return OfAlerts(
        subscription=one_subscription(connection, subscription) if subscription else None,
        event=event or None,
        channel=channel or None,
    )


@app.command()
@filtered
def alerts(
    *,
    state: Annotated[
        AlertState | None,
        typer.Option(
            help="Only in this state: pending (waits), delivered, joined (another alert tells it "
            "too) or dead (given up)."
        ),
    ] = None,
    subscription: OfSubscription = "",
    channel: OfChannel = "",
    event: Event = "",
    filters: Filters,
) -> None:
    """List alerts, those made last at the top: why they wait, and what their channel answered."""

    def find(connection: Connection) -> Listed:
        of = of_alerts(connection, subscription=subscription, event=event, channel=channel)
        return listings.alert_list(connection, filters.wanted(connection, state=state), of)

    show_list(find, columns.ALERTS, as_json=filters.as_json, nothing="No alert fits.")


@app.command()
@filtered
def deliveries(
    *,
    alert: Annotated[str, typer.Option(help="Only of this alert: its id or the start of it.")] = "",
    outcome: Annotated[
        Outcome | None,
        typer.Option(
            help="Only with this outcome: delivered, try-later (tried again), refused (for good), "
            "expired (given up after three days without success) or bounced (a mail came back)."
        ),
    ] = None,
    subscription: OfSubscription = "",
    channel: OfChannel = "",
    event: Event = "",
    filters: Filters,
) -> None:
    """List attempts to deliver, the latest at the top, with what the other side answered."""

    def find(connection: Connection) -> Listed:
        of = of_alerts(connection, subscription=subscription, event=event, channel=channel)
        about = one_id(connection, "alert", alert) if alert else None
        state = outcome.stored if outcome is not None else None
        wanted = filters.wanted(connection, state=state, alert_id=about)
        return delivery_lists.delivery_list(connection, wanted, of)

    show_list(find, columns.DELIVERIES, as_json=filters.as_json, nothing="No delivery fits.")
