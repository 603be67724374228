"""Which languages a text is in, and the telling words of these. Pure.

Not a language detector: it tells four languages that we have words of from each other and from what
is neither. Where it cannot tell, the words of all four count, and no capital does.
"""

from collections import Counter
from dataclasses import replace
from functools import cache

from ingest.lexicon.english import ENGLISH
from ingest.lexicon.french import FRENCH
from ingest.lexicon.german import GERMAN
from ingest.lexicon.russian import RUSSIAN
from ingest.lexicon.words import Words, joined, words
from ingest.tokens import tokens

_ALL = {"de": GERMAN, "en": ENGLISH, "ru": RUSSIAN, "fr": FRENCH}

# Words that hardly a text of the language does without.
_COMMON = {
    "de": words(
        "der die das und nicht ist ein eine einen dem den mit auf für von zu er sie es wir ich im "
        "am wird hat haben sind war dass auch sich um wurde des bei nach wie aus noch nur über "
        "einer als aber oder wenn man dann zum zur vor"
    ),
    "en": words(
        "the of and to is that for with he she it was were has have had been by from this are we "
        "in on at as be not but they his her their you which will there or an would"
    ),
    "fr": words(
        "le les des et est une du que qui il elle nous dans pour par sur au aux la de un en ce "
        "cette pas ne son ses avec sont ont été mais ou plus leur se à d l"
    ),
    "ru": words(
        "и в не на что с по это как он из к за от о мы для его она они но а у был было были все бы "
        "так же ещё если или только уже до при"
    ),
    # neighbours that would else pass for one of the four
    "es": words("el los las y en que del una por con es se lo su para como al más pero está son"),
    "it": words("il che gli di una per con non è sono della dei nel alla più lo si anche ha"),
    "nl": words("het een van en de dat niet op te zijn voor met aan er ook naar bij wordt"),
    "pl": words("i w nie na się że z do to jest o jak po ale co za od przez dla są"),
    "uk": words("і в не на що з по це як він до та за від ми для його вона вони але є був"),
    "bg": words("и в не на че с по това как той от за са да се е ще към при беше"),
}
# Letters that no Russian word has.
_NOT_RUSSIAN = frozenset("іїєґўјљњђћќѓѕџ")

# How much of a text is looked at: a long paragraph.
_SAMPLE_CHARS = 2_000
# A language with this share of the best one's words is spoken there too: a post quotes English.
_SECOND = 0.5
# Of letters, so many are Cyrillic in a text without a common word ("Погибли два человека.").
_MOSTLY = 0.5

_NOTHING_KNOWN = joined(_ALL.values())


def languages_of(text: str) -> frozenset[str]:
    """Codes of the languages of a visible text, of those that are told apart; may be empty."""
    sample = text[:_SAMPLE_CHARS].casefold()
    found = Counter(tokens(sample))
    counts = {code: sum(found[word] for word in common) for code, common in _COMMON.items()}
    if not _NOT_RUSSIAN.isdisjoint(sample):
        counts["ru"] = 0
    elif not any(counts.values()) and _is_cyrillic(sample):
        counts["ru"] = 1
    best = max(counts.values())
    return frozenset(code for code, n in counts.items() if n >= max(1, best * _SECOND))


def words_near(languages: frozenset[str], near: str) -> Words:
    """The telling words at one place of a text in these languages; `near` stands around it.

    A German post quotes an English sentence: there the words of both tell, and English capitals.
    """
    return _words_of(languages, languages_of(near))


@cache
def _words_of(everywhere: frozenset[str], here: frozenset[str]) -> Words:
    known = [_ALL[code] for code in sorted(everywhere | here) if code in _ALL]
    found = joined(known) if known else _NOTHING_KNOWN
    return replace(found, capitals=_capitals_tell(here or everywhere))


def _capitals_tell(languages: frozenset[str]) -> bool:
    # every neighbour of the four writes its nouns small
    return bool(languages) and all(code not in _ALL or _ALL[code].capitals for code in languages)


def _is_cyrillic(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return sum("\u0400" <= letter < "\u0530" for letter in letters) > len(letters) * _MOSTLY
