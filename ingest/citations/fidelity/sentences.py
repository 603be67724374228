"""Where the sentence around a passage begins and ends, and what is left out of it. Pure."""

import re

from ingest.citations.fidelity.certainty import condition_phrases, phrases_in
from ingest.citations.fidelity.marks import ELLIPSIS
from ingest.citations.fidelity.negations import negating
from ingest.citations.fidelity.passages import Side
from ingest.citations.fidelity.reasons import quoted
from ingest.citations.fidelity.units import units_of

# Ends what was quoted: with it inside, the sentence is given as if it ended here.
_STOPS = re.compile(r"\s?[.!?]|\s?[\"“”»‹›’']\s?[.!?]")
_SENTENCE_END = re.compile(r"[.!?…]+[\"”“»’)\]]*(?:\s|\Z)|\n")


def ends_before_more(behind: str) -> bool:
    """Whether the post ends a sentence behind its passage, and marks no omission there."""
    return bool(_STOPS.match(behind)) and not ELLIPSIS.match(behind)


def rest_of_sentence(text: str) -> int:
    """How many characters of a text belong to its first sentence."""
    found = _SENTENCE_END.search(text)
    return found.start() if found else len(text)


def last_sentence(text: str) -> int:
    """Where the last sentence of a text begins that goes on behind it."""
    ends = [found.end() for found in _SENTENCE_END.finditer(text) if found.end() < len(text)]
    return ends[-1] if ends else 0


def what_is_left_out(dropped: str, statement: Side) -> str:
    """The words left out, and whether they negate or limit what was said."""
    units = units_of(dropped, statement.language)
    keys = [one.key for one in units]
    said = f"{quoted(dropped.strip(' ,;–—-'))} is left out"
    if negating(keys, statement.known):
        return f"{said}, which negates"
    if phrases_in(keys, condition_phrases(statement.language)):
        return f"{said}, which limits what is said"
    return said
