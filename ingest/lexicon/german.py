"""German words that tell. Data."""

from ingest.lexicon.words import Words, phrases, words

GERMAN = Words(
    languages=frozenset({"de"}),
    capitals=False,
    # not here: ein and eine, which are articles far more often than numbers
    numbers=words(
        "anderthalb eineinhalb zehntausende zehntausenden hunderttausende hunderttausenden "
        "zigtausend sechstel siebtel achtel neuntel drittes dreifach dreifache vierfach einhundert "
        "eintausend paar null eins zwei zwo drei vier fünf sechs sieben acht neun zehn elf zwölf "
        "dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig dreißig vierzig "
        "fünfzig sechzig siebzig achtzig neunzig hundert tausend hunderte tausende hunderten "
        "tausenden million millionen milliarde milliarden billion billionen dutzend dutzende "
        "hälfte halb halbe halben doppelt doppelte drittel viertel fünftel zehntel einmal zweimal "
        "dreimal viermal beide beiden erste ersten erster erstes zweite zweiten zweiter dritte "
        "dritten dritter vierte vierten fünfte fünften sechste siebte achte neunte zehnte zweitens "
        "drittens einziges einzige einzigen"
    ),
    number_parts=words(
        "ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig dreißig vierzig "
        "fünfzig sechzig siebzig achtzig neunzig hundert tausend und sech sieb mal fach einhalb"
    ),
    negations=words(
        "nicht nichts nie niemals kein keine keinen keinem keiner keines keins keinerlei niemand "
        "niemanden niemandem nirgends nirgendwo weder ohne mitnichten keineswegs keinesfalls nein "
        "nee nö"
    ),
    negating_prefixes=words("un in im ir il dis non nicht miss a"),
    months=words(
        "januar jänner februar feber märz april mai juni juli august september oktober november "
        "dezember jan feb mrz apr jun jul aug sept sep okt nov dez"
    ),
    days=words(
        "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag montags dienstags "
        "mittwochs donnerstags freitags samstags sonntags montagabend dienstagabend mittwochabend "
        "donnerstagabend freitagabend samstagabend sonntagabend montagmorgen dienstagmorgen "
        "mittwochmorgen donnerstagmorgen freitagmorgen heute gestern morgen vorgestern übermorgen "
        "vormittag nachmittag mittag mitternacht"
    ),
    clock=words("uhr"),
    units=words(
        "meter metern kilometer kilometern zentimeter millimeter quadratkilometer quadratmeter "
        "hektar liter litern kubikmeter gramm kilogramm kilo tonnen tonne prozent prozentpunkte "
        "prozentpunkten promille euro euros cent dollar rubel pfund franken sekunden sekunde "
        "minuten minute stunden stunde tage tagen tag wochen woche monate monaten monat jahre "
        "jahren jahr grad watt kilowatt megawatt gigawatt meilen meile"
    ),
    certainty=phrases(
        """angeblich, angebliche, angeblichen, angeblicher, angebliches, mutmaßlich, mutmaßliche,
        mutmaßlichen, mutmaßlicher, vermutlich, vermutliche, vermutlichen, vermeintlich,
        vermeintliche, vermeintlichen, vermeintlicher, wahrscheinlich, höchstwahrscheinlich,
        wahrscheinliche, wahrscheinlichen, möglicherweise, möglich, mögliche, möglichen,
        möglicher, mögliches, vielleicht, eventuell, womöglich, wohl, offenbar, anscheinend,
        scheinbar, offensichtlich, offenkundig, augenscheinlich, offiziell, inoffiziell,
        unbestätigt, unbestätigten, bestätigt, voraussichtlich, allem anschein nach, dem
        vernehmen nach, soll, sollen, sollte, sollten, kann, können, könnte, könnten, dürfte,
        dürften, mag, mögen, möge, müsste, müssten, muss, müssen, würde, würden, wäre, wären,
        hätte, hätten, sei, seien, habe, scheint, scheinen, schien, sicher, sicherlich, gewiss,
        bestimmt, zweifellos, zweifelsfrei, definitiv, eindeutig, tatsächlich, unbestreitbar,
        nachweislich, erwiesenermaßen, keinesfalls, auf keinen fall, auf jeden fall, ohne
        zweifel, ohne jeden zweifel, mit sicherheit, garantiert, kaum, fast sicher, vorgeblich,
        sogenannte, sogenannten, so genannte, so genannten, fraglich, ungewiss, unklar"""
    ),
    saying=words(
        "sagte sagt sagten sagen gesagt erklärte erklärt erklärten erklären betonte betont "
        "betonten behauptete behauptet behaupteten behaupten berichtete berichtet berichteten "
        "berichten meldete meldet meldeten melden teilte teilten mitgeteilt verkündete verkündet "
        "äußerte äußert bestätigte bestätigen bestätigten dementierte dementiert bestritt "
        "bestreitet meinte meint meinten schrieb schreibt schrieben versicherte versichert räumte "
        "warnte warnt forderte fordert kritisierte kritisiert unterstrich unterstreicht kündigte "
        "antwortete antwortet erwiderte entgegnete zitierte zitiert hob urteilte ergänzte fügte "
        "wiederholte bekräftigte bekräftigt beteuerte vermutete gab zufolge"
    ),
    sources=phrases(
        """laut, zufolge, nach angaben, nach eigenen angaben, nach den angaben, nach auskunft, nach
        aussage, nach aussagen, nach darstellung, nach den worten, nach worten, nach
        einschätzung, nach ansicht, nach meinung, nach überzeugung, nach informationen, unter
        berufung auf, in den worten, aus sicht, einem bericht, aus kreisen, gegenüber"""
    ),
    loose_sources=frozenset({", so"}),
    titles=words(
        "präsident präsidentin präsidenten staatspräsident staatschef staatschefin kanzler "
        "kanzlerin bundeskanzler bundeskanzlerin bundespräsident minister ministerin außenminister "
        "außenministerin verteidigungsminister verteidigungsministerin finanzminister "
        "innenminister innenministerin wirtschaftsminister ministerpräsident ministerpräsidentin "
        "premierminister premierministerin premier regierungschef regierungschefin sprecher "
        "sprecherin regierungssprecher regierungssprecherin general generalsekretär "
        "generalsekretärin herr herrn frau doktor dr prof professor professorin papst könig "
        "königin prinz senator senatorin abgeordneter abgeordnete bürgermeister bürgermeisterin "
        "oberst kommissar kommissarin vorsitzender vorsitzende parteichef parteichefin botschafter "
        "botschafterin kollege kollegin user benutzer nutzer"
    ),
    articles=words(
        "der die das dem den des ein eine einer einem einen eines auch dazu daraufhin gestern "
        "heute er sie es am im zum unser unsere ihr sein seine der"
    ),
)  # fmt: skip
