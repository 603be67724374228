"""Who said it: the source that is named, the verb of saying, and its subject. Pure."""

from ingest.lexicon.words import words
from ingest.revisions.kinds.finding import Finding, came_or_went, quoted
from ingest.revisions.kinds.seen_words import SeenWords, phrase_changes
from ingest.tokens import is_word

# Words that a named source has: "the Russian Defence Ministry's press office".
_MOST_WORDS = 7
_ENDS_SENTENCE = frozenset(".!?;:")
# "a déclaré", "hat gesagt", "has said": between a subject and its verb.
_HELPERS = words("a ont avait hat haben hatte hatten has have had also auch")


def find_attribution(seen: SeenWords) -> Finding | None:
    """Whether another source is named, or none; or something is said, claimed, denied instead."""
    gone, come = phrase_changes(seen, seen.known.sources)
    if gone or come:
        return Finding("attribution", came_or_went("the naming of a source", gone, come))
    gone, come = (_saying(side, seen) for side in (seen.gone, seen.come))
    if gone or come:
        return Finding("attribution", came_or_went("a verb of saying", gone, come))
    source = _source_before(seen) if _may_be_somebody(seen) else None
    if source is None:
        return None
    return Finding("attribution", f"another source is named, behind {quoted(source)}")


def verb_beside(seen: SeenWords) -> str | None:
    """The verb of saying whose subject was changed: "said [the minister]", "[Песков] заявил"."""
    if not _may_be_somebody(seen) or not _is_somebody(seen):
        return None
    left = _of_sentence(seen.left)
    while left and left[-1] in seen.known.articles | seen.known.titles:
        left.pop()
    if left and left[-1] in seen.known.saying:
        return left[-1]
    right = [token.casefold() for token in seen.right]
    while right and right[0] in _HELPERS:
        right.pop(0)
    return right[0] if right and right[0] in seen.known.saying else None


def is_before_colon(seen: SeenWords) -> bool:
    """Whether it stands where a transcript names the speaker: "[Krause]: …"."""
    left = _of_sentence(seen.left)
    return seen.right[:1] == [":"] and all(word in seen.known.titles for word in left)


def _saying(side: list[str], seen: SeenWords) -> list[str]:
    # a capital makes a German noun of it
    return [word for word in side if word in seen.known.saying]


def _may_be_somebody(seen: SeenWords) -> bool:
    sides = [[t for t in side if is_word(t)] for side in (seen.before, seen.after)]
    return all(0 < len(side) <= _MOST_WORDS for side in sides)


def _source_before(seen: SeenWords) -> str | None:
    """The phrase that names the source: "laut [Gewerkschaft]", "according to the [ministry]"."""
    left = _of_sentence(seen.left)
    for start in range(len(left)):
        for end in range(start + 1, len(left) + 1):
            phrase = " ".join(left[start:end])
            if _names_source(phrase, seen) and _only_small(left[end:], seen):
                return phrase
    return None


def _names_source(phrase: str, seen: SeenWords) -> bool:
    if phrase in seen.known.sources:
        return True
    return phrase in seen.known.loose_sources and _is_somebody(seen)


def _is_somebody(seen: SeenWords) -> bool:
    """Whether both sides look like a subject: a capital, or an article with what follows it."""
    articles = seen.known.articles
    if seen.known.languages == {"ru"} and _are_russian_nouns(seen):
        return True
    behind_article = bool(seen.left) and seen.left[-1].casefold() in articles
    return behind_article or all(
        side[0].casefold() in articles or any(word[:1].isupper() for word in side)
        for side in ([t for t in row if is_word(t)] for row in (seen.before, seen.after))
    )


def _are_russian_nouns(seen: SeenWords) -> bool:
    """One word each that is no adverb (громко, тихо): Russian has no articles to tell a subject."""
    sides = [[t for t in row if is_word(t)] for row in (seen.before, seen.after)]
    return all(len(side) == 1 and not side[0].endswith(("о", "е", "и")) for side in sides)


def _of_sentence(left: list[str]) -> list[str]:
    """The tokens of this sentence, in small letters."""
    for at in range(len(left) - 1, -1, -1):
        if left[at] in _ENDS_SENTENCE:
            return [token.casefold() for token in left[at + 1 :]]
    return [token.casefold() for token in left]


def _only_small(between: list[str], seen: SeenWords) -> bool:
    """Whether nothing but articles and titles stands between a phrase and the place."""
    return all(token in seen.known.articles | seen.known.titles for token in between)
