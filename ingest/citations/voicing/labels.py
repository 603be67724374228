"""Paragraphs that begin with who speaks, as transcripts and interviews do. Pure."""

import re
from collections import Counter
from collections.abc import Sequence

from ingest.lexicon.sayings import Index, phrases_at
from ingest.tokens import tokens

# "PRESIDENT ORLAN: …", "Governor Pell: …", "Q: …"; an address has no space behind its colon.
_LABEL = re.compile(r"(?P<name>[^\W\d_][\w.'’-]*(?: [\w.'’()-]+){0,4})[ \xa0]?[:：]\s+(?=\S)")
_DASH = re.compile(r"[—–―]\s?(?=\S)")
_LONGEST = 50
# What is said is a sentence; a list of facts ("Time: 0.00", "CPU: i7") has none.
_SENTENCE = re.compile(r"[.!?…。！？][\W_]{0,3}\Z")
_OFTEN = 2  # a name before two paragraphs is a label, one before a single paragraph may be a topic
_COMMENT = frozenset({"returning", "remarking", "introducing", "statement", "author"})


def labelled(paragraphs: Sequence[str], index: Index) -> list[int]:
    """For each paragraph the length of the speaker's name or dialogue dash before it, else 0.

    A name counts before a sentence, if it stands before two paragraphs at least or is written in
    capitals; a dash where two paragraphs have one.
    """
    found = [_LABEL.match(text[:_LONGEST]) for text in paragraphs]
    dashes = [_DASH.match(text) for text in paragraphs]
    counts = Counter(match["name"] for match in found if match)
    many_dashes = sum(dash is not None for dash in dashes) >= _OFTEN
    result: list[int] = []
    for text, match, dash in zip(paragraphs, found, dashes, strict=True):
        if match and _SENTENCE.search(text) and _is_speaker(match["name"], counts, index):
            result.append(match.end())
        else:
            result.append(dash.end() if dash and many_dashes else 0)
    return result


def _is_speaker(name: str, counts: Counter[str], index: Index) -> bool:
    words = [word.casefold() for word in tokens(name)]
    if any(kind in _COMMENT for kind, _ in phrases_at(index, words, 0)):
        return False
    return counts[name] >= _OFTEN or (name.isupper() and len(name) > 1)
