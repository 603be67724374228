"""English clauses. Invented."""

from tests.evaluation.citations.written.quoted.pack import Pack, lines, paragraphs

ENGLISH = Pack(
    language="en",
    who=lines("""
        Our government
        The border commission of both countries
        The council of the coastal states
        Every member of this alliance
        The ministry of transport together with the regions
        The joint observation mission
        The people of the northern districts
        I as head of state
        The working group on river navigation
        The new chamber of auditors
        The harbour authority of Velmora
        Our neighbours across the strait
        The engineers who built the second dam
        The parliament in its autumn session
        Those who left their villages in winter
        The delegation led by the deputy prime minister
        The rescue services of four provinces
        A group of independent experts
    """),
    does=lines("""
        will not accept without careful study
        has decided after long and difficult talks to support
        intends to present before the end of the year
        firmly rejects any attempt to delay
        is ready to finance out of its own funds
        has never concealed from anybody
        regards as a common responsibility
        asks all parties to respect
        must protect by every lawful means
        cannot imagine a lasting settlement without
        expects the other side to confirm in writing
        welcomed with great relief last night
        has been preparing quietly since the spring
        will submit to an open vote
        wants to restore step by step
        considers it premature to discuss in public
        has begun to inspect at short notice
        warned against underestimating from the very beginning
    """),
    what=lines("""
        the agreement on shared water reserves
        a corridor for grain and medical supplies
        the return of the displaced families
        an orderly handover of the three power stations
        the list of prisoners drawn up in Ostenfeld
        a moratorium on drilling in the shallow sea
        the repair of the damaged railway bridge
        the schedule for withdrawing heavy equipment
        a common register of lost and stolen ships
        the proposals made by the smaller states
        the findings of the second inquiry
        a reserve fund for years of poor harvest
        the demarcation of the southern frontier
        reliable guarantees for minority schools
        the reopening of the old customs houses
        a permanent line between both headquarters
        the lowering of tariffs on spare parts
        the protection of undersea cables
    """),
    how=lines("""
        as long as the ceasefire of last month is being observed
        even if some of our partners see this differently today
        because nobody else is going to do it for us
        in full agreement with those who carry the burden
        so that our children will not have to ask why we waited
        although the treasury has only limited means this year
        before the first frost makes the mountain roads impassable
        without any preliminary conditions from either capital
        under the supervision of observers from neutral countries
        and we shall say so openly at the next meeting in Karsk
        which does not mean that we forget what happened in May
        regardless of who wins the election in the autumn
        provided that the laboratories confirm the first results
        for the sake of everyone who lives along the river
        as we promised to the families in the town hall
        despite the pressure that has grown over the past weeks
        at the latest when the second convoy has arrived safely
        in the interest of all seven states on this coast
    """),
    asides=lines("""
        – and I stress this –
        – let me be frank –
        as a matter of principle
        to the surprise of nobody
        after consulting the provinces
        – I repeat it gladly –
        under our own constitution of labour
        for the third time this year
        – not only in words –
        step by patient step
        with a heavy heart
        on the advice of the sailors
    """),
    opening=lines("""
        Funny how nobody in this thread
        My brother in law who worked down there
        Once again the evening news
        If you read it slowly you
        Half of the commentators here
        Sorry but a normal person
        The usual suspects on television
        Anybody with a map
    """),
    middle=lines("""
        simply skips over
        still refuses to understand
        laughed out loud about
        keeps getting excited over
        should think twice about
        has obviously never heard of
        would rather not talk about
        explained to me at dinner
    """),
    close=lines("""
        what this will cost us in the end
        the part with the railway
        why they come out with it on a Friday
        the small print at the bottom of the page
        who actually ordered the ships
        how the same people talked two years ago
        the difference between a plan and a wish
        a promise that is older than my car
    """),
    others=lines("""
        perhaps
        green
        again
        seven
        window
        never
        slowly
        either
        under
        thing
    """),
    stock=paragraphs("""
        The conversation was held at the initiative of the other side and both leaders
        agreed to stay in touch at various levels over the coming weeks

        Ladies and gentlemen dear friends allow me to thank you all most warmly for the
        hospitality that has been shown to us on this soil

        The participants exchanged views on a wide range of regional and international
        topics of mutual interest and noted the constructive spirit of the talks
    """),
    thirds=paragraphs("""
        The contracting parties undertake to settle by peaceful means alone every dispute
        that may arise between them and to refrain from any measure that could widen it

        No state on these shores shall station foreign troops upon the islands named in the
        annex unless all the others have given their consent in writing

        Give a man a boat and he will cross the river once but teach him to read the water
        and he will cross it for the rest of his days
    """),
    introductions=(
        "Article 4 of the Treaty of Halden says:",
        "As the Charter of the Coastal League has it:",
        "",
    ),
    titles=lines("""
        Opening remarks at the extended meeting of the council on coastal security
        Statement on the situation along the southern frontier and in the strait
        Answers to questions from the press after the talks in Karsk
        Address to the participants of the forum on river navigation and trade
        Message to both chambers of parliament on the state of the harvest
    """),
    speakers=(
        ("Edric Valmont", "Valmont"),
        ("Maren Tolvik", "Ms Tolvik"),
        ("Ossian Brackwater", "President Brackwater"),
    ),
    says=lines("""
        {} said on Monday:
        This is how {} put it:
        What did {} actually say?
        {} according to the transcript:
    """),
    bare=lines("""
        It says there:
        Found this yesterday:
        Read this again:
        And then this sentence:
    """),
    marks=("“”", "\"\"", "‘’"),
)  # fmt: skip
