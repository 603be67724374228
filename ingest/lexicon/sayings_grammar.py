"""Closed classes that tell a comment from a statement: pronouns, particles, languages. Data.

Grammar and common nouns, which nobody has to collect from texts: what is missing in the lists of
phrases (`sayings_<language>.py`) is met here, whatever a post is about.
"""

from collections.abc import Mapping

from ingest.lexicon.sayings import Sayings
from ingest.lexicon.sayings_countries import (
    FOREIGN_DE,
    FOREIGN_EN,
    FOREIGN_FR,
    FOREIGN_RU,
    TONGUES_DE,
    TONGUES_EN,
    TONGUES_FR,
    TONGUES_RU,
)
from ingest.lexicon.words import phrases

GRAMMAR: Mapping[str, Sayings] = {
    "de": Sayings(
        text=phrases(
            """bericht, bericht*, gutachten, vortrag, vortrags, urteil, urteils, beschluss,
            entscheidung, verfügung, appell, aufruf, grußwort, regierungserklärung, bilanz,
            resolution, memorandum, abkommen, verordnung, richtlinie, predigt, befund,
            begründung, anklage, plädoyer, botschaft, hirtenbrief, denkschrift, interview,
            gespräch, auftritt"""
        ),
        me=phrases("ich, mir, mich, mein*"),
        us=phrases("wir, uns, unser*"),
        you=phrases("ihnen"),
        particle=phrases(
            """halt, mal, naja, na, echt, ziemlich, irgendwie, eigentlich, übrigens, jedenfalls,
            bloß, krass, sowieso, eh, wohl, gerade mal, hab, nix, ne, gibt's, geht's, wär,
            wär's, nervt, kram, ding, typ, kerl, leute, bisschen, total, super, toll, tja,
            halbwegs"""
        ),
        taken_up=phrases(
            """er, der mann, die frau, der kerl, die dame, der typ, die haben, die sind"""
        ),
        tongue=TONGUES_DE,
        foreign=FOREIGN_DE,
        office=phrases(
            """minister*, außenminister*, verteidigungsminister*, innenminister*, finanzminister*,
            wirtschaftsminister*, umweltminister*, gesundheitsminister*, justizminister*,
            präsident*, ministerpräsident*, vizepräsident*, kanzler*, bundeskanzler*, premier*,
            premierminister*, sprecher*, regierungssprecher*, pressesprecher*, direktor*,
            generaldirektor*, generalsekretär*, vorsitzend*, vorstandschef*, parteichef*,
            bürgermeister*, oberbürgermeister*, gouverneur*, botschafter*, senator*, rektor*,
            bischof, erzbischof, papst, könig, königin, general, admiral, trainer*,
            staatsanwalt*, richter*, chef, chefin, geschäftsführer*, professor*"""
        ),
        body=phrases(
            """ministerium, außenministerium, verteidigungsministerium, behörde, amt, agentur,
            kommission, rat, regierung, parlament, gericht, gerichtshof, ausschuss, verband,
            gewerkschaft, unternehmen, konzern, hersteller, vorstand, direktion, universität,
            botschaft, bank, zentralbank, aufsicht, rechnungshof, polizei, präsidium"""
        ),
    ),
    "en": Sayings(
        text=phrases(
            """report, opinion, lecture, talk, keynote, judgment, judgement, decision, order,
            appeal, resolution, memorandum, agreement, regulation, directive, findings,
            conclusions, address, hearing, evidence, minutes, bulletin, notice, manifesto,
            message, submission, summary, interview"""
        ),
        me=phrases("i, me, my, mine, i'm, i've, i'd, i'll"),
        us=phrases("we, us, our, ours"),
        you=phrases("you, your, yours"),
        particle=phrases(
            """actually, basically, honestly, anyway, pretty, obviously, apparently, seriously,
            stuff, guy, guys, bloke, yeah, gonna, kind of, sort of, a bit, though, anyhow, ouch,
            wow, ha, eh, okay, loads, somebody, anybody, whatever"""
        ),
        contraction=phrases(
            """it's, that's, there's, he's, she's, i'm, i've, i'd, i'll, you're, they're, we're,
            don't, doesn't, didn't, isn't, wasn't, can't, couldn't, won't, wouldn't, haven't,
            hasn't, hadn't, aren't, weren't, shouldn't, who's, who'd, what's, they'd, they've,
            they'll, you've, you'd, you'll, he'd, she'd, he'll, she'll, we've, we'd, we'll,
            it'll, it'd, here's, how's, where's, ain't"""
        ),
        taken_up=phrases(
            """he, she, he's, she's, they, they're, the man, the woman, the guy, his, her"""
        ),
        tongue=TONGUES_EN,
        foreign=FOREIGN_EN,
        office=phrases(
            """minister, ministers, president, president's, vice president, chancellor, premier,
            prime minister, foreign minister, defence minister, secretary, secretary general,
            spokesman, spokeswoman, spokesperson, director, chairman, chairwoman, chair, chief
            executive, ceo, mayor, governor, ambassador, senator, congressman, rector, dean,
            bishop, archbishop, pope, king, queen, general, admiral, coach, manager, prosecutor,
            judge, commissioner, professor, harbourmaster"""
        ),
        body=phrases(
            """ministry, department, authority, agency, commission, council, government,
            parliament, court, committee, federation, union, company, group, board, university,
            embassy, bank, regulator, police, office, institute"""
        ),
    ),
    "fr": Sayings(
        text=phrases(
            """rapport, avis, conférence, arrêt, décision, ordonnance, appel, résolution,
            mémorandum, accord, règlement, directive, conclusions, audition, bulletin, note,
            manifeste, message, bilan, réquisitoire, plaidoirie, adresse"""
        ),
        me=phrases("je, j'*, me, moi, mon, ma, mes, m'*"),
        us=phrases("nous, notre, nos"),
        you=phrases("vous, votre, vos"),
        particle=phrases(
            """ça, bah, ben, hein, quoi, bref, franchement, d'ailleurs, carrément, truc, trucs,
            gars, du coup, quand même, forcément, bonsoir, chapeau, sinon, évidemment, il
            paraît, tout le monde, j'avoue"""
        ),
        taken_up=phrases(
            """elle, il a, il dit, il parle, il ne, il y parle, il explique, il enchaîne, il finit,
            il avait, ils, elles, l'intéressé, l'intéressée, ce type"""
        ),
        tongue=TONGUES_FR,
        foreign=FOREIGN_FR,
        office=phrases(
            """ministre, ministres, président, présidente, chancelier, chancelière, premier
            ministre, première ministre, porte-parole, directeur, directrice, secrétaire
            général, secrétaire générale, maire, préfet, préfète, gouverneur, ambassadeur,
            ambassadrice, sénateur, sénatrice, recteur, rectrice, évêque, archevêque, pape, roi,
            reine, général, amiral, entraîneur, sélectionneur, procureur, procureure, juge,
            patron, patronne, chef, professeur"""
        ),
        body=phrases(
            """ministère, département, autorité, agence, commission, conseil, gouvernement,
            parlement, tribunal, cour, comité, fédération, syndicat, entreprise, groupe,
            direction, université, ambassade, banque, office, institut, parquet, police,
            préfecture"""
        ),
    ),
    "ru": Sayings(
        text=phrases(
            """доклад*, отчёт*, отчет*, лекци*, решение, решения, приговор*, постановлени*,
            приказ*, резолюци*, меморандум*, соглашени*, регламент*, вывод*, послани*,
            обращени*, бюллетен*, заключени*, обвинени*, письмо, письма, ответ, беседа, интервью"""
        ),
        me=phrases("я, мне, меня, мной, мой, моя, моё, мои, моих, моим, моему, моего, моей"),
        us=phrases("мы, нас, нам, нами, наш, наша, наше, наши, наших, нашей, нашего, нашему"),
        you=phrases("вы, вас, вам, вами, ваш, ваша, ваши, ваших, вашей, вашего"),
        particle=phrases(
            """же, ведь, вообще, типа, ну, кстати, уж, прям, вроде, кажется, короче, как-то,
            что-то, почему-то, честно, наверное, видимо, похоже, зато, ага, ребята, народ, к
            слову"""
        ),
        taken_up=phrases("он, она, они, его, её, человек, мужик"),
        tongue=TONGUES_RU,
        foreign=FOREIGN_RU,
        office=phrases(
            """министр*, президент*, премьер*, канцлер*, председател*, глава, главы, директор*,
            секретар*, генсек*, мэр*, губернатор*, посол, посла, сенатор*, депутат*, ректор*,
            епископ*, архиепископ*, папа, король, королева, генерал*, адмирал*, тренер*,
            прокурор*, судья, судьи, профессор*, пресс-секретар*, представител*, инженер*"""
        ),
        body=phrases(
            """министерств*, ведомств*, управлени*, агентств*, комиси*, комисси*, совет, совета,
            правительств*, парламент*, суд, суда, комитет*, федераци*, профсоюз*, компани*,
            банк, банка, университет*, посольств*, полици*, институт*, прокуратур*"""
        ),
    ),
}
