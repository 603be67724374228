"""Real posts: passages of cited statements of the US government, and addresses of forum pages."""

import gzip
import json
from dataclasses import replace
from pathlib import Path

import pytest

from ingest.citations.links import find_addresses
from ingest.citations.quotations import find_quotations
from ingest.citations.weighing import UNMARKED_WORDS
from ingest.parse.encoding import decode
from ingest.parse.html import rich_text
from ingest.urls import identity_key, unwrap
from schemas.records.texts import Block, RichText

SHARED = Path(__file__).parents[3] / "shared"
RECORDS = sorted((SHARED / "corpus" / "citations").glob("*.json"))
PAGES = sorted((SHARED / "corpus" / "forums").glob("*/*.html.gz"))
SEED = SHARED / "seed-post.de.txt"

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not RECORDS, reason="the corpus is not on this machine"),
]


def read(path):
    record = json.loads(path.read_text("utf-8"))
    lines = record["post_text"].split("\n")  # as they stand: the spans count these characters
    return record, RichText(blocks=tuple(Block(text=line) for line in lines))


def covered(spans, start, end):
    """Which share of the characters from start to end these spans cover."""
    return sum(max(0, min(end, b) - max(start, a)) for a, b in spans) / (end - start)


def test_each_address_of_the_cited_statement_is_found_where_the_post_has_one():
    for path in RECORDS:
        record, post = read(path)
        keys = {one.key for one in find_addresses(post)}
        variants = [record["statement_url"], *record["statement_url_variants"]]
        assert any(identity_key(url) in keys for url in variants) is record["url_in_post"], path


def test_the_checked_passages_are_found():
    """Passages of 13 words or more. Shorter ones without marks are out of reach on purpose."""
    shares, short, more = [], [], []
    for path in RECORDS:
        record, post = read(path)
        found = [one.post for one in find_quotations(post, record["statement_text"])]
        spans = [one for one in record["quoted_spans"] if "post_start" in one]
        for one in spans:
            share = covered(found, one["post_start"], one["post_end"])
            (shares if one["words"] >= UNMARKED_WORDS else short).append(share)
        more += [
            post.visible[start:end]
            for start, end in found
            if not any(covered([(start, end)], one["post_start"], one["post_end"]) for one in spans)
        ]
    print(f"\n{len(shares)} passages of 13 words or more, least covered {min(shares):.2f};")
    print(f"{len(short)} shorter, {sum(share > 0.9 for share in short)} of them found;")
    print(f"{len(more)} more that nobody had listed:", *more, sep="\n  ")
    assert len(shares) >= 20
    assert min(shares) >= 0.95


def test_addresses_that_forums_made_links_of_are_found_in_their_text_alone():
    """The forum's own autolinks are the yardstick: the same span and the same document."""
    right = missed = 0
    for path in PAGES:
        page = rich_text(
            decode(gzip.decompress(path.read_bytes()), content_type="text/html"),
            base_url="http://forum.invalid/",
        )
        bare = RichText(blocks=tuple(replace(block, links=()) for block in page.blocks))
        found = {(one.start, one.end, one.key) for one in find_addresses(bare)}
        wanted = set(autolinks(page))
        right, missed = right + len(wanted & found), missed + len(wanted - found)
    print(f"\n{len(PAGES)} pages: {right} of {right + missed} autolinks found in bare text")
    assert right + missed >= 70
    assert right / (right + missed) >= 0.97


def autolinks(page):
    """Links that show their whole address: span and key."""
    for link in page.links:
        shown = page.visible[link.start : link.end].strip()
        key = identity_key(unwrap(link.url)[0])
        if not shown.startswith(("http", "www.")) or len(shown.split()) != 1:
            continue
        if identity_key(unwrap(shown if "://" in shown else f"http://{shown}")[0]) == key:
            start = page.visible.index(shown, link.start)
            yield start, start + len(shown), key


def test_the_seed_post_points_to_its_one_statement():
    (found,) = find_addresses(RichText.of(SEED.read_text("utf-8")))
    assert found.url == "http://en.kremlin.ru/events/president/news/67568"
    assert found.kind == "authored"
