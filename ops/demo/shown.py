"""What a person sees of the demonstration: each alert as a short block. No decisions."""

import shutil
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from ingest.alerts.mismatches import mismatch_line
from ingest.alerts.phrases import phrases
from ingest.alerts.wording import LONGEST_LINE, headline
from ops.demo.inbox import Arrival
from ops.demo.papers import Site
from ops.demo.score import Score
from ops.demo.story import told
from ops.shown.terminal import safe_line, styled
from ops.shown.wording import change

# Blocks are read beside other windows; longer lines are hard to read anyway.
WIDTH = 96
INDENT = " " * 9
BAR = "┃ "
# Of a passage as much as a reader needs to recognise it.
LONGEST_PASSAGE = 130
MOST_CHANGES = 3
# An id of 12 characters is unambiguous in any ledger of a demonstration.
ID_CHARS = 12


def width() -> int:
    """Columns to write in: those of the terminal, where it has fewer than are good to read."""
    return min(WIDTH, shutil.get_terminal_size((WIDTH, 24)).columns)


def introduction(sites: Sequence[Site], *, env: Path, flower_url: str) -> list[str]:
    """Where everything is, before the first scene."""
    facts = [(site.name, f"http://{site.host}  {site.tells}") for site in sites]
    facts += [
        ("tasks", f"{flower_url}  (Flower)"),
        ("look closer", f". {env}  (in another terminal, then)"),
        ("", "palimpsest edits, palimpsest citations, palimpsest doctor"),
    ]
    width = max(len(name) for name, _ in facts)
    return [
        styled("Palimpsest watches a small world on this machine.", "heading"),
        "All of its texts are invented, and nothing leaves this machine.",
        *(f"  {name:<{width}}  {fact}" for name, fact in facts),
    ]


def scene_lines(seconds: float, says: str) -> list[str]:
    """The head of a scene: when, and what happens."""
    wrapped = textwrap.wrap(says, width() - len(INDENT))
    first = f"{seconds:5.0f} s  "
    told = [styled(line, "heading") for line in wrapped]
    return ["", f"{styled(first, 'quiet')}{INDENT[len(first) :]}{told[0]}"] + [
        f"{INDENT}{line}" for line in told[1:]
    ]


def alert_block(arrival: Arrival, about: Mapping[str, Any], *, expected: bool) -> list[str]:
    """One alert; `about` holds `event`, `title` and `document_id` as the ledger knows them."""
    lines = [_head(arrival, about, expected=expected), *_body(arrival)]
    lines += [styled(line, "quiet") for line in _commands(arrival, about)]
    bar = styled(BAR, _colour(expected=expected))
    return ["", *(f"{INDENT}{bar}{line}" for line in lines)]


def _colour(*, expected: bool) -> str:
    return "good" if expected else "bad"


def _head(arrival: Arrival, about: Mapping[str, Any], *, expected: bool) -> str:
    way = "webhook, signature verified" if arrival.channel == "webhook" else "mail"
    to = f" to {safe_line(arrival.recipient)}" if arrival.recipient else ""
    if arrival.complaint:
        way = arrival.complaint
    types = told(str(about.get("event", "?")), arrival.payload.get("also", ()))
    name = styled(types, _colour(expected=expected))
    judged = "" if expected else styled("  NOT EXPECTED", "bad")
    return f"{name}  {styled(f'by {way}{to}', 'quiet')}{judged}"


def _body(arrival: Arrival) -> Iterator[str]:
    payload = arrival.payload
    said = (
        headline(payload, phrases("en")) if payload else safe_line(arrival.headline, LONGEST_LINE)
    )
    yield from textwrap.wrap(said, width() - len(INDENT) - len(BAR))
    changes = (payload.get("edit") or {}).get("changes") or ()
    for each in changes[:MOST_CHANGES]:
        yield f"  {change(each, longest=LONGEST_PASSAGE // 3)}"
    yield from _passages(payload)


def _passages(payload: Mapping[str, Any]) -> Iterator[str]:
    """The first quoted passage, and where it differs; of a statement, with who quotes it."""
    quoted = [
        (one.get("post_author"), each)
        for one in payload.get("citations") or ()
        for each in one["quotations"]
    ]
    for author, quotation in quoted[:1]:
        passage = safe_line(quotation.get("post_text"), LONGEST_PASSAGE)
        said = f"quoted by {safe_line(author)}" if author else "quotes"
        lines = [f"{said}: “{passage}”"]
        lines += [f"differs: {mismatch_line(one)}" for one in quotation.get("mismatches", ())]
        for line in lines:
            yield from textwrap.wrap(
                line, width() - len(INDENT) - len(BAR) - 2,
                initial_indent="  ", subsequent_indent="  ",
            )  # fmt: skip


def _commands(arrival: Arrival, about: Mapping[str, Any]) -> Iterator[str]:
    if not about.get("document_id") or arrival.channel == "email":
        return  # the same as in the webhook beside it
    shown = str(about["document_id"])[:ID_CHARS]
    commands = [f"palimpsest show {shown}"]
    edit = arrival.payload.get("edit")
    if edit and edit["from"] is not None:
        commands.append(f"palimpsest diff {shown} {edit['from']} {edit['to']}")
    yield "   ".join(commands)


def missing_lines(missing: Sequence[str]) -> list[str]:
    """What a scene has waited for in vain."""
    return [f"{INDENT}{styled(BAR + 'MISSING', 'bad')}  {each}" for each in missing]


def summary_lines(score: Score, *, expected: int, took_s: float) -> list[str]:
    """The end of the story: expected, arrived, unexpected."""
    verdict = styled("All is well.", "good") if score.good else styled("This is not right.", "bad")
    first = "none" if score.first_alert_s is None else f"after {score.first_alert_s:.0f} s"
    rows = (
        ("expected", f"{expected} alerts"),
        ("arrived", f"{score.arrived}, the first {first}"),
        ("missing", _listed([f"{one.key[1]} “{one.paper.title}”" for one in score.missing])),
        ("unexpected", _listed(score.unexpected)),
        *((("not looked at", _listed(score.unseen)),) if score.unseen else ()),
    )
    head = f"The story has ended after {took_s:.0f} s. "
    return ["", styled(head, "heading") + verdict, *(f"  {name:<13}{fact}" for name, fact in rows)]


def _listed(names: Sequence[str]) -> str:
    return "; ".join(names) or "none"
