"""What the command groups share."""

import typer


def group() -> typer.Typer:
    """An empty group; its help is plain text, the same on a terminal and in a pipe."""
    return typer.Typer(rich_markup_mode=None, add_completion=False)
