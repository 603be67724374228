"""What a person says of a citation holds, whatever is found later."""

import pytest

from ingest.store import demand, verdicts
from ingest.store.ids import document_id
from tests.flow.baseline import STATEMENT
from tests.flow.conftest import WATCH
from tests.flow.test_quotations_flow import QUOTING, SAID, SOURCE, cited

EMPTIED = QUOTING.with_text(QUOTING.paragraphs[0], "Ach, lassen wir das lieber.")
FEW_WORDS = " ".join(SAID.split()[:7])
UNSURE = QUOTING.with_text("Das hier ging gestern herum:", f"“{FEW_WORDS}”", "Tja.")


@pytest.fixture
def watched(world):
    return world.begin(STATEMENT, SOURCE)


def say(world, verdict, *, note=None):
    (row,) = cited(world).values()
    with world.parts.store.write() as connection:
        given = verdicts.Given(verdict, world.clock(), "anna", note)
        verdicts.give(connection, row["id"], given)


def of_demand(world) -> int:
    id_ = document_id("post", f"heise:forum.example:{QUOTING.number}")
    with world.parts.store.read() as connection:
        return demand.citations_of(connection, [id_])[id_]


def test_a_rejected_citation_is_told_to_nobody_and_counts_for_nothing(watched):
    watched.publish(QUOTING)
    watched.pass_time(10)
    say(watched, "rejected")
    watched.publish(QUOTING.with_text(QUOTING.paragraphs[0], f"“{SAID}”", "Ein neuer Satz dazu."))
    watched.pass_time(20)
    (edited,) = watched.channel.of_type("post.edited")
    assert edited.payload["citations"] == []
    assert of_demand(watched) == 0


def test_a_rejected_citation_that_is_lost_and_found_again_stays_rejected(watched):
    watched.publish(QUOTING)
    watched.pass_time(10)
    say(watched, "rejected")
    watched.publish(EMPTIED)
    watched.pass_time(20)
    watched.publish(QUOTING)
    watched.pass_time(30)
    assert cited(watched)["quotation"]["status"] == "held"
    assert not {"citation.new", "citation.lost"} & set(watched.channel.told)


def test_a_rejected_quotation_that_breaks_is_told_to_nobody(watched):
    watched.publish(QUOTING)
    watched.pass_time(10)
    say(watched, "rejected")
    altered = SAID.replace("eleven months", "eleven years")
    watched.publish(QUOTING.with_text(QUOTING.paragraphs[0], f"“{altered}”"))
    watched.pass_time(20)
    assert "quotation.broken" not in watched.channel.told


def test_a_confirmed_citation_is_certain_and_stays_so(watched):
    watched.publish(UNSURE)
    watched.pass_time(10)
    assert cited(watched)["quotation"]["certainty"] == "possible"
    assert of_demand(watched) == 0
    say(watched, "confirmed", note="anna: looked at the video")
    watched.publish(UNSURE.with_text(*UNSURE.paragraphs, "Nachtrag: Es war wohl doch so."))
    watched.pass_time(20)
    assert cited(watched)["quotation"]["certainty"] == "certain"
    assert of_demand(watched) == 1
    (told,) = watched.channel.of_type("post.edited")[0].payload["citations"]
    assert (told["certainty"], told["verdict"]) == ("certain", "confirmed")


def test_the_other_verdict_undoes_the_first_and_both_are_kept(watched):
    watched.publish(QUOTING)
    watched.pass_time(10)
    say(watched, "rejected")
    watched.clock.go(seconds=5)
    say(watched, "confirmed")
    (row,) = cited(watched).values()
    with watched.parts.store.read() as connection:
        given = verdicts.all_of(connection, [row["id"]])[row["id"]]
    assert [each["verdict"] for each in given] == ["rejected", "confirmed"]
    assert of_demand(watched) == 1


def test_what_is_only_possible_is_told_to_who_asks_for_it_and_to_nobody_else(watched):
    asks = WATCH.replace("at_least: minor", "at_least: minor\n    citations: possible")
    watched.watch(asks)
    watched.publish(UNSURE)
    watched.pass_time(10)
    (told,) = watched.channel.of_type("post.new")[0].payload["citations"]
    assert told["certainty"] == "possible"


def test_what_is_only_possible_is_in_no_alert_unless_asked_for(watched):
    watched.publish(UNSURE.with_text("Noch nichts."))
    watched.pass_time(10)
    watched.publish(UNSURE)
    watched.pass_time(20)
    assert cited(watched)["quotation"]["certainty"] == "possible"
    assert "citation.new" not in watched.channel.told
    assert watched.channel.of_type("post.edited")[0].payload["citations"] == []
