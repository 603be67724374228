import copy

import pytest

from ingest.alerts.join import join_key, joined
from ingest.alerts.standing import MOST_CITATIONS


def step(given, number, **edit):
    payload = given.payload("post.edited", id=f"e-{number}")
    payload["edit"].update({"from": number, "to": number + 1, **edit})
    return payload


def test_three_edits_are_one_step_from_the_first_to_the_last(given):
    whole = joined([step(given, number) for number in (1, 2, 3)])
    assert (whole["edit"]["from"], whole["edit"]["to"]) == (1, 4)
    assert whole["id"] == "e-3"
    assert whole["joined"] == ["e-1", "e-2", "e-3"]


def test_the_order_of_arrival_does_not_matter(given):
    steps = [step(given, number) for number in (1, 2, 3)]
    assert joined(steps[::-1]) == joined(steps)


def test_one_edit_stays_as_it_is(given):
    assert joined([step(given, 1)]) == step(given, 1)


def test_the_inputs_are_left_alone(given):
    steps = [step(given, 1), step(given, 2)]
    before = copy.deepcopy(steps)
    joined(steps)
    assert steps == before


def test_what_the_caller_found_between_the_outer_texts_counts(given):
    found = {"significance": "minor", "words_added": 0, "changes": [], "from": 99, "to": 99}
    edit = joined([step(given, 1), step(given, 2)], edit=found)["edit"]
    assert (edit["significance"], edit["words_added"], edit["changes"]) == ("minor", 0, [])
    assert (edit["from"], edit["to"]) == (1, 3)


def test_without_it_the_steps_are_put_together_and_the_weightiest_counts(given):
    first = step(given, 1, significance="substantive")
    last = step(given, 2, significance="cosmetic", diff="")
    edit = joined([first, last])["edit"]
    assert edit["significance"] == "substantive"
    assert (edit["words_added"], len(edit["changes"])) == (2, 2)
    assert edit["diff"] == first["edit"]["diff"]


def test_a_silent_edit_at_the_end_does_not_hide_behind_a_declared_one(given):
    silent = {"declared": False, "declared_at": None, "declared_by": None}
    found = {"declared": True}
    whole = joined([step(given, 1), step(given, 2, **silent)], edit=found)
    assert whole["edit"]["declared"] is False
    assert joined([step(given, 1, **silent), step(given, 2)])["edit"]["declared"] is True


def test_a_joined_payload_still_fits_the_schema(given, event_schema):
    event_schema.validate(joined([step(given, 1), step(given, 2)]))


def test_nothing_cannot_be_joined():
    with pytest.raises(ValueError, match="nothing"):
        joined([])


@pytest.mark.parametrize("other", ["document", "view", "type"])
def test_edits_of_another_document_or_view_are_not_joined(given, other):
    payloads = [step(given, 1), step(given, 2)]
    if other == "document":
        payloads[1]["document"]["id"] = "p-2"
    elif other == "view":
        payloads[1]["edit"]["view"] = "feed"
    else:
        payloads[1]["type"] = "post.gone"
    with pytest.raises(ValueError, match="one document in one view"):
        joined(payloads)


def test_only_edits_have_a_key_to_be_joined_by(given, event_type):
    edits = {"post.edited", "statement.edited"}
    assert (join_key(given.payload(event_type)) is not None) is (event_type in edits)


def citing(given, status, number=1, *, citation="c-1", **fields):
    """What an edit did to a citation, as its event tells it."""
    type_ = {"new": "citation.new", "lost": "citation.lost", "changed": "quotation.broken"}[status]
    payload = given.payload(type_, id=f"{type_} {number}", **fields)
    payload["citations"] = [{**payload["citations"][0], "id": citation, "status": status}]
    if type_ == "quotation.broken":
        payload["edit"] = {**payload["edit"], "from": number, "to": number + 1}
    payload["detected_at"] = f"2022-01-11T18:49:{number:02}Z"
    return payload


def edited(given, number=1, **statuses):
    """An edit that did this to citations, by their ids."""
    payload = step(given, number)
    payload["detected_at"] = f"2022-01-11T18:49:{number:02}Z"
    template = given.payload("post.edited")["citations"][0]
    payload["citations"] = [
        {**template, "id": name, "status": status} for name, status in statuses.items()
    ]
    return payload


def statuses(payload):
    return {each["id"]: each["status"] for each in payload["citations"]}


def test_an_edit_leads_and_says_what_it_did_to_citations(given, event_schema):
    whole = joined([citing(given, "lost", citation="c"), edited(given, c="lost", d="held")])
    assert (whole["type"], whole["also"]) == ("post.edited", ["citation.lost"])
    assert statuses(whole) == {"c": "lost", "d": "held"}
    assert whole["joined"] == ["e-1", "citation.lost 1"]
    event_schema.validate(whole)


def test_without_an_edit_what_broke_leads_what_was_lost_and_what_is_new(given, event_schema):
    parts = [citing(given, each, citation=each) for each in ("new", "lost", "changed")]
    whole = joined(parts)
    assert (whole["type"], whole["also"]) == ("quotation.broken", ["citation.lost", "citation.new"])
    assert statuses(whole) == {"new": "new", "lost": "lost", "changed": "changed"}
    event_schema.validate(whole)


def test_a_citation_that_is_back_within_the_step_is_held_and_nothing_is_said_of_it(given):
    whole = joined(
        [
            edited(given, 1, c="lost"),
            citing(given, "lost", 1, citation="c"),
            edited(given, 2, c="new"),
            citing(given, "new", 2, citation="c"),
        ]
    )
    assert statuses(whole) == {"c": "held"}
    assert "also" not in whole
    assert len(whole["joined"]) == 4


def test_a_citation_that_came_and_went_within_the_step_was_never_there(given):
    whole = joined(
        [
            edited(given, 1, c="new"),
            citing(given, "new", 1, citation="c"),
            edited(given, 2),
            citing(given, "lost", 2, citation="c"),
        ]
    )
    assert statuses(whole) == {}
    assert "also" not in whole


def test_what_broke_and_then_was_taken_out_is_lost(given):
    whole = joined(
        [
            edited(given, 1, c="changed"),
            citing(given, "changed", 1, citation="c"),
            edited(given, 2, c="lost"),
            citing(given, "lost", 2, citation="c"),
        ]
    )
    assert (statuses(whole), whole["also"]) == ({"c": "lost"}, ["citation.lost"])


def test_what_broke_stays_broken_though_the_next_edit_did_nothing_to_it(given):
    first = edited(given, 1, c="changed")
    first["citations"][0]["quotations"] = [{"post": [0, 1], "statement": [0, 1]}]
    whole = joined([first, edited(given, 2, c="held")])
    assert statuses(whole) == {"c": "changed"}
    assert whole["citations"][0]["quotations"], "the passages that broke"


def test_citations_of_other_documents_name_their_posts(given):
    other = citing(given, "lost", 2, citation="d")
    other["document"] = {**other["document"], "id": "p-2", "url": "https://forum.example/post/2"}
    whole = joined([citing(given, "lost", citation="c"), other])
    first, second = whole["citations"]
    assert "post_url" not in first
    assert (second["post_id"], second["post_url"]) == ("p-2", "https://forum.example/post/2")


def test_the_moments_of_a_whole_step_are_those_of_its_ends(given, event_schema):
    times = [f"2022-01-11T1{hour}:00:00Z" for hour in range(4)]
    first = step(given, 1, changed_after=times[0], changed_before=times[1])
    last = step(given, 2, changed_after=times[2], changed_before=times[3])
    whole = joined([first, last])
    assert whole["edit"]["changed_after"] == times[0]
    assert whole["edit"]["changed_before"] == times[3]
    event_schema.validate(whole)


def test_a_step_and_its_way_back_tell_what_stood_in_between(given, event_schema):
    times = [f"2022-01-11T10:0{minute}:00Z" for minute in range(4)]
    first = step(given, 1, changed_after=times[0], changed_before=times[1])
    last = step(given, 2, kind="reverted", changed_after=times[2], changed_before=times[3])
    whole = joined([first, last], edit={"kind": "reverted", "changes": [], "reverted_to": 1})
    assert whole["edit"]["undone"] == {"changes": first["edit"]["changes"], "within_s": 180}
    event_schema.validate(whole)


def test_how_long_it_stood_is_not_said_where_no_look_tells(given):
    first, last = step(given, 1), step(given, 2)
    whole = joined([first, last], edit={"kind": "reverted", "changes": [], "reverted_to": 1})
    assert whole["edit"]["undone"]["within_s"] is None


def test_a_return_to_another_text_than_the_first_undoes_nothing(given):
    first, last = step(given, 3), step(given, 4, kind="reverted", reverted_to=1)
    assert "undone" not in joined([first, last])["edit"]


def test_a_whole_step_that_is_no_return_does_not_say_when_a_text_was_there_before(given):
    back = {"reverted_to": 1, "reverted_to_at": "2022-01-11T10:00:00Z"}
    first, last = step(given, 1), step(given, 2, **back)
    assert joined([first, last])["edit"]["reverted_to_at"] == back["reverted_to_at"]
    found = {"reverted_to": None, "kind": "changed"}
    assert "reverted_to_at" not in joined([first, last], edit=found)["edit"]


def test_what_became_of_some_is_kept_before_hundreds_that_stand(given):
    held = {f"h{number}": "held" for number in range(500)}
    whole = joined([edited(given, 1, **held, c="lost"), citing(given, "lost", citation="c")])
    assert len(whole["citations"]) == MOST_CITATIONS
    assert whole["citations"][0]["id"] == "c"
