"""What a quotation is told to say otherwise than its statement."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.citations.fidelity import mismatches
from ingest.citations.quotations import find_quotations
from schemas.records.citations import Quotation
from schemas.records.texts import RichText

STATEMENT = (
    "Thank you. We will not let anyone destabilise the situation in our home, and the measures"
    " taken by the council on January 6 lasted less than 6 hours. We will withdraw the troops"
    " within ten days if the situation permits. I do not believe that the alliance must ever act"
    " against all of its members, as President Tokayev said yesterday."
)


def told(post, statement=STATEMENT, language="en"):
    """Kind, words of the post, words of the statement and firmness of every mismatch."""
    return [
        (
            one.kind,
            post[slice(*one.post)] if one.post else None,
            statement[slice(*one.statement)] if one.statement else None,
            one.firm,
        )
        for quotation in find_quotations(RichText.of(post), statement)
        for one in mismatches(post, statement, quotation, languages=(language, language))
    ]


def rendered(post, statement, languages, dictionary=None):
    """The same for a passage that translates a statement's."""
    framed = f"Hört: „{post}“ Ende."
    whole = f"Title\n{statement}\nThank you."
    start, first = framed.index(post), whole.index(statement)
    quotation = Quotation(
        post=(start, start + len(post)),
        statement=(first, first + len(statement)),
        score=0.8,
        method="translation",
    )
    return [
        (
            one.kind,
            framed[slice(*one.post)] if one.post else None,
            whole[slice(*one.statement)] if one.statement else None,
            one.firm,
        )
        for one in mismatches(framed, whole, quotation, languages=languages, dictionary=dictionary)
    ]


@pytest.mark.parametrize(
    "quoted",
    [
        "We will not let anyone destabilise the situation in our home",
        "WE WON’T let anyone destabilize the situation in our home",
        "We will not let anyone [at all] destabilise the situation in our home",
        "We will not let anyone destabilise (sic!) the situation in our home",
        "we will not let anyone destabilise\xa0– the sit\xaduation in our home!",
        "the measures taken by the council on 6 January lasted less than six hours",
        "[it] must ever act against all of its members, as President Tokajew said yesterday",
    ],
)
def test_typography_spellings_and_marked_insertions_are_no_mismatch(quoted):
    assert told(f"He said: “{quoted}”, they say.") == []


@pytest.mark.parametrize(
    ("quoted", "mismatch"),
    [
        (
            "We will let anyone destabilise the situation in our home",
            ("negation", None, "not", True),
        ),
        (
            "We will not let anyone destabilise the situation in our house",
            ("wording", "house", "home", True),
        ),
        (
            "They will not let anyone destabilise the situation in our home",
            ("wording", "They", "We", True),
        ),
        (
            "We will not let anyone ever destabilise the situation in our home",
            ("addition", "ever", None, True),
        ),
        (
            "We will not let destabilise the situation in our home",
            ("omission", None, "anyone", True),
        ),
        (
            "the measures taken by the council on January 6 lasted less than 8 hours",
            ("number", "8 hours", "6 hours", True),
        ),
        (
            "the measures taken by the council on January 6 lasted less than 6 days",
            ("number", "6 days", "6 hours", True),
        ),
        (
            "the measures taken by the council on January 7 lasted less than 6 hours",
            ("date", "January 7", "January 6", True),
        ),
        (
            "the alliance must ever act against some of its members",
            ("certainty", "some", "all", True),
        ),
        (
            "against all of its members, as President Nazarbayev said yesterday",
            ("name", "Nazarbayev", "Tokayev", True),
        ),
        (
            "the measures taken by the council … lasted less than 6 hours",
            ("omission", "…", "on January 6", True),
        ),
    ],
)
def test_an_altered_word_inside_a_quotation_is_told_by_kind_and_place(quoted, mismatch):
    assert mismatch in told(f"He said: “{quoted}”, they say.")


def test_words_of_one_form_or_a_slip_are_told_but_not_firmly():
    post = "He said: “We will not let anyone destabilised the situation in our home”."
    assert told(post) == [("wording", "destabilised", "destabilise", False)]


def test_words_in_round_brackets_may_be_the_speakers():
    post = (
        "He said: “We will not let anyone (whoever it is) destabilise the situation in our home”."
    )
    (one,) = told(post)
    assert one == ("addition", "whoever it is", None, False)


def test_a_sentence_ended_before_its_condition_is_told_but_not_firmly():
    post = "He said: “We will withdraw the troops within ten days.” Good."
    assert told(post) == [("omission", None, " if the situation permits", False)]
    assert told(post.replace(".”", "”")[:-6] + ", he said") == []


def test_a_passage_cut_out_behind_a_denial_is_told_but_not_firmly():
    post = "He said: “the alliance must ever act against all of its members”!"
    kinds = [(one[0], one[3]) for one in told(post)]
    assert kinds == [("negation", False)]


def test_what_an_ellipsis_hides_is_named_by_what_it_does():
    post = "“We will … let anyone destabilise the situation in our home, and the measures taken”"
    (quotation,) = find_quotations(RichText.of(post), STATEMENT)
    (one,) = mismatches(post, STATEMENT, quotation, languages=("en", "en"))
    assert one.firm
    assert one.reason == "“not” is left out, which negates"


ENGLISH = "Fewer than six hours passed before the first of 24 aircraft landed in Kazakhstan."


@pytest.mark.parametrize(
    "post",
    [
        "Weniger als 6 Stunden vergingen, bis das erste von 24 Flugzeugen in Kasachstan landete.",
        "Keine sechs Stunden später landete die erste von vierundzwanzig Maschinen in Kasachstan.",
        "In nur wenigen Stunden landete das erste von zwei Dutzend Flugzeugen in Kasachstan.",
        "Nach knapp 360 Minuten landete das erste kasachische Flugzeug.",
        "Das erste Flugzeug [aircraft] landete.",
    ],
)
def test_a_free_translation_has_no_firm_mismatch(post):
    assert [one for one in rendered(post, ENGLISH, ("de", "en")) if one[3]] == []


@pytest.mark.parametrize(
    ("post", "mismatch"),
    [
        (
            "Es vergingen weniger als 8 Stunden, bis das erste von 24 Flugzeugen landete.",
            ("number", "8 Stunden", "six hours", True),
        ),
        (
            "Es vergingen weniger als 6 Tage, bis das erste von 24 Flugzeugen landete.",
            ("number", "6 Tage", "six hours", True),
        ),
        (
            "Es vergingen mehr als 6 Stunden, bis das erste von 24 Flugzeugen landete.",
            ("number", "mehr als 6 Stunden", "Fewer than six hours", True),
        ),
        (
            "Weniger als 6 Stunden vergingen, bis das erste von 24 in Usbekistan landete.",
            ("name", "Usbekistan", "Kazakhstan", True),
        ),
        (
            "Es vergingen weniger als 6 Stunden, bis das erste von 24 … landete.",
            ("omission", "…", None, True),
        ),
    ],
)
def test_figures_and_names_of_a_translation_are_compared_by_value(post, mismatch):
    assert mismatch in rendered(post, ENGLISH, ("de", "en"))


@pytest.mark.parametrize(
    ("languages", "post", "statement", "kind"),
    [
        (("de", "en"), "Wir werden Waffen liefern.", "We will not deliver weapons.", "negation"),
        (("en", "ru"), "All states may vote.", "Все государства должны голосовать.", "certainty"),
        (("de", "fr"), "Einige Länder helfen.", "Tous les pays apportent leur aide.", "certainty"),
        (("en", "de"), "They allegedly won.", "Sie haben die Wahl gewonnen.", "certainty"),
        (("en", "fr"), "We will come.", "Nous viendrons si la frontière est ouverte.", "omission"),
    ],
)
def test_what_only_one_language_denies_or_limits_is_never_firm(languages, post, statement, kind):
    found = rendered(post, statement, languages)
    assert kind in [one[0] for one in found]
    assert not any(one[3] for one in found)


@pytest.mark.parametrize(
    ("post", "statement"),
    [
        ("Wir lassen kein zweites Szenario zu.", "We will prevent a second scenario."),
        ("Nicht nur Berlin hilft.", "Berlin helps, and others do too."),
        ("Das muss nicht so sein.", "It may not be like that."),
        ("Er weigert sich zu kommen.", "He does not want to come."),
        ("Es waren nicht mehr als drei.", "There were three at most."),
    ],
)
def test_other_ways_to_deny_are_no_mismatch(post, statement):
    assert rendered(post, statement, ("de", "en")) == []


@pytest.mark.parametrize(
    ("post", "statement", "languages"),
    [
        ("rund 2,5 Millionen Menschen", "2,487,000 people", ("de", "en")),
        ("zweieinhalb Millionen Menschen", "2,487,000 people", ("de", "en")),
        ("fast 20 Prozent", "19,2 %", ("de", "fr")),
        ("10 km long", "6,2 Meilen lang", ("en", "de")),
        ("у трети школ", "in 33 percent of schools", ("ru", "en")),
    ],
)
def test_rounded_and_converted_figures_are_no_mismatch(post, statement, languages):
    assert rendered(post, statement, languages) == []


PIECES = (
    "we|will|not|let|6|hours|on|January|11|in|Kazakhstan|…|[he]|(sic)|may|must|all|some|if|.|,|“|”"
    "|nie|zwei|Wochen|n'est|pas|«|»|(!)|…|more than|half|не|никто"
)
WORDS = st.lists(st.sampled_from(PIECES.split("|")), max_size=40).map(" ".join)


@settings(deadline=None)
@given(WORDS, WORDS, st.sampled_from(["verbatim", "translation"]))
def test_spans_are_within_both_texts_and_a_text_is_faithful_to_itself(post, statement, method):
    whole = Quotation(post=(0, len(post)), statement=(0, len(statement)), score=1.0, method=method)
    for one in mismatches(post, statement, whole, languages=("en", "en")):
        for span, text in ((one.post, post), (one.statement, statement)):
            assert span is None or 0 <= span[0] <= span[1] <= len(text)
        assert one.reason
        assert "\n" not in one.reason
    same = Quotation(post=(0, len(post)), statement=(0, len(post)), score=1.0)
    assert mismatches(post, post, same, languages=("en", "en")) == ()


@pytest.mark.parametrize("method", ["verbatim", "translation"])
@pytest.mark.parametrize(
    "text",
    ["not " * 250_000, "[" * 1_000_000, "…" * 1_000_000, "6 hours " * 125_000, "a. " * 333_000,
     "“" * 1_000_000, "Kazakhstan " * 90_000, "x" * 1_000_000, "if not all " * 90_000],
)  # fmt: skip
def test_hostile_texts_are_bounded(text, method):
    other = text[: len(text) // 2] + " 7 " + text[len(text) // 3 :]
    whole = Quotation(post=(0, len(text)), statement=(0, len(other)), score=1.0, method=method)
    assert len(mismatches(text, other, whole, languages=("en", "de"))) <= 20
