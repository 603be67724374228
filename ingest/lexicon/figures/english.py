"""English number words. Data."""

from fractions import Fraction

from ingest.lexicon.figures.words import NumberWords, exact, numbered

_VALUES = numbered(
    "0 zero; 2 two; 3 three; 4 four; 5 five; 6 six; 7 seven; 8 eight; 9 nine; 10 ten; 11 eleven; "
    "12 twelve; 13 thirteen; 14 fourteen; 15 fifteen; 16 sixteen; 17 seventeen; 18 eighteen; "
    "19 nineteen; 20 twenty; 30 thirty; 40 forty; 50 fifty; 60 sixty; 70 seventy; 80 eighty; "
    "90 ninety"
)

ENGLISH = NumberWords(
    values=exact(_VALUES),
    scales=numbered(
        "12 dozen; 100 hundred; 1000 thousand; 1000000 million mn mln; "
        "1000000000 billion bn bln; 1000000000000 trillion tn trn"
    ),
    ones=frozenset({"one", "a", "an"}),
    counting=frozenset({"one"}),
    ordinals=numbered(
        "1 first; 2 second; 3 third; 4 fourth; 5 fifth; 6 sixth; 7 seventh; 8 eighth; 9 ninth; "
        "10 tenth; 11 eleventh; 12 twelfth; 13 thirteenth; 14 fourteenth; 15 fifteenth; "
        "16 sixteenth; 17 seventeenth; 18 eighteenth; 19 nineteenth; 20 twentieth; 30 thirtieth; "
        "40 fortieth; 50 fiftieth; 60 sixtieth; 70 seventieth; 80 eightieth; 90 ninetieth; "
        "100 hundredth"
    ),
    fractions={
        "half": Fraction(1, 2), "halves": Fraction(1, 2), "third": Fraction(1, 3),
        "thirds": Fraction(1, 3), "quarter": Fraction(1, 4), "quarters": Fraction(1, 4),
        "fifth": Fraction(1, 5), "fifths": Fraction(1, 5), "tenth": Fraction(1, 10),
        "tenths": Fraction(1, 10), "sixth": Fraction(1, 6), "eighth": Fraction(1, 8),
    },
    vague=numbered("10 dozens tens scores; 100 hundreds; 1000 thousands; 1000000 millions; "
                   "1000000000 billions"),
    alone=exact(numbered("2 twice; 3 thrice")),
    joints=frozenset({"and"}),
    halves=frozenset({"and a half"}),
)  # fmt: skip
