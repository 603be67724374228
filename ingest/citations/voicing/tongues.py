"""In which language a post is written, and which of its paragraphs is in another one. Pure."""

import re
from collections import Counter
from collections.abc import Sequence

from ingest.lexicon.choose import languages_of
from ingest.text import UNSPACED

_LEAST_CHARS = 40  # in shorter lines a single common word decides
_SAMPLE_PARAGRAPHS = 40
_SAMPLE_CHARS = 2_000
_UNSPACED_SIGN = re.compile(f"[{UNSPACED}]")
_MOSTLY = 0.3  # of the characters; the rest is figures, names, spaces


def main_tongue(paragraphs: Sequence[str], *, language: str | None) -> frozenset[str]:
    """The language of most paragraphs; the given one where that is known."""
    if language:
        return frozenset({language})
    counts: Counter[str] = Counter()
    for text in paragraphs[:_SAMPLE_PARAGRAPHS]:
        for code in tongues_of(text):
            counts[code] += min(len(text), _SAMPLE_CHARS)
    return frozenset(code for code, _ in counts.most_common(1))


def tongues_of(text: str) -> frozenset[str]:
    """Languages that a visible text may be in; empty where it is too short to tell."""
    sample = text[:_SAMPLE_CHARS]
    if len(_UNSPACED_SIGN.findall(sample)) > _MOSTLY * len(sample):
        return frozenset({"zh"})
    return languages_of(sample) if len(sample) >= _LEAST_CHARS else frozenset()
