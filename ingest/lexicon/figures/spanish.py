"""Spanish number words. Data."""

from fractions import Fraction

from ingest.lexicon.figures.words import NumberWords, exact, numbered

_SPANISH_ONES = numbered(
    "1 uno un; 2 dos dós; 3 tres trés; 4 cuatro; 5 cinco; 6 seis séis; 7 siete; 8 ocho; 9 nueve"
)
SPANISH = NumberWords(
    values=exact(
        numbered(
            "0 cero; 2 dos; 3 tres; 4 cuatro; 5 cinco; 6 seis; 7 siete; 8 ocho; 9 nueve; 10 diez; "
            "11 once; 12 doce; 13 trece; 14 catorce; 15 quince; 16 dieciséis; 17 diecisiete; "
            "18 dieciocho; 19 diecinueve; 20 veinte; 30 treinta; 40 cuarenta; 50 cincuenta; "
            "60 sesenta; 70 setenta; 80 ochenta; 90 noventa; 100 cien ciento; "
            "200 doscientos doscientas; 300 trescientos trescientas; "
            "400 cuatrocientos cuatrocientas; 500 quinientos quinientas; "
            "600 seiscientos seiscientas; 700 setecientos setecientas; "
            "800 ochocientos ochocientas; 900 novecientos novecientas"
        )
        | {f"veinti{word}": 20 + value for word, value in _SPANISH_ONES.items()}
    ),
    scales=numbered(
        "12 docena; 1000 mil; 1000000 millón millones; 1000000000000 billón billones"
    ),
    ones=frozenset({"un", "una", "uno"}),
    counting=frozenset({"uno"}),
    ordinals=numbered(
        "1 primero primera primer; 2 segunda; 3 tercero tercera tercer; 4 cuarto cuarta; "
        "5 quinto quinta; 6 sexto sexta; 7 séptimo séptima; 8 octavo octava; 9 noveno novena; "
        "10 décimo décima"
    ),
    fractions={
        "mitad": Fraction(1, 2), "medio": Fraction(1, 2), "tercio": Fraction(1, 3),
        "tercios": Fraction(1, 3), "cuartos": Fraction(1, 4),
    },
    vague=numbered("10 decenas docenas; 100 centenares cientos; 1000 miles millares; "
                   "1000000 millones"),
    tens_joints=frozenset({"y"}),
    halves=frozenset({"y medio", "y media"}),
)  # fmt: skip
