"""Words that say how far something goes: must or may, all or some, if and unless. Data.

Classes are the same in all languages, so that a translation can be compared with its original. Case
folded; a phrase is a row of words joined by single spaces.
"""

from collections.abc import Mapping

from ingest.lexicon.words import phrases, words

# Obligation and possibility, totality and part: a quotation that puts one for the other says
# something else. Each pair excludes the other one.
MUST: Mapping[str, frozenset[str]] = {
    "de": phrases("muss, müssen, müsste, müssten, musste, mussten, müsst, ist verpflichtet, sind "
                  "verpflichtet, verpflichtet, notwendig, unerlässlich, zwingend"),
    "en": phrases("must, have to, has to, had to, obliged to, required to, necessary, essential, "
                  "need to, needs to, shall"),
    "ru": phrases("должен, должна, должно, должны, необходимо, нужно, надо, обязан, обязана, "
                  "обязаны, следует, вынужден, вынуждены"),
    "fr": phrases("doit, doivent, devons, devez, dois, devra, devront, devrons, il faut, faut, "
                  "faudra, nécessaire, obligé, obligés, indispensable"),
}  # fmt: skip
MAY: Mapping[str, frozenset[str]] = {
    "de": phrases("vielleicht, möglicherweise, womöglich, eventuell, könnte, könnten, mag, mögen, "
                  "darf, dürfen, kann, können"),
    "en": phrases("may, might, could, can, perhaps, maybe, possibly, allowed to, free to"),
    "ru": phrases("может, могут, можем, мог, могла, могли, возможно, вероятно, можно, наверное, "
                  "вправе"),
    "fr": phrases("peut, peuvent, pouvons, pourra, pourrait, pourraient, pourrons, peut être, "
                  "éventuellement, possiblement"),
}  # fmt: skip
ALL: Mapping[str, frozenset[str]] = {
    "de": words("alle allen aller alles jeder jede jeden jedes jedem sämtliche sämtlichen "
                "sämtlicher ausnahmslos immer stets"),
    "en": words("all every each everyone everybody everything always entire"),
    "ru": words("все всех всем всеми всё каждый каждая каждого каждой каждому любой любая любые "
                "всегда весь вся"),
    "fr": words("tous toutes toute tout chaque chacun chacune toujours"),
}  # fmt: skip
SOME: Mapping[str, frozenset[str]] = {
    "de": words("einige einigen einiger manche manchen mancher wenige wenigen etliche teilweise "
                "manchmal gelegentlich teils"),
    "en": words("some several few certain partly sometimes occasionally"),
    "ru": words("некоторые некоторых некоторым несколько нескольких часть отдельные отдельных "
                "иногда частично"),
    "fr": words("certains certaines quelques plusieurs parfois partiellement"),
}  # fmt: skip
# How sure the speaker says it is: what is put in or left out makes the words stronger or weaker.
HEDGES: Mapping[str, frozenset[str]] = {
    "de": phrases("angeblich, angebliche, angeblichen, angeblicher, mutmaßlich, mutmaßliche, "
                  "mutmaßlichen, wahrscheinlich, vermutlich, anscheinend, offenbar, wohl, "
                  "vielleicht, möglicherweise, womöglich, voraussichtlich"),
    "en": phrases("allegedly, alleged, reportedly, supposedly, probably, apparently, presumably, "
                  "perhaps, maybe, possibly, seemingly, likely"),
    "ru": phrases("якобы, вероятно, видимо, по видимому, предположительно, возможно, наверное, "
                  "похоже, кажется, скорее всего, предполагаемый, предполагаемые"),
    "fr": phrases("prétendument, probablement, apparemment, vraisemblablement, peut être, "
                  "présumé, présumés, présumée, sans doute, semble, il semble"),
}  # fmt: skip
# What makes a promise or a claim depend on something. Dropped, it says more than was said.
CONDITIONS: Mapping[str, frozenset[str]] = {
    "de": phrases("wenn, falls, sofern, solange, es sei denn, außer, ausgenommen, "
                  "vorausgesetzt, unter der bedingung, unter der voraussetzung, im falle"),
    "en": phrases("if, unless, provided, provided that, as long as, except, on condition that, "
                  "on the condition that, in case, only if, only when, subject to, so long as"),
    "ru": phrases("если, при условии, кроме, за исключением, в случае, пока не, разве что"),
    "fr": phrases("si, sauf, sauf si, à moins que, à condition que, à condition de, pourvu que, "
                  "tant que, sous réserve, hormis, en cas de"),
}  # fmt: skip
# German and English sentences that begin with these are conditions too: "Bleibt die Lage ruhig, …".
INVERTED = words(
    "bleibt bleiben sollte sollten wird werden ist sind kommt kommen gibt geht stimmt hält halten "
    "ändert wäre wären should were had"
)
# Words that deny without a "not", and beginnings of such words: a translation may have one of these
# for it, so that where one stands nothing is said about a "not" that is missing.
DENYING: Mapping[str, frozenset[str]] = {
    "de": words("ohne kaum frei gegen wider nur erst außer statt anstatt schwer wenig selten"),
    "en": words("without hardly barely scarcely only free against keep away hard rare little few "
                "rather instead until unless yet lack lacks fail fails ban"),
    "ru": words("без против едва вряд только лишь пока мало кроме редко трудно прежде"),
    "fr": words("sans peu contre seul seulement uniquement plutôt rare sauf difficile"),
}  # fmt: skip
DENYING_STEMS: Mapping[str, frozenset[str]] = {
    "de": words("verhinder verweiger weiger ablehn abgelehnt lehnt verbot verbiet vermeid vermied "
                "fehlt mangel scheiter versag unterlass stopp beend ausschlie ausgeschloss "
                "dementier bestreit bestritt leugn missling verzicht verlier verlor entgeh "
                "untersag hinder aufhör wegfall entfall schwierig"),
    "en": words("prevent refus reject deny denie denial avoid failed failure failing lacking stop "
                "forbid forbad prohibit ceas exclu impossible inadmiss unaccept incap inab except "
                "miss difficult lose lost declin abandon abolish waiv"),
    "ru": words("отказ запре предотвра недопу избега избеж лиш отсутств прекра исключ отриц отверг "
                "опроверг трудн недо невозм неприем несоглас неспособ"),
    "fr": words("empêch refus rejet interdi évit manqu cess exclu dément imposs inaccept inadmiss "
                "incap inutil échou difficil renon"),
}  # fmt: skip
