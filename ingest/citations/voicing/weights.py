"""How much each cue weighs, in log odds: 1 makes a voice 2.7 times as likely, 3 about 20 times.

Data, rounded to quarters. Set by coordinates on the evaluation's texts that are not held out, with
a prior at values set by hand, half of the collected phrases left out at random (decision 0026): a
text that nobody has seen has fewer of them. No cue decides alone: a minister says "of course" too.
"""

# For a quotation, by the cue's name; each counts twice at most.
WEIGHTS = {
    "first person of a speaker": 1.75,
    "words to an audience": 2.25,
    "original in brackets": 2.5,
    "words left out": 0.5,
    "set in italics": 2.5,
    "other language": 2.75,
    "official register": 2.5,
    "speaker's label": 4.0,
    "first person of the author": -2.5,
    "judgement": -2.75,
    "verb of saying": 0.0,
    "speech told of": -1.0,
    "about the statement": -1.0,
    "speaker named": -1.0,
    "hearsay": -1.75,
    "question": -1.5,
    "leads over": -3.5,
    "introduction": -1.0,
    "return": -2.25,
    "remark": -2.0,
    "reader addressed": -2.0,
    "heading": -2.0,
    "few words": -1.25,
    "last words": -3.0,
    "echo": 0.0,
    "echo at once": -1.0,
    "quoted again": 2.0,
    "quotes again": -2.0,
    "talk": -2.0,
    "contraction": -1.5,
    "taken up": -1.0,
    "I": 1.25,
    "we": 0.75,
    "you": 1.25,
    "address": -1.0,
    "aside in brackets": -2.0,
    "exclamation": -1.5,
    "small beginning": -0.75,
    "language named": -1.5,
    "country named": 0.0,
    "text named": 0.0,
    "office named": 0.0,
    "body named": 0.5,
    "no sentence": -2.75,
}
# These are the author's own where no quotation is announced: they weigh as much as one is.
PERSONS = frozenset(("I", "we", "you"))
# How much a paragraph announces a quotation somewhere behind it; all of it counts, up to 1.
ANNOUNCES = {
    "introduction": 0.25,
    "language named": 1.25,
    "about the statement": 0.5,
    "country named": 0.75,
    "text named": 0.5,
    "office named": 1.25,
    "body named": 0.25,
    "verb of saying": 0.25,
}
ANNOUNCED = 2.5  # where a quotation is announced it begins more easily
CERTAIN = 12.0  # told by the layout
SET_APART = -3.25  # where some passages are set apart, the others are hardly quotations
# What a paragraph says about a quotation right behind it; the strongest counts.
OPENS = {
    "leads over": 3.5,
    "introduction": 1.25,
    "verb of saying": 0.25,
    "about the statement": 0.25,
}
OPENED_BY_ADDRESS = 1.0  # one that stands alone on its line, beside what came before it
# What a paragraph says about a quotation that is over before it; all of it counts.
CLOSES = {"return": 3.0, "remark": 0.75, "echo": 1.0, "echo at once": 2.0, "quotes again": 1.75}
OPENED_BY_FIRST = 1.25  # the first paragraph says what the post is about
CLOSED_BY_LAYOUT = 2.25  # behind a passage that is set apart the author goes on
