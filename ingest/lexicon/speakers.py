"""Who speaks for an office, and how posts name both, in the spellings that are met. Data.

Source of the names: OFFICIAL.md 7. One spelling of a name in each script is enough: others meet it
by `ingest.lexicon.name_folding`. A name is evidence only beside equal words or a date, so one that
is out of office stays: his statements are quoted for ever.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Speakers:
    """Who makes the statements of one publisher."""

    names: tuple[str, ...] = ()  # surnames in nominative
    offices: tuple[str, ...] = ()  # phrases that name the office or stand for it, case folded


def _speakers(names: str, offices: str) -> Speakers:
    """Names divided by spaces, offices by commas."""
    phrases = (" ".join(each.split()) for each in offices.split(","))
    return Speakers(names=tuple(names.split()), offices=tuple(each for each in phrases if each))


_NOBODY = Speakers()
# By publisher, as the tables of `ingest.urls.offices` and the adapters name them. Names in scripts
# without spaces are phrases: their signs are words.
_BY_PUBLISHER: Mapping[str, Speakers] = {
    "kremlin": _speakers(
        "Putin Путин Medwedew Medvedev Медведев Peskow Peskov Песков",
        """kreml, kremls, kremlin, кремль, кремля, кремле, russischer präsident, russische
        präsident, russischen präsidenten, russian president, president of russia, президент
        россии, президента россии, président russe, 普京, 克里姆林宫, 俄罗斯总统""",
    ),
    "mid": _speakers(
        "Lawrow Lavrov Лавров Sacharowa Zakharova Захарова",
        """russisches außenministerium, russische außenministerium, russischen außenministeriums,
        russischer außenminister, russische außenminister, russian foreign ministry, russian foreign
        minister, мид россии, мид рф, министр иностранных дел россии, 拉夫罗夫, 扎哈罗娃,
        俄罗斯外交部""",
    ),
    "government": _speakers(
        "Mischustin Mishustin Мишустин",
        "russische regierung, russischen regierung, russian government, правительство россии",
    ),
    "csto": _speakers(
        "Sas Zas Зась Tasmagambetov Тасмагамбетов",
        """ovks, csto, одкб, odkb, otsc, kgaö, organisation des vertrags über kollektive sicherheit,
        collective security treaty organization, 集体安全条约组织""",
    ),
    "akorda": _speakers(
        "Tokajew Tokayev Токаев Тоқаев Nasarbajew Nazarbayev Назарбаев",
        """akorda, акорда, kasachischer präsident, kasachische präsident, kasachischen präsidenten,
        president of kazakhstan, kazakh president, президент казахстана, президента казахстана,
        托卡耶夫, 哈萨克斯坦总统""",
    ),
    "state": _speakers(
        "Blinken Блинкен Rubio Pompeo Kerry Psaki Nuland Нуланд",
        """state department, us-außenministerium, us-außenminister, us außenminister, secretary of
        state, госдеп, госдепартамент, госсекретарь, département d'état, 布林肯, 美国国务院""",
    ),
    "whitehouse": _speakers(
        "Biden Байден Trump Трамп Obama Обама Bush Буш Clinton Клинтон",
        """white house, weißes haus, weiße haus, weißen hauses, weißen haus, us-präsident, us
        präsident, us president, american president, белый дом, президент сша, maison blanche,
        président américain, 拜登, 特朗普, 白宫, 美国总统""",
    ),
    "federalregister": _speakers("Biden Trump Obama Bush Clinton", "federal register"),
    "defense": _speakers(
        "Austin Hegseth Mattis Kirby",
        """pentagon, defense department, department of defense, department of war, пентагон,
        五角大楼""",
    ),
    "bundesregierung": _speakers(
        "Merkel Меркель Scholz Шольц Merz Мерц Hebestreit Seibert",
        """bundesregierung, bundeskanzleramt, kanzleramt, bundeskanzler, bundeskanzlerin, german
        government, german chancellor, канцлер германии, chancelier allemand, 默克尔, 朔尔茨""",
    ),
    "auswaertiges-amt": _speakers(
        "Baerbock Бербок Maas Wadephul Вадефуль",
        """auswärtiges amt, auswärtige amt, auswärtigen amts, auswärtigen amt, bundesaußenminister,
        bundesaußenministerin, german foreign ministry, german foreign minister, мид германии""",
    ),
    "bundespraesident": _speakers(
        "Steinmeier Штайнмайер Gauck",
        "bundespräsident, bundespräsidenten, german president, президент германии",
    ),
    "eu": _speakers(
        "Leyen Ляйен Juncker Юнкер",
        """eu-kommission, europäische kommission, europäischen kommission, european commission,
        commission européenne, еврокомиссия, еврокомиссии, 欧盟委员会, 冯德莱恩""",
    ),
    "council": _speakers(
        "Michel Мишель Costa Tusk Туск",
        """european council, europäischer rat, europäische rat, europäischen rates, conseil
        européen, евросовет, европейский совет""",
    ),
    "eeas": _speakers(
        "Borrell Боррель Kallas Каллас Mogherini Могерини",
        "eeas, ead, high representative, hoher vertreter, hohe vertreter, haut représentant",
    ),
    "europarl": _speakers(
        "Metsola Sassoli",
        """european parliament, europäisches parlament, europäische parlament, europäischen
        parlaments, parlement européen, европарламент, европейский парламент""",
    ),
    "nato": _speakers(
        "Stoltenberg Столтенберг Rutte Рютте Rasmussen",
        """nato, нато, otan, nato-generalsekretär, secretary general of nato, nordatlantikrat, north
        atlantic council, 北约, 斯托尔滕贝格""",
    ),
    "osce": _speakers("Schmid", "osce, osze, обсе"),
    "un": _speakers(
        "Guterres Гутерриш",
        """un-generalsekretär, united nations, vereinte nationen, vereinten nationen, security
        council, sicherheitsrat, генсек оон, совет безопасности оон, nations unies, 古特雷斯,
        联合国""",
    ),
    "govuk": _speakers(
        "Johnson Джонсон Sunak Сунак Starmer Стармер Truss Трасс Cameron Lammy",
        """downing street, foreign office, british government, uk government, british prime
        minister, britische regierung, britischer premier, britische premierminister, британское
        правительство""",
    ),
    "elysee": _speakers(
        "Macron Макрон Sarkozy Саркози Hollande Олланд",
        """élysée, elysée, élysée-palast, élyséepalast, french president, französischer präsident,
        französische präsident, französischen präsidenten, président de la république, президент
        франции, 马克龙, 爱丽舍宫, 法国总统""",
    ),
    "mfa-china": _speakers(
        "Wang Ван Zhao Hua",
        """chinesisches außenministerium, chinesische außenministerium, chinesischer außenminister,
        chinese foreign ministry, chinese foreign minister, мид китая, мид кнр, 外交部, 王毅,
        赵立坚, 华春莹, 毛宁, 汪文斌""",
    ),
    "president-ua": _speakers(
        "Selenskyj Zelensky Зеленский Зеленський Poroschenko Poroshenko Порошенко",
        """ukrainischer präsident, ukrainische präsident, ukrainischen präsidenten, president of
        ukraine, ukrainian president, президент украины, президент україни, 泽连斯基""",
    ),
    "mfa-ua": _speakers(
        "Kuleba Кулеба Sybiha Сибіга",
        """ukrainisches außenministerium, ukrainischer außenminister, ukrainian foreign ministry,
        мид украины, мзс україни""",
    ),
    "tccb": _speakers(
        "Erdogan Эрдоган",
        """türkischer präsident, türkische präsident, türkischen präsidenten, turkish president,
        president of türkiye, президент турции, 埃尔多安""",
    ),
    "president-by": _speakers(
        "Lukaschenko Lukashenko Лукашенко Лукашэнка Łukaszenka",
        """belarussischer präsident, belarussische präsident, president of belarus, президент
        беларуси, президент белоруссии, 卢卡申科""",
    ),
    "president-am": _speakers(
        "Paschinjan Pashinyan Пашинян",
        "armenischer premier, armenian prime minister, премьер-министр армении, 帕希尼扬",
    ),
    "president-kg": _speakers(
        "Japarow Zhaparov Жапаров",
        "kirgisischer präsident, president of kyrgyzstan, президент киргизии",
    ),
}  # fmt: skip


def every_name() -> frozenset[str]:
    """The surnames of all speakers that are known, as written here."""
    return frozenset(name for each in _BY_PUBLISHER.values() for name in each.names)


def speakers_for(publisher: str | None) -> Speakers:
    """Who speaks for a publisher; nobody where it is not known."""
    return _BY_PUBLISHER.get(publisher or "", _NOBODY)
