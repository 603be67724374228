"""The story's data is consistent: what it expects can happen, and what must be shown is shown."""

import pytest

from ops.demo.cast import PAPERS, SITES
from ops.demo.papers import paragraphs
from ops.demo.score import Score
from ops.demo.setting import SECRET_NAME, variables, watch_list
from ops.demo.story import EXPECTED, SCENES, Delete, Edit, Expected, Fail, Publish, Restore, Wall
from schemas.watchlist import read_watchlist
from schemas.watchlist.events import EVENT_TYPES
from workers.settings import load, local_hosts

ACTS = [act for scene in SCENES for act in scene.acts]


def test_titles_addresses_and_names_of_sites_are_unique():
    assert len({paper.title for paper in PAPERS}) == len(PAPERS)
    assert len({paper.url for paper in PAPERS}) == len(PAPERS)
    assert len({site.host for site in SITES}) == len({site.name for site in SITES}) == len(SITES)


@pytest.mark.parametrize("language", ["de", "en", "fr", "ru"])
def test_every_language_has_its_site(language):
    assert language in {site.language for site in SITES}


def test_every_expected_type_is_an_event_type():
    assert {alert.type for alert in EXPECTED} <= set(EVENT_TYPES)


@pytest.mark.parametrize(
    "type_",
    [
        "post.new", "post.edited", "post.edited_before_seen", "post.gone", "post.restored",
        "statement.edited", "citation.lost", "quotation.broken",
    ],
)  # fmt: skip
def test_every_kind_of_alert_is_shown(type_):
    assert type_ in {told for alert in EXPECTED for told in (alert.type, *alert.also)}


def test_only_what_stands_is_edited_deleted_or_restored():
    standing = {paper.url for paper in PAPERS if paper.age is not None}
    deleted: set[str] = set()
    for act in ACTS:
        match act:
            case Publish(paper=paper):
                assert paper.url not in standing
                standing.add(paper.url)
            case Edit(paper=paper) | Wall(paper=paper):
                assert paper.url in standing - deleted
            case Delete(paper=paper):
                assert paper.url in standing - deleted
                deleted.add(paper.url)
            case Restore(paper=paper):
                deleted.remove(paper.url)
            case Fail(site=site):
                assert site in SITES
    assert standing == {paper.url for paper in PAPERS}


def test_every_edit_alters_the_text_and_one_puts_it_back():
    now = {paper.url: paper.paragraphs for paper in PAPERS}
    returned = 0
    for act in ACTS:
        if isinstance(act, Edit):
            assert act.paragraphs != now[act.paper.url]
            returned += act.paragraphs == act.paper.paragraphs
            now[act.paper.url] = act.paragraphs
    assert returned == 1


def test_there_are_scenes_that_must_alert_nobody_and_are_looked_at():
    quiet = [scene for scene in SCENES if not scene.alerts]
    assert len(quiet) >= 3
    assert all(scene.looks for scene in quiet)


def test_every_mail_is_of_a_type_that_its_subscription_asks_for():
    wanted = read()
    (mail,) = (one for one in wanted.subscriptions if one.channels[0].kind == "email")
    assert {alert.type for alert in EXPECTED if alert.channel == "email"} <= set(mail.events)


def test_the_watch_list_is_valid_under_the_demonstrations_settings():
    assert [source.name for source in read().sources] == [site.name for site in SITES]


def read():
    settings = load(
        variables(SITES, home="/tmp/x", sites_port=8080, smtp_url="smtp://127.0.0.1:25?tls=none")
    )
    return read_watchlist(
        watch_list(SITES, webhook_url="http://127.0.0.1:8081/alerts"),
        environment={SECRET_NAME: "a secret"},
        local_host=local_hosts(settings),
    )


def test_a_text_is_parted_at_blank_lines_and_its_line_ends_are_spaces():
    assert paragraphs("\n  One\n  two.\n\n  Three.\n") == ("One two.", "Three.")


def test_an_alert_counts_once_and_a_second_one_is_unexpected():
    alert = Expected(type="post.gone", paper=PAPERS[2])
    score = Score()
    score.expect([alert])
    assert not score.good
    assert score.still_open([alert]) == [alert]
    assert score.count(alert.key, at_s=3.0)
    assert score.still_open([alert]) == []
    assert score.good
    assert not score.count(alert.key, at_s=4.0)
    assert (score.good, score.first_alert_s, len(score.unexpected)) == (False, 3.0, 1)


def test_what_does_not_arrive_in_time_is_missing():
    alert = Expected(type="post.gone", paper=PAPERS[2])
    score = Score()
    score.expect([alert])
    score.give_up([alert], ["http://forum.example/feed"])
    assert (score.missing, score.unseen) == ([alert], ["http://forum.example/feed"])
    assert not score.good
