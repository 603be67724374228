import copy

import pytest

from ingest.alerts.join import join_key, joined


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
