"""What reading a feed costs over a bare extraction of the same feed, in one interleaved run.

    python -m tests.benchmarks.parse_cost

Ours: bytes to items with blocks, links and emphasis (`parse_feed`), and their `fingerprint.exact`.
Bare: lxml, the texts of the same elements, one SHA-256 an item; once with the body as it stands in
the feed, once with the text that `lxml.html` finds in it. CPU of this process, median.
Bar of POLLING.md: 1.5.
"""

import statistics
import time
from collections.abc import Callable
from hashlib import sha256

from lxml import etree, html

from ingest.parse.feeds import parse_feed
from ingest.revisions.fingerprint import exact
from schemas.records.items import ParsedFeed
from schemas.records.revisions import Content

ROUNDS = 60
ENTRIES = 30
BAR = 1.5
URL = "https://forum.example/feed.rss"
FIELDS = ("title", "link", "guid", "pubDate", "{http://purl.org/dc/elements/1.1/}creator")
# An ordinary post: a quotation, three paragraphs, a link, emphasis; 1 kB in 160 words.
POST = """<blockquote class="quote"><p>Posted by someone: the text that was quoted here is a
little longer, and has two sentences. Here is the second.</p></blockquote>
<p>I think the minister said on {n} March that &quot;no decision has been taken&quot;, see
<a href="https://en.kremlin.ru/events/president/news/{n}">the statement</a>. Nobody else was
there, so it is hard to tell whether the paper or the office is right about the order.</p>
<p>That is <strong>not</strong> what the paper of 2019 says; compare <em>page 12</em> &amp;
following. It counted 212 votes against 201, and the record of the House, which came out {n} days
later, has the same numbers on its second page, under the head that was left out here.<br />
And a last line with some more words, because posts go on for longer than one would think.</p>
<p>Anyway: {n} of 40 members agreed, which is more than last time, and the rest did not vote at
all. We shall see on Monday, when the office has promised to publish what was decided.</p>"""
ITEM = (
    "<item><title>Re: Topic {n}</title><link>https://forum.example/t/{n}</link>"
    '<guid isPermaLink="false">forum-{n}</guid>'
    "<pubDate>Tue, 11 Jan 2022 18:{n:02}:00 +0000</pubDate>"
    "<dc:creator>user{n}</dc:creator><description><![CDATA[{post}]]></description></item>"
)


def main() -> None:
    """Prints both ratios, and the one that the bar is for."""
    body = feed()
    works = {"ours": ours, "bare": bare, "bare with text": bare_text}
    cpu_ms = measured({name: lambda work=work: work(body) for name, work in works.items()})
    for name, value in cpu_ms.items():
        print(f"{name:15} {value:7.3f} ms for {ENTRIES} entries, {len(body)} bytes")
    for name in ("bare", "bare with text"):
        ratio = cpu_ms["ours"] / cpu_ms[name]
        verdict = "met" if ratio <= BAR else "MISSED"
        print(f"ours over {name}: {ratio:.2f} (bar {BAR}: {verdict})")


def feed() -> bytes:
    """An RSS feed of ordinary posts, each its own."""
    items = "".join(ITEM.format(n=n, post=POST.format(n=n)) for n in range(ENTRIES))
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Forum</title>'
        f"<link>https://forum.example/</link>{items}</channel></rss>"
    ).encode()


def measured(works: dict[str, Callable[[], object]]) -> dict[str, float]:
    """Median CPU time in milliseconds; the works take turns, so that noise meets all alike."""
    times: dict[str, list[int]] = {name: [] for name in works}
    for _ in range(ROUNDS):
        for name, work in works.items():
            start = time.process_time_ns()
            work()
            times[name].append(time.process_time_ns() - start)
    return {name: statistics.median(values) / 1e6 for name, values in times.items()}


def ours(body: bytes) -> list[str]:
    """What a poll does with a body: items and their exact fingerprints."""
    parsed = parse_feed(body, content_type="text/xml; charset=utf-8", url=URL, last_count=ENTRIES)
    assert isinstance(parsed, ParsedFeed)
    assert len(parsed.items) == ENTRIES
    return [exact(Content.of(item)) for item in parsed.items]


def bare(body: bytes) -> list[str]:
    """The least that could be done: the same elements, hashed as they stand."""
    return [
        _hash([item.findtext(name) or "" for name in (*FIELDS, "description")])
        for item in etree.fromstring(body).iter("item")
    ]


def bare_text(body: bytes) -> list[str]:
    """The same, with the text of the body instead of its markup; no blocks, no links."""
    found = []
    for item in etree.fromstring(body).iter("item"):
        text = html.fromstring(item.findtext("description") or "<p/>").text_content()
        found.append(_hash([*(item.findtext(name) or "" for name in FIELDS), text]))
    return found


def _hash(parts: list[str]) -> str:
    return sha256("\0".join(parts).encode()).hexdigest()


if __name__ == "__main__":
    main()
