import pytest

from ingest.citations.third_texts import is_quoted_itself, names_third_text

WORDS = "no state shall station foreign troops upon the islands"


@pytest.mark.parametrize(
    "before",
    [
        "Article 4 of the Treaty of Halden: ",
        "According to Art. 51 ",
        "So steht es im Grundgesetz: ",
        "§ 14 sagt: ",
        "Как записано в Уставе ООН, ",
        "В статье 4 сказано: ",
        "L'article 4 du Traité : ",
        "宪章第四条规定：",
        "As our Constitution says:\n",
    ],
)
def test_what_stands_before_a_passage_names_the_law_it_is_from(before):
    assert names_third_text(before + WORDS, (len(before), len(before + WORDS)))


@pytest.mark.parametrize(
    "before",
    [
        "Tolvik said: ",
        "He thought about a treaty. ",
        "Das Gespräch war gut: ",
        "Article 4 of the Treaty of Halden is old.\n",
        "Статья мне понравилась: ",
        "",
    ],
)
def test_other_introductions_name_none(before):
    assert not names_third_text(before + WORDS, (len(before), len(before + WORDS)))


def test_a_passage_that_takes_its_introduction_along_is_told_too():
    text = f"As the Charter has it: {WORDS}"
    assert names_third_text(text, (0, len(text)))


def test_what_the_statement_sets_between_marks_is_not_its_own():
    text = f"Before.\nWe know: “{WORDS}”, and so on.\nAfter."
    start = text.index(WORDS)
    assert is_quoted_itself(text, (start, start + len(WORDS)))
    assert not is_quoted_itself(text, (0, 7))
    assert not is_quoted_itself(text, (start - 9, start + len(WORDS)))
