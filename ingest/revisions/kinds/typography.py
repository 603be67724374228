"""In which signs two texts differ that read the same. Pure."""

import re
from collections import Counter

from ingest.text import without_invisible

_QUOTES = frozenset("\"'“”„‟«»″‘’‚‛‹›´ʼ′")
_DASHES = frozenset("-‐‑‒–—―−")


def typography(before: str, after: str) -> str:
    """The reason to call two visible texts the same: which signs differ, in English words."""
    one, other = Counter(before), Counter(after)
    differing = {*(one - other), *(other - one)}
    found = [
        name
        for name, signs in (("quotation marks or apostrophes", _QUOTES), ("dashes", _DASHES))
        if differing & signs
    ]
    if "…" in differing:
        found.append("dots")
    if _gaps(before) != _gaps(after):
        found.append("spaces or line breaks")
    if without_invisible(before) != before or without_invisible(after) != after:
        found.append("signs that are not seen")
    what = " and ".join(found) or "signs"
    return f"other {what}: a reader reads the same"


def _gaps(text: str) -> list[str]:
    return re.findall(r"\s+", without_invisible(text))
