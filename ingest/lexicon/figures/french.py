"""French number words. Data."""

from fractions import Fraction

from ingest.lexicon.figures.words import NumberWords, exact, numbered

_ORDINALS = numbered(
    "2 deux; 3 trois; 4 quatr; 5 cinqu; 6 six; 7 sept; 8 huit; 9 neuv; 10 dix; 11 onz; 12 douz; "
    "13 treiz; 14 quatorz; 15 quinz; 16 seiz; 20 vingt; 30 trent; 40 quarant; 50 cinquant; "
    "60 soixant; 100 cent"
)

FRENCH = NumberWords(
    values=exact(
        numbered(
            "0 zéro; 2 deux; 3 trois; 4 quatre; 5 cinq; 6 six; 7 sept; 8 huit; 9 neuf; 10 dix; "
            "11 onze; 12 douze; 13 treize; 14 quatorze; 15 quinze; 16 seize; 20 vingt; "
            "30 trente; 40 quarante; 50 cinquante; 60 soixante; 70 septante; 80 huitante "
            "octante; 90 nonante"
        )
    )
    | {"demi": Fraction(1, 2)},
    scales=numbered(
        "10 dizaine; 12 douzaine; 15 quinzaine; 20 vingtaine; 30 trentaine; 40 quarantaine; "
        "50 cinquantaine; 60 soixantaine; 100 cent cents centaine; 1000 mille millier; "
        "1000000 million millions; 1000000000 milliard milliards md mds; "
        "1000000000000 billion billions"
    ),
    ones=frozenset({"un", "une"}),
    ordinals={
        **{f"{stem}ième{plural}": value for stem, value in _ORDINALS.items()
           for plural in ("", "s")},
        **numbered("1 premier première premiers premières 1er 1re; 2 second seconde"),
    },
    fractions={
        "moitié": Fraction(1, 2), "tiers": Fraction(1, 3), "quart": Fraction(1, 4),
        "quarts": Fraction(1, 4), "cinquième": Fraction(1, 5), "cinquièmes": Fraction(1, 5),
        "dixième": Fraction(1, 10), "dixièmes": Fraction(1, 10),
    },
    vague=numbered(
        "10 dizaines douzaines; 100 centaines; 1000 milliers; 1000000 millions; "
        "1000000000 milliards"
    ),
    tens_joints=frozenset({"et"}),
    halves=frozenset({"et demi", "et demie"}),
    halving=frozenset({"demi"}),
    score=frozenset({"vingt", "vingts"}),
)  # fmt: skip
