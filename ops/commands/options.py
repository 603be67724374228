"""The options that several commands share."""

from typing import Annotated

import typer

Source = Annotated[str, typer.Option(help="Only of this source: its name or the start of it.")]
Since = Annotated[
    str, typer.Option(help="Only from then on: 2d or 1h30m ago, today, 2026-01-31 (UTC).")
]
Until = Annotated[str, typer.Option(help="Only before then, written in the same way.")]
Limit = Annotated[int, typer.Option(min=1, max=100_000, help="At most so many.")]
AsJson = Annotated[bool, typer.Option("--json", help="JSON lines, for programs.")]
OfChannel = Annotated[
    str,
    typer.Option("--channel", help="Only by this channel: its name in lists, or a part of it."),
]
OfSubscription = Annotated[str, typer.Option("--subscription", help="Only of this subscription.")]

# A screen or two; who wants more says so.
USUAL_LIMIT = 50
