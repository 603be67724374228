"""Hosts whose addresses say nothing until somebody asks them. Data, and its question.

The fetcher resolves them, at most 5 hops; unresolved stays unresolved. Source: the services' own
names, collected for this project in November 2026. A missing one is shown unresolved; a wrong one
costs one request.
"""

from ingest.urls.hosts import identity_host
from ingest.urls.parsing import parse

_GENERAL = """
bit.ly bitly.com j.mp t.co tinyurl.com tiny.cc goo.gl g.co goo.gle ow.ly is.gd v.gd buff.ly dlvr.it
ift.tt rb.gy cutt.ly shorturl.at t.ly bl.ink s.id x.co kutt.it short.io shrtco.de urlz.fr surl.li
snip.ly tr.im cli.gs zpr.io dld.bz mcaf.ee po.st trib.al chng.it flip.it hubs.ly hubs.li ebx.sh
soo.gd ln.run adf.ly bc.vc shorte.st git.io aka.ms db.tt wp.me fb.me fb.watch lnkd.in redd.it
pin.it amzn.to amzn.eu a.co spoti.fi apple.co msft.it
t.cn url.cn dwz.cn dwz.win suo.im b23.tv m.tb.cn clck.ru vk.cc goo.su qps.ru u.to
nyti.ms wapo.st reut.rs bbc.in cnn.it econ.st bloom.bg politi.co cbsn.ws nbcnews.to abcn.ws
nbc.in fxn.ws gu.com usat.ly on.ft.com on.wsj.com spon.de sz.de faz.link p.dw.com f24.my
1.usa.gov go.usa.gov
"""
_HOSTS = frozenset(_GENERAL.split())
# Redirects on hosts that have pages too: only below these paths.
_PATHS = {
    "europa.eu": ("/!",),
    "ec.europa.eu": ("/!",),
    "heise.de": ("/-",),
    "baidu.com": ("/link",),
    "feedproxy.google.com": ("/~r/",),
    "news.google.com": ("/articles/", "/rss/articles/", "/read/"),
    "share.google": ("/",),
}


def is_shortener(url: str) -> bool:
    """Whether the address only stands for another one that its host must be asked for."""
    parts = parse(url)
    if parts is None or parts.path == "/":
        return False
    host = identity_host(parts.host)
    return host in _HOSTS or parts.path.startswith(_PATHS.get(host, ("\0",)))
