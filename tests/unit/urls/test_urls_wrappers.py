import base64
from urllib.parse import quote

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ingest.urls import identity_key, is_http, is_shortener, repair, unwrap

K = "http://en.kremlin.ru/events/president/news/67568"
P = "events/president/news/67568"
P2 = P.replace("/", "_")
Q = quote(K, safe="")
B64 = base64.urlsafe_b64encode(K.encode()).decode().rstrip("=")

WRAPPED = [
    ("web.archive.org", f"https://web.archive.org/web/20220111194700/{K}"),
    ("web.archive.org", f"https://web.archive.org/web/20220111194700if_/{K}"),
    ("web.archive.org", f"https://web.archive.org/web/20220111194700id_/{K}"),
    ("web.archive.org", f"https://web.archive.org/web/2022*/{K}"),
    ("web.archive.org", f"https://web.archive.org/web/*/{K}"),
    ("web.archive.org", f"https://web.archive.org/web/{K}"),
    ("web.archive.org", f"https://web.archive.org/save/{K}"),
    ("web.archive.org", f"http://archive.org/web/2022/{K}"),
    ("web.archive.org", f"https://web.archive.org/web/20220111194700/{K.replace('//', '/')}"),
    ("web.archive.org", f"https://web.archive.org/web/20220111194700/{K[7:]}"),
    ("archive.today", f"https://archive.ph/20220111194700/{K}"),
    ("archive.today", f"https://archive.is/2022.01.11-194700/{K}"),
    ("archive.today", f"https://archive.today/newest/{K}"),
    ("archive.today", f"http://archive.fo/o/AbCdE/{K}"),
    ("memento", f"https://arquivo.pt/wayback/20220111194700/{K}"),
    ("memento", f"https://webarchive.nationalarchives.gov.uk/ukgwa/20220111194700/{K}"),
    ("memento", f"http://timetravel.mementoweb.org/memento/2022/{K}"),
    ("webcitation", f"https://www.webcitation.org/query?url={Q}&date=2022-01-11"),
    ("google-cache", f"https://webcache.googleusercontent.com/search?q=cache:{K}"),
    (
        "google-cache",
        f"http://webcache.googleusercontent.com/search?q=cache:AbCdEfGhIjKl:{K}+putin+csto&hl=de",
    ),
    ("reader", f"https://12ft.io/{K}"),
    ("reader", f"https://12ft.io/proxy?q={Q}"),
    ("telegram-view", f"https://t.me/iv?url={Q}&rhash=1"),
    ("google", f"https://www.google.com/url?sa=t&source=web&url={Q}&ved=1"),
    ("google", f"https://www.google.de/url?q={K}&sa=D"),
    ("google", f"https://www.google.co.uk/url?q={Q}"),
    ("google-amp", f"https://www.google.com/amp/{K[7:]}"),
    ("google-amp", f"https://www.google.ru/amp/s/{K[7:]}"),
    ("amp-cache", f"https://en-kremlin-ru.cdn.ampproject.org/c/s/{K[7:]}"),
    ("amp-cache", f"https://cdn.ampproject.org/v/s/{K[7:]}"),
    (
        "translate.goog",
        f"https://en-kremlin-ru.translate.goog/{P}?_x_tr_sl=en",
    ),
    (
        "translate.goog",
        f"https://en-kremlin-ru.translate.goog/{P}?_x_tr_sch=http&_x_tr_sl=en&_x_tr_tl=de",
    ),
    ("google-translate", f"https://translate.google.com/translate?hl=de&sl=en&tl=de&u={Q}"),
    ("google-translate", f"https://translate.google.de/translate?u={K}&sl=en"),
    ("google-translate", f"https://translate.googleusercontent.com/translate_c?depth=1&u={Q}"),
    ("yandex-translate", f"https://translate.yandex.ru/translate?lang=en-de&url={Q}"),
    (
        "yandex-translate",
        f"https://translated.turbopages.org/proxy_u/en-de.de.1a2b-3c/http/{K[7:]}",
    ),
    ("yandex-turbo", f"https://yandex.ru/turbo/s/{K[7:]}"),
    ("yandex-turbo", f"https://yandex.ru/turbo?text={Q}"),
    ("bing-translate", f"http://www.microsofttranslator.com/bv.aspx?from=en&to=de&a={Q}"),
    ("facebook", f"https://l.facebook.com/l.php?u={Q}&h=AT0"),
    ("facebook", f"https://www.facebook.com/l.php?u={Q}&h=AT0"),
    ("instagram", f"https://l.instagram.com/?u={Q}&e=AT0"),
    ("safelinks", f"https://eur01.safelinks.protection.outlook.com/?url={Q}&data=05%7C01"),
    (
        "safelinks",
        f"https://eur01.safelinks.protection.outlook.com/?url={Q}&amp;data=05%7C01&amp;sdata=a",
    ),
    ("no-referrer", f"https://href.li/?{K}"),
    ("no-referrer", f"http://anonym.to/?{K}"),
    ("zhihu", "https://link.zhihu.com/?target=http%3A//en.kremlin.ru/events/president/news/67568"),
    ("tumblr", f"https://t.umblr.com/redirect?z={Q}&t=abc"),
    ("reddit", f"https://out.reddit.com/t3_abc?url={Q}&token=x"),
    ("steam", f"https://steamcommunity.com/linkfilter/?url={K}"),
    ("steam", f"https://steamcommunity.com/linkfilter/?u={Q}"),
    ("vk", f"https://vk.com/away.php?to={Q}&post=1"),
    ("ok", f"https://ok.ru/dk?cmd=logExternal&st.cmd=logExternal&st.link={Q}"),
    ("duckduckgo", f"https://duckduckgo.com/l/?kh=-1&uddg={Q}"),
    ("youtube", f"https://www.youtube.com/redirect?event=video_description&q={Q}"),
    ("slack", f"https://slack-redir.net/link?url={Q}"),
    ("disqus", f"https://disq.us/url?url={Q}%3A6h_2xK9sZbQ1aBcDeFgHiJkLmNo&cuid=1"),
    ("linkedin", f"https://www.linkedin.com/redir/redirect?url={Q}&urlhash=x"),
    ("csdn", f"https://link.csdn.net/?target={Q}"),
    ("jianshu", f"https://www.jianshu.com/go-wild?ac=2&url={Q}"),
    ("weibo", f"https://weibo.cn/sinaurl?u={Q}"),
    ("qq", f"https://c.pc.qq.com/middlem.html?pfurl={Q}"),
    ("medium", f"https://medium.com/r/?url={Q}"),
    ("bing", f"https://www.bing.com/ck/a?!&&p=1&u=a1{B64}&ntb=1"),
    ("yahoo", f"https://r.search.yahoo.com/_ylt=A/RV=2/RE=1/RO=10/RU={Q}/RK=2/RS=x-"),
    ("proofpoint", f"https://urldefense.proofpoint.com/v1/url?u={Q}&k=a"),
    (
        "proofpoint",
        f"https://urldefense.proofpoint.com/v2/url?u=http-3A__en.kremlin.ru_{P2}&d=DwM&c=x",
    ),
    ("proofpoint", f"https://urldefense.com/v3/__{K}__;!!Ab1!xyz$"),
    ("proofpoint", f"https://urldefense.com/v3/__{K.replace('67568', '*7568')}__;Ng!!Ab1!xyz$"),
    ("proofpoint", f"https://urldefense.com/v3/__{K.replace('6756', '**C')}__;Njc1Ng!!Ab1!xyz$"),
    ("barracuda", f"https://linkprotect.cudasvc.com/url?a={Q}&c=E,1"),
    ("cisco", f"https://secure-web.cisco.com/1AbCdEfGhIjKlMnOpQrStUvWxYz/{Q}"),
    ("sophos", f"https://eu1.protection.sophos.com/?d=kremlin.ru&u={B64}&i=1"),
    ("forum-exit", f"https://forum.example/proxy.php?link={Q}&hash=1"),
    ("forum-exit", f"http://forum.example/redirector.php?url={Q}"),
    ("forum-exit", f"https://forum.example/goto/link-confirmation?url={B64}&s=1"),
]


@pytest.mark.parametrize(("name", "address"), WRAPPED)
def test_each_wrapper_is_opened_offline_and_named(name, address):
    inner, names = unwrap(address)
    assert names == (name,)
    assert identity_key(inner) == identity_key(K)


def test_wrappers_inside_wrappers_are_opened_from_the_outside():
    archived = f"https://web.archive.org/web/20220111/https://www.google.com/url?q={Q}"
    safe = f"https://x.safelinks.protection.outlook.com/?url={quote(archived, safe='')}"
    assert unwrap(safe) == (K, ("safelinks", "web.archive.org", "google"))


def test_at_most_five_wrappers_are_opened():
    address = "https://href.li/?" * 7 + K
    inner, names = unwrap(address)
    assert len(names) == 5
    assert inner == "https://href.li/?" * 2 + K


@pytest.mark.parametrize(
    "address",
    [
        K,
        "https://web.archive.org/",
        "https://web.archive.org/web/",
        "https://web.archive.org/details/putin",
        "https://archive.ph/AbCdE",
        "https://www.google.com/search?q=kremlin.ru",
        "https://www.google.com/url?q=putin",
        "https://google.com.evil.example/url?q=http://a.example/",
        "https://www.facebook.com/sharer.php?u=http%3A%2F%2Fa.example%2F",
        "https://evil.example/l.php?u=http%3A%2F%2Fa.example%2F",
        "https://duckduckgo.com/?q=http://a.example/",
        "https://medium.com/@a/http://b.example/",
        "https://forum.example/index.php?url=http://a.example/",
        "https://l.facebook.com/l.php?u=javascript%3Aalert(1)",
        "https://href.li/?",
        "https://arquivo.pt/wayback/2022/foo.html",
        "https://www.bing.com/ck/a?u=a1!!!",
        "https://vk.com/away_team?w=1",
    ],
)
def test_an_address_without_another_one_inside_stays_as_it_was(address):
    assert unwrap(address) == (address, ())


@pytest.mark.parametrize(
    "address",
    ["https://urldefense.com/v3/__" + "__;" * 2600, "https://disq.us/url?url=" + ":a" * 4000],
)
def test_a_wrapper_made_to_cost_time_is_left_closed(address):
    assert unwrap(address) == (address, ())


def test_schemes_without_end_are_one_scheme():
    assert repair("http://" * 200_000 + "a.example/") == "http://a.example/"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("http:/en.kremlin.ru/d/1", "http://en.kremlin.ru/d/1"),
        ("hxxp://en.kremlin.ru/d/1", "http://en.kremlin.ru/d/1"),
        ("hXXps://en[.]kremlin[.]ru/d/1", "https://en.kremlin.ru/d/1"),
        ("hxxps[:]//en(.)kremlin[dot]ru/d/1", "https://en.kremlin.ru/d/1"),
        ("hххp://en[точка]kremlin(punkt)ru/d/1", "http://en.kremlin.ru/d/1"),
        ("hxxp[://]en.kremlin.ru/d/1", "http://en.kremlin.ru/d/1"),
        ("ttp://en.kremlin.ru/d/1", "http://en.kremlin.ru/d/1"),
        ("http;//en.kremlin.ru/d/1", "http://en.kremlin.ru/d/1"),
        ("http：//en.kremlin.ru/d/1", "http://en.kremlin.ru/d/1"),
        ("http:// en.kremlin.ru/d/1", "http://en.kremlin.ru/d/1"),
        ("http://http://en.kremlin.ru/d/1", "http://en.kremlin.ru/d/1"),
        ("http://https://en.kremlin.ru/d/1", "https://en.kremlin.ru/d/1"),
        ("http:\\\\en.kremlin.ru/d/1", "http://en.kremlin.ru/d/1"),
        ("en.kremlin dot ru/d/1", "en.kremlin.ru/d/1"),
        ("kremlin [.] ru/d/1", "kremlin.ru/d/1"),
        ("www. kremlin.ru/d/1", "www.kremlin.ru/d/1"),
        ("http://a.example/x?a=1&amp;b=2&amp;amp;c=3", "http://a.example/x?a=1&b=2&c=3"),
        (r"http://a.example/t\_673036.shtml", "http://a.example/t_673036.shtml"),
        ("http://a.exam\u200bple/a\u00adb", "http://a.example/ab"),
        ("HTTP://A.example/X", "http://A.example/X"),
        ("http://a.example/a dot b", "http://a.example/a dot b"),
        ("http://a.example/x[.]y", "http://a.example/x[.]y"),
    ],
)
def test_what_people_wrote_is_repaired_to_what_they_meant(written, meant):
    assert repair(written) == meant
    assert repair(meant) == meant


@settings(deadline=None)
@given(st.text(alphabet="htxps:/\\.[]() dotw&am;#38*_a", max_size=40))
@example("\\ :")
@example("\\\\_")
@example("([.])")
@example("http:/\\&amp;/http:/x")
@example("(" * 20 + "[.]" + ")" * 20)
def test_repairing_twice_is_repairing_once(text):
    assert repair(repair(text)) == repair(text)


def test_a_repair_that_uncovers_another_is_followed_and_a_nest_of_them_is_left_alone():
    assert repair("http://a.example/t\\\\\\_1") == "http://a.example/t_1"
    assert repair("http://a(([.]))example/") == "http://a.example/"
    nest = "http://a" + "(" * 20 + "[.]" + ")" * 20 + "example/"
    assert repair(nest) == nest


@settings(deadline=None)
@given(st.lists(st.sampled_from([address for _, address in WRAPPED] + ["%", "/", "?u=", "=", "x"])))
def test_opening_never_raises_and_what_was_opened_can_be_fetched(pieces):
    inner, names = unwrap("".join(pieces))
    assert len(names) <= 5
    assert not names or is_http(inner)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://bit.ly/3abc", True),
        ("t.co/AbC", True),
        ("https://clck.ru/x", True),
        ("https://europa.eu/!AbC", True),
        ("https://heise.de/-6323456", True),
        ("https://bit.ly/", False),
        ("https://europa.eu/rapid/press-release", False),
        ("https://heise.de/tp/", False),
        ("http://en.kremlin.ru/d/67568", False),
        ("https://bit.ly.evil.example/x", False),
        ("nothing", False),
    ],
)
def test_shorteners_are_known_by_host_and_path(address, expected):
    assert is_shortener(address) is expected
