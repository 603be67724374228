"""Whether a written word is a word of a language: the word lists that simplemma ships. Pure.

German, English, French, Russian; 180 thousand to 1.4 million forms. Read from the installed
package, never from the network, when a word is first asked for: 0.1 s and 3 MB for English and
French, 0.6 s and 20 MB for German and Russian. An edit without a doubtful word never reads one.
"""

from collections.abc import Iterable

from simplemma.strategies import LOW_MEMORY_DICTIONARY_FACTORY

LANGUAGES = frozenset({"de", "en", "fr", "ru"})
# A longer one is in no list, and is not looked for.
_LONGEST = 60


def is_known(word: str, languages: Iterable[str]) -> bool:
    """Whether one of these languages (two-letter codes) has the word in one of its two cases.

    A language without a list has no words.
    """
    if len(word) > _LONGEST:
        return False
    forms = {word, word[:1].lower() + word[1:], word[:1].upper() + word[1:], word.replace("ё", "е")}
    lists = [
        LOW_MEMORY_DICTIONARY_FACTORY.get_dictionary(code)
        for code in sorted(LANGUAGES.intersection(languages))
    ]
    return any(words.get(form) is not None for words in lists for form in forms)
