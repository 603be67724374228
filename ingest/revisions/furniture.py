"""Furniture: blocks that stand beside a text and move without anybody editing it.

A rule takes away a whole block or nothing; prose is never touched, however much it looks like
furniture. A text that would be furniture from end to end is kept whole: somebody wrote it.
"""

import re
from dataclasses import dataclass

from schemas.records.texts import Block

# The longest furniture line met is phpBB's "Statistics: Posted by NAME — DATE"; past this length
# a block is prose and is not even looked at (which is most of the speed).
MAX_CHARS = 100

_N = r"\d[\d.,'\u202f\xa0 ]*[kKmM]?"
_CLOCK = r"(?:\s*(?:,|at|um|à|в)?\s*\d{1,2}[:.]\d\d(?:[:.]\d\d)?\s*(?:[AaPp]\.?[Mm]\.?|Uhr)?)?"
_UNIT_EN = r"(?:second|minute|min|hour|hr|day|week|month|year|yr)s?"
_UNIT_DE = (
    r"(?:Sekunden?|Minuten?|Min\.|Stunden?|Std\.|Tag(?:en?)?|Wochen?|Monat(?:en?)?|Jahr(?:en?)?)"
)
_UNIT_FR = r"(?:secondes?|minutes?|min|heures?|jours?|semaines?|mois|ans?)"
_UNIT_RU = (
    r"(?:секунд[уы]?|минут[уы]?|мин\.|час(?:а|ов)?|ч\.|день|дня|дней|недел[юиь]|месяц(?:а|ев)?"
    r"|год(?:а)?|лет|г\.)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One kind of furniture; `pattern` must match the whole visible text of a block."""

    name: str
    pattern: str
    reason: str
    links: bool = False  # whether such a block may carry links


RULES = (
    Rule(
        name="relative time",
        pattern=rf"(?:(?:{_N}|an?|one) {_UNIT_EN} ago|just now"
        rf"|[Vv]or (?:{_N}|einer|einem) {_UNIT_DE}|[Gg]erade eben"
        rf"|[Ii]l y a (?:{_N}|une?) {_UNIT_FR}"
        rf"|(?:{_N})?\s?{_UNIT_RU} назад|только что"
        rf"|(?:Today|Yesterday|Heute|Gestern|Aujourd['’]hui|Hier|[Сс]егодня|[Вв]чера){_CLOCK})\.?",
        reason="FORUMS.md 3.4: shown instead of a date, and another one at the next look",
    ),
    Rule(
        name="views",
        pattern=rf"(?:{_N} (?:views?|Aufrufe?|Mal gelesen|vues?|просмотр(?:а|ов)?)"
        rf"|(?:Views?|Aufrufe|Zugriffe|Hits|Vues?|Просмотр(?:ов|ы)): ?{_N}|Viewed {_N} times?)",
        reason="FORUMS.md 3: counts visits; on 54 of 164 pages",
    ),
    Rule(
        name="reactions",
        pattern=rf"(?:{_N} (?:likes?|points?|votes?|Gefällt mir|Stimmen?|j['’]aime)"
        rf"|(?:Likes?|Reactions|Score|Reaktionen|Bewertung): ?[+-]?{_N})(?: \| {_N} comments?)?",
        reason="FORUMS.md 3: counts readers' votes; on 79 of 164 pages; Lemmy's feed line",
    ),
    Rule(
        name="counts of posts",
        pattern=rf"(?:{_N} (?:posts?|replies|reply|Antworten|Antwort|réponses?)"
        rf"(?:,? (?:-|·)? ?{_N} participants?)?|(?:Posts|Messages|Beiträge|Сообщени[йя]): ?{_N}"
        rf"|{_N} Beiträge? seit \d\d?\.\d\d?\.\d{{4}}|{_N} posts - {_N} participants)",
        reason="heise's author line (FORUMS.md 1.1), Discourse's list feeds: grow with other posts",
    ),
    Rule(
        name="expander",
        pattern=r"(?:Click to expand|(?:Read|Show) more|Read full topic|Weiterlesen|Mehr anzeigen"
        r"|Lire la suite|Читать (?:далее|дальше))(?:\.{3}|…)?",
        reason="XenForo's quotes and cut feeds: a control, not a word of the author's",
        links=True,
    ),
    Rule(
        name="sharing",
        pattern=r"(?:(?:Share|Teilen|Partager|Поделиться)"
        r"(?: (?:this|on|auf|sur|via|per|в)\b.{0,30})?"
        r"|Print(?: this page)?|Drucken|Imprimer|Печать)",
        reason="a control of the site; its targets carry the page's address and a visit's number",
        links=True,
    ),
    Rule(
        name="controls",
        pattern=r"(?:Reply|Quote|Report|Antworten|Zitieren|Melden|[Ii]gnorieren|Répondre|Citer"
        r"|Ответить|Цитировать|Пожаловаться)",
        reason="FORUMS.md 1.1 and 3.3: buttons beside a post, shown or not by who looks",
        links=True,
    ),
    Rule(
        name="feed's tail",
        pattern=r"(?:Statistics: Posted by .{1,60} [-—–] .{3,40}"
        r"|submitted by\s+/?u/\S+(?:\s+to\s+\S+)?\s+\[link\]\s+\[comments\])",
        reason="FORUMS.md 0.8: phpBB repeats the date, as 'Today' and tomorrow as 'Yesterday'",
        links=True,
    ),
    Rule(
        name="downloads",
        pattern=rf"\(?[\d.,]+ (?:[KMG]i?B|bytes)\)? (?:\|? ?)?(?:Viewed|Downloaded) {_N} times?",
        reason="phpBB's attachments count their downloads (FORUMS.md 1.3)",
    ),
)

_PLAIN = re.compile("|".join(f"(?:{rule.pattern})" for rule in RULES))
_LINKED = re.compile("|".join(f"(?:{rule.pattern})" for rule in RULES if rule.links))


def is_furniture(block: Block) -> bool:
    """True where a whole block is furniture by one of the rules."""
    if len(block.text) > MAX_CHARS or block.kind in ("heading", "code", "quote") or block.quote_of:
        return False
    pattern = _LINKED if block.links else _PLAIN
    return pattern.fullmatch(block.text.strip()) is not None


def without_furniture(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks that are compared; all of them where nothing else would be left."""
    if not any(is_furniture(block) for block in blocks):
        return blocks
    return tuple(block for block in blocks if not is_furniture(block)) or blocks
