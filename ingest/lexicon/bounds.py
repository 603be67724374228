"""Words before a number that make a bound or a rough number of it, in several languages. Data.

One list for all languages: no phrase of one means something else before a number in another. Case
folded, as they are written.
"""

from ingest.lexicon.words import phrases

UNDER = phrases(
    "weniger als, unter, höchstens, maximal, bis zu, knapp, fast, beinahe, nahezu, less than, "
    "fewer than, under, below, at most, a maximum of, up to, nearly, almost, just under, менее, "
    "меньше, до, почти, максимум, moins de, au plus, au maximum, presque, près de, jusqu'à, "
    "menos de, meno di, mniej niż, менше"
)
OVER = phrases(
    "mehr als, über, mindestens, wenigstens, gut, more than, over, above, at least, upwards of, "
    "a minimum of, just over, более, больше, свыше, минимум, не менее чем, plus de, au moins, "
    "más de, más que, più di, ponad, więcej niż, понад, більше"
)
ABOUT = phrases(
    "rund, etwa, circa, ca., ungefähr, an die, gegen, zirka, ungefähr, about, around, some, "
    "roughly, approximately, close to, an estimated, около, примерно, порядка, приблизительно, "
    "где то, environ, quelque, quelques, autour de, une, unos, alrededor de, circa, близько, "
    "około"
)
# Turn a bound round: "not more than", "nie über", «не менее».
TURNING = phrases(
    "no, not, never, nicht, nie, niemals, kein, keine, keinen, keiner, nirgends, keineswegs, не, "
    "ни, никогда, pas, jamais, ne, non, nunca, mai, nie"
)
