import pytest

from ingest.alerts import rules
from ingest.alerts.rules import wants
from schemas.records.alerts import Where
from schemas.records.revisions import Significance


@pytest.mark.parametrize(
    ("pattern", "wanted"),
    [
        ("post.edited", True),
        ("post.*", True),
        ("*", True),
        ("post.edited_before_seen", False),
        ("statement.*", False),
        ("post.gone", False),
        ("post", False),
        ("pos*", False),
        ("", False),
    ],
)
def test_an_event_is_wanted_by_its_type_or_its_group(given, pattern, wanted):
    assert wants(given.subscription(events=(pattern,)), given.event()) is wanted


def test_a_subscription_without_events_wants_none(given, event_type):
    assert not wants(given.subscription(events=()), given.event(event_type))


def test_star_wants_every_type(given, event_type):
    assert wants(given.subscription(), given.event(event_type))


@pytest.mark.parametrize("least", Significance)
@pytest.mark.parametrize("significance", Significance)
def test_an_edit_must_be_at_least_as_significant(given, least, significance):
    event = given.event(significance=significance)
    assert wants(given.subscription(at_least=least), event) is (significance >= least)


def test_an_event_without_significance_passes_every_threshold(given):
    strict = given.subscription(at_least=Significance.SUBSTANTIVE)
    assert wants(strict, given.event("post.gone"))
    assert wants(strict, given.event("source.failing"))


def test_the_baseline_alerts_only_who_asks_for_it(given):
    event = given.event("post.new", baseline=True)
    assert not wants(given.subscription(), event)
    assert wants(given.subscription(baseline=True), event)
    assert wants(given.subscription(baseline=True), given.event("post.new"))


@pytest.mark.parametrize(
    ("where", "wanted"),
    [
        ({}, True),
        ({"source": ("Telepolis forum",)}, True),
        ({"source": ("telepolis Forum", "Other")}, True),
        ({"source": ("Other",)}, False),
        ({"author": ("Mueller",)}, True),
        ({"author": ("mueller2",)}, False),
        ({"cites": ("kremlin:67568",)}, True),
        ({"cites": ("kremlin",)}, True),
        ({"cites": ("en.kremlin.ru",)}, True),
        ({"cites": ("kremlin.ru",)}, True),
        ({"cites": ("emlin.ru",)}, False),
        ({"cites": ("ru",)}, False),
        ({"cites": ("http://en.kremlin.ru/events/president/news/67568",)}, True),
        ({"cites": ("https://en.kremlin.ru/events/president/news/67568/",)}, True),
        ({"cites": ("en.kremlin.ru/events/president/news/67568",)}, True),
        ({"cites": ("en.kremlin.ru/events/president/news/6756",)}, False),
        ({"cites": ("state.gov", "kremlin")}, True),
        ({"contains": ("TELEFONKONFERENZ",)}, True),
        ({"contains": ("konferenz",)}, True),
        ({"contains": ("die\n  telefonkonferenz",)}, True),
        ({"contains": ("6 stunden",)}, True),
        ({"contains": ("putins statement",)}, True),
        ({"contains": ("Moskau",)}, False),
        ({"author": ("mueller",), "contains": ("Moskau",)}, False),
    ],
)
def test_every_condition_must_be_met_and_any_value_of_it_meets_it(given, where, wanted):
    assert wants(given.subscription(where=Where(**where)), given.event()) is wanted


def test_letters_composed_in_another_way_are_the_same_letters(given):
    event = given.event(author="Mu\u0308ller")
    assert wants(given.subscription(where=Where(author=("MÜLLER",))), event)


def test_who_follows_a_statement_gets_its_own_edits(given):
    event = given.event("statement.edited", payload=given.payload("statement.edited", citations=[]))
    for wanted in ("kremlin:67568", "kremlin", "en.kremlin.ru"):
        assert wants(given.subscription(where=Where(cites=(wanted,))), event)


def test_a_post_does_not_cite_itself(given):
    event = given.event(payload=given.payload("post.edited", citations=[]))
    assert not wants(given.subscription(where=Where(cites=("forum.example",))), event)


def test_a_failing_source_is_asked_for_its_name_only(given):
    event = given.event("source.failing", text="")
    where = {"author": ("mueller",), "cites": ("kremlin",), "contains": ("Putin",)}
    assert wants(given.subscription(where=Where(**where)), event)
    assert not wants(given.subscription(where=Where(source=("Other",), **where)), event)


def test_a_broken_address_in_a_citation_harms_nothing(given):
    payload = given.payload("post.edited", citations=[{"url": "http://[broken", "key": None}])
    where = Where(cites=("kremlin.ru",))
    assert not wants(given.subscription(where=where), given.event(payload=payload))


@pytest.mark.parametrize("about_us", ["channel.failing", "channel.recovered", "alert.dead"])
def test_a_channel_that_fails_is_told_whatever_else_is_looked_for(given, about_us):
    where = Where(source=("Other",), author=("mueller",), contains=("Putin",))
    payload = given.payload("source.failing", type=about_us)
    event = given.event(about_us, payload=payload)
    assert wants(given.subscription(where=where), event)
    assert wants(given.subscription(unless=Where(source=(event.source_name,))), event)


@pytest.mark.parametrize(
    ("unless", "wanted"),
    [
        ({}, True),
        ({"source": ("telepolis FORUM",)}, False),
        ({"source": ("Other",)}, True),
        ({"author": ("MUELLER",)}, False),
        ({"cites": ("kremlin",)}, False),
        ({"contains": ("Telefonkonferenz",)}, False),
        ({"changed": ("8 stunden",)}, False),
        ({"changed": ("Telefonkonferenz",)}, True),
        ({"source": ("Other",), "author": ("mueller",)}, False),
    ],
)
def test_what_meets_any_condition_of_unless_is_not_wanted(given, unless, wanted):
    assert wants(given.subscription(unless=Where(**unless)), given.event()) is wanted


def test_a_source_that_fails_is_only_left_out_by_its_name(given):
    event = given.event("source.failing", text="")
    assert wants(given.subscription(unless=Where(author=("",), contains=("",))), event)
    assert not wants(given.subscription(unless=Where(source=("Telepolis forum",))), event)


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (("6 Stunden",), True),
        (("8  STUNDEN",), True),
        (("Einsatz",), False),  # stands in the text, and nobody touched it
        (("Putins",), False),
        (("Einsatz", "stunden"), True),
    ],
)
def test_changed_looks_at_what_was_taken_out_or_put_in_alone(given, words, wanted):
    assert wants(given.subscription(where=Where(changed=words)), given.event()) is wanted


def changes(given, *found):
    payload = given.payload("post.edited")
    names = ("field", "kind", "before", "after")
    payload["edit"]["changes"] = [dict(zip(names, each, strict=True)) for each in found]
    return given.event(payload=payload)


def test_a_title_that_changes_is_a_change(given):
    event = changes(given, ("title", "wording", "Putins Wort", "Putins Statement"))
    assert wants(given.subscription(where=Where(changed=("putins wort",))), event)


def test_words_that_merely_stand_elsewhere_are_no_change(given):
    event = changes(given, ("text", "move", "Der Einsatz.", "Der Einsatz."))
    assert not wants(given.subscription(where=Where(changed=("Einsatz",))), event)


@pytest.mark.parametrize("what", ["new", "gone", "restored"])
def test_all_of_a_text_changes_where_it_comes_or_goes(given, what):
    event = given.event(f"post.{what}")
    assert wants(given.subscription(where=Where(changed=("Telefonkonferenz",))), event)
    assert not wants(given.subscription(where=Where(changed=("Moskau",))), event)


def test_of_an_edit_before_first_sight_nobody_knows_the_words(given):
    event = given.event("post.edited_before_seen")
    assert not wants(given.subscription(where=Where(changed=("Telefonkonferenz",))), event)


def test_a_citation_that_was_lost_is_asked_for_as_one_that_stands(given):
    lost = {**given.payload("post.edited")["citations"][0], "status": "lost"}
    event = given.event("citation.lost", payload=given.payload("citation.lost", citations=[lost]))
    for wanted in ("kremlin:67568", "kremlin", "kremlin.ru"):
        assert wants(given.subscription(where=Where(cites=(wanted,))), event)


def test_a_text_of_a_megabyte_is_folded_once_for_all_subscriptions(given, monkeypatch):
    folded_texts = []
    folded = rules.folded
    monkeypatch.setattr(
        rules, "folded", lambda text: folded_texts.append(len(text)) or folded(text)
    )
    event = given.event(text="Ein langer Text. " * 60_000)
    for number in range(50):
        wants(given.subscription(where=Where(contains=(f"Wort {number}",))), event)
    assert sum(length > 1000 for length in folded_texts) == 1
