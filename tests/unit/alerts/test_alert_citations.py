"""What an alert says of citations: how sure they are, and where a passage says something else."""

from datetime import UTC, datetime

import pytest

from ingest.alerts.render import render
from ingest.alerts.rules import wants
from ingest.alerts.sure_enough import is_sure, sure_only, tells_of_citation
from schemas.records.alerts import Where

QUOTATION = {
    "post": [0, 20],
    "statement": [5, 30],
    "post_text": "In weniger als 6 Stunden war alles vorbei.",
    "statement_text": "In less than 8 hours everything was over.",
    "method": "translation",
    "score": 0.8,
    "margin": 0.3,
    "signals": {"dictionary": 0.7},
    "mismatches": [
        {
            "kind": "number", "post": [15, 16], "statement": [13, 14], "firm": True,
            "reason": "6 in the post, 8 in the statement",
        },
        {
            "kind": "negation", "post": None, "statement": [1, 4], "firm": False,
            "reason": "the statement says not",
        },
    ],
}  # fmt: skip


def cited(**fields):
    usual = {
        "id": "c-1", "statement_id": "s-1", "method": "quotation", "confidence": 0.93,
        "url": "http://en.kremlin.ru/events/president/news/67568", "status": "held",
        "certainty": "likely", "margin": 0.4, "verdict": None, "language": "en",
        "reasons": ["quoted beside the speaker's name"], "face_id": "s-1",
        "statement_revision": 2, "quotations": [QUOTATION], "key": "kremlin:67568",
        "publisher": "kremlin", "title": "CSTO summit",
    }  # fmt: skip
    return {**usual, **fields}


def said(payload):
    at = datetime(2022, 1, 11, tzinfo=UTC)
    return render("a-1", payload, segments=(), text_before=None, text_after="x", created_at=at)


@pytest.mark.parametrize(
    ("certainty", "least", "shown"),
    [
        ("certain", "certain", True),
        ("likely", "certain", False),
        ("likely", "likely", True),
        ("possible", "likely", False),
        ("possible", "possible", True),
    ],
)
def test_a_citation_is_shown_from_a_certainty_on(certainty, least, shown):
    assert is_sure(certainty, least) is shown
    payload = {"type": "post.new", "citations": [cited(certainty=certainty)]}
    assert bool(sure_only(payload, least)["citations"]) is shown


def test_what_a_person_has_rejected_is_never_shown():
    payload = {"type": "post.new", "citations": [cited(verdict="rejected", certainty="certain")]}
    assert sure_only(payload, "possible")["citations"] == []
    assert payload["citations"]


def test_an_event_about_citations_needs_one_that_is_shown():
    assert not tells_of_citation({"type": "citation.new", "citations": []})
    assert not tells_of_citation({"type": "quotation.broken", "citations": []})
    assert tells_of_citation({"type": "post.edited", "citations": []})


def test_a_subscription_is_told_of_a_possible_citation_only_if_it_asks(given):
    payload = given.payload("citation.new", citations=[cited(certainty="possible")])
    event = given.event("citation.new", payload=payload)
    assert not wants(given.subscription(), event)
    assert wants(given.subscription(citations="possible"), event)


def test_a_condition_on_the_statement_is_not_met_by_what_is_only_possible(given):
    payload = given.payload("post.new", citations=[cited(certainty="possible")])
    event = given.event("post.new", payload=payload)
    where = Where(cites=("kremlin:67568",))
    assert not wants(given.subscription(where=where), event)
    assert wants(given.subscription(where=where, citations="possible"), event)


def test_both_passages_stand_beside_each_other_with_one_line_for_each_mismatch(given):
    text = said(given.payload("post.new", citations=[cited()])).text
    assert "(by quotation, likely)" in text
    assert "because: quoted beside the speaker's name" in text
    lines = text.splitlines()
    at = next(
        n for n, line in enumerate(lines) if line.startswith("  | In the post, translated: In")
    )
    assert lines[at + 1] == "  | In the statement: In less than 8 hours everything was over."
    assert lines[at + 2] == "  ! number: 6 in the post, 8 in the statement"
    assert lines[at + 3] == "  ! perhaps negation: the statement says not"


def test_a_confirmed_citation_says_so(given):
    payload = given.payload("post.new", citations=[cited(certainty="certain", verdict="confirmed")])
    assert "(by quotation, certain, confirmed by a person)" in said(payload).text


def test_a_reason_is_escaped_in_html(given):
    mismatch = {**QUOTATION["mismatches"][0], "reason": "<b>6</b> in the post"}
    quotation = {**QUOTATION, "mismatches": [mismatch]}
    html = said(given.payload("post.new", citations=[cited(quotations=[quotation])])).html
    assert "<b>6</b>" not in html
    assert "&lt;b&gt;6&lt;/b&gt; in the post" in html


def test_a_citation_with_all_its_fields_fits_the_schema(given, event_schema):
    event_schema.validate(given.payload("post.new", citations=[cited()]))
