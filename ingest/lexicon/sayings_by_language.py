"""The words of saying of the languages that a text is in. Pure."""

from collections.abc import Iterable
from functools import cache
from itertools import chain

from ingest.lexicon.sayings import Index, joined_sayings, phrase_index
from ingest.lexicon.sayings_chinese import SAYINGS_ZH
from ingest.lexicon.sayings_english import SAYINGS_EN
from ingest.lexicon.sayings_french import SAYINGS_FR
from ingest.lexicon.sayings_german import SAYINGS_DE
from ingest.lexicon.sayings_grammar import GRAMMAR
from ingest.lexicon.sayings_grammar_short import GRAMMAR_SHORT
from ingest.lexicon.sayings_italian import SAYINGS_IT
from ingest.lexicon.sayings_polish import SAYINGS_PL
from ingest.lexicon.sayings_russian import SAYINGS_RU
from ingest.lexicon.sayings_spanish import SAYINGS_ES
from ingest.lexicon.sayings_turkish import SAYINGS_TR
from ingest.lexicon.sayings_ukrainian import SAYINGS_UK

_ALL = {
    "de": SAYINGS_DE,
    "en": SAYINGS_EN,
    "es": SAYINGS_ES,
    "fr": SAYINGS_FR,
    "it": SAYINGS_IT,
    "pl": SAYINGS_PL,
    "ru": SAYINGS_RU,
    "tr": SAYINGS_TR,
    "uk": SAYINGS_UK,
    "zh": SAYINGS_ZH,
}
_GRAMMAR = {**GRAMMAR, **GRAMMAR_SHORT}


def sayings_index(languages: Iterable[str]) -> Index:
    """The phrases of these languages (two-letter codes); of all where none of them is known."""
    return _index(frozenset(_ALL).intersection(languages) or frozenset(_ALL))


@cache
def _index(languages: frozenset[str]) -> Index:
    lists = ((_ALL[code], _GRAMMAR[code]) for code in sorted(languages))
    return phrase_index(joined_sayings(chain.from_iterable(lists)))
