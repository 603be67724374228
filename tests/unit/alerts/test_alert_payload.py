from datetime import UTC, datetime

import pytest

from ingest.alerts.payload import Cited, Material, edit_payload, payload_of
from ingest.alerts.standing import MOST_CITATIONS
from schemas.records.revisions import Significance


def at(hour):
    return datetime(2022, 1, 11, hour, tzinfo=UTC)


def edit(**fields):
    return {
        "view": "page", "kind": "changed", "declared": False, "declared_at": None,
        "declared_by": None, "words_added": 1, "words_removed": 1, "reverted_to": None,
        "from_seq": 1, "to_seq": 2, "significance": Significance.MINOR, "changes": [], **fields,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("after", "before", "declared", "told"),
    [
        (at(9), at(12), None, (9, 12)),
        (None, at(12), None, (None, 12)),
        (at(9), at(12), at(10), (9, 10)),  # the site says when
        (None, at(12), at(10), (None, 10)),
        (at(9), at(12), at(8), (9, 12)),  # we saw the earlier text after that
        (at(9), at(12), at(13), (9, 12)),  # and the later one before that
    ],
)
def test_an_edit_was_made_between_two_looks_or_when_the_site_plausibly_says(
    after, before, declared, told
):
    row = edit(changed_after=after, changed_before=before, declared_at=declared)
    payload = edit_payload(row, diff="")
    hours = [each and int(each[11:13]) for each in (payload["changed_after"],)]
    assert (*hours, int(payload["changed_before"][11:13])) == told


def test_an_edit_of_which_nobody_knows_when_it_was_made_says_nothing_of_it():
    assert "changed_after" not in edit_payload(edit(), diff="")


def material(type_, *, detail=None, cited=()):
    event = {"id": "e-1", "type": type_, "at": at(12), "detail": detail or {}}
    source = {"name": "Telepolis forum", "kind": "forum"}
    return Material(event=event, source=source, document=None, edit=None, cited=cited)


@pytest.mark.parametrize("type_", ["channel.failing", "channel.recovered", "alert.dead"])
def test_what_is_told_of_a_channel_fits_and_shows_no_more_than_its_label(type_, event_schema):
    detail = {
        "channel": "webhook:https://desk.example", "channel_key": "0123456789abcdef",
        "code": "timeout", "cause": "It hangs.", "remedy": "Look at it.",
    }  # fmt: skip
    payload = payload_of(material(type_, detail=detail), console_url=None)
    event_schema.validate(payload)
    assert payload["channel"] == "webhook:https://desk.example"
    assert "0123456789abcdef" not in str(payload)


def test_what_is_told_of_a_source_has_the_cause_as_a_word_too(event_schema):
    detail = {"code": "gone", "cause": "It is gone.", "remedy": "Look at it."}
    payload = payload_of(material("source.failing", detail=detail), console_url=None)
    event_schema.validate(payload)
    assert payload["code"] == "gone"
    assert "channel" not in payload


def test_what_became_of_a_citation_is_kept_before_hundreds_that_merely_stand():
    row = {
        "statement_id": None, "url": "", "method": "url", "confidence": 1, "certainty": "certain",
        "margin": None, "evidence": {}, "language": None, "face_id": None, "statement_key": "k",
        "publisher": None,
    }  # fmt: skip
    cited = [
        Cited(citation={**row, "id": f"c{n}"}, status="lost" if n == 299 else "held",
              statement=None, post=None, quotations=())
        for n in range(300)
    ]  # fmt: skip
    payload = payload_of(material("post.edited", cited=tuple(cited)), console_url=None)
    assert len(payload["citations"]) == MOST_CITATIONS
    assert payload["citations"][0]["id"] == "c299"
