"""Whether a passage is a third text's that both sides quote: a constitution, a treaty, a law. Pure.

Long runs that a post and a statement share because both copy the same article are common
(OFFICIAL.md 6). Told by what stands before the passage, on either side, or by quotation marks that
the statement itself sets around it. A wrong guess costs certainty and no citation.
"""

import re

from ingest.citations.marks import marked_passages
from ingest.citations.spans import Span, inside

# A heading or a clause: "As Article 51 of the Charter of the United Nations has it:".
_BEFORE_CHARS = 160
# Texts that officials and posts quote alike. Only with a number, or with a capital where the
# language gives proper names one: "our constitution" is one, "a treaty" is none.
_NUMBERED = re.compile(
    r"\b(?:article|artikel|art\.|section|sec\.|chapter|absatz|abs\.|paragra(?:ph|f)|стать[яеиюё]й?|ст\."
    r"|пункт[ауе]?|artículo|articolo|artykuł|madde(?:si)?)\s*\d"
    r"|§\s*\d|第[0-9一二三四五六七八九十百]+条",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"\b(?:Constitution|Charter|Treaty|Convention|Protocol|Covenant|Communiqué|Declaration|Statute"
    r"|Code|Amendment|Oath|Preamble|Resolution\s+\d)\b"
    r"|\b(?:Verfassung|Grundgesetz(?:es)?|Charta|\w*[Vv]ertrag(?:s|es)?|\w*[Kk]onvention|Protokoll"
    r"|\w*[Gg]esetzbuch(?:s|es)?|Amtseid|Schlussakte|Resolution\s+\d)\b"
    r"|\b(?:Конституци\w+|Устав\w*|Договор\w*|Конвенци\w+|Протокол\w*|Кодекс\w*|Хартии|Хартия"
    r"|Декларации|Резолюци\w+\s+\d)\b"
    r"|\b(?:constitution|charter|treaty) (?:of|on)\b"
    r"|\b(?:договор\w*|устав\w*) (?:о|об|ООН)\b"
    r"|\b\w+(?:ого|ему|ий) (?:договор|устав)\w*\b"
    r"|\b(?:Charte|Traité|Protocole|Préambule|Code\s+(?:civil|pénal))\b"
    r"|宪法|宪章|条约|公约",
)
_INTRODUCED = re.compile(r"[^.!?。！？\n]*[:：]")


def names_third_text(visible: str, span: Span) -> bool:
    """Whether the words before this span, in its own or an introducing paragraph, name one."""
    start, end = span
    before = visible[max(0, start - _BEFORE_CHARS) : start]
    lines = before.split("\n")
    # the paragraph before counts only if it introduces: it ends in a colon or is a heading
    if len(lines) > 1:
        lead = lines[-2].rstrip()
        own = lines[-1]
        before = f"{lead}\n{own}" if lead.endswith((":", "：")) and not own.strip() else own
    introduced = _INTRODUCED.match(visible[start:end][:_BEFORE_CHARS])
    if introduced:  # the passage takes its introduction along
        before = f"{before}{introduced[0]}"
    return bool(_NUMBERED.search(before) or _NAMED.search(before))


def is_quoted_itself(statement: str, span: Span) -> bool:
    """Whether the statement sets this span of its visible text between quotation marks."""
    start, end = span
    first = statement.rfind("\n", 0, start) + 1
    last = statement.find("\n", end)
    paragraph = statement[first : last if last >= 0 else len(statement)]
    return inside(marked_passages(paragraph), start - first, end - first)
