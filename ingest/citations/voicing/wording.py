"""The telling phrases and signs of one paragraph. Pure, one pass over its tokens."""

import re
from collections.abc import Iterator, Sequence

from ingest.citations.spans import Span
from ingest.lexicon.sayings import Index, phrases_at
from ingest.tokens import tokens_within

Found = tuple[str, Span]  # the cue's name, and where in the paragraph

CUES = {
    "saying": "verb of saying",
    "introducing": "introduction",
    "returning": "return",
    "author": "first person of the author",
    "speaker": "first person of a speaker",
    "address": "words to an audience",
    "official": "official register",
    "remarking": "remark",
    "attitude": "judgement",
    "statement": "about the statement",
    "reported": "hearsay",
    "particle": "talk",
    "contraction": "contraction",
    "taken_up": "taken up",
    "me": "I",
    "us": "we",
    "you": "you",
    "tongue": "language named",
    "foreign": "country named",
    "office": "office named",
    "body": "body named",
    "text": "text named",
}
# Joins a verb of saying to what was said, in the teller's own words.
_THAT = frozenset(("dass", "daß", "that", "que", "qu", "что", "che", "że", "iż", "що", "щоб"))
_AT_THE_START = {"returning": 4, "remarking": 0, "taken_up": 5}  # up to this token
_COLON = re.compile(r"[:：]\W{0,3}\Z")
# "[act of aggression]", "[der kasachische Präsident]"; not "[1]", no code and no link of markdown.
_ORIGINAL = re.compile(
    r"(?<!!)[\[［](?!/?(?:quote|b|i|u|url|img)\b)[^\W\d][^\[\]\n]{2,80}[\]］](?![(\[:])"
)
_LEFT_OUT = re.compile(r"[\[(（](?:\.\.\.|…|\. \. \.)[\])）]|\A(?:\.\.\.|…)|(?:\.\.\.|…)\Z")
_QUESTION = re.compile(r"[?？؟]\W{0,3}(?:\Z|\s)")
_READER = re.compile(r"(?<!\w)@\w|(?<!\w)[:;]-?[)(DPp](?!\w)|[\U0001f600-\U0001f64f]|!!")
_ADDRESS = re.compile(r"https?://")
_BRACKETS = re.compile(r"\([^()\d]{6,}\)")
_EXCLAMATION = re.compile(r"!(?:\s|\Z)")
_SMALL_BEGINNING = re.compile(r"\A[a-zà-ÿа-я]")
# A sentence ends with a point; a list's item, a setting and a line of a program do not.
_NO_SENTENCE = re.compile(
    r"(?<![.!?…:。！？：])(?<![.!?…:。！？：][\W_])(?<![.!?…:。！？：][\W_]{2})\Z"
)
# German writes the polite form with a capital; behind a point every word has one.
_POLITE = re.compile(r"(?<=[\w,] )(?:Sie|Ihnen|Ihre[mnrs]?)(?!\w)")
_SIGNS = (
    ("you", _POLITE),
    ("address", _ADDRESS),
    ("aside in brackets", _BRACKETS),
    ("exclamation", _EXCLAMATION),
    ("small beginning", _SMALL_BEGINNING),
    ("no sentence", _NO_SENTENCE),
    ("leads over", _COLON),
    ("original in brackets", _ORIGINAL),
    ("words left out", _LEFT_OUT),
    ("question", _QUESTION),
    ("reader addressed", _READER),
)


def telling_phrases(text: str, index: Index) -> Iterator[Found]:
    """Phrases of a paragraph; of those of one kind that overlap the longest."""
    found = tokens_within(text, [(0, len(text))])
    words = [word.casefold().replace("’", "'") for word in found.texts]
    ends: dict[str, int] = {}  # of the last phrase of each kind
    for at in range(len(words)):
        for kind, length in _longest(index, words, at).items():
            late = at > _AT_THE_START.get(kind, at)
            if not late and ends.get(kind, 0) <= at:
                ends[kind] = at + length
                yield CUES[kind], (found.starts[at], found.ends[at + length - 1])
                if kind == "saying" and _tells(words, at + length):
                    yield "speech told of", (found.starts[at], found.ends[at + length - 1])


def telling_signs(text: str) -> Iterator[Found]:
    """Signs of a paragraph: a colon at its end, originals in brackets, questions, smileys."""
    for name, pattern in _SIGNS:
        for match in pattern.finditer(text):
            yield name, match.span()


def _tells(words: Sequence[str], at: int) -> bool:
    """Whether what was said follows in the teller's words: "said that it", "sagte, dass es"."""
    at += words[at : at + 1] == [","]
    joined, *after = words[at : at + 2] or [""]
    return (joined in _THAT or joined.startswith("qu'")) and bool(after) and after[0][0].isalpha()


def _longest(index: Index, words: Sequence[str], at: int) -> dict[str, int]:
    found: dict[str, int] = {}
    for kind, length in phrases_at(index, words, at):
        found[kind] = max(length, found.get(kind, 0))
    return found
