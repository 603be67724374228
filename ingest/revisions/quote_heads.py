"""The line above a quoted passage: who wrote it, and when by the reader's day and zone. Pure.

phpBB ("Anna wrote: ↑ Yesterday, 1:35 pm"), SMF ("Quote from: Anna on Today at 10:00:11") and
Invision ("46 minutes ago, Anna said:") print a date there that moves by itself, inside the body
(FORUMS.md 1.3, 1.7, 1.8). The name is kept as the block's `quote_of` and compared as such.
"""

import re

from ingest.lexicon.quote_verbs import quote_verbs
from ingest.revisions.time_words import STAMP

_VERBS = quote_verbs("Wrote", "geschreven", r"написал(?:а|\(а\))?", "Написал")
_FROM = (
    r"(?:Quote from|Zitat von|Citation de|Цитата(?: от)?|Cita de|Citazione da|Citaat van"
    r"|Cytat|Alıntı|Originally [Pp]osted by)"
)
_ON = r"(?:[Oo]n|[Aa]m|[Ll]e|[Ee]l|[Ii]l|[Oo]p|[Dd]nia|[Вв])"
# What stands before and behind the name; "↑" and "»" lead to the quoted post.
_BEFORE = re.compile(rf"(?:{_FROM} ?:? ?|(?:{_ON} )?{STAMP} ?,? ?|\(?{STAMP}\)? ?)?")
_BEHIND = re.compile(
    rf"(?: {_VERBS})? ?:? ?[↑»:]* ?(?:(?:[-–—,|] ?)?(?:{_ON} )?\(?{STAMP}\)?)? ?:?"
)


def is_quote_head(line: str, *, name: str) -> bool:
    """Whether visible text is nothing but the head of a quote of `name`, dated or not."""
    before, found, behind = line.partition(name)
    if not found or not _BEFORE.fullmatch(before):
        return False
    behind = behind.rstrip()
    return bool(before or behind) and _BEHIND.fullmatch(behind) is not None
