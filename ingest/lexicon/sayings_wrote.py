"""The line above a quoted post or mail, "Anna wrote:", in the languages of forums. Data.

The verbs are those of `quote_verbs.py`.
"""

import re

from ingest.lexicon.quote_verbs import quote_verbs

_WROTE = quote_verbs(r"писал/а", r"написал(?:а|\(а\)|/а)?", "писавла", "写道", "寫道")
_DATED = r"(?: (?:am|on|at|le|el|il|в|о|um|,|·|•).{0,60})?"
_HEADS = (
    # as mail programs: On Mon, 2 Mar 2026 at 10:12, Anna <anna@example.org> wrote
    re.compile(rf"(?:On|Am|Le|El|Il|В|Dnia) .{{4,60}}, (?P<name>[^,:]{{1,60}}?) {_WROTE} ?:"),
    # with the name last, as in German: Am 02.03.2026 um 10:12 schrieb Anna
    re.compile(rf"(?:Am|On|Le|El|Il|Den|Op) [^:]*\d.{{0,40}} {_WROTE} (?P<name>[^:]{{1,60}}) ?:"),
    # as forums: Anna schrieb am 2. März 2026 um 10:12
    re.compile(rf"(?P<name>[^:]{{1,60}}?) {_WROTE}{_DATED} ?[:：]?(?: ?[↑»])?"),
    re.compile(
        r"(?:Quote from|Zitat von|Citation de|Цитата(?: от)?|Cita de|Originally posted by) ?:? ?"
        r"(?P<name>[^:]{1,60}?)(?: (?:on|am|le|el|от) .{1,60})?:?",
        re.IGNORECASE,
    ),
)
_MAIL_ADDRESS = re.compile(r"\s*[<(][^<>()\s]+@[^<>()\s]+[>)]")
_LONGEST = 200


def quote_head(line: str) -> str | None:
    """The name in the line above a quoted text; None where the line is none.

    `line` is visible text of one line.
    """
    if len(line) > _LONGEST:
        return None
    for pattern in _HEADS:
        if match := pattern.fullmatch(line):
            return _MAIL_ADDRESS.sub("", match["name"]).strip(" \t\"'“”„@") or None
    return None
