"""What is told of the words right outside an equal passage, and of the words at its ends."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.citations.fidelity import mismatches
from ingest.citations.quotations import find_quotations
from schemas.records.citations import Quotation
from schemas.records.texts import RichText

QUAYS = (
    "Добрый день.\nМы не намерены сдавать старые причалы в аренду частным компаниям, кто бы нас об"
    " этом ни просил. Спасибо."
)
QUAYS_CUT = (
    "намерены сдавать старые причалы в аренду частным компаниям, кто бы нас об этом ни просил"
)
LATE = (
    "Guten Tag.\nDer Bescheid kam nicht zu früh, er kam bei allen an, die einen Antrag gestellt"
    " hatten. Danke."
)
LATE_CUT = "zu früh, er kam bei allen an, die einen Antrag gestellt hatten"
DIKES = (
    "Guten Tag.\nWenn der Kreistag zustimmt, werden wir im Herbst die Deiche am Fluss um zwei"
    " Meter erhöhen. Danke."
)
DIKES_CUT = "werden wir im Herbst die Deiche am Fluss um zwei Meter erhöhen"
TOLLS = "Guten Tag.\nWir erheben auf den neuen Brücken am Fluss im Winter eine Maut nicht. So."
FRIENDS = (
    "Good day.\nOur partners have never once asked us what we plan to do with the empty depot on"
    " the hill. Thank you."
)


def told(post, statement, language):
    """Kind, words of both sides and firmness of every mismatch of the post's quotations."""
    found = find_quotations(RichText.of(post), statement)
    assert found
    return [
        (
            one.kind,
            post[slice(*one.post)] if one.post else None,
            statement[slice(*one.statement)].strip() if one.statement else None,
            one.firm,
        )
        for quotation in found
        for one in mismatches(post, statement, quotation, languages=(language, language))
    ]


@pytest.mark.parametrize(
    ("language", "statement", "post", "mismatch"),
    [
        ("ru", QUAYS, f"Он: «Мы… {QUAYS_CUT}».", ("omission", "…", "не", True)),
        ("ru", QUAYS, f"Он: «Мы [...] {QUAYS_CUT}».", ("omission", "[...]", "не", True)),
        ("ru", QUAYS, f"Он: «Мы {QUAYS_CUT}».", ("negation", None, "не", True)),
        (
            "de", LATE, f"Er sagt: „… {LATE_CUT}.“",
            ("omission", "…", "Der Bescheid kam nicht", True),
        ),
        (
            "de", DIKES, f"Er: „… {DIKES_CUT}.“",
            ("omission", "…", "Wenn der Kreistag zustimmt,", True),
        ),
        (
            "de", TOLLS, "Er: „Wir erheben auf den neuen Brücken am Fluss im Winter eine Maut.“",
            ("negation", None, "nicht", True),
        ),
    ],
)  # fmt: skip
def test_a_negation_or_condition_hidden_at_an_edge_is_told(language, statement, post, mismatch):
    assert told(post, statement, language) == [mismatch]


@pytest.mark.parametrize(
    ("language", "statement", "post", "mismatch"),
    [
        ("ru", QUAYS, f"Он заявил: мы «{QUAYS_CUT}».", ("negation", None, "Мы не", False)),
        ("ru", QUAYS, f"Он заявил: мы {QUAYS_CUT}.", ("negation", None, "Мы не", False)),
        (
            "de", DIKES, f"Er: „{DIKES_CUT}.“",
            ("omission", None, "Wenn der Kreistag zustimmt,", False),
        ),
    ],
)  # fmt: skip
def test_what_a_cut_before_a_negation_or_behind_a_condition_suggests_is_not_firm(
    language, statement, post, mismatch
):
    assert mismatch in told(post, statement, language)


@pytest.mark.parametrize(
    ("language", "statement", "post"),
    [
        ("ru", QUAYS, f"Он: «Мы не {QUAYS_CUT}»."),
        ("ru", QUAYS, f"Он сказал, что они вовсе не «{QUAYS_CUT}»."),
        ("de", LATE, f"Er sagt, er kam jedenfalls nicht „{LATE_CUT}“."),
        ("de", DIKES, f"Falls man uns lässt, „{DIKES_CUT}“."),
    ],
)  # fmt: skip
def test_a_post_that_negates_or_limits_in_its_own_words_left_nothing_out(language, statement, post):
    assert told(post, statement, language) == []


def test_the_words_at_an_edge_are_set_beside_their_own_ones_of_the_statement():
    post = (
        'He said: "Our parners have often asked us what we plan to do with the empty depot on the'
        ' hill."'
    )
    assert told(post, FRIENDS, "en") == [
        ("wording", "parners", "partners", False),
        ("negation", "often", "never once", True),
    ]


def test_a_negation_names_what_stands_instead():
    post = (
        'He said: "Our partners have often asked us what we plan to do with the empty depot on the'
        ' hill."'
    )
    (quotation,) = find_quotations(RichText.of(post), FRIENDS)
    (one,) = mismatches(post, FRIENDS, quotation, languages=("en", "en"))
    assert one.reason == "“often” in the post, “never once” in the statement"


@pytest.mark.parametrize("written", ["каких бы то небыло споров", "каких бы то нибыло споров"])
def test_a_russian_particle_written_together_with_its_word_is_no_negation_left_out(written):
    head = "Каждый договор, который подписан до первого мая, будет исполнен полностью, без "
    statement = f"Добрый день.\n{head}каких бы то ни было споров. Спасибо."
    found = told(f"Он: «{head}{written}».", statement, "ru")
    assert [one for one in found if one[0] == "negation" or one[3]] == []


PIECES = "…|«|»|“|”|не|nicht|if|unless|.|:|,|мы|we|will|close|the|ports|that\n"


@settings(deadline=None)
@given(
    st.lists(st.sampled_from(PIECES.split("|")), max_size=12).map(" ".join),
    st.lists(st.sampled_from(PIECES.split("|")), max_size=12).map(" ".join),
)
def test_what_stands_outside_is_always_within_its_text(before, behind):
    said = "all ships must leave the southern harbour before the first of May"
    post, statement = f"{before}{said}{behind}", f"{behind} {said} {before}"
    start, first = len(before), len(behind) + 1
    quotation = Quotation(
        post=(start, start + len(said)), statement=(first, first + len(said)), score=1.0
    )
    for one in mismatches(post, statement, quotation, languages=("en", "en")):
        for span, text in ((one.post, post), (one.statement, statement)):
            assert span is None or 0 <= span[0] < span[1] <= len(text)


def test_a_negation_too_many_of_a_translation_is_shown_where_it_stands():
    post = "Es wäre kein Irrtum, das zu glauben; ein Land, das Frieden will, braucht keine Mauern."
    statement = "It would be an error to think so; a country that wants peace needs no walls."
    whole = Quotation(
        post=(0, len(post)), statement=(0, len(statement)), score=0.7, method="translation"
    )
    found = mismatches(post, statement, whole, languages=("de", "en"))
    assert [(one.kind, post[slice(*one.post)], one.firm) for one in found] == [
        ("negation", "kein", False)
    ]
