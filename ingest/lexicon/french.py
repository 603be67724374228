"""French words that tell. Data."""

from ingest.lexicon.words import Words, phrases, words

FRENCH = Words(
    languages=frozenset({"fr"}),
    capitals=True,
    # not here: un and une, which are articles far more often than numbers
    numbers=words(
        "première tierce cinquièmes dixièmes septième huitième neuvième centième quarantaine "
        "cinquantaine soixantaine douzaines dizaines vingtaines trillion trillions triple "
        "quadruple demi-douzaine zéro deux trois quatre cinq six sept huit neuf dix onze douze "
        "treize quatorze quinze seize vingt trente quarante cinquante soixante septante octante "
        "nonante cent cents mille million millions milliard milliards centaine centaines millier "
        "milliers dizaine dizaines douzaine quinzaine vingtaine trentaine moitié demi demie double "
        "triple tiers quart deuxième second seconde troisième quatrième cinquième sixième dixième"
    ),
    negations=words(
        "ne n pas jamais rien aucun aucune ni sans non guère nullement nul nulle"
    ),
    negating_prefixes=words("in im ir il dés dis non mé mal a"),
    months=words(
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
    ),
    days=words(
        "lundi mardi mercredi jeudi vendredi samedi dimanche aujourd'hui hier demain avant-hier "
        "après-demain midi minuit"
    ),
    clock=words("h heures heure"),
    units=words(
        "mètres mètre kilomètres kilomètre centimètres millimètres hectares hectare litres litre "
        "grammes kilogrammes kilos tonnes tonne pourcent euro euros centimes dollars dollar "
        "roubles francs heures heure minutes minute secondes jours jour semaines semaine mois ans "
        "an année années degrés degré milles barils watts mégawatts gigawatts"
    ),
    certainty=phrases(
        """peut - être, peut, peuvent, pourrait, pourraient, pouvait, pouvaient, aurait, auraient,
        serait, seraient, devrait, devraient, doit, doivent, probablement, probable, probables,
        sans doute, apparemment, apparent, vraisemblablement, vraisemblable, présumé, présumée,
        présumés, présumées, prétendu, prétendue, prétendus, prétendues, prétendument, supposé,
        supposée, supposés, soi - disant, possible, possibles, possiblement, éventuellement,
        éventuel, éventuelle, semble, semblent, semblait, semblerait, paraît, paraissent,
        certainement, certain, sûrement, assurément, évidemment, manifestement,
        incontestablement, indéniablement, sans aucun doute, nul doute, à peine, il se peut,
        officiellement, visiblement, certes, hypothétique, clairement, confirmé, censé, censée,
        censés, réputé, avéré"""
    ),
    saying=words(
        "dénonce dénonçait dénoncé critique critiqué pointe accusent évoque évoqué dit disent "
        "disait déclaré déclare déclarent déclarait affirmé affirme affirment affirmait annoncé "
        "annonce annoncent expliqué explique expliquent soutenu soutient assure assuré souligné "
        "souligne précisé précise ajouté ajoute rapporté rapporte rapportent indiqué indique "
        "indiquent estimé estime estiment prétend prétendu prétendent confirmé confirme démenti "
        "dément nié nie reconnu reconnaît admis admet averti avertit écrit écrivent répondu répond "
        "rappelé rappelle accusé accuse insisté insiste commenté noté note martelé"
    ),
    sources=phrases(
        """selon, d'après, d'après les, aux dires de, aux dires du, au dire de, de l'avis de, de
        l'avis du, citant, cité par, citée par, de source, de sources, selon les mots de, d'après
        le, pour sa part, de l'aveu de, à en croire"""
    ),
    titles=words(
        "m mm mme mlle monsieur madame docteur dr professeur pr président présidente chancelier "
        "chancelière ministre premier secrétaire général générale sénateur sénatrice député "
        "députée gouverneur maire ambassadeur ambassadrice roi reine prince pape colonel amiral "
        "porte-parole parole juge"
    ),
    articles=words(
        "le la les l un une des du de son sa ses leur notre ce cette aussi il elle ils a ont"
    ),
)  # fmt: skip
