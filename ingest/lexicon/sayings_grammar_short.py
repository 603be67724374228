"""The same classes as in `sayings_grammar.py`, in short, for six languages more. Data."""

from collections.abc import Mapping

from ingest.lexicon.sayings import Sayings
from ingest.lexicon.words import phrases

GRAMMAR_SHORT: Mapping[str, Sayings] = {
    "es": Sayings(
        me=phrases("yo, me, mi, mis"),
        us=phrases("nosotros, nos, nuestr*"),
        you=phrases("ustedes, usted"),
        particle=phrases(
            """bueno, pues, la verdad, vale, o sea, tío, encima, vaya, en fin, supongo, creo"""
        ),
        taken_up=phrases("él, ella, ellos, el hombre, la mujer"),
        tongue=phrases("inglés*, ruso, rusa, alemán*, francés*, italiano*, chino*, árabe*, turco*"),
        office=phrases(
            """ministr*, president*, portavoz, director*, alcalde*, gobernador*, embajador*"""
        ),
        body=phrases(
            """ministerio, gobierno, comisión, consejo, tribunal, empresa, agencia, autoridad"""
        ),
    ),
    "it": Sayings(
        me=phrases("io, mi, mio, mia, miei"),
        us=phrases("noi, ci, nostr*"),
        you=phrases("voi, vi, vostr*"),
        particle=phrases(
            """beh, mah, insomma, comunque, boh, tipo, davvero, cioè, tra l'altro, roba"""
        ),
        taken_up=phrases("lui, lei, loro, il tizio"),
        tongue=phrases(
            """inglese, russo, russa, tedesco*, francese, spagnolo*, cinese, arabo, turco"""
        ),
        office=phrases("ministr*, president*, portavoce, direttor*, sindac*, governator*, papa"),
        body=phrases(
            """ministero, governo, commissione, consiglio, tribunale, azienda, agenzia, autorità"""
        ),
    ),
    "pl": Sayings(
        me=phrases("ja, mnie, mi, mój, moja"),
        us=phrases("my, nas, nam, nasz*"),
        you=phrases("państwo, państwa, was, wam"),
        particle=phrases("no, chyba, w sumie, generalnie, zresztą, niby, przecież, akurat, serio"),
        taken_up=phrases("on, ona, oni, facet"),
        tongue=phrases("angielsk*, rosyjsk*, niemieck*, francusk*, hiszpańsk*, włosk*, ukraińsk*"),
        office=phrases(
            """minister*, ministr*, prezydent*, premier*, rzeczni*, dyrektor*, burmistrz*"""
        ),
        body=phrases("ministerstwo, rząd, komisja, rada, sąd, spółka, agencja, urząd"),
    ),
    "tr": Sayings(
        particle=phrases("yani, işte, valla, galiba, hani, zaten, bence, sanki, falan"),
        tongue=phrases("ingilizce*, rusça*, almanca*, fransızca*, arapça*, çince*"),
        office=phrases("bakan*, başkan*, cumhurbaşkan*, sözcü*, müdür*, büyükelçi*"),
        body=phrases("bakanlı*, hükümet*, komisyon*, konsey*, mahkeme*, şirket*, kurum*"),
    ),
    "uk": Sayings(
        me=phrases("я, мені, мене, мій, моя"),
        us=phrases("ми, нас, нам, наш*"),
        you=phrases("ви, вас, вам"),
        particle=phrases("ж, ну, ось, наче, взагалі, до речі, якось, мабуть, здається, типу"),
        taken_up=phrases("він, вона, вони, його"),
        tongue=phrases("англійськ*, російськ*, німецьк*, французьк*, польськ*, іспанськ*"),
        office=phrases("міністр*, президент*, прем'єр*, речни*, директор*, мер, посол, голова"),
        body=phrases("міністерств*, уряд*, комісі*, рада, суд, компані*, агентств*, відомств*"),
    ),
    "zh": Sayings(
        me=phrases("我"),
        us=phrases("我们"),
        you=phrases("各位, 你们"),
        particle=phrases("吧, 呢, 啊, 嘛, 反正, 话说, 居然, 难道"),
        taken_up=phrases("他, 她, 他们"),
        tongue=phrases("英文, 俄文, 德文, 法文, 英语, 俄语, 日文"),
        office=phrases("部长, 总统, 总理, 主席, 发言人, 局长, 市长, 大使"),
        body=phrases("外交部, 国防部, 政府, 委员会, 法院, 公司, 理事会"),
    ),
}
