"""Whole sentences or passages that came, went, or were written anew. Pure."""

from ingest.revisions.kinds.finding import Finding
from ingest.revisions.kinds.places import Place
from ingest.tokens import count_words

# A side with more words or characters than this is a passage, whatever numbers and names are in it:
# about a sentence.
_PASSAGE_WORDS = 12
_PASSAGE_CHARS = 200
# A sentence of fewer words ("Nein.", "Not at all.") is told by its words.
_LEAST_WORDS = 3
# A sentence that was replaced by another, word by word, is told by its words below this.
_LEAST_REPLACED = 5


def find_passage(place: Place) -> Finding | None:
    """An addition, a removal or a rewrite; None for a place that is to be told by its words."""
    one, other = place.before.strip(), place.after.strip()
    gone, come = count_words(one), count_words(other)
    is_passage = _is_passage(one, gone) or _is_passage(other, come)
    if one and other:
        if is_passage or (place.whole and min(gone, come) >= _LEAST_REPLACED):
            return Finding("rewrite", f"{_a(place)} written anew")
        return None
    if not is_passage and not (place.whole and max(gone, come) >= _LEAST_WORDS):
        return None
    return came_or_went_whole(place)


def came_or_went_whole(place: Place) -> Finding:
    """A passage that was put in or taken out, one side being empty."""
    if place.before.strip():
        return Finding("removal", f"{_a(place)} taken out")
    return Finding("addition", f"{_a(place)} put in")


def _is_passage(text: str, words: int) -> bool:
    return len(text) > _PASSAGE_CHARS or words > _PASSAGE_WORDS


def _a(place: Place) -> str:
    longest = max(place.before, place.after, key=len).strip()
    if place.lines:
        return "paragraphs were" if "\n" in longest else "a paragraph was"
    return "a sentence was" if place.whole and len(longest) <= _PASSAGE_CHARS else "a passage was"
