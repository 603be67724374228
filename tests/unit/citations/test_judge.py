import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.citations.judge import HeldCitation, broken_quotations, judge_citations
from ingest.citations.quotations import find_quotations
from schemas.records.citations import FoundCitation
from schemas.records.texts import RichText


def found(key, method="url"):
    return FoundCitation(
        method=method, url=f"http://{key}/", statement_key=key, publisher=None, language=None,
        confidence=1.0,
    )  # fmt: skip


def held(key, status="held", method="url"):
    return HeldCitation(id=f"{method}-{key}", method=method, statement_key=key, status=status)


def steps(before, now):
    judged = judge_citations(before, now)
    new = [one.statement_key for one in judged.new]
    return new, [(id_, one.statement_key) for id_, one in judged.again], list(judged.lost)


def test_what_was_never_held_is_new_what_is_missing_is_lost():
    before = [held("a"), held("b")]
    assert steps(before, [found("b"), found("c")]) == (["c"], [("url-b", "b")], ["url-a"])


def test_a_lost_citation_that_is_found_again_is_new_and_is_not_lost_twice():
    assert steps([held("a", "lost")], [found("a")]) == (["a"], [], [])
    assert steps([held("a", "lost")], []) == ([], [], [])


@pytest.mark.parametrize("status", ["held", "new", "changed"])
def test_every_status_but_lost_stands(status):
    assert steps([held("a", status)], []) == ([], [], ["url-a"])
    assert steps([held("a", status)], [found("a")]) == ([], [("url-a", "a")], [])


def test_one_statement_by_two_methods_is_two_citations():
    before = [held("a"), held("a", method="translation")]
    assert steps(before, [found("a")]) == ([], [("url-a", "a")], ["translation-a"])


KEYS = st.sets(st.sampled_from("abcdef"))


@settings(deadline=None)
@given(KEYS, KEYS)
def test_what_is_found_is_new_or_again_and_judging_the_outcome_tells_nothing(before, now):
    judged = judge_citations([held(key) for key in before], [found(key) for key in now])
    assert len(judged.new) + len(judged.again) == len(now)
    assert {id_[4:] for id_ in judged.lost} == before - now
    assert steps([held(key) for key in now], [found(key) for key in now])[::2] == ([], [])


QUOTED = "we will not let anyone destabilise the situation in our home"
LONG = (
    "I would like to confirm that Russia intends to give priority to strengthening the strategic"
    " alliance with all members of the organisation"
)
POST = f"Er sagt: „{QUOTED}“. Und dann noch: {LONG}. Das glaube ich nicht."
STATEMENT = f"Colleagues. {LONG}. The measures have shown that {QUOTED}. Thank you."


def broken(post=POST, statement=STATEMENT):
    """The passages of the first post that no longer match in these texts."""
    before = find_quotations(RichText.of(POST), STATEMENT)
    assert [POST[slice(*one.post)] for one in before] == [QUOTED, LONG]
    lost = broken_quotations(
        before,
        post_was=POST,
        statement_was=STATEMENT,
        post=RichText.of(post),
        statement=statement,
    )
    return [POST[slice(*one.post)] for one in lost]


UNION = {"post": POST.replace("alliance", "union")}
HALF = "I would like to confirm that Russia intends to give priority to strengthening"


@pytest.mark.parametrize(
    "texts",
    [
        {},
        {"post": f"Nachtrag: stimmt.\n{POST}", "statement": f"New title\n{STATEMENT} More."},
        {"statement": f"The measures have shown that {QUOTED}. Colleagues. {LONG}. Thank you."},
        {"statement": STATEMENT.replace("Russia ", "Rus\xadsia\xa0").replace(".", "\n")},
        {"statement": STATEMENT.replace("we will", "We will")},
        {"post": POST.replace("“. Und", "» – und")},
        {"post": POST.replace(LONG, f"“{HALF}”")},
        {**UNION, "statement": STATEMENT.replace("alliance", "union")},
    ],
)  # fmt: skip
def test_a_quotation_stands_where_both_passages_do_or_what_is_left_matches(texts):
    assert broken(**texts) == []


@pytest.mark.parametrize(
    ("texts", "lost"),
    [
        ({"statement": STATEMENT.replace("not let", "never let")}, [QUOTED]),
        ({"statement": STATEMENT.replace("strategic alliance", "partnership")}, [LONG]),
        ({"statement": STATEMENT.replace("that we will not", "that we will")}, [QUOTED]),
        ({"statement": STATEMENT.replace(LONG, "")}, [LONG]),
        ({"statement": "Page not found"}, [QUOTED, LONG]),
        ({"statement": STATEMENT.replace(HALF, HALF + " or even more" * 7)}, [LONG]),
        ({"post": POST.replace("not let", "let")}, [QUOTED]),
        ({"post": POST.replace("members", "friends")}, [LONG]),
        ({"post": "Ich habe mich geirrt."}, [QUOTED, LONG]),
        ({"post": POST.replace(LONG, "I would like to confirm")}, [LONG]),
        ({**UNION, "statement": STATEMENT.replace("all members", "us")}, [LONG]),
        ({"post": POST.replace("„we", "„they")}, [QUOTED]),
        ({"post": POST.replace("our home", "our house")}, [QUOTED]),
        ({"post": f"{POST[:40]} [quote=Anna]{POST[40:]}[/quote]"}, [QUOTED, LONG]),
    ],
)  # fmt: skip
def test_a_quotation_breaks_by_an_edit_of_either_side(texts, lost):
    assert broken(**texts) == lost


def test_a_quotation_that_was_inexact_breaks_only_by_getting_worse():
    post = POST.replace("anyone", "anybody")
    before = find_quotations(RichText.of(post), STATEMENT)

    def lost(statement):
        return broken_quotations(
            before,
            post_was=post,
            statement_was=STATEMENT,
            post=RichText.of(post),
            statement=statement,
        )

    assert lost(STATEMENT) == ()
    assert lost(STATEMENT.replace("anyone", "anybody")) == ()
    assert len(lost(STATEMENT.replace("anyone destabilise", "someone stabilise"))) == 1


def test_without_quotations_nothing_breaks():
    nothing = RichText()
    assert broken_quotations((), post_was="", statement_was="", post=nothing, statement="") == ()
