"""Italian number words, most of them written as one word. Data, and how it is put together."""

from fractions import Fraction

from ingest.lexicon.figures.words import NumberWords, exact, numbered

_ONES = numbered("1 uno; 2 due; 3 tre; 4 quattro; 5 cinque; 6 sei; 7 sette; 8 otto; 9 nove")
_TENS = numbered(
    "20 venti; 30 trenta; 40 quaranta; 50 cinquanta; 60 sessanta; 70 settanta; 80 ottanta; "
    "90 novanta"
)


def _up_to_999() -> dict[str, int]:
    """Up to 999: "ventuno", "ventitré", "duecentocinquanta"."""
    small = {
        **{word: value for word, value in _ONES.items() if value > 1},
        **numbered(
            "0 zero; 10 dieci; 11 undici; 12 dodici; 13 tredici; 14 quattordici; 15 quindici; "
            "16 sedici; 17 diciassette; 18 diciotto; 19 diciannove"
        ),
        **_TENS,
    }
    for tens, ten in _TENS.items():
        for word, value in _ONES.items():
            small[(tens[:-1] if value in (1, 8) else tens) + word] = ten + value
        small[f"{tens}tré"] = ten + 3
    hundreds = {"cento": 100} | {
        f"{word}cento": value * 100 for word, value in _ONES.items() if value > 1
    }
    return {
        **small, **hundreds,
        **{hundred + word: many + value for hundred, many in hundreds.items()
           for word, value in small.items() if value},
    }  # fmt: skip


_SMALL = _up_to_999()

ITALIAN = NumberWords(
    values=exact(_SMALL)
    | exact({f"{word}mila": value * 1000 for word, value in _SMALL.items() if value}),
    scales=numbered(
        "12 dozzina; 100 centinaio; 1000 mille; 1000000 milione milioni mln; "
        "1000000000 miliardo miliardi mld"
    ),
    ones=frozenset({"un", "una", "uno"}),
    ordinals=numbered(
        "1 primo; 2 seconda; 3 terzo terza; 4 quarto quarta; 5 quinto quinta; "
        "6 sesto sesta; 7 settimo settima; 8 ottavo ottava; 9 nono nona; 10 decimo decima"
    ),
    fractions={
        "metà": Fraction(1, 2), "terzi": Fraction(1, 3), "quarti": Fraction(1, 4),
    },
    vague=numbered("10 decine; 100 centinaia; 1000 migliaia; 1000000 milioni; 1000000000 miliardi"),
    halves=frozenset({"e mezzo", "e mezza"}),
)  # fmt: skip
