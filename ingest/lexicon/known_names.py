"""Names that official texts and those who quote them are full of, as stems. Data.

Small on purpose: what is not here is told by its capital (Russian, English, French), by the word
before it (a title) or by no dictionary's knowing it (`names.py`). All case folded.
A stem stands for the word with any ending of at most six letters: "ukrain" is Ukraine, ukrainisch.
"""

from ingest.lexicon.words import words

# Countries, their people and adjectives; cities; leaders; bodies. Told only with a capital.
NAMES = words(
    # countries and peoples: German, English, French in one stem where they share it
    "russ ukrain belarus weißruss biélorus georgi géorgi armeni arméni aserbaidschan azerbaijan "
    "azerbaïdjan kasach kazakh usbek uzbek ouzbék kirgis kyrgyz kirghiz tadschik tajik tadjik "
    "turkmen moldau moldov moldav german deutschland deutsche allema austria österreich autrich "
    "schweiz switzerland swiss suisse franz frankreich france french français francais itali ital "
    "spain spani espagn portug griech greece greek grèce grec polen polnisch poland polish pologn "
    "polon tschech czech tchèq slowak slovak slovaq slowen sloven ungar hungar hongr ruman rumän "
    "roumain romani bulgar serb kroat croat bosni kosov albani albanai mazedon macedon macédon "
    "monteneg eston estn lett latvi letton litau lithuan lituan finn finland finland schwed swed "
    "suéd suède norweg norway norvég dänemark dänisch denmark danish danemark danois niederl "
    "netherl dutch belgi belg irland ireland irish irlande britann großbrit grossbrit britain "
    "british brit england english angl engländ engländer schott scot europ iran irak iraq isra "
    "palästin palestin syri syrie libano libanon leban liban jordan saudi ägypt egypt égypt türk "
    "turk turquie turqu afghan pakist indi inde chin japan japon korea coré taiwan vietnam viêt "
    "amerika amerikan americ améri usa kanad canad mexik mexic mexiq brasil brazil brésil argentin "
    "chile chili venezuel vénézuél kuba cuba nicaragua afrika africa afriqu südafr liby tunes "
    "tunis algeri algér marokk morocc maroc mali niger nigeri sudan soudan äthiop ethiop éthiop "
    "somali keni kenya jemen yemen austral neuseel qatar katar kuwait emirat"
    # cities and regions
    "moskau moscow moscou petersburg pétersbourg leningrad kiew kyiv kiev charkiw charkow kharkiv "
    "kharkov odess lwiw lwow lviv lemberg mariupol donezk donetsk donbas luhansk lugansk cherson "
    "kherson saporisch zaporizh krim crimea crimée sewastopol sevastopol sotschi sochi minsk "
    "almaty astana nursultan tiflis tbilisi baku jerewan yerevan berlin münchen munich hamburg "
    "köln cologne frankfurt wien vienna vienne bern genf geneva genève zürich zurich paris lyon "
    "marseille london londres brüssel brussels bruxelles warsaw warschau varsovie prag prague "
    "budapest bukarest bucharest belgrad belgrade sofia athen athens athènes rom rome madrid "
    "lissabon lisbon lisbonne oslo stockholm helsinki kopenhagen copenhagen riga tallinn vilnius "
    "washington york chicago moskwa peking beijing pékin shanghai tokio tokyo seoul delhi teheran "
    "tehran téhéran bagdad baghdad damaskus damascus damas jerusalem jérusalem gaza ankara "
    "istanbul kairo cairo kabul kaboul dresden leipzig bonn düsseldorf dortmund duisburg nürnberg "
    "erfurt magdeburg potsdam schwerin rostock mainz wiesbaden saarbrücken kiel kassel freiburg "
    "augsburg bayern bavaria sachsen saxony thüringen hessen brandenburg niedersachsen schleswig "
    "saarland salzburg innsbruck graz linz basel straßburg strasbourg bordeaux toulouse lille "
    "nantes manchester liverpool glasgow edinburgh boston angeles stuttgart hannover bremen"
    # leaders
    "putin poutine medwedew medvedev lawrow lavrov peskow peskov schoigu shoigu selensk zelensk "
    "poroschenko poroshenko janukow yanukov lukaschenk lukashenk loukachenk tokajew tokayev "
    "tokaïev nasarbajew nazarbayev merkel scholz merz baerbock habeck lindner steinmeier schröder "
    "biden trump obama clinton blinken bush macron sarkozy hollande mélenchon johnson starmer "
    "sunak blair thatcher erdoğan erdogan orbán orban duda tusk kaczyński meloni draghi berlusconi "
    "sánchez stoltenberg rutte borrell leyen juncker guterres netanjahu netanyahu assad chamene "
    "khamene xi jinping modi kim gorbatsch gorbach jelzin yeltsin eltsine stalin lenin hitler "
    "nawalny navalny"
    # bodies
    "kreml kremlin bundestag bundesrat nato otan osze osce unesco unicef duma pentagon reuters "
    "tass bundeswehr wagner gazprom"
    # Russian
    "росси украин белорусси белоруссия беларус грузи армени азербайджан казахстан узбекистан "
    "киргизи кыргызстан таджикистан туркмен молдави молдов германи австри швейцари франци итали "
    "испани португали греци польш чехи словаки словени венгри румыни болгари серби хорвати босни "
    "косов албани македони черногори эстони латви литв финлянди швеци норвеги дани нидерланд "
    "голланди бельги ирланди британи великобритани англи шотланди европ иран ирак израил палестин "
    "сири ливан иордани турци афганистан пакистан инди кита япони коре тайван вьетнам америк сша "
    "канад мексик бразили аргентин венесуэл куб африк ливи тунис алжир марокко египт эфиопи сомали "
    "йемен австрали катар кувейт москв петербург ленинград киев харьков одесс львов мариупол "
    "донецк донбасс луганск херсон запорож крым севастопол сочи минск алма астан тбилиси баку "
    "ереван берлин мюнхен гамбург вен женев париж лондон брюссел варшав праг будапешт бухарест "
    "белград софи афин рим мадрид лиссабон осло стокгольм хельсинки копенгаген риг таллин вильнюс "
    "вашингтон пекин шанха токио сеул дели тегеран багдад дамаск иерусалим газ анкар стамбул каир "
    "кабул новосибирск екатеринбург казан путин медведев лавров песков шойгу зеленск порошенко "
    "янукович лукашенк токаев назарбаев меркел шольц мерц байден трамп обам клинтон блинкен буш "
    "макрон саркози олланд джонсон тэтчер эрдоган орбан дуд туск столтенберг гутерриш нетаньяху "
    "асад хаменеи горбач ельцин сталин ленин гитлер навальн кремл нато обсе дум пентагон рейтер "
    "тасс газпром"
)

# Adjectives and peoples that are written small, where the language writes them so.
SMALL = words(
    "russisch ukrainisch belarussisch belarusisch georgisch armenisch kasachisch deutsch "
    "österreichisch schweizerisch französisch italienisch spanisch griechisch polnisch tschechisch "
    "ungarisch rumänisch serbisch britisch englisch europäisch iranisch irakisch israelisch "
    "palästinensisch syrisch türkisch afghanisch indisch chinesisch japanisch koreanisch "
    "amerikanisch us-amerikanisch kanadisch finnisch schwedisch norwegisch estnisch lettisch "
    "litauisch moldauisch westlich русск российск украинск белорусск грузинск армянск казахстанск "
    "казахск немецк германск австрийск швейцарск французск итальянск испанск греческ польск чешск "
    "венгерск румынск сербск британск английск европейск иранск иракск израильск палестинск "
    "сирийск турецк афганск индийск китайск японск корейск американск канадск финск шведск "
    "норвежск эстонск латышск латвийск литовск молдавск молдавск россиян украинц белорус американц "
    "немц француз поляк поляки британц англичан китайц турок израильтян палестинц russe ukrainien "
    "biélorusse géorgien arménien kazakh allemand autrichien suisse français italien espagnol "
    "polonais hongrois roumain serbe britannique anglais européen iranien israélien palestinien "
    "syrien turc turque afghan indien chinois japonais coréen américain canadien finlandais "
    "suédois norvégien estonien letton lituanien moldave"
)
# Given names, told where a capital does not: in German, and where a sentence begins. As they are,
# or with an s. Not here: what is another word too (Mark, Ernst, Rose, Will, Grace, Roman).
GIVEN = words(
    "alexander alexandra andreas andrea angela anja anke anna anne annette anton antje barbara "
    "bastian ben bernd birgit björn boris brigitte carsten charlotte christian christiane "
    "christina christine christoph claudia clemens daniel daniela david dennis detlef dieter dirk "
    "dominik doris elena elisabeth elke emil emma erik erich eva fabian felix ferdinand florian "
    "franziska friedrich fritz gabriele georg gerd gerhard gisela gregor günter günther hanna "
    "hannah hannes hans harald heike heiko heinrich heinz helga helmut herbert hermann holger "
    "horst ingo ingrid jakob jan jana jens joachim jochen johann johanna johannes jonas jörg josef "
    "julia julian jürgen jutta karin karl karsten katharina katja katrin kerstin klaus konrad "
    "kristina kurt lars laura lea lena leon leonie lisa ludwig luisa lukas manfred manuela marcel "
    "marco maria marie marina markus martin martina matthias max maximilian melanie michael monika "
    "moritz nadine nicole niklas nils nina olaf oliver oskar otto patrick paul paula peter petra "
    "philipp rainer ralf regina reinhard renate richard robert rolf rudolf sabine sandra sarah "
    "sebastian silke silvia simon sonja sophie stefan stefanie steffen susanne sven sylvia tanja "
    "theo thomas thorsten tim tobias tom torsten udo ulrich ulrike ursula uta ute uwe valentin "
    "vera volker walter werner wilhelm wolfgang andrew anthony charles elizabeth emily george "
    "henry james jennifer jessica joe john joseph kevin margaret mary matthew nancy nicholas oscar "
    "samuel stephen steven susan william amélie antoine benoît camille cécile claire émile étienne "
    "françois françoise gérard guillaume hélène hervé isabelle jacques jean julien laurent louis "
    "louise lucie luc mathieu michel nathalie nicolas olivier pascal philippe pierre rené sylvie "
    "thierry vincent yves wladimir vladimir sergej sergei dmitri dmitrij iwan ivan alexej alexei "
    "michail mikhail nikolai nikolaj olga tatjana natalja swetlana wolodymyr volodymyr oleg igor "
    "владимир сергей дмитрий иван алексей михаил николай ольга татьяна наталья светлана олег игорь "
    "андрей александр анна мария елена екатерина юрий пётр петр павел виктор анатолий борис"
)

# The longest ending behind a stem: "ukrain" + "ischen", "герман" + "иями".
LONGEST_ENDING = 6
# Of the short stems ("rom", "xi", "дум") only the ending of a case: longer is another word.
SHORT_STEM = 4
SHORT_ENDING = 2
