"""Parameters that say where a reader came from, never what the page shows. Data, and its question.

Source: the names that the services' own documentation gives (Google Analytics and Ads, Matomo, AT
Internet, Mailchimp, HubSpot, Meta, Yandex, Microsoft, TikTok, …) and the session names of PHP,
Java, ASP, ColdFusion, phpBB and vBulletin. Collected for this project in November 2026; no list of
others was copied. A name that is missing keeps two addresses of one page apart; a name too many
hides a changed link, so parameters with any other known meaning (`id`, `page`, `lang`, `p`, `ref`,
`source`, `mc`) are not in it.
"""

import re
from urllib.parse import unquote

PREFIXES = (
    "utm_",
    "utm-",
    "mtm_",
    "pk_",
    "piwik_",
    "matomo_",
    "hsa_",
    "at_",
    "ns_",
    "stm_",
    "guce_",
    "_x_tr_",
    "fb_action_",
    "aspsessionid",
)
# `at_` and `ns_` are short: only these names of them are known (AT Internet, comScore at the BBC).
_CLOSED = {
    "at_": re.compile(r"at_(?:medium|campaign\w*|custom\d|link_\w+|format|bbc_team|ptr_name)"),
    "ns_": re.compile(r"ns_(?:campaign|mchannel|source|linkname|fee)"),
}
_NAMES = """
    fbclid fb_source fb_ref action_object_map action_type_map action_ref_map igshid igsh
    gclid gclsrc dclid gbraid wbraid gad_source gad_campaignid srsltid _ga _gl
    msclkid ttclid twclid li_fat_id epik rdt_cid yclid ysclid ymclid _openstat erid
    mc_cid mc_eid mkt_tok _hsenc _hsmi __hstc __hssc __hsfp hsctatracking
    vero_id vero_conv oly_enc_id oly_anon_id _ke trk_contact trk_msg trk_module trk_sid
    s_cid s_kwcid ef_id irclickid irgwc wickedid rb_clickid dm_i cmpid ncid icid ocid
    wt_mc wt_zmc wt.mc_id wt.mc_ev wt.nav xtor guccounter spm soc_src soc_trk
    ref_src ref_url amp_js_v amp_gsa usqp __twitter_impression __tn__ mibextid sr_share
    phpsessid jsessionid oscsid zenid cfid cftoken
"""
NAMES = frozenset(_NAMES.split())
# Names that mean something else elsewhere: tracking only with a value of this form.
VALUES = {
    "sid": re.compile(r"[0-9a-fA-F]{26,64}"),  # phpBB; `sid=123` is a page of PHP-Nuke
    "s": re.compile(r"[0-9a-fA-F]{32}"),  # vBulletin; `s=word` is a search
    "session_id": re.compile(r"[0-9A-Za-z-]{20,}"),
    "sessionid": re.compile(r"[0-9A-Za-z-]{20,}"),
    "amp": re.compile(r"1?|true"),
    "outputtype": re.compile(r"amp|amp-type"),
}
# Names that track only on the pages of one registrable name.
AT_HOST = {
    "youtube.com": frozenset({"feature", "si", "pp", "ab_channel"}),
    "youtu.be": frozenset({"feature", "si"}),
    "twitter.com": frozenset({"s", "t", "cxt"}),
    "x.com": frozenset({"s", "t", "cxt"}),
    "nytimes.com": frozenset({"smid", "smtyp"}),
    "reddit.com": frozenset({"share_id", "rdt"}),
    "facebook.com": frozenset({"__cft__[0]", "__xts__[0]", "rdid"}),
}


def is_tracking(name: str, value: str, registered: str) -> bool:
    """Whether a parameter only tracks; `registered` is the registrable name of the address."""
    name = unquote(name).lower()
    if name in NAMES or name in AT_HOST.get(registered, ()):
        return True
    if form := VALUES.get(name):
        return form.fullmatch(unquote(value)) is not None
    prefix = next((prefix for prefix in PREFIXES if name.startswith(prefix)), None)
    if prefix is None:
        return False
    return prefix not in _CLOSED or _CLOSED[prefix].fullmatch(name) is not None
