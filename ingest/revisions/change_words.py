"""Words of sites that say something about a text, in German, English, Russian and French. Data.

The words that tell of what kind a change is are in `lexicon`.
"""

# An official site's words under a transcript that is still being typed (OFFICIAL.md 1.1).
TO_BE_CONTINUED = (
    "to be continued", "to be continued shortly", "продолжение следует", "fortsetzung folgt",
    "wird fortgesetzt", "à suivre", "la suite suit",
)  # fmt: skip

# A title's own words that its post has no text (heise: FORUMS.md 1.1 (f)).
NO_TEXT = ("kt", "kein text", "ohne text", "no text", "n/t", "eom", "без текста")
