"""A small ledger for the command line to show: one edited post, the statement it quotes, alerts."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from ingest.store import (
    alerting,
    alerts,
    citations,
    documents,
    edits,
    events,
    feeds,
    ids,
    revisions,
    snapshots,
    sources,
    watchlists,
)
from ingest.store.session import Connection, Store
from schemas.records.alerts import Channel
from schemas.records.citations import FoundAddress, FoundCitation, Quotation
from schemas.records.fetches import Fetched, FetchRequest
from schemas.records.items import Marker
from schemas.records.revisions import Change, Content, Edit, Significance
from schemas.records.texts import Block, Link, RichText
from schemas.watchlist import read_watchlist

NOW = datetime.now(UTC).replace(microsecond=0)
PASSAGE = "nothing in this agreement allows it"
POST_URL = "https://forum.example/posting-1"
STATEMENT_URL = "http://en.kremlin.ru/events/president/news/67568"
BEFORE = f'They counted 12 ships. "{PASSAGE}", says the statement.'
AFTER = f'They counted 13 ships. "{PASSAGE}", says the statement.'
STATEMENT = f"Let me say it plainly: {PASSAGE}."
HOOK = Channel(kind="webhook", target="https://desk.example/hook?token=topsecret")

WATCH = """
sources:
  - name: Telepolis forum
    kind: forum
    feeds: [https://forum.example/feed.rss]
  - name: Kremlin, English
    kind: official
    feeds: ["http://en.kremlin.ru/events/president/news/feed"]
subscriptions:
  - name: desk
    events: [post.edited]
    to:
      - webhook: https://desk.example/hook?token=topsecret
"""


@dataclass(frozen=True)
class Seeded:
    """The ids of what was stored."""

    post: str
    statement: str
    edit: str
    delivered: str
    dead: str


def seed(store: Store) -> Seeded:
    """Store it all; the post's title and author hold escape codes, as a hostile site's may."""
    with store.write() as connection:
        watchlists.apply(connection, read_watchlist(WATCH), now=NOW - timedelta(days=3))
        forum = sources.named(connection, "Telepolis forum")
        office = sources.named(connection, "Kremlin, English")
        assert forum is not None
        assert office is not None
        post = _document(
            connection, "post", "heise:1", forum.id, POST_URL, "Ships \x1b[31mred\x1b[0m"
        )
        statement = _document(
            connection, "statement", "kremlin:67568", office.id, STATEMENT_URL, "On the agreement"
        )
        marked = Marker(raw="Das Posting wurde vom Benutzer editiert.", by="author")
        _revision(connection, post, forum.id, 1, BEFORE)
        _revision(connection, post, forum.id, 2, AFTER, marker=marked)
        _revision(connection, statement, office.id, 1, STATEMENT)
        edit = _edit(connection, post)
        _citation(connection, post, statement)
        delivered, dead = _alerts(connection, forum.id, post, edit)
    return Seeded(post=post, statement=statement, edit=edit, delivered=delivered, dead=dead)


def _document(connection: Connection, kind, key, source_id, url, title) -> str:
    id_ = ids.document_id(kind, key)
    documents.add(
        connection,
        [
            {
                "id": id_, "kind": kind, "key": key, "source_id": source_id, "url": url,
                "title": title, "author": "A. Writer", "language": "en",
                "publisher": "kremlin" if kind == "statement" else None,
                "published_at": NOW - timedelta(days=2), "first_seen_at": NOW - timedelta(days=1),
                "last_edit_at": None, "state": "live", "first_absent_at": None, "baseline": False,
            }
        ],
    )  # fmt: skip
    address = {
        "kind": kind, "document_id": id_, "url": url, "language": "en",
        "first_seen_at": NOW - timedelta(days=1),
    }  # fmt: skip
    documents.add_addresses(connection, [{**address, "key": key}])
    row = feeds.new_feed(
        source_id=source_id, url=url, host="forum.example", now=NOW, document_id=id_
    )
    feeds.add(connection, [{**row, "next_poll_at": NOW + timedelta(hours=1)}])
    return id_


def _revision(connection: Connection, document, source_id, seq, text, *, marker=None) -> None:
    [feed] = feeds.of_source(connection, source_id)
    request = FetchRequest(feed_id=feed.id, url=feed.url)
    at = NOW - timedelta(hours=10 - seq)
    fetched = Fetched(
        request=request, url=feed.url, status=200, headers=(), body=text.encode(), etag=None,
        last_modified=None, observed_at=at, elapsed=timedelta(milliseconds=5),
    )  # fmt: skip
    snapshot = snapshots.snapshot_row(fetched)
    snapshots.add(connection, [snapshot], [])
    link = Link(start=0, end=4, url=f"https://linked.example/{seq}")
    content = Content(
        title="Ships", author="A. Writer", marker=marker,
        text=RichText(blocks=(Block(text=text, links=(link,)),)),
    )  # fmt: skip
    print_ = sha256(text.encode()).hexdigest()
    facts = {
        "fingerprint": print_, "exact": print_, "method": "forums.heise/1",
        "snapshot_id": snapshot["id"], "observed_at": at, "reprocessed": False, "feed_id": feed.id,
    }  # fmt: skip
    rows = revisions.revision_rows(
        content, document=document, view="page", seq=seq, previous_hash=None, facts=facts
    )
    revisions.add(connection, [rows])
    revisions.mark_linked(connection, [rows[0]["id"]], now=NOW)


def _edit(connection: Connection, post: str) -> str:
    edit = Edit(
        kind="changed", declared=False, declared_at=None, declared_by=None,
        significance=Significance.SUBSTANTIVE, words_added=1, words_removed=1,
        changes=(Change(field="text", kind="number", before="12", after="13"),),
    )  # fmt: skip
    row = edits.edit_row(
        edit, document=post, view="page", to_seq=2, detected_at=NOW - timedelta(hours=8)
    )
    echo = edits.edit_row(
        replace(edit, declared=True), document=post, view="feed", to_seq=2,
        detected_at=NOW - timedelta(hours=7), echo_of=row["id"],
    )  # fmt: skip
    edits.add(connection, [row, echo])
    return str(row["id"])


def _citation(connection: Connection, post: str, statement: str) -> None:
    at, there = AFTER.index(PASSAGE), STATEMENT.index(PASSAGE)
    found = FoundCitation(
        method="url", url=STATEMENT_URL, statement_key="kremlin:67568", publisher="kremlin",
        language="en", confidence=0.98,
        addresses=(
            FoundAddress(
                start=0, end=4, displayed=STATEMENT_URL, url=STATEMENT_URL, key="kremlin:67568"
            ),
        ),
        quotations=(
            Quotation(
                post=(at, at + len(PASSAGE)), statement=(there, there + len(PASSAGE)), score=1.0
            ),
        ),
    )  # fmt: skip
    row = citations.citation_row(
        found, post_id=post, post_revision_id=ids.revision_id(post, "page", 2),
        now=NOW - timedelta(hours=7),
    )  # fmt: skip
    checked = {
        "statement_id": statement,
        "statement_revision_id": ids.revision_id(statement, "page", 1),
    }
    citations.add(connection, [{**row, **checked}])


def _alerts(connection: Connection, source_id: int, post: str, edit: str) -> tuple[str, str]:
    made = []
    for number, (state, answer) in enumerate((("delivered", "200 OK"), ("dead", "410 Gone"))):
        at = NOW - timedelta(hours=6 - number)
        event = events.event_row(
            "post.edited", subject=f"{edit}{number}", source_id=source_id, at=at, document_id=post,
            edit_id=edit, revision_id=ids.revision_id(post, "page", 2), alerted_at=at,
        )  # fmt: skip
        events.add(connection, [event])
        row = alerting.alert_row(event=event, subscription_id=1, channel=HOOK, due_at=at, now=at)
        alerting.add(connection, [row])
        delivery = {"attempted_at": at, "outcome": state, "answer": answer}
        alerts.record(connection, row["id"], delivery=delivery, state=state, next_attempt_at=None)
        made.append(str(row["id"]))
    return made[0], made[1]
