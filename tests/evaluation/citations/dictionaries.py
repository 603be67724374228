"""How many words of written texts the installed dictionaries know, and how well they tell.

No bar of TEXT.md: it says what a miss of the translated passages may come from. A pair of languages
whose dictionary is not installed here is left out.
"""

from collections.abc import Iterator
from pathlib import Path
from statistics import mean

from ingest.dictionaries.dictionary import Dictionary
from ingest.dictionaries.phrases import content_words
from ingest.lexicon.stems import stem
from tests.evaluation.citations.sections import Figure, Section
from tests.evaluation.citations.translated import WrittenPair, written_pairs
from tests.evaluation.citations.translations import dictionaries

_SEED = Path(__file__).parents[4] / "shared" / "seed-post.de.txt"


def measure() -> Section:
    """By pair of languages (post, statement), both halves of the written texts apart."""
    asked = written_pairs()
    by_languages: dict[tuple[tuple[str, str], bool], list[WrittenPair]] = {}
    for pair in asked:
        by_languages.setdefault((pair.languages, pair.held_out), []).append(pair)
    figures = list(_of_seed())
    for (languages, held_out), pairs in sorted(by_languages.items()):
        dictionary = dictionaries().between(*languages)
        if dictionary is not None:
            name = f"{'-'.join(languages)}{' held out' if held_out else ''}: "
            figures.extend(_figures(name, dictionary, pairs))
    return Section(
        title="dictionaries",
        measured_on=f"{len(asked)} posts, {sum(len(pair.truth) for pair in asked)} passages",
        figures=figures,
    )


def _of_seed() -> Iterator[Figure]:
    dictionary = dictionaries().between("de", "en")
    if dictionary is not None and _SEED.exists():
        words = content_words(_SEED.read_text("utf-8"), "de")
        yield Figure(what="the seed post: words known", value=known(words, dictionary))


def _figures(name: str, dictionary: Dictionary, pairs: list[WrittenPair]) -> Iterator[Figure]:
    words: list[str] = []
    own: list[float] = []
    others: list[float] = []
    for pair in pairs:
        paragraphs = [
            {stem(word, dictionary.other) for word in content_words(block.text, dictionary.other)}
            for block in pair.statement.blocks
        ]
        for passage in pair.truth:
            said = content_words(pair.post.visible[slice(*passage.post)], dictionary.one)
            words.extend(said)
            shares = [_met(said, stems, dictionary) for stems in paragraphs]
            own.append(shares.pop(passage.paragraph))
            others.append(max(shares))
    yield Figure(what=f"{name}words known", value=known(words, dictionary))
    yield Figure(what=f"{name}words met in the paragraph", value=mean(own))
    yield Figure(what=f"{name}words met in the best other one", value=mean(others))


def known(words: list[str], dictionary: Dictionary) -> float:
    """The share of words that have a sense."""
    return sum(bool(dictionary.senses(word)) for word in words) / max(len(words), 1)


def _met(words: list[str], stems: set[str], dictionary: Dictionary) -> float:
    met = sum(not stems.isdisjoint(dictionary.senses(word)) for word in words)
    return met / max(len(words), 1)
