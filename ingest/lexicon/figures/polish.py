"""Polish number words. Data."""

from fractions import Fraction

from ingest.lexicon.figures.words import NumberWords, exact, numbered
from ingest.lexicon.words import words as split_words

POLISH = NumberWords(
    values={
        **exact(numbered(
            "0 zero; 2 dwa dwie dwóch dwaj dwoje dwoma; 3 trzy trzech trzej trzema; "
            "4 cztery czterech czterej czterema; 5 pięć pięciu; 6 sześć sześciu; "
            "7 siedem siedmiu; 8 osiem ośmiu; 9 dziewięć dziewięciu; 10 dziesięć dziesięciu; "
            "11 jedenaście jedenastu; 12 dwanaście dwunastu; 13 trzynaście trzynastu; "
            "14 czternaście czternastu; 15 piętnaście piętnastu; 16 szesnaście szesnastu; "
            "17 siedemnaście siedemnastu; 18 osiemnaście osiemnastu; "
            "19 dziewiętnaście dziewiętnastu; 20 dwadzieścia dwudziestu; "
            "30 trzydzieści trzydziestu; 40 czterdzieści czterdziestu; "
            "50 pięćdziesiąt pięćdziesięciu; 60 sześćdziesiąt sześćdziesięciu; "
            "70 siedemdziesiąt siedemdziesięciu; 80 osiemdziesiąt osiemdziesięciu; "
            "90 dziewięćdziesiąt dziewięćdziesięciu; 200 dwieście dwustu; 300 trzysta trzystu; "
            "400 czterysta czterystu; 500 pięćset pięciuset; 600 sześćset sześciuset; "
            "700 siedemset siedmiuset; 800 osiemset ośmiuset; 900 dziewięćset dziewięciuset"
        )),
        "półtora": Fraction(3, 2), "półtorej": Fraction(3, 2),
    },
    scales=numbered(
        "100 sto stu; 1000 tysiąc tysiące tysięcy tys; 1000000 milion miliona miliony milionów "
        "mln; 1000000000 miliard miliarda miliardy miliardów mld"
    ),
    ones=split_words("jeden jedna jedno jedną jednej jednego"),
    counting=frozenset({"jeden"}),
    ordinals=numbered(
        "1 pierwszy pierwsza pierwsze pierwszego pierwszej; 2 drugi druga drugiego drugiej; "
        "3 trzeci trzecia trzecie trzeciego trzeciej; 4 czwarty czwarta czwartego czwartej; "
        "5 piąty piąta piątego piątej; 10 dziesiąty dziesiąta dziesiątego"
    ),
    fractions={
        "połowa": Fraction(1, 2), "połowy": Fraction(1, 2), "połowę": Fraction(1, 2),
        "trzecie": Fraction(1, 3), "ćwierć": Fraction(1, 4),
    },
    vague=numbered("10 dziesiątki dziesiątek; 100 setki setek; 1000 tysiące tysięcy; "
                   "1000000 miliony milionów"),
    alone=exact(numbered("2 dwukrotnie; 3 trzykrotnie")),
)  # fmt: skip
