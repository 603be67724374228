"""Spelling is minor, and nothing that may be another word passes for it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.revisions.kinds.dictionary import is_known
from ingest.revisions.kinds.spelling import slips_of
from schemas.records.revisions import Significance
from tests.unit.revisions.making import content, edit
from tests.unit.revisions.test_kinds import BESIDE

SLIPS = [
    ("de", "Das ist vieleicht so.", "Das ist vielleicht so."),
    ("de", "Sie haben das behaubtet.", "Sie haben das behauptet."),
    ("de", "Das war die Regirung.", "Das war die Regierung."),
    ("de", "Er stellt den Antarg.", "Er stellt den Antrag."),
    ("en", "The goverment did it.", "The government did it."),
    ("en", "We recieved a letter.", "We received a letter."),
    ("en", "They took it seperately.", "They took it separately."),
    ("ru", "Это сделало правителство.", "Это сделало правительство."),
    ("ru", "Он подтвирдил это.", "Он подтвердил это."),
    ("fr", "Le gouvrenement est là.", "Le gouvernement est là."),
    ("fr", "Il a été anoncé hier.", "Il a été annoncé hier."),
]


@pytest.mark.parametrize(("language", "wrong", "right"), SLIPS)
def test_a_slip_of_spelling_is_minor_both_ways_and_says_which_word_is_none(language, wrong, right):
    for one, other in ((wrong, right), (right, wrong)):
        found = edit(content(BESIDE[language], one), content(BESIDE[language], other))
        assert found.significance is Significance.MINOR
        [change] = found.changes
        assert change.kind == "spelling"
        assert "is in no dictionary" in change.reason


OTHER_WORDS = [
    # both sides are words
    ("de", "Das sind große Massen.", "Das sind große Maßen."),
    ("de", "Sie haben das verhindert.", "Sie haben das vermindert."),
    ("en", "It was a trial for him.", "It was a trail for him."),
    ("en", "That is a casual link.", "That is a causal link."),
    ("en", "They have a conscious plan.", "They have a conscience plan."),
    ("ru", "Это их компания.", "Это их кампания."),
    ("fr", "Il veut du poisson.", "Il veut du poison."),
    # names
    ("de", "Er war im Iran.", "Er war im Irak."),
    ("de", "Das sagte Herr Meier dazu.", "Das sagte Herr Maier dazu."),
    ("de", "Der Schuhmacher war da.", "Der Schumacher war da."),
    ("en", "He met Lavrov there.", "He met Lavrow there."),
    ("ru", "Об этом сказал Лавров.", "Об этом сказал Лаврев."),
    # another beginning or ending is another word, known or not
    ("de", "Der Angriff war provoziert.", "Der Angriff war unprovoziert."),
    ("de", "Sie verhängten das.", "Sie verhängtem das."),
    ("en", "It was a moral question.", "It was an amoral question."),
    ("ru", "Это доступно всем.", "Это недоступно всем."),
    ("fr", "C’est acceptable ici.", "C’est inacceptable ici."),
    # digits, and a language without a list
    ("de", "Die Kennung ist ab12cd.", "Die Kennung ist ab21cd."),
    ("es", "El gobierno no ha dicho nada.", "El govierno no ha dicho nada."),
    ("uk", "Це зробив уряд країни вчора.", "Це зробив урядд країни вчора."),
]


@pytest.mark.parametrize(("language", "before", "after"), OTHER_WORDS)
def test_what_may_be_another_word_is_substantive(language, before, after):
    beside = BESIDE.get(language, before)
    for one, other in ((before, after), (after, before)):
        found = edit(content(beside, one), content(beside, other))
        assert found.significance is Significance.SUBSTANTIVE


def test_a_slip_beside_anything_else_is_substantive():
    found = edit(
        content("Das ist vieleicht so, am 3. Mai."), content("Das ist vielleicht so, am 4. Mai.")
    )
    assert found.significance is Significance.SUBSTANTIVE
    assert [change.kind for change in found.changes] == ["spelling", "date"]


WORDS = st.sampled_from([
    "möglich", "unmöglich", "trial", "trail", "casual", "causal", "компания", "кампания", "poisson",
    "poison", "verhindert", "vermindert", "haben", "heben", "leben", "lieben", "form", "from",
    "where", "were", "they", "then", "than", "schon", "schön",
])  # fmt: skip


@given(WORDS, WORDS)
def test_two_words_are_never_one_in_two_spellings(one, other):
    languages = frozenset({"de", "en", "fr", "ru"})
    assert slips_of(one, other, left="", languages=languages) is None


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_two_texts_are_judged_and_a_changed_digit_or_capital_is_no_slip(one, other):
    found = slips_of(one, other, left="", languages=frozenset({"de"}))
    if found:
        signs = [sorted(c for c in text if c.isdigit()) for text in (one, other)]
        assert signs[0] == signs[1]


def test_a_dictionary_knows_words_in_either_case_and_no_language_without_a_list():
    assert is_known("Regierung", {"de"})
    assert is_known("The", {"en"})
    assert not is_known("gouvrenement", {"de", "en", "fr", "ru"})
    assert not is_known("gobierno", {"es"})
    assert not is_known("x" * 10_000, {"de"})
