from urllib.parse import urlsplit

from ingest.citations.links import find_addresses
from ingest.citations.resolve import cited
from schemas.records.items import Identity
from schemas.records.texts import Block, RichText

EN, RU = (f"http://{host}kremlin.ru/events/president/news/67568" for host in ("en.", ""))
SHORT = "https://bit.ly/3abcdef"


def identify(url):
    host, path = urlsplit(url).hostname, urlsplit(url).path
    if host.endswith("kremlin.ru"):
        language = "en" if host.startswith("en.") else "ru"
        key = f"kremlin:{path.rpartition('/')[2]}"
        return Identity(kind="statement", key=key, publisher="kremlin", language=language)
    if host == "ministry.example":
        return Identity(kind="statement", key=host + path)
    if url == SHORT:
        return Identity(kind="statement", key="bit.ly/3abcdef")
    if host == "forum.example":
        return Identity(kind="post", key="forum:1")
    return None


def citations(*blocks):
    return cited(find_addresses(RichText(blocks=blocks)), identify=identify)


def test_all_faces_of_a_statement_are_one_citation_with_all_its_evidence():
    archived = f"https://web.archive.org/web/2022/{EN}"
    (found,) = citations(Block(text=f"{EN} und {RU}"), Block(text=archived))
    assert (found.method, found.url, found.statement_key) == ("url", EN, "kremlin:67568")
    assert (found.publisher, found.language, found.confidence) == ("kremlin", "en", 1.0)
    assert [one.url for one in found.addresses] == [EN, RU, EN]
    assert found.addresses[2].wrappers == ("web.archive.org",)


def test_statements_come_in_the_order_in_which_the_post_points_to_them():
    found = citations(Block(text=f"http://ministry.example/b http://ministry.example/a {EN}"))
    assert [one.statement_key for one in found] == [
        "ministry.example/b",
        "ministry.example/a",
        "kremlin:67568",
    ]


def test_what_is_no_statement_is_not_cited():
    assert citations(Block(text="http://news.example/1 http://forum.example/t/1")) == ()


def test_the_authors_own_address_outranks_an_inherited_one():
    quoted = Block(text=RU, kind="quote", quote_of="Anna")
    (found,) = citations(quoted, Block(text=EN))
    assert (found.url, found.confidence) == (EN, 1.0)
    assert [one.kind for one in found.addresses] == ["inherited", "authored"]


def test_the_confidence_says_how_the_post_came_to_the_address():
    quoted = {"kind": "quote", "quote_of": "Anna"}
    blocks = [
        Block(text=EN),
        Block(text="http://ministry.example/a"),
        Block(text=EN, **quoted),
        Block(text="http://ministry.example/a", **quoted),
        Block(text=SHORT),
    ]
    sure = [citations(block)[0].confidence for block in blocks]
    assert sure == [1.0, 0.95, 0.6, 0.55, 0.3]
