"""The form of a word that dictionaries print: ging to gehen, людей to человек. Pure.

By the lists that simplemma ships, read from the installed package when a word of the language is
first asked for, never from the network: 0.1 s and 3 MB for English and French, 0.6 s and 20 MB for
German and Russian, once for each process and shared with `ingest/revisions/kinds`.
"""

from simplemma.strategies import LOW_MEMORY_DICTIONARY_FACTORY

# Others have lists too, and cost as much: add one when its dictionary is found to need it.
LANGUAGES = frozenset({"de", "en", "es", "fr", "ru"})
# A longer one is in no list, and is not looked for.
_LONGEST = 60


def lemma(word: str, language: str | None) -> str:
    """The basic form of a word, case folded; the folded word itself where no list has it."""
    folded = word.casefold()
    if language not in LANGUAGES or len(word) > _LONGEST:
        return folded
    forms = LOW_MEMORY_DICTIONARY_FACTORY.get_dictionary(language)
    found = forms.get(folded) or forms.get(folded[:1].upper() + folded[1:])
    return (found or folded).casefold()
