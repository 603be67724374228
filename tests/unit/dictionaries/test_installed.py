"""The real dictionaries, where they are installed: read as they are, and of use."""

from pathlib import Path

import pytest

from ingest.dictionaries.phrases import content_words
from ingest.lexicon.stems import stem

pytestmark = pytest.mark.slow

SEED = Path(__file__).parents[4] / "shared" / "seed-post.de.txt"
PACKAGES = {
    ("de", "en"): "trans-de-en",
    ("en", "ru"): "mueller7-dict dict-freedict-eng-rus",
    ("en", "fr"): "dict-freedict-fra-eng dict-freedict-eng-fra",
}


@pytest.fixture
def installed(dictionaries):
    def between(one, other):
        dictionary = dictionaries.between(one, other)
        if dictionary is None:
            package = PACKAGES[min(one, other), max(one, other)]
            pytest.skip(f"no dictionary {one}-{other}: apt-get install {package}")
        return dictionary

    return between


@pytest.mark.parametrize(
    ("one", "other", "word", "sense"),
    [
        ("de", "en", "Bedrohung", "threat"),
        ("de", "en", "Sicherheitskräfte", "security"),
        ("de", "en", "einzugreifen", "intervene"),
        ("de", "en", "Plünderer", "looter"),
        ("en", "de", "forces", "Kräfte"),
        ("ru", "en", "угрозы", "threat"),
        ("en", "ru", "threats", "угроза"),
        ("fr", "en", "l'attaque", "attack"),
        ("en", "fr", "words", "mot"),
    ],
)
def test_a_common_word_has_its_common_sense(installed, one, other, word, sense):
    assert stem(sense, other) in installed(one, other).senses(word)


def test_nine_in_ten_words_of_the_seed_post_are_known(installed):
    if not SEED.exists():
        pytest.skip("../shared/seed-post.de.txt is not here")
    german = installed("de", "en")
    words = content_words(SEED.read_text("utf-8"), "de")
    assert sum(bool(german.senses(word)) for word in words) / len(words) >= 0.9
