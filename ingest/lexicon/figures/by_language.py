"""Which number words count in a text. Pure."""

from functools import cache

from ingest.lexicon.choose import languages_of
from ingest.lexicon.figures.english import ENGLISH
from ingest.lexicon.figures.french import FRENCH
from ingest.lexicon.figures.german import GERMAN
from ingest.lexicon.figures.italian import ITALIAN
from ingest.lexicon.figures.polish import POLISH
from ingest.lexicon.figures.russian import RUSSIAN
from ingest.lexicon.figures.spanish import SPANISH
from ingest.lexicon.figures.turkish import TURKISH
from ingest.lexicon.figures.ukrainian import UKRAINIAN
from ingest.lexicon.figures.words import NumberWords, joined

_WORDS = {
    "de": GERMAN, "en": ENGLISH, "ru": RUSSIAN, "fr": FRENCH, "es": SPANISH, "it": ITALIAN,
    "uk": UKRAINIAN, "pl": POLISH, "tr": TURKISH,
}  # fmt: skip
_NO_WORDS = NumberWords(values={}, scales={})


def languages_for(visible: str, language: str | None) -> frozenset[str]:
    """The language that is known, without its region; else those that the text looks to be in."""
    if language:
        return frozenset({language.replace("_", "-").partition("-")[0].casefold()})
    return languages_of(visible)


@cache
def number_words(languages: frozenset[str]) -> NumberWords:
    """The number words of these languages; none of one that is not known here."""
    known = [_WORDS[code] for code in sorted(languages) if code in _WORDS]
    return joined(known) if known else _NO_WORDS
