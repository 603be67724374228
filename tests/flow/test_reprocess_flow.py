"""`reprocess`: our own changes are read into the history, and never told."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier

import pytest
from sqlalchemy import func, select

from ingest.pipeline import reprocess
from ingest.revisions import fingerprint
from ingest.store import snapshots
from ingest.store.heads import Scope
from schemas.records.items import Marker
from schemas.records.texts import RichText
from schemas.tables import citations, documents, edits, events, heads, revisions
from tests.flow.baseline import FIRST, STATEMENT
from tests.flow.reprocessing import (
    MORE,
    check_chains,
    ledger,
    one_line_more,
    page,
    post,
    release,
    rows,
    run,
)


def run_batches(world):
    return list(reprocess.reprocess(world.parts, Scope(), every=False, keep=True))


@pytest.fixture
def upgraded(watched, monkeypatch):
    release(monkeypatch, one_line_more)
    return watched


def test_what_only_our_method_changed_becomes_a_reprocessed_revision_and_nothing_else(upgraded):
    before = ledger(upgraded)
    [finding] = run(upgraded)
    assert (finding.what, finding.view, finding.method) == (
        "read otherwise", "page", "forums.heise/999",
    )  # fmt: skip
    old, new = page(upgraded)
    assert (old["reprocessed"], new["reprocessed"]) == (False, True)
    assert new["snapshot_id"] == old["snapshot_id"]
    assert new["text"] == f"{old['text']}\n{MORE}"
    assert new["linked_at"] is not None
    after = ledger(upgraded)
    assert (after["edits"], after["events"]) == (before["edits"], before["events"])
    check_chains(upgraded)


def test_nothing_is_alerted_later_either(upgraded):
    run(upgraded)
    upgraded.pass_time(10)
    assert upgraded.channel.types == []


def test_a_second_run_does_nothing(upgraded):
    run(upgraded)
    before = ledger(upgraded)
    assert run(upgraded, every=True) == []
    assert ledger(upgraded) == before


def test_without_an_upgrade_nothing_is_stored(watched):
    before = ledger(watched)
    assert run(watched, every=True) == []
    assert ledger(watched) == before


def test_a_dry_run_finds_the_same_and_stores_nothing(upgraded):
    before = ledger(upgraded)
    dry = run(upgraded, keep=False)
    assert ledger(upgraded) == before
    assert dry == run(upgraded)


def test_an_unchanged_page_is_unchanged_afterwards(upgraded):
    run(upgraded)
    before = len(rows(upgraded, revisions))
    upgraded.web.put(FIRST.url, FIRST.page().replace("</body>", "<!-- 2 --></body>"))
    upgraded.pass_time(20)
    assert len(rows(upgraded, revisions)) == before


def test_words_put_in_after_a_reprocess_are_told_although_the_method_is_new(upgraded):
    """Held against the old reading they might have been the method's work."""
    run(upgraded)
    text = FIRST.paragraphs[1].replace("glaube", "glaube ihm und allen anderen")
    upgraded.web.put(FIRST.url, FIRST.with_text(FIRST.paragraphs[0], text).page())
    upgraded.pass_time(20)
    assert upgraded.channel.types == ["post.edited"]
    edit = upgraded.channel.taken[0][0].payload["edit"]
    assert (edit["from"], edit["to"]) == (2, 3)
    assert [change["after"] for change in edit["changes"]] == ["ihm und allen anderen"]
    check_chains(upgraded)


def test_only_what_is_asked_for_is_read(upgraded):
    assert run(upgraded, scope=Scope(source="Kremlin, English")) == []
    assert run(upgraded, scope=Scope(since=upgraded.clock())) == []
    [finding] = run(upgraded, scope=Scope(document=post(upgraded), source="Telepolis forum"))
    assert finding.document == post(upgraded)


def test_a_run_that_was_stopped_goes_on_where_it_stopped(upgraded, monkeypatch):
    monkeypatch.setattr(reprocess, "BATCH", 1)
    upgraded.publish(replace(FIRST, number=102, title="Noch eine Frage"))
    upgraded.pass_time(5)
    first = next(iter(reprocess.reprocess(upgraded.parts, Scope(), every=False, keep=True)))
    assert first.documents == 1
    batches = list(
        reprocess.reprocess(upgraded.parts, Scope(), after=first.after, every=False, keep=True)
    )
    assert [batch.documents for batch in batches] == [1, 1]
    assert run(upgraded) == []


def test_new_rules_give_heads_new_fingerprints_and_no_revision(watched, monkeypatch):
    before = rows(watched, revisions)
    monkeypatch.setattr(fingerprint, "RULES", 999)
    assert run(watched) == []
    found = rows(watched, heads)
    assert {head["fingerprint"].partition(":")[0] for head in found} == {"999"}
    assert {head["exact"].partition(":")[0] for head in found} == {"999"}
    assert rows(watched, revisions) == before
    assert rows(watched, edits) == []
    watched.web.put(FIRST.url, FIRST.page().replace("</body>", "<!-- 2 --></body>"))
    watched.pass_time(20)
    assert rows(watched, revisions) == before
    check_chains(watched)


def test_an_edit_after_new_rules_is_told(watched, monkeypatch):
    monkeypatch.setattr(fingerprint, "RULES", 999)
    run(watched)
    watched.web.put(FIRST.url, FIRST.with_text(FIRST.paragraphs[0], "Ich glaube das.").page())
    watched.pass_time(20)
    assert watched.channel.types == ["post.edited"]
    check_chains(watched)


def test_a_reading_that_lost_the_text_is_not_stored(watched, monkeypatch):
    release(monkeypatch, lambda text, marker: (RichText(), marker))
    before = ledger(watched)
    [finding] = run(watched)
    assert finding.what == "unreadable"
    assert ledger(watched) == before


def test_a_head_that_a_worker_moves_meanwhile_is_left_to_it(upgraded, monkeypatch):
    store = reprocess._store

    def late(parts, batch):
        upgraded.web.put(FIRST.url, FIRST.with_text(FIRST.paragraphs[0], "Ich glaube das.").page())
        upgraded.pass_time(20)
        store(parts, batch)

    monkeypatch.setattr(reprocess, "_store", late)
    [batch] = reprocess.reprocess(upgraded.parts, Scope(), every=False, keep=True)
    assert batch.left == 1
    assert [row["seq"] for row in page(upgraded)] == [1, 2, 3]
    assert upgraded.channel.types == ["post.edited"]
    check_chains(upgraded)


def test_two_runs_at_once_store_one_revision(upgraded, monkeypatch):
    """Both have read before either stores; the second finds the head moved."""
    store, both = reprocess._store, Barrier(2, timeout=30)

    def together(parts, batch):
        both.wait()
        store(parts, batch)

    monkeypatch.setattr(reprocess, "_store", together)
    with ThreadPoolExecutor(2) as pool:
        runs = [pool.submit(run_batches, upgraded) for _ in range(2)]
        left = [sum(batch.left for batch in each.result(timeout=60)) for each in runs]
    assert sorted(left) == [0, 1]
    assert [row["seq"] for row in page(upgraded)] == [1, 2]
    check_chains(upgraded)


def test_a_marker_that_only_today_is_read_declares_nothing(watched, monkeypatch):
    marker = Marker(raw="editiert", by="author")
    release(monkeypatch, lambda text, _: (text, marker))
    assert run(watched) == []  # the text is the same
    found = rows(watched, heads, heads.c.view == "page", heads.c.document_id == post(watched))
    assert [(head["marker"]["raw"], head["method"]) for head in found] == [
        ("editiert", "forums.heise/999")
    ]
    watched.web.put(FIRST.url, FIRST.page().replace("</body>", "<!-- 2 --></body>"))
    watched.pass_time(20)
    assert rows(watched, edits) == []
    assert watched.channel.types == []


def test_a_citation_that_only_today_is_read_is_held_and_not_told(watched, monkeypatch):
    def with_address(text, marker):
        block = type(text.blocks[0])(text=f"Quelle: {STATEMENT.url}")
        return RichText(blocks=(*text.blocks, block)), marker

    release(monkeypatch, with_address)
    before = rows(watched, events)
    run(watched)
    watched.pass_time(5)
    assert [row["statement_key"] for row in rows(watched, citations)] == ["kremlin:67568"]
    assert rows(watched, events) == before
    assert watched.channel.types == []


def test_damaged_bytes_are_told_and_nothing_is_made_of_them(upgraded, monkeypatch):
    read = snapshots.of_revisions

    def damaged(connection, ids):
        return {
            id_: {**row, "body": row["body"] + b"x"} for id_, row in read(connection, ids).items()
        }

    monkeypatch.setattr(snapshots, "of_revisions", damaged)
    before = ledger(upgraded)
    assert {finding.what for finding in run(upgraded)} == {"unreadable"}
    assert ledger(upgraded) == before


def test_every_document_is_counted_once(watched):
    with watched.parts.store.read() as connection:
        total = connection.execute(select(func.count()).select_from(documents)).scalar_one()
    batches = list(reprocess.reprocess(watched.parts, Scope(), every=False, keep=False))
    assert sum(batch.documents for batch in batches) == total == 2
