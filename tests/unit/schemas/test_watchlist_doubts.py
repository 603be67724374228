"""What is valid and probably not wanted is told with the way out, and stops nothing."""

from datetime import UTC, datetime, timedelta

import pytest

from schemas.watchlist import read_watchlist

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
NOW = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
SOURCES = "sources:\n  - {name: A forum, kind: forum, feeds: [https://forum.example/feed]}\n"
OPERATOR = (
    "  - name: operator\n    events: [source.*, channel.*, alert.dead]\n"
    "    to: [{email: operator@example.org}]\n"
)
MAIL = "{email: desk@example.org}"
HOOK = "{webhook: https://desk.example/, secret: '${DESK_SECRET}'}"


def doubts(*lines: str, to: str = MAIL, operator: str = OPERATOR) -> list[str]:
    """The warnings about one subscription beside that of the operator."""
    desk = "".join(f"    {line}\n" for line in lines)
    text = f"{SOURCES}subscriptions:\n  - name: desk\n    events: [post.edited]\n    to: [{to}]\n"
    return [str(each) for each in read_watchlist(text + desk + operator, now=NOW).warnings]


@pytest.mark.parametrize("to", [MAIL, HOOK, "{atom: desk.atom}", "{file: desk.jsonl}"])
def test_a_usual_subscription_raises_no_doubt(to):
    assert doubts("settle: 5m", to=to) == []


def test_two_secrets_at_once_are_how_one_is_replaced_by_another():
    two = "{webhook: https://desk.example/, secret: '${OLD} ${NEW}'}"
    assert doubts(to=two) == []


def test_one_address_with_two_secrets_is_told_since_it_is_one_channel():
    other = OPERATOR.replace("{email: operator@example.org}", HOOK.replace("DESK", "OTHER"))
    [told] = doubts(to=HOOK, operator=other)
    assert "another secret than in line 6" in told
    assert "SECRET" not in told
    assert doubts(to=HOOK, operator=OPERATOR.replace("{email: operator@example.org}", HOOK)) == []


def test_a_literal_secret_is_told_and_not_repeated():
    [told] = doubts(to=f"{{webhook: https://desk.example/, secret: {SECRET}}}")
    assert told.startswith("watch.yaml:6:")
    assert "write `${NAME}`" in told
    assert SECRET not in told


def test_a_webhook_without_a_secret_is_told():
    [told] = doubts(to="{webhook: https://desk.example/}")
    assert "no secret" in told
    assert "add `secret: ${NAME}`" in told


@pytest.mark.parametrize(
    ("events", "missing"),
    [
        ("[post.gone]", "`source.failing`, `channel.failing`, `alert.dead`"),
        ("[source.*]", "`channel.failing`, `alert.dead`"),
        ("[source.failing, alert.dead, channel.recovered]", "`channel.failing`"),
    ],
)
def test_failures_that_nobody_would_be_told_of_are_named(events, missing):
    [told] = doubts(operator=OPERATOR.replace("[source.*, channel.*, alert.dead]", events))
    assert told.startswith("watch.yaml:3:1: no subscription asks for ")
    assert f" {missing}, so" in told
    assert doubts(operator=OPERATOR.replace("[source.*, channel.*, alert.dead]", '["*"]')) == []


def test_a_list_without_subscriptions_alerts_nobody_and_is_not_told_so():
    assert read_watchlist(SOURCES, now=NOW).warnings == ()


@pytest.mark.parametrize("to", [HOOK, "{atom: desk.atom}, {file: desk.jsonl}"])
@pytest.mark.parametrize(
    "line",
    ["digest: 1h", "quiet: {from: 22:00, to: 07:00}", "at_most: {alerts: 5}", "language: de"],
)
def test_what_only_people_need_is_told_where_only_programs_read(line, to):
    [told] = doubts(line, to=to)
    assert told.startswith("watch.yaml:7:5: ")
    assert f"`{line.partition(':')[0]}` is for mails and chats" in told
    assert doubts(line, to=f"{to}, {MAIL}") == []


def test_the_beginning_of_a_digest_without_one_is_told():
    [told] = doubts("digest_at: 07:30")
    assert "add `digest: 1d`" in told
    assert doubts("digest_at: 07:30", "digest: 1d") == []


def test_an_author_of_an_office_is_hardly_ever_found():
    office = '  - {name: An office, kind: official, feeds: ["https://office.example/feed"]}\n'
    where = "    where: {source: [%s], author: [Someone]}\n"
    text = f"{SOURCES}{office}subscriptions:\n{OPERATOR}{where}"
    [told] = read_watchlist(text % "An office", now=NOW).warnings
    assert (told.line, told.column) == (8, 34)
    assert "`author` is hardly ever met" in str(told)
    assert read_watchlist(text % "An office, A forum", now=NOW).warnings == ()


def test_what_has_expired_is_told_by_the_zone_of_its_subscription():
    [told] = doubts("expires: 2026-11-25 12:30", "zone: Europe/Berlin")
    assert "`desk` has expired" in told
    assert "later date" in told
    assert doubts("expires: 2026-11-25 12:30") == []


def test_a_mute_that_is_over_is_told_and_does_no_harm():
    [told] = doubts("mute_until: 2026-11-25")
    assert "nothing is muted" in told
    assert doubts("mute_until: 2026-11-26") == []


def test_without_a_clock_nothing_is_called_over():
    text = (
        f"{SOURCES}subscriptions:\n  - name: desk\n    events: ['*']\n    to: [{MAIL}]\n"
        "    expires: 2001-01-01\n"
    )
    assert read_watchlist(text).warnings == ()
    [told] = read_watchlist(text, now=NOW + timedelta(days=1)).warnings
    assert told.line == 7
