"""Long words of languages that write compounds as one: Sicherheitskräfte: Sicherheit, Kräfte. Pure.

Only a dictionary can tell the parts, so it is asked (`is_word`). A word that it has is never split.
"""

from collections.abc import Callable

# What may stand between two parts of a compound, the shortest first.
_LINKS = {
    "de": ("", "e", "n", "s", "en", "er", "es", "ns", "ens"),
    "nl": ("", "e", "s", "en", "er"),
    "sv": ("", "a", "e", "o", "s", "u"),
    "da": ("", "e", "s", "er"),
    "no": ("", "e", "s", "er"),
}
# Shorter parts are endings and prefixes ("ung", "ein") far more often than words.
_LEAST_LETTERS = 4
_LEAST_FIRST_LETTERS = 3
_MOST_PARTS = 4
# Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz has 63; the usual longest have 35.
_LONGEST = 40


def parts_of(word: str, language: str, is_word: Callable[[str], bool]) -> tuple[str, ...]:
    """The parts of a case folded compound, in order; empty where it is none that can be told.

    As few parts as may be, and of these the one whose last part, which says what it is, is longest.
    Asks for each stretch of the word once at most, and only for those behind a known beginning.
    """
    links = _LINKS.get(language)
    if links is None or not 2 * _LEAST_LETTERS <= len(word) <= _LONGEST:
        return ()
    # The parts in front of each place where another may begin; places are met from left to right.
    fronts: dict[int, tuple[str, ...]] = {0: ()}
    found: tuple[str, ...] = ()
    for begin in range(len(word) - _LEAST_LETTERS + 1):
        front = fronts.get(begin)
        if front is None or len(front) == _MOST_PARTS:
            continue
        if begin and (not found or len(front) + 1 < len(found)) and is_word(word[begin:]):
            found = (*front, word[begin:])
        for part, behind in _next_parts(word, begin, links, is_word):
            if behind not in fronts or len(front) + 1 < len(fronts[behind]):
                fronts[behind] = (*front, part)
    return found


def _next_parts(
    word: str, begin: int, links: tuple[str, ...], is_word: Callable[[str], bool]
) -> list[tuple[str, int]]:
    """The parts that begin here, the longest first, and where the next one may begin."""
    least = _LEAST_LETTERS if begin else _LEAST_FIRST_LETTERS
    return [
        (word[begin:end], end + len(link))
        for end in range(len(word) - _LEAST_LETTERS, begin + least - 1, -1)
        if is_word(word[begin:end])
        for link in links
        if word.startswith(link, end)
    ]
