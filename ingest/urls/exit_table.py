"""The table of exits: what networks, mail filters and forums put around an address. Data.

Collected for this project in November 2026 from the addresses that these services give out. Hosts
are identity hosts (`www.` and `m.` gone). The names are kept with a citation as evidence.
"""

from ingest.urls import openings
from ingest.urls.opening import Opener, parameter, remainder, whole_query

Named = tuple[str, Opener]

_REFERRER_HIDERS = """
href.li anonym.to anonymz.com anon.to nullrefer.com nullreferer.com dereferer.me dereferer.org
derefer.me blankrefer.com hidereferrer.com
"""

NETWORKS: dict[str, tuple[Named, ...]] = {
    "l.facebook.com": (("facebook", parameter("u", path="/l.php")),),
    "lm.facebook.com": (("facebook", parameter("u", path="/l.php")),),
    "facebook.com": (
        ("facebook", parameter("u", path="/l.php")),
        ("facebook", parameter("u", path="/flx/warn")),
    ),
    "l.instagram.com": (("instagram", parameter("u")),),
    "instagram.com": (("instagram", parameter("u", path="/linkshim")),),
    "l.messenger.com": (("messenger", parameter("u", path="/l.php")),),
    "l.threads.net": (("threads", parameter("u")),),
    "l.threads.com": (("threads", parameter("u")),),
    "l.workplace.com": (("facebook", parameter("u", path="/l.php")),),
    "l.wl.co": (("whatsapp", parameter("u", path="/l")),),
    "link.zhihu.com": (("zhihu", parameter("target")),),
    "zhihu.com": (("zhihu", parameter("target", path="/link")),),
    "link.csdn.net": (("csdn", parameter("target")),),
    "link.juejin.cn": (("juejin", parameter("target")),),
    "gitee.com": (("gitee", parameter("target", path="/link")),),
    "jianshu.com": (("jianshu", parameter("url", path="/go-wild")),),
    "links.jianshu.com": (("jianshu", parameter("to", path="/go")),),
    "oschina.net": (("oschina", parameter("url", path="/action/GoToLink")),),
    "game.bilibili.com": (("bilibili", parameter("url", path="/linkfilter")),),
    "sspai.com": (("sspai", parameter("target", path="/link")),),
    "yuque.com": (("yuque", parameter("url", path="/r/goto")),),
    "leetcode.cn": (("leetcode", parameter("target", path="/link")),),
    "douban.com": (("douban", parameter("url", path="/link2")),),
    "weibo.cn": (("weibo", parameter("u", path="/sinaurl")),),
    "c.pc.qq.com": (("qq", parameter("pfurl", "url")),),
    "docs.qq.com": (("qq", parameter("url", path="/scenario/link.html")),),
    "t.umblr.com": (("tumblr", parameter("z", path="/redirect")),),
    "out.reddit.com": (("reddit", parameter("url")),),
    "steamcommunity.com": (("steam", parameter("u", "url", path="/linkfilter")),),
    "vk.com": (("vk", parameter("to", path="/away")),),
    "vk.ru": (("vk", parameter("to", path="/away")),),
    "ok.ru": (("ok", parameter("st.link", "st.rfn", path="/dk")),),
    "livejournal.com": (("livejournal", parameter("to", path="/away")),),
    "dzen.ru": (("dzen", parameter("to", path="/away")),),
    "zen.yandex.ru": (("dzen", parameter("to", path="/away")),),
    "4pda.to": (("4pda", parameter("u", path="/stat/go")),),
    "youtube.com": (("youtube", parameter("q", path="/redirect")),),
    "slack-redir.net": (("slack", parameter("url", path="/link")),),
    "disq.us": (("disqus", openings.disqus),),
    "redirect.disqus.com": (("disqus", openings.disqus),),
    "linkedin.com": (
        ("linkedin", parameter("url", path="/redir/redirect")),
        ("linkedin", parameter("url", path="/safety/go")),
        ("linkedin", parameter("url", path="/redirect")),
    ),
    "exit.sc": (("soundcloud", parameter("url")),),
    "gate.sc": (("soundcloud", parameter("url")),),
    "medium.com": (
        ("medium", parameter("url", path="/r")),
        ("medium", parameter("redirectUrl", path="/m/global-identity")),
    ),
    "getpocket.com": (("pocket", parameter("url", path="/redirect")),),
    "flipboard.com": (("flipboard", parameter("url", path="/redirect")),),
    "jump.5ch.net": (("5ch", whole_query),),
    "jump.2ch.net": (("5ch", whole_query),),
    "pixiv.net": (
        ("pixiv", parameter("url", path="/jump.php")),
        ("pixiv", openings.pixiv),
    ),
    "deviantart.com": (("deviantart", whole_query),),
    # hiders of the referrer
    **dict.fromkeys(_REFERRER_HIDERS.split(), (("no-referrer", whole_query),)),
    # shops' and papers' counters
    "go.redirectingat.com": (("skimlinks", parameter("url")),),
    "go.skimresources.com": (("skimlinks", parameter("url")),),
    "redirect.viglink.com": (("viglink", parameter("u")),),
    "click.linksynergy.com": (("linksynergy", parameter("murl", path="/deeplink")),),
    "awin1.com": (("awin", parameter("ued", "p", path="/cread.php")),),
}

MAIL_FILTERS: dict[str, tuple[Named, ...]] = {
    "urldefense.proofpoint.com": (
        ("proofpoint", openings.proofpoint_v2),
        ("proofpoint", openings.proofpoint_v1),
    ),
    "urldefense.com": (("proofpoint", openings.proofpoint_v3),),
    "urldefense.us": (("proofpoint", openings.proofpoint_v3),),
    "linkprotect.cudasvc.com": (("barracuda", parameter("a", path="/url")),),
    "secure-web.cisco.com": (("cisco", remainder(r"/[\w.-]{20,}/")),),
    "clicktime.symantec.com": (("symantec", parameter("u")),),
    "protect.fireeye.com": (("fireeye", parameter("u")),),
    "protect2.fireeye.com": (("fireeye", parameter("u")),),
    "link.edgepilot.com": (("edgepilot", parameter("u", path="/s/")),),
    "link.zixcentral.com": (("zix", parameter("u", path="/u/")),),
    "linklock.titanhq.com": (("titanhq", parameter("url", path="/analyse")),),
    "url.avanan.click": (("avanan", openings.avanan),),
    "protect.checkpoint.com": (("avanan", openings.avanan),),
}

MAIL_FILTERS_BY_SUFFIX: dict[str, tuple[Named, ...]] = {
    "safelinks.protection.outlook.com": (("safelinks", parameter("url")),),
    "safelinks.protection.office365.us": (("safelinks", parameter("url")),),
    "safelink.emails.azure.net": (("safelinks", parameter("destination", path="/redirect")),),
    "cdn.office.net": (("safelinks", parameter("url", path="/evergreen-assets/safelinks/")),),
    "trendmicro.com": (("trendmicro", parameter("url", path="/wis/clicktime/")),),
    "protection.sophos.com": (("sophos", openings.base64_u),),
}

# Software that runs on any host: the end of the path, and the opener.
ANYWHERE: tuple[tuple[str, Named], ...] = (
    ("/proxy.php", ("forum-exit", parameter("link"))),  # XenForo, image and link proxy
    ("/redirector.php", ("forum-exit", parameter("url"))),  # vBulletin
    ("/redirect-to/", ("forum-exit", parameter("redirect"))),  # vBSEO
    ("/leaving.php", ("forum-exit", parameter("url", "u"))),
    ("/exit.php", ("forum-exit", parameter("url", "u"))),
    ("/away.php", ("forum-exit", parameter("to", "url", "u"))),
    ("/link-confirmation", ("forum-exit", openings.base64_url)),  # XenForo 2
    ("/index.php", ("forum-exit", openings.base64_url)),
    ("/index.php", ("forum-exit", openings.invision)),
    ("/external-link/", ("forum-exit", parameter("url"))),  # WoltLab
    ("/home/leaving", ("forum-exit", parameter("target"))),  # Vanilla
    ("/leave/", ("forum-exit", parameter("url", "u"))),
    ("/owa/redir.aspx", ("outlook-web", parameter("URL", "url"))),
)
