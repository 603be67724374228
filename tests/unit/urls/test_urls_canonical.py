import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ingest.urls import absolute, clean_link, host_of, identity_key, is_http

K = "en.kremlin.ru/events/president/news/67568"

MERGE = [
    (f"http://{K}", f"https://{K}"),
    (f"http://{K}", f"http://{K}/"),
    (f"http://{K}", f"http://www.{K}"),
    (f"http://{K}", f"http://{K.replace('.ru', '.ru:80')}"),
    (f"http://{K}", f"https://{K.replace('.ru', '.ru:443')}"),
    (f"http://{K}", f"http://{K.replace('.ru', '.ru.')}"),
    (f"http://{K}", K),
    (f"http://{K}", f"HTTP://EN.KREMLIN.RU{K[13:]}"),
    (f"http://{K}", f"http://{K}#sel=3:1:abc"),
    (f"http://{K}", f"http://{K}#:~:text=act%20of%20aggression"),
    (f"http://{K}", f"http://{K}?"),
    (f"http://{K}", f"http://{K}#"),
    (f"http://{K}", "http://en.kremlin.ru//events/president//news/67568"),
    (f"http://{K}", "http://en.kremlin.ru/events/./president/x/../news/67568"),
    (f"http://{K}", "http://en.kremlin.ru/events/%70resident/news/67568"),
    (f"http://{K}", f"http://{K}?utm_source=telegram&utm_medium=social"),
    (f"http://{K}", f"http://{K}?fbclid=IwAR0abc"),
    (f"http://{K}", f"http://{K}?gclid=1&yclid=2&_openstat=abc"),
    (f"http://{K}", f"http://{K}?%75tm_source=x"),
    (f"http://{K}", f"http://{K}?UTM_Source=x"),
    (f"http://{K}", f"http:/{K}"),
    (f"http://{K}", f"  http://{K}\n"),
    (f"http://{K}", f"http://user:secret@{K}"),
    ("https://m.mid.ru/ru/foreign_policy/news/1/", "https://mid.ru/ru/foreign_policy/news/1"),
    ("https://amp.dw.com/de/a-1", "https://www.dw.com/de/a-1"),
    ("https://www.m.dw.com/de/a-1", "https://dw.com/de/a-1"),
    ("https://de.m.wikipedia.org/wiki/OVKS", "https://de.wikipedia.org/wiki/OVKS"),
    ("http://президент.рф/news/1", "http://xn--d1abbgf6aiiy.xn--p1ai/news/1"),
    (
        "https://ru.wikipedia.org/wiki/ОДКБ",
        "https://ru.wikipedia.org/wiki/%d0%9e%d0%94%d0%9a%d0%91",
    ),
    ("http://a.example/%7Euser/x", "http://a.example/~user/x"),
    ("http://a.example/x?a=1&b=2", "http://a.example/x?b=2&a=1"),
    ("http://a.example/x?a=1&amp;b=2", "http://a.example/x?a=1&b=2"),
    ("http://a.example/x?q=act+of", "http://a.example/x?q=act%20of"),
    ("http://a.example/x?a=1&&b=2", "http://a.example/x?a=1&b=2"),
    ("http://a.example/t?id=5&PHPSESSID=abc", "http://a.example/t?id=5"),
    ("http://a.example/t.jsp;jsessionid=0A1B?id=5", "http://a.example/t.jsp?id=5"),
    ("http://a.example/viewtopic.php?t=1&sid=" + "0a" * 16, "http://a.example/viewtopic.php?t=1"),
    ("http://a.example/showthread.php?t=1&s=" + "0a" * 16, "http://a.example/showthread.php?t=1"),
    ("http://a.example/news/index.html", "http://a.example/news/"),
    ("http://a.example/index.php", "http://a.example"),
    (
        "https://www.gov.uk/government/news/a?mc_cid=1&mc_eid=2",
        "https://www.gov.uk/government/news/a",
    ),
    (
        "https://a.example/2022/01/one-two-three-four/amp/",
        "https://a.example/2022/01/one-two-three-four",
    ),
    ("https://www.youtube.com/watch?v=abc&feature=share", "https://m.youtube.com/watch?v=abc"),
    ("https://x.com/mfa_russia/status/1?s=20&t=Ab", "https://x.com/mfa_russia/status/1"),
    ("http://a.example/a\\b", "http://a.example/a/b"),
    ("https://a.example/x?amp=1", "https://a.example/x"),
]

KEEP_APART = [
    ("http://kremlin.ru/events/president/news/67568", f"http://{K}"),  # the adapter joins these
    (f"http://{K}", f"http://{K}9"),
    (f"http://{K}", "http://en.kremlin.ru/supplement/67568"),
    (f"http://{K}", f"http://{K.replace('news', 'News')}"),
    (f"http://{K}", "http://special.kremlin.ru/events/president/news/67568"),
    (f"http://{K}", f"http://{K}/print"),
    (f"http://{K}", f"http://{K.replace('.ru', '.ru:8080')}"),
    (f"http://{K}", f"http://{K}@evil.example/"),
    (f"http://{K}", f"http://{K.replace('kremlin.ru', 'kremlin.ru.evil.example')}"),
    (f"http://{K}", f"http://{K.replace('kremlin.ru', 'krernlin.ru')}"),
    ("http://a.example/x?id=1", "http://a.example/x?id=2"),
    ("http://a.example/x?id=1", "http://a.example/x"),
    ("http://a.example/x?page=1", "http://a.example/x?page=2"),
    ("http://a.example/x?lang=de", "http://a.example/x?lang=en"),
    ("http://a.example/x?p=1", "http://a.example/x?p=2"),
    ("http://a.example/x?PAGEN_1=2", "http://a.example/x"),
    ("http://a.example/x?sid=1234", "http://a.example/x?sid=1235"),
    ("http://a.example/x?s=putin", "http://a.example/x"),
    ("http://a.example/x?mc=1", "http://a.example/x?mc=2"),
    ("http://a.example/x?nmc=1", "http://a.example/x"),
    ("http://a.example/x?ref=1", "http://a.example/x"),
    ("http://a.example/x?source=tass", "http://a.example/x"),
    ("http://a.example/x?at_home=1", "http://a.example/x"),
    ("http://a.example/x?ns_id=1", "http://a.example/x"),
    ("http://a.example/x?a=1&a=2", "http://a.example/x?a=2&a=1"),
    ("http://a.example/x?a=1", "http://a.example/x?A=1"),
    ("http://a.example/x?q=a%26b", "http://a.example/x?q=a&b"),
    ("http://a.example/x?q=a%2Bb", "http://a.example/x?q=a+b"),
    ("http://a.example/a%2Fb", "http://a.example/a/b"),
    ("http://a.example/a%3Fb", "http://a.example/a?b"),
    ("http://a.example/A", "http://a.example/a"),
    ("https://ec.europa.eu/#!AbC", "https://ec.europa.eu/#!AbD"),
    ("https://a.example/#/news/1", "https://a.example/#/news/2"),
    ("https://m.github.io/x", "https://github.io/x"),
    ("https://www.gov.uk/a", "https://gov.uk/a"),
    ("https://m.example/a", "https://example/a"),
    ("https://en.wikipedia.org/wiki/A", "https://de.wikipedia.org/wiki/A"),
    ("https://www.bundesregierung.de/breg-de/a", "https://www.bundesregierung.de/breg-en/a"),
    ("https://www.akorda.kz/ru/a-1", "https://www.akorda.kz/en/a-1"),
    ("https://a.example/products/amp", "https://a.example/products"),
    ("https://a.example/index.php?id=1", "https://a.example/"),
    ("https://a.example/t.jsp;v=1", "https://a.example/t.jsp"),
    ("https://archive.a.example/x", "https://a.example/x"),
    ("https://www.youtube.com/watch?v=abc", "https://www.youtube.com/watch?v=abC"),
    ("https://a.example/watch?feature=share", "https://a.example/watch"),
    ("http://a.example/x", "http://a.example/x.html"),
    ("http://a.example/..;/x", "http://a.example/x"),
]


@pytest.mark.parametrize(("one", "other"), MERGE)
def test_addresses_of_one_document_have_one_key(one, other):
    assert identity_key(one) == identity_key(other)


@pytest.mark.parametrize(("one", "other"), KEEP_APART)
def test_addresses_of_two_documents_have_two_keys(one, other):
    assert identity_key(one) != identity_key(other)


PIECES = """
http:// https:// www. m. amp. .ru .co.uk kremlin / // . .. %2e %2F %41 %%341 % ? & = amp; sid
utm_source #! #/ #p1 :80 :81 ;jsessionid=1 index.html /amp @ [ ] \\ a-b-c-d + %20 рф 的 http mailto:
"""
ADDRESSES = st.builds(
    "".join,
    st.lists(
        st.one_of(
            st.sampled_from(PIECES.split()),
            st.characters(),
        ),
        max_size=14,
    ),
)


@settings(deadline=None)
@given(address=ADDRESSES, keep=st.booleans())
@example(address="http://a.example/%%3461", keep=False)
@example(address="http://a.example/a/.;jsessionid=1", keep=False)
@example(address="http://a.example/index.html/index.html/", keep=False)
@example(address="http://http:81/", keep=False)
@example(address="0..", keep=False)
@example(address="www..a.example/x", keep=False)
def test_the_key_of_a_key_is_itself(address, keep):
    key = identity_key(address, keep_fragment=keep)
    assert identity_key(key, keep_fragment=keep) == key


@settings(deadline=None)
@given(ADDRESSES)
def test_a_clean_link_is_clean_and_has_the_key_it_had(address):
    clean = clean_link(address)
    assert clean_link(clean) == clean
    assert identity_key(clean) == identity_key(address)


@settings(deadline=None)
@given(ADDRESSES, st.text())
def test_no_address_is_bad_enough_to_raise(address, base):
    assert is_http(absolute(address, base)) or not absolute(address, base)
    assert isinstance(host_of(base), str)


@pytest.mark.parametrize(
    ("path", "settled"),
    [
        ("/news/" + "a-" * 500_000, "/news/" + "a-" * 500_000),
        ("/news/" + "a-" * 500_000 + "/amp", "/news/" + "a-" * 500_000),
        ("/news" + "/index.html" * 100_000, "/news"),
        ("/" * 1_000_000, ""),
        ("/amp" * 250_000, "/amp" * 250_000),
        ("/" + "1" * 1_000_000 + "/x", "/" + "1" * 1_000_000 + "/x"),
    ],
    ids=["words", "amp view", "indexes", "slashes", "amps", "digits"],
)
def test_a_path_of_a_megabyte_is_settled_in_one_pass(path, settled):
    assert identity_key(f"http://a.example{path}") == f"a.example{settled}"


def test_a_fragment_counts_for_posts_where_it_is_asked_for():
    first, second = (
        identity_key(f"http://f.example/t/1?sid={'ab' * 16}#{f}", keep_fragment=True)
        for f in ("p1", "posting_2")
    )
    assert (first, second) == ("f.example/t/1#p1", "f.example/t/1#posting_2")
    assert identity_key("http://f.example/t/1#p1") == "f.example/t/1"


def test_a_clean_link_hides_nothing_but_trackers():
    given_link = "https://www.a.example/B/?b=2&utm_source=x&a=1&fbclid=z#part-2"
    assert clean_link(given_link) == "https://www.a.example/B/?b=2&a=1#part-2"


@pytest.mark.parametrize(
    ("url", "base", "expected"),
    [
        ("../67568", "http://en.kremlin.ru/events/x/1", "http://en.kremlin.ru/events/67568"),
        ("//a.example/x", "https://b.example/", "https://a.example/x"),
        ("?p=2", "https://b.example/t", "https://b.example/t?p=2"),
        ("http://a.example", "not a base", "http://a.example"),
        ("javascript:alert(1)", "https://b.example/", ""),
        ("mailto:a@b.example", "https://b.example/", ""),
        ("x", "no base", ""),
    ],
)
def test_a_link_is_made_absolute_as_a_browser_does(url, base, expected):
    assert absolute(url, base) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://a.example", True),
        ("HTTPS://a.example/x", True),
        ("ftp://a.example/x", False),
        ("a.example/x", False),
        ("mailto:a@b.example", False),
        ("http://", False),
        ("http://a..example/x", False),
        ("http://.example/x", False),
        ("http://a.example./x", True),
        ("", False),
    ],
)
def test_only_absolute_web_addresses_can_be_fetched(url, expected):
    assert is_http(url) is expected
