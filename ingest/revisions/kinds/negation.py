"""Negations that came or went. Pure."""

from ingest.revisions.kinds.finding import Finding, quoted
from ingest.revisions.kinds.seen_words import SeenWords, without_phrases

# "un" and "не" before three letters make an opposite; "in", "im", "dis" before so few make another
# word: side, inside; port, import.
_LEAST = 3
_LEAST_LATIN = 5
_SURE_PREFIXES = frozenset({"un", "не", "nicht", "non"})


def find_negation(seen: SeenWords) -> Finding | None:
    """Whether one side negates and the other does not, or more often."""
    # "ohne Zweifel" is how sure it is, and no negation
    one, other = (
        [word for word in row if _negates(word, seen.known.negations)]
        for row in without_phrases(seen, seen.known.certainty)
    )
    if len(one) < len(other):
        return Finding("negation", f"a negation was put in: {quoted(_less(other, one))}")
    if len(one) > len(other):
        return Finding("negation", f"a negation was taken out: {quoted(_less(one, other))}")
    if len(seen.gone) != len(seen.come):
        return None
    for old, new in zip(seen.gone, seen.come, strict=True):
        if _is_opposite(old.casefold(), new.casefold(), seen.known.negating_prefixes):
            return Finding("negation", f"{quoted(old)} was turned into its opposite, {quoted(new)}")
    return None


def _less(many: list[str], few: list[str]) -> list[str]:
    """The words of the longer row that the other does not have."""
    rest = list(few)
    found: list[str] = []
    for word in many:
        if word in rest:
            rest.remove(word)
        else:
            found.append(word)
    return found


def _negates(word: str, negations: frozenset[str]) -> bool:
    return word in negations or word.endswith("n't") or word.startswith("n'")


def _is_opposite(one: str, other: str, prefixes: frozenset[str]) -> bool:
    short, long = sorted((one, other), key=len)
    return any(
        long == prefix + short
        and len(short) >= (_LEAST if prefix in _SURE_PREFIXES else _LEAST_LATIN)
        for prefix in prefixes
    )
