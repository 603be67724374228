"""Ukrainian number words. Data, and how it is put together."""

from fractions import Fraction

from ingest.lexicon.figures.words import NumberWords, exact, numbered
from ingest.lexicon.words import words as split_words

# with -ь and -и; what has another form in the cases stands beside them
_SOFT = numbered(
    "5 п'ят; 6 шіст; 9 дев'ят; 10 десят; 11 одинадцят; 12 дванадцят; 13 тринадцят; "
    "14 чотирнадцят; 15 п'ятнадцят; 16 шістнадцят; 17 сімнадцят; 18 вісімнадцят; "
    "19 дев'ятнадцят; 20 двадцят; 30 тридцят"
)
_ORDINAL = numbered(
    "1 перш; 2 друг; 4 четверт; 5 п'ят; 6 шост; 7 сьом; 8 восьм; 9 дев'ят; 10 десят; 20 двадцят"
)
_ENDINGS = split_words("ий ого ому им ім а ої у ою е і их ими")
_ONE = split_words("один одна одне одну однієї одного")

UKRAINIAN = NumberWords(
    values={
        **exact(numbered(
            "0 нуль; 2 два дві двох двом двома двоє; 3 три трьох трьом трьома троє; "
            "4 чотири чотирьох чотирьом; 5 п'ятьох; 6 шести шістьох; 7 сім семи сімох; "
            "8 вісім восьми; 40 сорок сорока; 50 п'ятдесят п'ятдесяти; 60 шістдесят шістдесяти; "
            "70 сімдесят сімдесяти; 80 вісімдесят вісімдесяти; 90 дев'яносто дев'яноста; "
            "200 двісті двохсот; 300 триста трьохсот; 400 чотириста чотирьохсот; "
            "500 п'ятсот п'ятисот; 600 шістсот шестисот; 700 сімсот семисот; "
            "800 вісімсот восьмисот; 900 дев'ятсот дев'ятисот"
        )),
        **exact({stem + ending: value for stem, value in _SOFT.items() for ending in "ьи"}),
        "півтора": Fraction(3, 2), "півтори": Fraction(3, 2),
    },
    scales=numbered(
        "100 сто ста; 1000 тисяча тисячі тисяч тисячу тис; "
        "1000000 мільйон мільйона мільйони мільйонів млн; "
        "1000000000 мільярд мільярда мільярди мільярдів млрд"
    ),
    ones=_ONE,
    counting=_ONE,
    ordinals={
        **{stem + ending: value for stem, value in _ORDINAL.items() for ending in _ENDINGS},
        **numbered("3 третій третя третє третього третьої третю"),
    },
    fractions={
        "половина": Fraction(1, 2), "половини": Fraction(1, 2), "половину": Fraction(1, 2),
        "третина": Fraction(1, 3), "третини": Fraction(1, 3), "третину": Fraction(1, 3),
        "чверть": Fraction(1, 4), "чверті": Fraction(1, 4),
    },
    vague=numbered("10 десятки десятків; 100 сотні сотень; 1000 тисячі тисяч; "
                   "1000000 мільйони мільйонів"),
    alone=exact(numbered("2 двічі вдвічі; 3 тричі втричі")),
    halves=frozenset({"з половиною"}),
)  # fmt: skip
