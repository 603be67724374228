"""Words before a speaker's name that say what office he holds, and words that are no name. Data."""

import re

from ingest.lexicon.words import words

# German writes compounds: Innenministerin, Regierungssprecher. All case folded, any case.
_OFFICES = re.compile(
    r"\w*(?:minister|kanzler|präsident|sekretär|sprecher|beauftragte|kommissar|vorsitzende|direktor"
    r"|gouverneur|botschafter)(?:in|s|r|n)?"
    r"|ministre|premier|president|chancellor|(?:under)?secretary|spokes(?:man|woman|person)"
    r"|chair(?:man|woman|person)?|commissioner|director(?:-general)?|governor|ambassador|senator"
    r"|(?:vice-)?présidente?|chanceli(?:er|ère)|secrétaire|porte-parole|directeur|directrice"
    r"|commissaire|ambassadeur|ambassadrice|sénateur|sénatrice"
    r"|(?:вице-)?(?:президент|премьер(?:-министр)?)|министр|канцлер|секретарь|представитель|глава"
    r"|председатель|заместитель|директор|губернатор|посол|уполномоченный|руководитель"
)
# What may stand before an office, and begins no name: "Le ministre", but not "Eine Frage".
DETERMINERS = words(
    "ein eine einen der die das mein meine unser unsere erste erster zweite zweiter dritte letzte "
    "nächste weitere the a one my our first second third last next another le la les l un une mon "
    "ma mes nos notre première premier deuxième dernière autre первый первая второй вторая третий "
    "последний следующий ещё один одна мой наш мои наши"
)
# What a heading, a host or a hurried note has before a colon.
NO_NAMES = words(
    "frage fragen antwort anmerkung hinweis bemerkung thema ziel punkt question questions answer "
    "answers note remark remarks topic goal point réponse remarque sujet objectif nota вопрос "
    "вопросы ответ примечание замечание тема цель пункт"
)


def is_office(word: str) -> bool:
    """Whether a word (any case) names an office that a person holds: minister, Präsidentin."""
    return _OFFICES.fullmatch(word.casefold()) is not None
