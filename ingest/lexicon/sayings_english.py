"""English words of saying, of introducing and of commenting. Data."""

from ingest.lexicon.english import ENGLISH
from ingest.lexicon.sayings import Sayings
from ingest.lexicon.words import phrases

SAYINGS_EN = Sayings(
    saying=ENGLISH.saying
    | phrases(
        """went on, goes on, reads, put it, puts it, testified, testifies, remarked, according
        to, in the words of, vowed, pledged, concluded, spelled out"""
    ),
    introducing=phrases(
        """here is a translation, here's a translation, my translation, translation, unofficial
        translation, translating, translated, i quote, to quote, quote, verbatim, excerpt,
        excerpts, highlights, the full text, full text, full statement, full quote,
        transcript, here is what, here's what, here is the, here's the, here are the, the
        relevant bit, the relevant bits, relevant part, the following, as follows, in full, in
        his own words, in her own words, word for word, and then, further down, further on, it
        continues, and finally, what it says is this, original text, the wording, from the
        speech, from the statement, for the record, let me just put, let me put, i'll put,
        i've put, i'll paste, pasting, copied, copying, i typed, typed up, typing this,
        transcribed, here is, here's, here are, the middle part, the full remarks, full
        remarks, the full letter, the actual letter, the actual text, the actual wording,
        judge for yourselves, judge for yourself, see for yourself, in his words, in her
        words, in their words, this is the, from the archive, from the minutes, from the
        letter, from the report, from the ruling, from the transcript, nothing else, says
        this, said this, reads as follows, i'll quote, quoting, the key part, key part, my
        notes, i've translated, i translated"""
    ),
    returning=phrases(
        """in other words, that is to say, which means, this means, that means, meaning, so much
        for, end quote, unquote, end of quote, translation ends, to be clear, put differently,
        in plain english, tl ; dr, tldr, note that, notice, worth noting, interestingly,
        ironically, my guess, my take, my two cents, bottom line, long story short, edit,
        update, source, ps, p . s ., context, for context, background, contrast, he means, she
        means, by that"""
    ),
    author=phrases(
        """i think, i guess, i believe, i suspect, i doubt, i wonder, i find, i mean, i bet, i'm
        not, i don't, i really, i actually, i used to, i read, i checked, i did the, i'd say,
        imo, imho, afaik, iirc, fwiw, for what it's worth, in my opinion, in my view, if you
        ask me, my guess, you guys, everyone here, folks, guys, op, op's, this thread, this
        sub, anyone, has anyone, does anyone, can we, lol, lmao, btw, you can, you choose,
        you're, you've, your, yours, i'm glad, i'm sure, i hope, i thought, people keep, don't
        you, doesn't it, isn't it, aren't they, my brother, my sister, my father, my mother,
        my dad, my mum, my mom, my husband, my wife, my neighbour, my neighbor, my doctor, my
        boss, my grandfather, my grandmother, a friend of mine, a mate of mine, i've seen,
        i've been, i was there, i work, i live, i worked, i asked, i still think, i don't
        think, i'm just, i do think, i'm angry, i've read, i've modernised, i say, i saw, i
        heard, i remember, i swear, thread, unpopular opinion, rumour, rumor, in my
        experience, you can't, you could, you'd, you'll, please stop"""
    ),
    speaker=phrases(
        """i want to thank, i want to stress, i wish to, allow me, permit me, i have instructed,
        i have asked, i have ordered, i have directed, i instructed, i urge, i call on, i call
        upon, i thank, i welcome, i propose, i reaffirm, i reiterate, i stress, i emphasise, i
        emphasize, i have spoken, i am pleased, i am proud, i am convinced, i am confident, i
        am grateful, we have decided, we shall, we expect, we call, we condemn, we welcome, we
        stand, we urge, we remain, we reserve, we regard, we share, we reaffirm, we regret, we
        reject, we stand ready, our country, our countries, our nation, our people, our
        partners, our allies, our soldiers, our armed forces, our troops, our citizens, our
        government, our organisation, our organization, our observers, our investigators, our
        forces, my government, my administration, my country, my colleagues, my counterpart,
        let me be clear, let me say, let me add, let me stress, let me repeat, let me thank,
        let me conclude, let me begin, let me assure, we have asked, we have agreed, we have
        instructed, we have informed, we have received, we have taken note, we have made
        clear, we have made it clear, we consider this, we consider it, we consider that, we
        view, we are committed, we are determined, we are ready, we are prepared, we are
        convinced, we are grateful, we will not allow, we will not accept, we will respond, we
        will defend, we will continue to, we must not, we support, we received, we have
        always, we have never, i would like to stress, i would like to thank, i would like to
        express, i would like to emphasise, i would like to confirm, i would like to note, i
        would like to add, my fellow citizens"""
    ),
    address=phrases(
        """ladies and gentlemen, dear colleagues, dear friends, my fellow, fellow citizens,
        fellow americans, excellencies, your excellency, mr president, mr . president, madam
        president, mr chairman, mr . chairman, mr speaker, mr . speaker, thank you for,
        distinguished, honourable members, esteemed, in this room, in this hall, in this
        house, in this chamber, all of you, each of you, those of you, let us, fellow
        comrades"""
    ),
    official=phrases(
        """shall, hereby, pursuant to, in accordance with, with effect from, as of 1, the
        parties, annex, provisionally, shall enter into force, enter into force, enters into
        force, notwithstanding, without prejudice, is obliged to, are obliged to, undertake
        to, undertakes to, was summoned, were summoned, will be reviewed, has been
        established, have been established, measures, the measure, the decision to, on the
        basis of, in response to, consistent with, in the strongest terms, at present,
        accredited, the operator, the vessel, the council, the committee, the government will,
        the ministry confirms, the ministry reaffirms, the ministry reiterates, international
        community, territorial integrity, sovereignty, cooperation, ensure, ensures, it is
        essential, it is necessary, top priority"""
    ),
    remarking=phrases(
        """so, ok, okay, well, that's, that was, this was, what he, what she, what they, first
        time, yes, nope, yeah, anyway, meanwhile, compare, interesting, also, the last one,
        nobody, everybody, everyone, of course, sure, fine, right, wow, huh, oh, honestly, you
        can, has anyone, does anyone, can someone, which is, which means, which, compare that,
        having said that, that said, to be fair, so much, as for, not that"""
    ),
    attitude=phrases(
        """supposedly, allegedly, apparently, obviously, of course, probably, presumably, maybe,
        perhaps, ironic, irony, nonsense, bullshit, bs, lies, lying, liar, propaganda,
        hypocrisy, hypocrite, ridiculous, absurd, joke, hilarious, funny, laughable, amazing,
        remarkable, interesting, weird, strange, odd, suspicious, conveniently, so called,
        sort of, kind of, literally, frankly, pretty much, anyway, boilerplate, spin,
        rhetoric, sounds like, reads like, looks like, guy, folks, gonna, wanna, dude,
        magnificent, brilliant, brilliantly, decent, great, awful, terrible, horrible,
        dreadful, plainly, to be fair, fair enough, viral, whatever, she, he's, she's, he'd,
        she'd, hers"""
    ),
    statement=phrases(
        """speech, statement, remarks, press release, communiqué, communique, interview,
        briefing, press conference, transcript, testimony, op-ed, wording, quote, translation,
        version, letter, ruling, apology, sermon, circular, memo, reply, white paper, clip,
        video, recording, article, headline, headlines, press, media, wire service, tweet,
        quotes, the line, that line, the last line, the sentence, that sentence, op - ed,
        podium"""
    ),
    reported=phrases("was said to, is said to, were said to, reportedly, allegedly"),
)
