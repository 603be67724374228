"""What an upgrade of our own extractor cannot explain: an edit made meanwhile. Pure.

An extractor chooses among what a page holds: it takes in more or leaves out more, cuts lines,
decodes signs. It never puts one word in another's place in the middle of a sentence. So a word or
number that stands where another one stood, between words that stayed, is an edit, whatever
method read the page. What was put in or left out is not told from the extractor's work, and
counts as the extractor's.
"""

import re
from itertools import product

from rapidfuzz.distance import Levenshtein

from ingest.revisions.changes import Judged, languages_in
from ingest.revisions.kinds.places import Place, word_places
from ingest.revisions.kinds.told_place import told
from ingest.revisions.shown import visible_of
from ingest.tokens import count_words, is_word, tokens
from schemas.records.revisions import Content, Significance

# A replaced passage longer than this may be two different parts of the page.
_MOST_WORDS = 4
_MOST_CHARS = 200
# Two spellings of one word (behaviour, behavior) are two variants of a page, chosen by where the
# reader is; TEXT.md's bound for spelling. Words with a digit are never spellings.
_SPELLING_DISTANCE = 2
# More than this and the page was read in another variant altogether: on corpus/histories a page in
# another language has 70 such places, the edits have 1 to 16, one of them 33.
_MOST_PLACES = 20
# Longer is no word: a token, a hash, hostile text.
_LONGEST_WORD = 60
# Words that must have stayed in the same line around it.
_LEAST_BESIDE = 4
# Lines that change by themselves, where the sentence around them hides that they are furniture.
_COUNTS = re.compile(
    r"\b(?:ago|vor|назад|il y a|views?|aufrufe|vues|просмотр\w*|repl(?:y|ies)|antworten|likes?|"
    r"comments?|kommentare?|votes?|updated|aktualisiert|обновлено|today|heute|сегодня)\b",
    re.IGNORECASE,
)
# Encodings that are mistaken for each other: the same bytes read otherwise are no edit.
_ENCODINGS = ("utf-8", "cp1252", "latin-1", "cp1251", "koi8-r", "cp1250")


def judge_upgrade(before: Content, after: Content) -> Judged | None:
    """The edits among all that two methods read differently; None where there is none for sure."""
    places = word_places(visible_of(before), visible_of(after))
    found = [place for place in places if is_edit_by_any_method(place)]
    if not 0 < len(found) <= _MOST_PLACES:
        return None
    languages = languages_in(before, after)
    return Judged(
        changes=tuple(change for place in found for change in told(place, languages)),
        words_added=sum(count_words(place.after) for place in found),
        words_removed=sum(count_words(place.before) for place in found),
        significance=Significance.SUBSTANTIVE,
    )


def is_edit_by_any_method(place: Place) -> bool:
    """Whether a changed place of the text was changed by somebody, not by the way it is read."""
    if max(len(place.before), len(place.after)) > _MOST_CHARS or place.reads_the_same:
        return False
    if "\n" in place.before or "\n" in place.after:
        return False
    one, other = _core(place)
    if not (0 < len(one) <= _MOST_WORDS and 0 < len(other) <= _MOST_WORDS):
        return False
    left, right = place.left.rsplit("\n", 1)[-1], place.right.split("\n", 1)[0]
    if count_words(left) + count_words(right) < _LEAST_BESIDE or not count_words(left):
        return False
    if _COUNTS.search(left) or _COUNTS.search(right):
        return False
    return not any(_may_be_one(a, b) for a, b in product(one, other))


def _core(place: Place) -> tuple[list[str], list[str]]:
    """The words that stand in each other's place: those at both ends that stayed are taken off."""
    one, other = ([t for t in tokens(x) if is_word(t)] for x in (place.before, place.after))
    while one and other and one[0] == other[0]:
        one, other = one[1:], other[1:]
    while one and other and one[-1] == other[-1]:
        one, other = one[:-1], other[:-1]
    return one, other


def _may_be_one(one: str, other: str) -> bool:
    """Two readings or spellings of one word: one holds the other, or both may be the same bytes."""
    if max(len(one), len(other)) > _LONGEST_WORD:
        return True
    if "\ufffd" in one + other or not _as_bytes(one).isdisjoint(_as_bytes(other)):
        return True
    if any(character.isdigit() for character in one + other):
        return False
    if one in other or other in one:
        return True
    return Levenshtein.distance(one, other) <= _SPELLING_DISTANCE


def _as_bytes(word: str) -> set[bytes]:
    return {word.encode(name, "ignore") for name in _ENCODINGS} - {b""}
