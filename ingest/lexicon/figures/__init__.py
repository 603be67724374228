"""Numbers, dates, times, shares and money in visible text, by value and in any language. Pure.

"6", "sechs" and "шесть" are one value, and so are "11. Januar 2022" and "01/11/2022": what two
texts say can be compared though no word of theirs is the same (TEXT.md, "Translated passages").
To teach a language, add a file of its number words and name it in `by_language`; months and units
have one file each for all languages.
"""

from ingest.lexicon.figures.agreement import agree, comparable
from ingest.lexicon.figures.figure import Figure, FigureKind
from ingest.lexicon.figures.scan import figures_in

__all__ = ["Figure", "FigureKind", "agree", "comparable", "figures_in"]
