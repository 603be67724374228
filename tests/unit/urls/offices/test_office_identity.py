"""Promises about identities of every office: nothing merged that differs, nothing that moves it."""

from itertools import groupby
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.urls import identity_key, is_http, offices, unwrap
from ingest.urls.offices.forms import Form, Office, hosts
from ingest.urls.offices.matching import LONGEST_PATH, Tables
from ingest.urls.parsing import parse
from tests.unit.urls.offices.written_addresses import all_written

ALL = all_written()
PLAIN = [one.url for one in ALL if unwrap(one.url)[1] == () and is_http(one.url)]
WRAPPERS = [
    "https://web.archive.org/web/20240506070809/{url}",
    "https://web.archive.org/web/20240506070809if_/{url}",
    "https://archive.ph/20240506070809/{url}",
    "https://www.google.com/url?q={quoted}&sa=U",
    "https://l.facebook.com/l.php?u={quoted}&h=AT0",
    "https://eur01.safelinks.protection.outlook.com/?url={quoted}&data=05",
    "https://href.li/?{url}",
    "https://web.archive.org/web/2024/https://www.google.com/url?q={quoted}",
]
TRACKERS = ["utm_source=x", "fbclid=IwAR0", "yclid=12&_openstat=abc", "mc_cid=1&amp;mc_eid=2"]
FRAGMENTS = ["", "#top", "#sel=3:1", "#:~:text=the%20accord"]
PIECES = """
/ // . .. en ru de news events president press d 71234 2023 05 04 t20230504_11071234 print
slug-of-four-words -1234567 .htm .html .doc.htm ? & = # selectedLocale=ru reference=IP/23/4567
language=de IP_23_4567 %2F %41 % release article executive-order-13599 {lang} {id} EO/ é 的
"""


def key_of(url):
    found = offices.identity(url)
    return found.key if found else None


def tracked(url, tracker):
    address, hash_sign, fragment = url.partition("#")
    return f"{address}{'&' if '?' in address else '?'}{tracker}{hash_sign}{fragment}"


@settings(deadline=None, max_examples=300)
@given(
    url=st.sampled_from(PLAIN),
    wrapper=st.sampled_from(["{url}", *WRAPPERS]),
    tracker=st.sampled_from(TRACKERS),
    fragment=st.sampled_from(FRAGMENTS),
    scheme=st.sampled_from(["http", "https"]),
)
def test_wrappers_trackers_schemes_and_fragments_never_move_an_identity(
    url, wrapper, tracker, fragment, scheme
):
    other = tracked(f"{scheme}://{url.partition('://')[2].partition('#')[0]}", tracker) + fragment
    # Bound for another port, `:80` under https is a door of its own.
    if parse(other).port:
        return
    dressed = wrapper.format(url=other, quoted=quote(other, safe=""))
    assert offices.identity(dressed) == offices.identity(url)


def test_no_identity_key_is_shared_by_two_documents_of_the_tables():
    keyed = sorted((identity_key(unwrap(one.url)[0]), one.key or "") for one in ALL)
    for key, group in groupby(keyed, key=lambda pair: pair[0]):
        assert len({statement for _, statement in group}) == 1, key


@settings(deadline=None, max_examples=500)
@given(
    host=st.sampled_from(
        sorted({host for office in offices.OFFICES for form in office.forms for host in form.hosts})
    ),
    path=st.lists(st.one_of(st.sampled_from(PIECES.split()), st.characters()), max_size=12),
)
def test_what_has_one_identity_key_is_one_statement_and_nothing_raises(host, path):
    url = f"https://{host}/{'/'.join(path)}"
    assert key_of(identity_key(url)) == key_of(url)
    offices.faces(url)


def address_of(form):
    """Addresses that have this form, whatever its pattern allows."""
    letters = st.characters(codec="ascii")
    queries = [
        st.from_regex(pattern, fullmatch=True, alphabet=letters).map(
            lambda value, name=name: f"{name}={quote(value, safe='')}"
        )
        for name, pattern in form.query.items()
    ]
    return st.builds(
        lambda host, path, query: f"https://{host}{quote(path, safe='/!')}?{'&'.join(query)}",
        st.sampled_from(sorted(form.hosts)),
        st.from_regex(form.path, fullmatch=True, alphabet=letters),
        st.tuples(*queries),
    )


FORMS = [form for office in offices.OFFICES for form in office.forms]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.path[:60])
def test_no_canonical_form_merges_two_documents_of_a_table(form):
    seen = {}

    @settings(deadline=None, max_examples=10)
    @given(address_of(form))
    def check(url):
        statement = key_of(url)
        assert seen.setdefault(identity_key(url), statement) == statement
        assert key_of(identity_key(url)) == statement

    check()


@pytest.mark.parametrize("url", PLAIN)
def test_the_identity_of_a_canonical_form_is_that_of_the_address(url):
    key = identity_key(url)
    assert identity_key(key) == key
    assert key_of(key) == key_of(url)


def test_another_port_is_another_server():
    assert key_of("http://en.kremlin.ru:80/d/71234") == "kremlin:71234"
    assert key_of("http://en.kremlin.ru:8080/d/71234") is None


def test_a_host_that_only_looks_like_an_office_is_none():
    for host in ("kremlin.ru.example", "en-kremlin.ru", "krernlin.ru", "x.kremlin.ru"):
        assert key_of(f"http://{host}/d/71234") is None


@pytest.mark.parametrize("url", ["", "d/67568", "http://[en.kremlin.ru/d/67568", "mailto:a@mid.ru"])
def test_what_is_no_address_is_no_statement(url):
    assert offices.identity(url) is None
    assert offices.faces(url) == {}


def test_a_path_longer_than_any_real_one_is_no_statement():
    slug = "a-" * (LONGEST_PATH // 2)
    assert key_of(f"https://odkb-csto.org/news/news_odkb/{slug}") is None


@pytest.mark.parametrize(
    "path",
    [
        "/breg-de/aktuelles/" + "a-" * 900,
        "/breg-de/aktuelles/" + "1-" * 900,
        "/eeas/" + "-" * 1800,
        "/en/newsroom/" + "-12345" * 300 + "x",
        "/ru/" + "foreign_policy/" * 120,
        "/events/president/" + "1/" * 900,
    ],
)
def test_a_hostile_path_is_no_statement_anywhere(path):
    for host in {
        host for office in offices.OFFICES for form in office.forms for host in form.hosts
    }:
        assert key_of(f"https://{host}{path}") is None


def test_a_form_with_parameters_asks_for_all_of_them():
    office = Office(
        name="o",
        forms=(
            Form(
                hosts=hosts("o.example", "en"),
                path="/show",
                query={"id": r"(?P<id>\d+)", "lang": r"(?P<lang>[a-z]{2})"},
                key="{lang}/{id!n}",
            ),
        ),
    )
    tables = Tables([office])

    def match(url):
        return tables.match(parse(url))

    assert match("http://o.example/show?lang=fr&x=1&id=007").key == "o:fr/7"
    assert match("http://o.example/show?id=7") is None
    assert match("http://o.example/show?id=x&lang=fr") is None
