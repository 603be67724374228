"""Writing to standard output: plain lines, colour only where a person sees it, never control codes.

Texts of strangers pass `safe_line` or `safe_text` first: an escape code in a title must not
repaint the reader's terminal.
"""

import os
import sys

from ingest.alerts.safe import one_line, plain

# Select Graphic Rendition (ECMA-48): readable without colour too, since both are underlined or
# struck through.
STYLES = {
    "added": "\x1b[32;4m",
    "removed": "\x1b[31;9m",
    "moved": "\x1b[36m",
    "heading": "\x1b[1m",
    "quiet": "\x1b[2m",
    "good": "\x1b[32m",
    "bad": "\x1b[31;1m",
}
_RESET = "\x1b[0m"


def colours() -> bool:
    """Whether standard output shows colours: a terminal, and NO_COLOR (no-color.org) not set."""
    return (
        sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    )


def styled(text: str, style: str) -> str:
    """The text in a style of `STYLES` where colours are shown, else as it is."""
    return f"{STYLES[style]}{text}{_RESET}" if text and colours() else text


def safe_line(text: str | None, longest: int = 200) -> str:
    """A stranger's text as one harmless line."""
    return one_line(text or "", longest)


def safe_text(text: str) -> str:
    """A stranger's text over several harmless lines."""
    return plain(text)


def write(line: str = "") -> None:
    """One line to standard output, at once: what is piped is often watched as it comes."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def watched() -> bool:
    """Whether a person watches standard error, where progress is shown."""
    return sys.stderr.isatty()


def progress(line: str) -> None:
    """A line that the next one writes over, for a person who waits; nothing when piped."""
    if watched():
        sys.stderr.write(f"\r\x1b[K{safe_line(line, 100)}")
        sys.stderr.flush()
