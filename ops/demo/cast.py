"""The sites of the demonstration and what they publish. All of it is invented by us.

There is no river commission, nobody said any of this, and nothing of it is ever sent to the real
hosts: the names lead to this machine (PALIMPSEST_RESOLVE).
"""

from datetime import timedelta

from ops.demo.papers import Paper, Site, paragraphs

OFFICE = Site(
    name="Kremlin, English (invented)",
    kind="official",
    host="en.kremlin.ru",
    feed_path="/events/president/news/feed",
    language="en",
    tells="a press office, in English",
)
OFFICE_RU = Site(
    name="Kremlin, Russian (invented)",
    kind="official",
    host="kremlin.ru",
    feed_path="/events/president/news/feed",
    language="ru",
    tells="the same office, in Russian",
)
RIVER = Site(
    name="Flussforum",
    kind="forum",
    host="fluss.palimpsest.example",
    feed_path="/forum/feed.rss",
    language="de",
    tells="a forum in German, in heise's form",
)
BARGES = Site(
    name="Barge talk",
    kind="forum",
    host="barges.palimpsest.example",
    feed_path="/forum/feed.rss",
    language="en",
    tells="a forum in English",
)
QUAY = Site(
    name="Quai du Nord",
    kind="forum",
    host="quai.palimpsest.example",
    feed_path="/forum/feed.rss",
    language="fr",
    tells="a forum in French and Russian",
)
SITES = (OFFICE, OFFICE_RU, RIVER, BARGES, QUAY)

QUARREL = (
    "We will not allow anyone to turn a shortage of water into a quarrel between neighbours, and no"
    " country on this river will be asked to pay for the mistakes of another."
)
SESSION = Paper(
    site=OFFICE,
    number=90101,
    title="Session of the River Commission",
    age=timedelta(hours=5),
    paragraphs=paragraphs(
        f"""
        <b>The President:</b> Colleagues, we meet because the water of our common river has
        stood lower this autumn than in any year on record, and because 14 locks between the two
        capitals had to be closed to heavy barges.

        The decision to open the upper reservoirs was taken in less than 6 hours, and I would
        like to thank the services that prepared it.

        What happened at the northern weir comes close to an act of negligence, and I fully
        agree with the chairman of the commission in this respect.

        {QUARREL}

        I propose that the council of engineers prepare measures for the next dry season before
        the end of February.
        """
    ),
)
ENGINEERS = Paper(
    site=OFFICE_RU,
    number=90102,
    title="Встреча с инженерами речного флота",
    age=timedelta(hours=3),
    paragraphs=paragraphs(
        """
        <b>Президент:</b> Коллеги, рад видеть вас здесь. Вода этой осенью стоит так низко, как
        не стояла ни в один год наблюдений, и от вашей работы зависит, пройдут ли баржи до зимы.

        Мы откроем верхние водохранилища постепенно, чтобы ни один город на реке не остался без
        воды и ни одна пристань не оказалась под водой.

        <i>Продолжение следует.</i>
        """
    ),
)

LINK = f'<a href="{SESSION.url}">{SESSION.url}</a>'
LINK_RU = f'<a href="{ENGINEERS.url}">{ENGINEERS.url}</a>'
HOURS = Paper(
    site=RIVER,
    number=4711001,
    title="Sechs Stunden, nüchtern betrachtet",
    author="uferlaeufer",
    age=timedelta(hours=4),
    paragraphs=paragraphs(
        f"""
        Gestern tagte die Flusskommission, und der Präsident hat dort etwas Bemerkenswertes
        gesagt. Wer es nachlesen möchte, hier ist die englische Fassung:

        {LINK}

        Bezweifelt wird nun, dass ein solcher Beschluss in weniger als 6 Stunden zustande kommen
        kann. Das ist aber leicht zu erklären: Die Pläne lagen seit Jahren in der Schublade.

        Die Staustufen im Norden werden uns trotzdem noch den ganzen Winter beschäftigen.
        """
    ),
)
TRANSLATION = Paper(
    site=RIVER,
    number=4711002,
    title="Was er in der Kommission gesagt hat",
    author="lotsin",
    paragraphs=paragraphs(
        f"""
        Hier eine Übersetzung der wichtigsten Passagen aus dem Englischen, dazwischen meine
        Anmerkungen.

        {LINK}

        Der Beschluss, die oberen Speicher zu öffnen, wurde in weniger als 6 Stunden gefasst,
        und ich möchte den Diensten danken, die ihn vorbereitet haben.

        Gemeint sind natürlich die Leute am Wehr, die seit Wochen keinen freien Tag hatten.

        Was am nördlichen Wehr geschehen ist, kommt grober Fahrlässigkeit gleich [act of
        negligence], und ich stimme dem Vorsitzenden darin vollständig zu.

        Das ist eine Antwort an alle, die bis heute von höherer Gewalt reden.
        """
    ),
)
LOCKS = Paper(
    site=RIVER,
    number=4711003,
    title="Vierzehn Schleusen, und keine geht",
    author="schleusenwart",
    paragraphs=paragraphs(
        """
        Ich arbeite an einer dieser Schleusen. Geschlossen sind nicht vierzehn, sondern neun; an
        den übrigen wird nur langsamer geschleust.

        Die Zahl des Präsidenten stammt aus dem Bericht vom Sommer.
        """
    ),
)
TIMETABLE = Paper(
    site=BARGES,
    number=815001,
    title="What is left of the timetable",
    author="harbourmaster",
    age=timedelta(hours=9),
    paragraphs=paragraphs(
        """
        Three departures a day instead of eleven, and none of them with a full load. If the
        water does not rise by Sunday we shall unload at the quay and send everything by rail.

        A photograph of the gauge is in the thread below.
        """
    ),
)
WORDS = Paper(
    site=BARGES,
    number=815002,
    title="Read what was actually said",
    author="skipper_jo",
    paragraphs=paragraphs(
        f"""
        Everybody quotes half of it, so here is the sentence, word for word, from {LINK}:

        “{QUARREL}”

        That is as plain as such sentences get. I would print it and hang it over every lock.
        """
    ),
)
BET = Paper(
    site=BARGES,
    number=815003,
    title="A bet on the upper reservoirs",
    author="old_tow",
    paragraphs=paragraphs(
        """
        I bet a crate of pears that the reservoirs are opened before the month is out, and that
        nobody downstream notices for a week.

        Takers may answer below; I shall be at the weir on Friday.
        """
    ),
)
MISQUOTED = Paper(
    site=BARGES,
    number=815004,
    title="Sixteen hours, they say",
    author="gauge_reader",
    paragraphs=paragraphs(
        """
        I have no link at hand, but the President said it in front of the whole commission:

        “The decision to open the upper reservoirs was taken in less than 16 hours, and I would
        like to thank the services that prepared it.”

        Sixteen hours! We waited longer than that for the lock-keeper.
        """
    ),
)
QUICKLY = Paper(
    site=QUAY,
    number=62001,
    title="Traduit à la hâte",
    author="batelière",
    age=timedelta(hours=2),
    paragraphs=paragraphs(
        f"""
        Je traduis vite, le texte est là : {LINK}.

        « Aucun pays de ce fleuve n’aura à payer pour les erreurs d’un autre. » Voilà qui change
        du ton de l’été dernier.

        Reste à savoir qui paiera les trois semaines perdues au barrage du nord.
        """
    ),
)
VERBATIM = Paper(
    site=QUAY,
    number=62002,
    title="Дословно, без комментариев",
    author="капитан_в_отставке",
    age=timedelta(hours=1),
    paragraphs=paragraphs(
        f"""
        Источник: {LINK_RU}

        «Мы откроем верхние водохранилища постепенно, чтобы ни один город на реке не остался без
        воды и ни одна пристань не оказалась под водой.»

        Запомним это до весны.
        """
    ),
)
PAPERS = (
    SESSION, ENGINEERS, HOURS, TRANSLATION, LOCKS, TIMETABLE, WORDS, BET, MISQUOTED, QUICKLY,
    VERBATIM,
)  # fmt: skip
