"""Names of languages, as translations are spoken of, and of what is of another country. Data."""

from collections.abc import Iterable

from ingest.lexicon.words import phrases, words


def _formed(stems: Iterable[str], patterns: str) -> frozenset[str]:
    """Each stem in each of these patterns, which are divided by commas."""
    return frozenset(each.format(stem) for each in phrases(patterns) for stem in stems)


# Of these languages translations are spoken of; further names of countries are only foreign.
_DE = words(
    """englisch dänisch schwedisch norwegisch finnisch isländisch russisch ukrainisch französisch
    spanisch italienisch portugiesisch polnisch tschechisch slowakisch ungarisch rumänisch
    bulgarisch griechisch türkisch arabisch hebräisch persisch chinesisch japanisch koreanisch
    niederländisch estnisch lettisch litauisch georgisch armenisch serbisch kroatisch albanisch"""
)
_EN = words(
    """english danish swedish norwegian finnish icelandic russian ukrainian german french spanish
    italian portuguese polish czech slovak hungarian romanian bulgarian greek turkish arabic hebrew
    persian farsi chinese mandarin japanese korean dutch estonian latvian lithuanian georgian
    armenian serbian croatian albanian"""
)
_FR = words(
    """anglais danois suédois norvégien finnois islandais russe ukrainien allemand espagnol italien
    portugais polonais tchèque slovaque hongrois roumain bulgare grec turc arabe hébreu persan
    chinois japonais coréen néerlandais estonien letton lituanien géorgien arménien serbe croate"""
)
_RU = words(
    """английск датск шведск норвежск финск исландск украинск немецк французск испанск итальянск
    португальск польск чешск словацк венгерск румынск болгарск греческ турецк арабск персидск
    китайск японск корейск голландск эстонск латышск литовск грузинск армянск сербск хорватск"""
)
TONGUES_DE = _formed(_DE, "{0}, aus dem {0}en, vom {0}en, ins {0}e, im {0}en, das {0}e") | phrases(
    "auf deutsch, ins deutsche, eingedeutscht"
)
TONGUES_EN = _formed(
    _EN,
    """in {0}, from {0}, from the {0}, into {0}, {0} only, read {0}, reads {0}, speak {0},
    speaks {0},     my {0}, the {0} original, the {0} text, the {0} transcript, the {0} version""",
)
TONGUES_FR = _formed(
    _FR, "en {0}, du {0}, le {0}, au {0}, de l'{0}, l'{0}, lis {0}, parle {0}, lit {0}"
) | phrases("en français, vers le français")
TONGUES_RU = _formed(
    _RU, "с {0}ого, с {0}ий, на {0}ом, на {0}ий, по-{0}и, {0}им, {0}ий знаю"
) | phrases("на русский, по-русски")
FOREIGN_DE = _formed(_DE, "{0}*") | phrases(
    """amerikanisch*, britisch*, kanadisch*, mexikanisch*, brasilianisch*, argentinisch*,
    kolumbianisch*, venezolanisch*, kubanisch*, australisch*, neuseeländisch*, indisch*,
    pakistanisch*, afghanisch*, iranisch*, irakisch*, syrisch*, israelisch*, ägyptisch*,
    saudisch*, kasachisch*, belarussisch*, weißrussisch*, aserbaidschanisch*, moldauisch*,
    schweizer*, österreichisch*, belgisch*, irisch*, schottisch*, nigerianisch*, südafrikanisch*,
    kenianisch*, äthiopisch*, vietnamesisch*, indonesisch*, philippinisch*"""
)
FOREIGN_EN = _EN | phrases(
    """american, british, canadian, mexican, brazilian, argentine, colombian, venezuelan, cuban,
    australian, indian, pakistani, afghan, iranian, iraqi, syrian, israeli, egyptian, saudi,
    kazakh, belarusian, azerbaijani, moldovan, swiss, austrian, belgian, irish, scottish, nigerian,
    south african, kenyan, ethiopian, vietnamese, indonesian, philippine"""
)
FOREIGN_FR = _formed(_FR, "{0}*") | phrases(
    """grecque*, turque*, américain*, britannique*, canadien*, mexicain*, brésilien*, argentin*,
    colombien*, vénézuélien*, cubain*, australien*, indien*, pakistanais*, afghan*, iranien*,
    irakien*, syrien*, israélien*, égyptien*, saoudien*, kazakh*, biélorusse*, azerbaïdjanais*,
    moldave*, suisse*, autrichien*, belge*, irlandais*, écossais*, nigérian*, sud-africain*,
    kényan*, éthiopien*, vietnamien*, indonésien*, philippin*"""
)
FOREIGN_RU = _formed(_RU, "{0}*") | phrases(
    """американск*, британск*, канадск*, мексиканск*, бразильск*, аргентинск*, колумбийск*,
    кубинск*, австралийск*, индийск*, пакистанск*, афганск*, иранск*, иракск*, сирийск*,
    израильск*, египетск*, саудовск*, казахстанск*, белорусск*, азербайджанск*, молдавск*,
    швейцарск*, австрийск*, бельгийск*, ирландск*, шотландск*, нигерийск*, кенийск*, вьетнамск*"""
)
