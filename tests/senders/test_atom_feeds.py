"""Atom feeds on a real disk, read by feedparser as a reader would, and held against RFC 4287."""

import os
import re
import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import feedparser
import lxml.html
import pytest
from hypothesis import HealthCheck, example, settings
from hypothesis import given as for_all
from hypothesis import strategies as st
from lxml import etree

from ingest.senders.atom import AtomSender
from ingest.senders.atom_entry import entry_of
from ingest.senders.atom_feed import MOST_BYTES, MOST_ENTRIES, feed_with
from schemas.records.alerts import Delivered, Message, Refused, TryLater

ATOM = "{http://www.w3.org/2005/Atom}"
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
NOW = datetime(2022, 1, 11, 18, 50, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "home" / "feeds"


@pytest.fixture
def post(given, folder):
    """Sends one message into a feed of this folder."""
    sender = AtomSender(folder, {"NAME": "desk"})

    def send(target="desk.atom", *, now=given.now, **fields):
        message = given.message(**{"subscription": "desk", **fields})
        return sender.send(message, given.channel("atom", str(target)), now=now)

    return send


def read(path):
    """The feed as a reader shows it; what RFC 4287 wants of every feed is checked first."""
    raw = path.read_bytes()
    check(etree.fromstring(raw))
    feed = feedparser.parse(raw)
    assert not feed.bozo
    return feed


def check(feed):
    """RFC 4287, 4.1.1 and 4.1.2."""
    assert feed.tag == f"{ATOM}feed"
    for holder in (feed, *feed.iterfind(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(holder.findall(f"{ATOM}{name}")) == 1
        assert RFC_3339.fullmatch(holder.findtext(f"{ATOM}updated"))
        assert holder.findtext(f"{ATOM}id").startswith("urn:palimpsest:")
        ways = [link.get("rel") for link in holder.iterfind(f"{ATOM}link")]
        assert len(ways) == len(set(ways))
    ids = [each.text for each in feed.iter(f"{ATOM}id")]
    assert len(ids) == len(set(ids))
    assert feed.findtext(f"{ATOM}author/{ATOM}name")


def ids(path):
    return [entry.id.rpartition(":")[2] for entry in read(path).entries]


def test_an_alert_is_an_entry_that_a_reader_shows_as_the_letter(given, post, folder):
    message = given.rendered(title="Заявление «Путина»")
    outcome = post(
        subject=message.subject, text=message.text, html=message.html, payload=message.payload
    )
    feed = read(folder / "desk.atom")
    (entry,) = feed.entries
    assert isinstance(outcome, Delivered)
    assert outcome.answer.endswith("/desk.atom has a new entry")
    assert feed.feed.title == "Palimpsest: desk"
    assert feed.feed.author == "Palimpsest"
    assert (entry.title, entry.title_detail.type) == (message.subject, "text/plain")
    assert entry.id == "urn:palimpsest:alert:a1b2c3d4e5f60718"
    assert (entry.published, entry.updated) == ("2022-01-11T18:50:00Z",) * 2
    assert entry.link == "https://forum.example/post/1"
    assert [tag.term for tag in entry.tags] == ["post.edited"]
    shown = lxml.html.fromstring(entry.content[0].value).text_content()
    assert "6" in shown
    assert "<h1" not in entry.content[0].value  # the headline is the title


def test_the_newest_is_first_and_the_feed_keeps_its_id(post, folder):
    for number in range(3):
        post(alert_id=f"a{number}", now=NOW + timedelta(minutes=number))
        known = read(folder / "desk.atom").feed.id
    feed = read(folder / "desk.atom")
    assert ids(folder / "desk.atom") == ["a2", "a1", "a0"]
    assert feed.feed.updated == "2022-01-11T18:52:00Z"
    assert feed.feed.id == known


def test_a_feed_that_is_moved_in_watch_yaml_is_the_same_feed_to_its_readers(post, folder):
    post(alert_id="a1")
    known = read(folder / "desk.atom").feed.id
    (folder / "desk.atom").rename(folder / "other.atom")
    post("other.atom", alert_id="a2")
    assert read(folder / "other.atom").feed.id == known


def test_two_feeds_are_two_to_their_readers(post, folder):
    post("one.atom")
    post("other.atom")
    assert read(folder / "one.atom").feed.id != read(folder / "other.atom").feed.id


def test_a_second_attempt_changes_no_byte(post, folder):
    post(alert_id="a1")
    post(alert_id="a2")
    before = (folder / "desk.atom").read_bytes(), (folder / "desk.atom").stat().st_ino
    outcome = post(alert_id="a1", now=NOW + timedelta(hours=1))
    assert isinstance(outcome, Delivered)
    assert outcome.answer.endswith("/desk.atom has this entry already")
    assert ((folder / "desk.atom").read_bytes(), (folder / "desk.atom").stat().st_ino) == before


def test_an_alert_that_is_sent_again_and_says_more_replaces_its_entry(post, folder):
    post(alert_id="a1", subject="Post edited")
    post(alert_id="a2")
    post(alert_id="a1", subject="Post edited twice", now=NOW + timedelta(hours=1))
    newest = read(folder / "desk.atom").entries[0]
    assert ids(folder / "desk.atom") == ["a1", "a2"]
    assert newest.title == "Post edited twice"
    assert (newest.published, newest.updated) == ("2022-01-11T18:50:00Z", "2022-01-11T19:50:00Z")


def test_a_test_message_leaves_with_the_next_alert(given, post, folder):
    post(alert_id="a1")
    post(alert_id="t1", payload=given.payload | {"type": "channel.test"})
    assert ids(folder / "desk.atom") == ["t1", "a1"]
    post(alert_id="a2")
    assert ids(folder / "desk.atom") == ["a2", "a1"]


@pytest.mark.parametrize(
    ("letter", "alerts", "kept"),
    [("<p>short", MOST_ENTRIES + 3, MOST_ENTRIES), ("<p>" + "words " * 30_000, 14, 11)],
    ids=["many", "long"],
)
def test_a_feed_never_grows_beyond_what_readers_fetch_each_time(given, letter, alerts, kept):
    known = b""
    for number in range(alerts):
        message = given.message(alert_id=f"a{number}", html=letter)
        known = feed_with(known, entry_of(message, now=NOW), name="desk", key="k", now=NOW)
    found = [each.text for each in etree.fromstring(known).iterfind(f"{ATOM}entry/{ATOM}id")]
    newest = reversed(range(alerts - kept, alerts))
    assert found == [f"urn:palimpsest:alert:a{number}" for number in newest]
    assert len(known) <= MOST_BYTES * 1.01  # the head, and the spaces between entries


def test_a_letter_of_a_megabyte_is_shown_as_its_beginning(given):
    message = given.message(html="<p>" + "ж" * 1_000_000, text="<&>" * 400_000)
    raw = etree.tostring(entry_of(message, now=NOW))
    content = etree.fromstring(raw).findtext(f"{ATOM}content")
    assert content.startswith("<pre>&lt;&amp;&gt;")
    assert content.endswith("…</pre>")
    assert len(raw) < MOST_BYTES


@pytest.mark.parametrize("markup", ["", "   ", "<!-- -->", "<html></html>"])
def test_where_there_is_no_letter_its_text_is_shown(given, markup):
    entry = entry_of(given.message(html=markup, text="a < b"), now=NOW)
    assert entry.findtext(f"{ATOM}content") == "<pre>a &lt; b</pre>"


@pytest.mark.parametrize(
    ("url", "href"),
    [
        ("https://forum.example/ä b?a=1&b=2", "https://forum.example/%C3%A4%20b?a=1&b=2"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("/only/a/path", None),
        ("https://", None),
        ("half \ud83d", None),
    ],
)
def test_only_web_addresses_become_links(given, url, href):
    document = given.payload["document"] | {"url": url}
    payload = given.payload | {"document": document, "links": {"document": None, "diff": None}}
    links = entry_of(given.message(payload=payload), now=NOW).findall(f"{ATOM}link")
    assert [link.get("href") for link in links] == ([href] if href else [])


def test_what_a_stranger_wrote_is_text_and_never_markup_of_the_feed(given, post, folder):
    evil = "</content></entry><entry><id>urn:x</id></entry>]]>&bogus;<script>alert(1)</script>"
    message = given.rendered(text=evil, title=evil, author=evil)
    post(subject=message.subject, text=message.text, html=message.html, subscription=evil)
    (entry,) = read(folder / "desk.atom").entries
    assert entry.title == message.subject
    content = etree.fromstring((folder / "desk.atom").read_bytes()).findtext(f".//{ATOM}content")
    tags = {each.tag for each in lxml.html.fromstring(f"<div>{content}</div>").iter()}
    assert not tags & {"script", "entry", "id", "img", "iframe"}


TEXTS = st.text(st.characters(codec=None), max_size=60)


@settings(deadline=None)  # a machine that others load too
@for_all(st.lists(TEXTS, min_size=5, max_size=5))
@example(["\x00\ufffe\ud800", "\x1b", "\r\n", "\u2028", "]]>"])
def test_whatever_a_message_holds_the_feed_is_one_and_reads_the_same_again(texts):
    subject, text, markup, name, alert_id = texts
    message = Message(
        alert_id=alert_id, subject=subject, text=text, html=f"<p>{markup}", payload={},
        thread=None, created_at=NOW, subscription=name, language=name,
    )  # fmt: skip
    known = feed_with(b"", entry_of(message, now=NOW), name=name, key="k", now=NOW)
    check(etree.fromstring(known))
    assert feed_with(known, entry_of(message, now=NOW), name=name, key="k", now=NOW) is None


FOREIGN = [
    (b"Subject: a letter", "cannot be read as a feed"),
    (b"<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'>", "cannot be read"),
    (b"<feed xmlns='http://www.w3.org/2005/Atom'><id>urn:x</id></feed>", "no feed of Palimpsest"),
    (b"<html><id>urn:palimpsest:feed:1</id></html>", "no feed of Palimpsest"),
    (b"<!DOCTYPE a [<!ENTITY b 'b'><!ENTITY c '&b;&b;'>]><a>&c;</a>", "no feed of Palimpsest"),
    (b"<a>" * 100_000, "cannot be read"),
    (b" " * 9_000_000 + b"x", "too large"),
    (b"\n", "cannot be read"),
]


@pytest.mark.parametrize(("content", "reason"), FOREIGN, ids=range(len(FOREIGN)))
def test_what_is_no_feed_of_ours_is_never_overwritten(post, folder, content, reason):
    folder.mkdir(parents=True)
    (folder / "desk.atom").write_bytes(content)
    outcome = post()
    assert isinstance(outcome, Refused)
    assert outcome.code == "settings"
    assert reason in outcome.answer
    assert "move it away, or name another file in watch.yaml" in outcome.answer
    assert (folder / "desk.atom").read_bytes() == content


def test_an_empty_file_that_was_laid_there_for_a_web_server_keeps_its_rights(post, folder):
    folder.mkdir(parents=True)
    (folder / "desk.atom").touch()
    (folder / "desk.atom").chmod(0o640)
    post()
    assert len(read(folder / "desk.atom").entries) == 1
    assert (folder / "desk.atom").stat().st_mode & 0o777 == 0o640


def test_a_new_feed_may_be_read_by_a_web_server(post, folder):
    known = os.umask(0o022)
    try:
        post()
    finally:
        os.umask(known)
    assert (folder / "desk.atom").stat().st_mode & 0o777 == 0o644


@pytest.mark.parametrize("step", ["os.fsync", "pathlib.Path.replace"])
def test_a_disk_that_fails_at_any_step_leaves_the_feed_as_it_was(post, folder, monkeypatch, step):
    post(alert_id="a1")
    before = (folder / "desk.atom").read_bytes()

    def full(*_):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(step, full)
        outcome = post(alert_id="a2")
    assert isinstance(outcome, TryLater)
    assert "No space left on device): make room on the disk." in outcome.answer
    assert (folder / "desk.atom").read_bytes() == before
    assert sorted(path.name for path in folder.iterdir()) == [".desk.atom.lock", "desk.atom"]
    post(alert_id="a2")
    assert ids(folder / "desk.atom") == ["a2", "a1"]


def test_what_a_killed_writer_left_is_in_nobodys_way(post, folder):
    post(alert_id="a1")
    (folder / ".desk.atom.unfinished").write_bytes(b"<feed")
    post(alert_id="a2")
    assert ids(folder / "desk.atom") == ["a2", "a1"]
    assert not (folder / ".desk.atom.unfinished").exists()


def test_many_writers_at_once_lose_no_entry(given, folder):
    senders = [AtomSender(folder, {}) for _ in range(6)]  # as many processes would have
    channel = given.channel("atom", "desk.atom")

    def work(place):
        for number in range(5):
            message = replace(given.message(), alert_id=f"a{place}-{number}")
            senders[place].send(message, channel, now=NOW)

    threads = [threading.Thread(target=work, args=(place,)) for place in range(len(senders))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(ids(folder / "desk.atom")) == 30


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@for_all(st.lists(st.sampled_from(["a1", "a2", "a3"]), min_size=1, max_size=6))
def test_each_alert_is_one_entry_however_often_it_is_sent(given, sent):
    known = b""
    for alert_id in sent:
        entry = entry_of(given.message(alert_id=alert_id), now=NOW)
        known = feed_with(known, entry, name="desk", key="k", now=NOW) or known
    found = [each.text for each in etree.fromstring(known).iterfind(f"{ATOM}entry/{ATOM}id")]
    assert sorted(found) == sorted({f"urn:palimpsest:alert:{each}" for each in sent})
