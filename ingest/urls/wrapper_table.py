"""The table of wrappers: which host, called what, opened how. Data.

Collected for this project in November 2026 from the addresses that these services give out. Hosts
are identity hosts (`www.` and `m.` gone). The names are kept with a citation as evidence.
"""

from ingest.urls import openings
from ingest.urls.opening import Opener, parameter, remainder, secured, whole_query

Named = tuple[str, Opener]

# `20220111194700`, `2022*`, `20220111if_`, `*`, or nothing before the scheme
_STAMP = r"(?:(?:\d{1,14}|\*)(?:[a-z]{2}_)?\*?/)"
_WAYBACK = remainder(rf"/(?:web|save)/(?:_embed/)?(?:{_STAMP}|(?=https?:/))")
_TODAY = remainder(r"/(?:\d{4,14}|\d{4}\.\d\d\.\d\d-\d{6}|newest|oldest|o/\w+)/")
_MEMENTO = remainder(rf"/(?:[a-z]+/)*{_STAMP}(?=https?:/|[\w-]+\.)")
_AS_IS = remainder(r"/(?:proxy/)?(?=https?:/)")
_AMP_CACHE = secured(r"/(?:c|v|wp/c)/")
_REFERRER_HIDERS = """
href.li anonym.to anonymz.com anon.to nullrefer.com nullreferer.com dereferer.me dereferer.org
derefer.me blankrefer.com hidereferrer.com
"""

BY_HOST: dict[str, tuple[Named, ...]] = {
    # archives
    "web.archive.org": (("web.archive.org", _WAYBACK),),
    "archive.org": (("web.archive.org", _WAYBACK),),
    "wayback.archive.org": (("web.archive.org", _WAYBACK),),
    "web-beta.archive.org": (("web.archive.org", _WAYBACK),),
    "liveweb.archive.org": (("web.archive.org", _AS_IS),),
    **{
        f"archive.{end}": (("archive.today", _TODAY),)
        for end in ("today", "ph", "is", "li", "vn", "fo", "md")
    },
    "webcitation.org": (("webcitation", parameter("url", path="/query")),),
    "arquivo.pt": (("memento", _MEMENTO),),
    "webarchive.org.uk": (("memento", _MEMENTO),),
    "webarchive.nationalarchives.gov.uk": (("memento", _MEMENTO),),
    "wayback.webarchiv.cz": (("memento", _MEMENTO),),
    "timetravel.mementoweb.org": (("memento", _MEMENTO),),
    "vefsafn.is": (("memento", _MEMENTO),),
    "webarchive.loc.gov": (("memento", _MEMENTO),),
    # caches and readers
    "webcache.googleusercontent.com": (("google-cache", openings.google_cache),),
    "12ft.io": (("reader", _AS_IS), ("reader", parameter("q", path="/proxy"))),
    "r.jina.ai": (("reader", _AS_IS),),
    "txtify.it": (("reader", _AS_IS),),
    "outline.com": (("reader", _AS_IS),),
    "removepaywall.com": (("reader", parameter("url", path="/search")), ("reader", _AS_IS)),
    "t.me": (("telegram-view", parameter("url", path="/iv")),),
    # accelerated pages
    "google.com": (
        ("google-amp", secured(r"/amp/")),
        ("google", parameter("url", "q", path="/url")),
        ("google", parameter("imgrefurl", path="/imgres")),
    ),
    "cdn.ampproject.org": (("amp-cache", _AMP_CACHE),),
    "yandex.ru": (
        ("yandex-turbo", openings.yandex_turbo),
        ("yandex", parameter("url", path="/clck/jsredir")),
    ),
    "yandex.com": (("yandex-turbo", openings.yandex_turbo),),
    # translators
    "translate.google.com": (("google-translate", parameter("u", path="/")),),
    "translate.googleusercontent.com": (("google-translate", parameter("u", path="/translate")),),
    "translate.yandex.ru": (("yandex-translate", parameter("url", path="/translate")),),
    "translate.yandex.com": (("yandex-translate", parameter("url", path="/translate")),),
    "translated.turbopages.org": (("yandex-translate", openings.yandex_translated),),
    "microsofttranslator.com": (("bing-translate", parameter("a")),),
    "translatetheweb.com": (("bing-translate", parameter("a")),),
    # exits of networks
    "l.facebook.com": (("facebook", parameter("u", path="/l.php")),),
    "lm.facebook.com": (("facebook", parameter("u", path="/l.php")),),
    "facebook.com": (("facebook", parameter("u", path="/l.php")),),
    "l.instagram.com": (("instagram", parameter("u")),),
    "l.messenger.com": (("messenger", parameter("u", path="/l.php")),),
    "l.threads.net": (("threads", parameter("u")),),
    "l.threads.com": (("threads", parameter("u")),),
    "l.workplace.com": (("facebook", parameter("u", path="/l.php")),),
    "link.zhihu.com": (("zhihu", parameter("target")),),
    "zhihu.com": (("zhihu", parameter("target", path="/link")),),
    "link.csdn.net": (("csdn", parameter("target")),),
    "link.juejin.cn": (("juejin", parameter("target")),),
    "gitee.com": (("gitee", parameter("target", path="/link")),),
    "jianshu.com": (("jianshu", parameter("url", path="/go-wild")),),
    "douban.com": (("douban", parameter("url", path="/link2")),),
    "weibo.cn": (("weibo", parameter("u", path="/sinaurl")),),
    "c.pc.qq.com": (("qq", parameter("pfurl", "url")),),
    "t.umblr.com": (("tumblr", parameter("z", path="/redirect")),),
    "out.reddit.com": (("reddit", parameter("url")),),
    "steamcommunity.com": (("steam", parameter("u", "url", path="/linkfilter")),),
    "vk.com": (("vk", parameter("to", path="/away")),),
    "vk.ru": (("vk", parameter("to", path="/away")),),
    "ok.ru": (("ok", parameter("st.link", path="/dk")),),
    "duckduckgo.com": (("duckduckgo", parameter("uddg", path="/l/")),),
    "youtube.com": (("youtube", parameter("q", path="/redirect")),),
    "slack-redir.net": (("slack", parameter("url", path="/link")),),
    "disq.us": (("disqus", openings.disqus),),
    "linkedin.com": (
        ("linkedin", parameter("url", path="/redir/redirect")),
        ("linkedin", parameter("url", path="/safety/go")),
    ),
    "exit.sc": (("soundcloud", parameter("url")),),
    "gate.sc": (("soundcloud", parameter("url")),),
    "medium.com": (("medium", parameter("url", path="/r/")),),
    "getpocket.com": (("pocket", parameter("url", path="/redirect")),),
    "deviantart.com": (("deviantart", whole_query),),
    "bing.com": (("bing", openings.bing),),
    "r.search.yahoo.com": (("yahoo", openings.yahoo),),
    # hiders of the referrer
    **dict.fromkeys(_REFERRER_HIDERS.split(), (("no-referrer", whole_query),)),
    # mail filters
    "urldefense.proofpoint.com": (
        ("proofpoint", openings.proofpoint_v2),
        ("proofpoint", openings.proofpoint_v1),
    ),
    "urldefense.com": (("proofpoint", openings.proofpoint_v3),),
    "urldefense.us": (("proofpoint", openings.proofpoint_v3),),
    "linkprotect.cudasvc.com": (("barracuda", parameter("a", path="/url")),),
    "secure-web.cisco.com": (("cisco", remainder(r"/[\w.-]{20,}/")),),
    "clicktime.symantec.com": (("symantec", parameter("u")),),
    "protect2.fireeye.com": (("fireeye", parameter("u")),),
    # shops' and papers' counters
    "go.redirectingat.com": (("skimlinks", parameter("url")),),
    "go.skimresources.com": (("skimlinks", parameter("url")),),
    "redirect.viglink.com": (("viglink", parameter("u")),),
}

# The host ends with this name.
BY_SUFFIX: dict[str, tuple[Named, ...]] = {
    "translate.goog": (("translate.goog", openings.translated_host),),
    "cdn.ampproject.org": (("amp-cache", _AMP_CACHE),),
    "bing-amp.com": (("amp-cache", _AMP_CACHE),),
    "safelinks.protection.outlook.com": (("safelinks", parameter("url")),),
    "safelinks.protection.office365.us": (("safelinks", parameter("url")),),
    "cdn.office.net": (("safelinks", parameter("url", path="/evergreen-assets/safelinks/")),),
    "trendmicro.com": (("trendmicro", parameter("url", path="/wis/clicktime/")),),
    "turbopages.org": (("yandex-turbo", openings.yandex_turbo),),
    "protection.sophos.com": (("sophos", openings.base64_u),),
}

# Forums' own software, on any host: the end of the path, and the opener.
ANYWHERE: tuple[tuple[str, Named], ...] = (
    ("/proxy.php", ("forum-exit", parameter("link"))),  # XenForo, image and link proxy
    ("/redirector.php", ("forum-exit", parameter("url"))),  # vBulletin
    ("/leaving.php", ("forum-exit", parameter("url", "u"))),
    ("/exit.php", ("forum-exit", parameter("url", "u"))),
    ("/away.php", ("forum-exit", parameter("to", "url", "u"))),
    ("/link-confirmation", ("forum-exit", openings.base64_url)),  # XenForo 2
    ("/index.php", ("forum-exit", openings.base64_url)),
    ("/external-link/", ("forum-exit", parameter("url"))),  # WoltLab
    ("/leave/", ("forum-exit", parameter("url", "u"))),
)
