"""Turkish number words. Data.

Not here as ordinals or fractions: what else than the plain numbers is written by endings.
"""

from ingest.lexicon.figures.words import NumberWords, exact, numbered

TURKISH = NumberWords(
    values=exact(
        numbered(
            "0 sıfır; 2 iki; 3 üç; 4 dört; 5 beş; 6 altı; 7 yedi; 8 sekiz; 9 dokuz; 10 on; "
            "20 yirmi; 30 otuz; 40 kırk; 50 elli; 60 altmış; 70 yetmiş; 80 seksen; 90 doksan"
        )
    ),
    scales=numbered("100 yüz; 1000 bin; 1000000 milyon; 1000000000 milyar; 1000000000000 trilyon"),
    ones=frozenset({"bir"}),
    counting=frozenset({"bir"}),
    ordinals=numbered("1 birinci ilk; 2 ikinci; 3 üçüncü; 4 dördüncü; 5 beşinci; 10 onuncu"),
    vague=numbered("10 onlarca; 100 yüzlerce; 1000 binlerce; 1000000 milyonlarca"),
)
