"""Whom the author of a post quotes, by name: a speaker hardly names himself. Pure."""

from collections.abc import Iterator, Sequence

from ingest.lexicon.sayings import Index, phrases_at
from ingest.tokens import tokens

_LOOKED_AT = 12  # paragraphs
_LEAST = 4  # letters of a name that inflected forms are told by
_ENDING = 3  # letters that an inflected form has more


def speakers_of(paragraphs: Sequence[str], index: Index) -> frozenset[str]:
    """Folded stems of the names that stand beside a verb of saying where a quotation is led to.

    Only in the first paragraph and in those that end with a colon: a speaker names others too.
    """
    leading = [
        text for at, text in enumerate(paragraphs) if not at or text.rstrip().endswith((":", "："))
    ]
    return frozenset(stem for text in leading[:_LOOKED_AT] for stem in _names(text, index))


def names_speaker(speakers: frozenset[str], word: str) -> bool:
    """Whether a folded word is one of these names, inflected or not."""
    return any(word[: len(word) - cut] in speakers for cut in range(_ENDING + 1))


def _names(text: str, index: Index) -> Iterator[str]:
    """Names right before or behind a verb of saying, and genitives before a noun of speech."""
    words = tokens(text)
    folded = [word.casefold() for word in words]
    for at in range(len(words)):
        kinds = {kind for kind, _ in phrases_at(index, folded, at)}
        near = [at - 1, at + 1] if "saying" in kinds else [at - 1] if "statement" in kinds else []
        for place in near:
            if 0 <= place < len(words) and _is_name(words[place]):
                yield _stem(folded[place])


def _is_name(word: str) -> bool:
    return word[0].isupper() and len(word) >= _LEAST


def _stem(name: str) -> str:
    for ending in ("'s", "’s", "s", "а", "у", "ом", "ой"):
        if name.endswith(ending) and len(name) - len(ending) >= _LEAST:
            return name.removesuffix(ending)
    return name
