"""Each mistake in the rules of a subscription is one sentence at its place with the way out."""

import pytest

from schemas.watchlist import WatchListError, read_watchlist
from schemas.watchlist.json_schema import json_schema

WATCH = """\
sources:
  - {name: A forum, kind: forum, feeds: [https://forum.example/feed]}
subscriptions:
  - name: desk
    events: [post.edited]
    to: [{email: desk@example.org}, {atom: desk.atom}]
"""

# The lines, where the mistake is, what is said to be wrong, and the way out.
MISTAKES = [
    ("zone: Europe/Berlni", "7:11", "no time zone", "`Europe/Berlin`"),
    ("zone: Europe", "7:11", "no time zone", "write it like `Europe/Berlin`"),
    ("zone: ../../etc/passwd", "7:11", "no time zone", "write it like `Europe/Berlin`"),
    ("timezone: Europe/Berlin", "7:5", "unknown key `timezone`", "did you mean `zone`?"),
    ("language: xx", "7:15", "no messages are written in `xx`", "`de`, `en`"),
    ("language: German", "7:15", "no code of a language", "`en` or `de`"),
    ("language: no", "7:15", "is true or false to YAML", 'write `"no"`'),
    ("quiet: {from: 22:00}", "7:12", "`to` is missing", "add `to: …`"),
    ("quiet: 22:00-07:00", "7:12", "a mapping is wanted", "`key: value`"),
    ("quiet: {from: 22:00, to: 24:00}", "7:30", "`24:00` is no time of day", "`22:00`"),
    ("quiet: {from: 22:00, to: 7 am}", "7:30", "`7 am` is no time of day", "`22:00`"),
    ("quiet: {from: 07:00, to: 7:00}", "7:12", "the whole day", "`mute_until`"),
    ("quiet: {start: 22:00, to: 07:00}", "7:13", "unknown key `start`", "did you mean `from`?"),
    ("digest_at: 7h30", "7:16", "`7h30` is no time of day", "`22:00`"),
    ("digest: 0s", "7:13", "`digest` is 0s, less than 1s", "`1s` or more"),
    ("at_most: 60", "7:14", "a mapping is wanted", "`key: value`"),
    ("at_most: {per: 1h}", "7:14", "`alerts` is missing", "add `alerts: …`"),
    ("at_most: {alerts: 0}", "7:23", "`0` is no number of alerts", "a whole number from 1"),
    ("at_most: {alerts: many}", "7:23", "`many` is no number", "a whole number from 1"),
    ("at_most: {alerts: 9, per: 30s}", "7:31", "less than 1m", "`1m` or more"),
    ("at_most: {alerts: 9, period: 1h}", "7:26", "unknown key `period`", "did you mean `per`?"),
    ("mute_until: tomorrow", "7:17", "`tomorrow` is no point in time", "`2026-12-24 08:00`"),
    ("mute: 2026-12-24", "7:5", "unknown key `mute`", "did you mean `mute_until`?"),
    ("expires: 24.12.2026", "7:14", "`24.12.2026` is no point in time", "`2026-12-24`"),
    ("expires: 2026-02-30", "7:14", "`2026-02-30` is no point in time", "`2026-12-24`"),
    ("unless: {source: [Another]}", "7:23", "no source is named `Another`", "one of the sources"),
    ("unless: {words: [x]}", "7:14", "unknown key `words`", "`contains`, `changed`"),
    ("unless: {author: []}", "7:22", "`author` is an empty list", "remove the line"),
    ("except: {author: [x]}", "7:5", "unknown key `except`", "did you mean `unless`?"),
    ("where: {changed: not}", "7:22", "a list is wanted here", "begins with `- `"),
]
CHANNELS = [
    ("{atom: feeds/}", "the path of a folder", "name a file in it"),
    ("{file: .}", "the path of a folder", "name a file in it"),
    ("{file: desk.jsonl, secret: '${NAME}'}", "a secret belongs to a webhook", "remove the line"),
    ("{email: a@b.example, format: cloudevents}", "a format belongs to", "remove the line"),
    ("{webhook: https://b.example/, format: cloud}", "no format of a webhook", "`standard`"),
    ("{file: desk.atom}", "written by the channel in line 6 too", "a file of its own"),
    ("{atom: desk.atom}", "stands also in line 6", "remove one"),
    ("{}", "exactly one of", "on a line of its own"),
]


def mistake(text: str) -> str:
    with pytest.raises(WatchListError) as refused:
        read_watchlist(text, languages=frozenset({"de", "en"}))
    [told] = set(map(str, refused.value.problems))
    return told


@pytest.mark.parametrize(("line", "place", "wrong", "right"), MISTAKES)
def test_a_mistake_is_named_where_it_stands_with_what_would_be_right(line, place, wrong, right):
    told = mistake(f"{WATCH}    {line}\n")
    assert told.startswith(f"watch.yaml:{place}: ")
    sentence, _, way_out = told.partition("; ")
    assert wrong in sentence
    assert right in way_out


@pytest.mark.parametrize(("channel", "wrong", "right"), CHANNELS)
def test_a_mistaken_channel_is_named_with_what_would_be_right(channel, wrong, right):
    told = mistake(WATCH.replace("desk.atom}]", f"desk.atom}}, {channel}]"))
    sentence, _, way_out = told.partition("; ")
    assert wrong in sentence
    assert right in way_out


def test_an_atom_feed_belongs_to_one_subscription():
    other = WATCH.partition("subscriptions:\n")[2].replace("name: desk", "name: other")
    told = mistake(WATCH + other)
    assert told.startswith("watch.yaml:9:")
    assert "a file of its own" in told


def test_two_subscriptions_may_write_lines_into_one_file():
    other = WATCH.partition("subscriptions:\n")[2].replace("name: desk", "name: other")
    watch = read_watchlist((WATCH + other).replace("atom: desk.atom", "file: desk.jsonl"))
    assert [each.channels[1].target for each in watch.subscriptions] == ["desk.jsonl"] * 2


@pytest.mark.parametrize(
    ("key", "kind"), [("zone", "string"), ("mute_until", "string"), ("quiet", None)]
)
def test_editors_are_told_of_the_new_keys(key, kind):
    entry = json_schema()["$defs"]["SubscriptionEntry"]["properties"][key]
    assert entry["description"]
    assert entry.get("type") == kind
