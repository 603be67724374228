"""Each condition that stands in the way of an event is named, and no other."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.alerts.rules import wants
from ingest.alerts.why_not import reasons_against
from schemas.records.alerts import EventFacts, Subscription, Where
from schemas.records.revisions import Significance

ANYTHING = Subscription(
    id=1, name="desk", events=("post.edited",), at_least=Significance.COSMETIC, baseline=True,
    where=Where(), settle=timedelta(), channels=(), citations="possible",
)  # fmt: skip
CITED = {
    "statement_id": None, "url": "http://en.kremlin.ru/67568", "key": "kremlin:67568",
    "publisher": "kremlin", "status": "held", "certainty": "likely", "quotations": [],
}  # fmt: skip
EDIT = EventFacts(
    id="e", type="post.edited", at=datetime(2026, 3, 2, tzinfo=UTC), baseline=True,
    source_name="A forum", document_id="d", author="mueller", text="Der Einsatz dauerte lange.",
    significance=Significance.MINOR,
    payload={
        "type": "post.edited", "document": {"kind": "post", "title": "Titel"},
        "edit": {"changes": [{"before": "kurz", "after": "lange"}]}, "citations": [CITED],
    },
)  # fmt: skip

CONDITIONS = [
    ("type", replace(ANYTHING, events=("post.gone",))),
    ("baseline", replace(ANYTHING, baseline=False)),
    ("significance", replace(ANYTHING, at_least=Significance.SUBSTANTIVE)),
    ("source", replace(ANYTHING, where=Where(source=("Another",)))),
    ("author", replace(ANYTHING, where=Where(author=("schulze",)))),
    ("cites", replace(ANYTHING, where=Where(cites=("bundestag",)))),
    ("contains", replace(ANYTHING, where=Where(contains=("Ministerium",)))),
    ("changed", replace(ANYTHING, where=Where(changed=("Einsatz",)))),
    ("unless", replace(ANYTHING, unless=Where(author=("mueller",)))),
]


@pytest.mark.parametrize(("reason", "subscription"), CONDITIONS)
def test_the_one_condition_that_is_not_met_is_named(reason, subscription):
    assert reasons_against(subscription, EDIT) == (reason,)


def test_what_is_wanted_has_nothing_against_it():
    assert reasons_against(ANYTHING, EDIT) == ()


def test_all_conditions_that_are_not_met_are_named():
    wanting = replace(ANYTHING, baseline=False, where=Where(author=("schulze",), source=("Other",)))
    assert reasons_against(wanting, EDIT) == ("baseline", "source", "author")


def test_an_event_about_a_citation_that_is_not_sure_enough_says_so():
    lost = replace(EDIT, type="citation.lost", payload=EDIT.payload | {"type": "citation.lost"})
    wanting = replace(ANYTHING, events=("citation.lost",), citations="certain")
    assert reasons_against(wanting, lost) == ("citations",)


def test_a_citation_that_fits_and_is_not_sure_enough_says_so():
    wanting = replace(ANYTHING, citations="certain", where=Where(cites=("kremlin",)))
    assert reasons_against(wanting, EDIT) == ("citations",)


@given(st.sets(st.sampled_from(range(len(CONDITIONS)))))
def test_what_has_reasons_is_never_wanted_and_what_has_none_always(chosen):
    subscription = ANYTHING
    for number in chosen:
        given_ = CONDITIONS[number][1]
        changed = {
            name: getattr(given_, name)
            for name in ("events", "baseline", "at_least", "unless")
            if getattr(given_, name) != getattr(ANYTHING, name)
        }
        where = {
            name: getattr(given_.where, name)
            for name in Where.__slots__
            if getattr(given_.where, name)
        }
        subscription = replace(subscription, **changed, where=replace(subscription.where, **where))
    reasons = reasons_against(subscription, EDIT)
    assert set(reasons) == {CONDITIONS[number][0] for number in chosen}
    assert bool(reasons) is not wants(subscription, EDIT)
