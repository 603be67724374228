"""English words that tell. Data."""

from ingest.lexicon.words import Words, phrases, words

ENGLISH = Words(
    languages=frozenset({"en"}),
    capitals=True,
    numbers=words(
        "tens scores thirds fifths tenths halves quarter-million couple pair triple single "
        "hundredth thousandth trillions zero first second one two three four five six seven eight "
        "nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen "
        "twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands "
        "million millions billion billions trillion dozen dozens half double twice thrice third "
        "fourth fifth sixth seventh eighth ninth tenth quarter quarters"
    ),
    negations=words(
        "not no never none nobody nothing nowhere neither nor without cannot aint dont doesnt "
        "didnt wont cant isnt wasnt"
    ),
    negating_prefixes=words("un in im ir il dis non mis a"),
    # "may" and "march" are left to their capitals and to a number beside them: see `dates`
    months=words(
        "january february march april may june july august september october november december jan "
        "feb mar apr jun jul aug sept sep oct nov dec"
    ),
    days=words(
        "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight "
        "noon midnight mondays tuesdays wednesdays thursdays fridays saturdays sundays"
    ),
    clock=words("am pm a.m p.m o'clock"),
    units=words(
        "metres meters metre meter kilometres kilometers kilometre kilometer miles mile feet foot "
        "inches yards acres hectares litres liters gallons barrels grams kilograms kilos pounds "
        "ounces tons tonnes tonne ton percent cents euro euros dollars dollar roubles rubles "
        "francs hours hour minutes minute seconds second days day weeks week months month years "
        "year degrees degree celsius fahrenheit watts kilowatts megawatts gigawatts"
    ),
    certainty=phrases(
        """allegedly, alleged, reportedly, reported, purportedly, purported, supposedly, supposed,
        apparently, apparent, seemingly, presumably, presumed, probably, probable, possibly,
        possible, perhaps, maybe, likely, unlikely, potentially, potential, conceivably,
        ostensibly, so-called, may, might, could, can, would, should, must, shall, seems, seem,
        seemed, appears, appear, appeared, tends, suspected, unconfirmed, confirmed, believed to,
        thought to, said to, certainly, certain, clearly, definitely, undoubtedly, undeniably,
        surely, obviously, evidently, no doubt, without doubt, without a doubt, beyond doubt,
        hardly, barely, questionable, expected to, officially, unofficially, in all likelihood,
        arguably, unclear, uncertain, indisputably, proven"""
    ),
    saying=words(
        "said says say saying told tells stated states claimed claims claim claiming declared "
        "declares announced announces reported reports argued argues asserted asserts maintained "
        "insisted insists emphasized emphasised stressed stresses noted notes added adds explained "
        "explains confirmed confirms denied denies admitted admits acknowledged conceded warned "
        "warns wrote writes alleged replied answered commented remarked observed suggested "
        "suggests pointed reiterated underlined accused accuses quoted quotes urged blamed blames "
        "blame criticised criticized criticises"
    ),
    sources=phrases(
        """according to, in the words of, as told by, as stated by, as reported by, as announced by,
        quoted by, citing, cited by, in the view of, in the opinion of, by the account of,
        sources in, on the authority of, told reporters"""
    ),
    titles=words(
        "mr mrs ms miss dr prof professor sir lord lady president vice-president chancellor "
        "minister secretary senator representative congressman governor mayor general colonel "
        "captain admiral prime king queen prince princess pope chairman chairwoman speaker "
        "spokesman spokeswoman spokesperson ambassador judge justice user"
    ),
    articles=words("the a an his her its their our my that also he she it they then yesterday"),
)
