"""How sure something is said to be: modal and hedging words on one side only. Pure."""

import re

from ingest.revisions.kinds.finding import Finding, came_or_went
from ingest.revisions.kinds.numbers import is_month
from ingest.revisions.kinds.seen_words import SeenWords, phrase_changes

# Stem and ending of the French conditional.
_CONDITIONAL = re.compile(r"(\w{2,}r)ai(?:t|ent|s)", re.IGNORECASE)


def find_certainty(seen: SeenWords) -> Finding | None:
    """Whether "may", "allegedly", "soll", "якобы" or "aurait" came, went or was swapped."""
    gone, come = (
        [phrase for phrase in side if not is_month(phrase, seen)]
        for side in phrase_changes(seen, seen.known.certainty)
    )
    if not gone and not come:
        gone, come = _conditionals(seen)
    if not gone and not come:
        return None
    return Finding("certainty", came_or_went("a word that says how sure it is", gone, come))


def _conditionals(seen: SeenWords) -> tuple[list[str], list[str]]:
    """French verbs of which one side is the conditional: viendra, viendrait."""
    if "fr" not in seen.known.languages or len(seen.gone) != len(seen.come):
        return [], []
    for one, other in zip(seen.gone, seen.come, strict=True):
        stems = [_CONDITIONAL.fullmatch(word) for word in (one, other)]
        if sum(map(bool, stems)) == 1:
            found = stems[0] or stems[1]
            if found and one.startswith(found[1]) and other.startswith(found[1]):
                return [one], [other]
    return [], []
