"""How much each cue weighs, in log odds: 1 makes a voice 2.7 times as likely, 3 about 20 times.

Data. Set by hand on the half of the evaluation's texts that is not held out, and rounded (decision
0026). No cue decides alone: a minister says "of course" too.
"""

# For a quotation, by the cue's name; each counts twice at most.
WEIGHTS = {
    "first person of a speaker": 2.4,
    "words to an audience": 2.5,
    "original in brackets": 2.5,
    "words left out": 1.5,
    "set in italics": 2.5,
    "other language": 3.0,
    "official register": 2.2,
    "speaker's label": 3.2,
    "first person of the author": -2.0,
    "judgement": -2.7,
    "verb of saying": 0.0,
    "speech told of": -0.5,
    "about the statement": -1.8,
    "speaker named": -1.2,
    "hearsay": -1.5,
    "question": -0.9,
    "leads over": -3.0,
    "introduction": -0.6,
    "return": -1.7,
    "remark": -0.8,
    "reader addressed": -2.0,
    "heading": -2.0,
    "few words": -1.5,
    "last words": -1.9,
    "echo": 0.0,
    "quoted again": 3.5,
    "quotes again": -1.5,
}
CERTAIN = 12.0  # told by the layout
SET_APART = -2.3  # where some passages are set apart, the others are hardly quotations
# What a paragraph says about a quotation behind it; the strongest counts.
OPENS = {
    "leads over": 4.0,
    "introduction": 2.5,
    "few words": 1.0,
    "verb of saying": 0.8,
    "about the statement": 1.4,
}
OPENED_BY_ADDRESS = 0.7  # one that stands alone on its line, beside what came before it
# What a paragraph says about a quotation that is over before it; all of it counts.
CLOSES = {"return": 2.5, "remark": 1.4, "echo": 0.4, "quotes again": 1.7}
OPENED_BY_FIRST = 0.2  # the first paragraph says what the post is about
CLOSED_BY_LAYOUT = 2.2  # behind a passage that is set apart the author goes on
