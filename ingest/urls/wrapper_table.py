"""The table of wrappers: which host, called what, opened how. Data; exits are in `exit_table`.

Collected for this project in November 2026 from the addresses that these services give out. Hosts
are identity hosts (`www.` and `m.` gone). The names are kept with a citation as evidence.
"""

from ingest.urls import exit_table, openings
from ingest.urls.exit_table import Named
from ingest.urls.opening import parameter, remainder, secured

# `20220111194700`, `2022*`, `20220111if_`, `*`, or nothing before the scheme
_STAMP = r"(?:(?:\d{1,14}|\*)(?:[a-z]{2}_)?\*?/)"
_WAYBACK = remainder(rf"/(?:web|save|screenshot)/(?:_embed/)?(?:{_STAMP}|(?=https?:/))")
_TODAY = remainder(r"/(?:\d{4,14}|\d{4}\.\d\d\.\d\d-\d{6}|newest|oldest|o/\w+)/|/(?=https?:/)")
_MEMENTO = remainder(rf"/(?:[a-z]+/)*{_STAMP}(?=https?:/|[\w-]+\.)")
_ARCHIVE_IT = remainder(rf"/(?:\d+|all)/{_STAMP}(?=https?:/|[\w-]+\.)")
_MEGALODON = remainder(r"/\d{4}-\d{4}-\d{4}-\d\d/")
_AS_IS = remainder(r"/(?:proxy/)?(?=https?:/)")
_AMP_CACHE = secured(r"/(?:c|v|wp/c|wp(?=/s/))/")
BY_HOST: dict[str, tuple[Named, ...]] = {
    # archives
    "web.archive.org": (("web.archive.org", _WAYBACK),),
    "archive.org": (
        ("web.archive.org", _WAYBACK),
        ("web.archive.org", parameter("url", path="/wayback/available")),
    ),
    "wayback.archive.org": (("web.archive.org", _WAYBACK),),
    "web-beta.archive.org": (("web.archive.org", _WAYBACK),),
    "liveweb.archive.org": (("web.archive.org", _AS_IS),),
    **{
        f"archive.{end}": (
            ("archive.today", _TODAY),
            ("archive.today", parameter("url", path="/")),
        )
        for end in ("today", "ph", "is", "li", "vn", "fo", "md")
    },
    "webcitation.org": (("webcitation", parameter("url", path="/query")),),
    "arquivo.pt": (("memento", _MEMENTO),),
    "webarchive.org.uk": (("memento", _MEMENTO),),
    "webarchive.nationalarchives.gov.uk": (("memento", _MEMENTO),),
    "wayback.webarchiv.cz": (("memento", _MEMENTO),),
    "timetravel.mementoweb.org": (("memento", _MEMENTO),),
    "vefsafn.is": (("memento", _MEMENTO),),
    "wayback.vefsafn.is": (("memento", _MEMENTO),),
    "webarchive.nla.gov.au": (("memento", _MEMENTO),),
    "web.archive.bibalex.org": (("memento", _MEMENTO),),
    "perma-archives.org": (("memento", _MEMENTO),),
    "webarchive.proni.gov.uk": (("memento", _MEMENTO),),
    "webarchive.parliament.uk": (("memento", _MEMENTO),),
    "swap.stanford.edu": (("memento", _MEMENTO),),
    "wayback.archive-it.org": (("memento", _ARCHIVE_IT),),
    "archive.wikiwix.com": (("wikiwix", parameter("url", path="/cache/")),),
    "megalodon.jp": (("megalodon", _MEGALODON),),
    "webarchive.loc.gov": (("memento", _MEMENTO),),
    # caches and readers
    "webcache.googleusercontent.com": (("google-cache", openings.google_cache),),
    "hghltd.yandex.net": (("yandex-cache", parameter("url", path="/yandbtm")),),
    "12ft.io": (("reader", _AS_IS), ("reader", parameter("q", path="/proxy"))),
    "r.jina.ai": (("reader", _AS_IS),),
    "txtify.it": (("reader", _AS_IS),),
    "via.hypothes.is": (("hypothesis", _AS_IS),),
    "hyp.is": (("hypothesis", parameter("url", path="/go")),),
    "outline.com": (("reader", _AS_IS),),
    "removepaywall.com": (("reader", parameter("url", path="/search")), ("reader", _AS_IS)),
    "t.me": (("telegram-view", parameter("url", path="/iv")),),
    # accelerated pages
    "google.com": (
        ("google-amp", secured(r"/amp/")),
        ("google", parameter("url", "q", path="/url")),
        ("google", parameter("imgrefurl", path="/imgres")),
        ("google", parameter("url", path="/interstitial")),
        ("google", parameter("u", path="/gwt/x")),
    ),
    "news.url.google.com": (("google", parameter("url", "q", path="/url")),),
    "plus.url.google.com": (("google", parameter("url", "q", path="/url")),),
    "cdn.ampproject.org": (("amp-cache", _AMP_CACHE),),
    **dict.fromkeys(
        ("yandex.ru", "yandex.com", "yandex.kz", "yandex.by", "yandex.com.tr", "ya.ru"),
        (
            ("yandex-turbo", openings.yandex_turbo),
            ("yandex", parameter("url", path="/clck/jsredir")),
        ),
    ),
    "sba.yandex.net": (("yandex", parameter("url", path="/redirect")),),
    # translators
    "translate.google.com": (("google-translate", parameter("u", path="/")),),
    "translate.googleusercontent.com": (("google-translate", parameter("u", path="/translate")),),
    "translate.yandex.ru": (("yandex-translate", parameter("url", path="/translate")),),
    "translate.yandex.com": (("yandex-translate", parameter("url", path="/translate")),),
    "translated.turbopages.org": (("yandex-translate", openings.yandex_translated),),
    "microsofttranslator.com": (("bing-translate", parameter("a")),),
    "translate.baiducontent.com": (("baidu-translate", parameter("query", path="/transpage")),),
    "translatetheweb.com": (("bing-translate", parameter("a")),),
    "translatoruser-int.com": (("bing-translate", parameter("a")),),
    "papago.naver.net": (("papago", parameter("url", path="/website")),),
    "fanyi.baidu.com": (("baidu-translate", parameter("query", path="/transpage")),),
    # search engines
    "duckduckgo.com": (("duckduckgo", parameter("uddg", path="/l/")),),
    "r.duckduckgo.com": (("duckduckgo", parameter("uddg", path="/l/")),),
    "bing.com": (
        ("bing", openings.bing),
        ("bing", parameter("url", path="/newtabredir")),
    ),
    "news.google.com": (("google-news", openings.google_news),),
    **exit_table.NETWORKS,
    **exit_table.MAIL_FILTERS,
}

# The host ends with this name.
BY_SUFFIX: dict[str, tuple[Named, ...]] = {
    "translate.goog": (("translate.goog", openings.translated_host),),
    "cdn.ampproject.org": (("amp-cache", _AMP_CACHE),),
    "bing-amp.com": (("amp-cache", _AMP_CACHE),),
    "turbopages.org": (("yandex-turbo", openings.yandex_turbo),),
    "search.yahoo.com": (("yahoo", openings.yahoo),),
    "microsofttranslator.com": (("bing-translate", parameter("a")),),
    **exit_table.MAIL_FILTERS_BY_SUFFIX,
}
