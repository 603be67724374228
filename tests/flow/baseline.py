"""What stands on the sites of the flow tests when they begin; written by us."""

from tests.fakes.sites import Post, Statement

FIRST = Post(
    101,
    "Was er wirklich gesagt hat",
    ("Der Einsatz dauerte weniger als 6 Stunden, sagt das Ministerium.", "Ich glaube das nicht."),
)
STATEMENT = Statement(
    67568,
    "Session of the Collective Security Council",
    (
        "We know that the threat to statehood was not caused by spontaneous protests over prices.",
        (
            "The measures taken by our organisation have made it clear that we would not let anyone"
            " destabilise the situation at our home, and that no new scenario would be allowed."
        ),
        "I would like to thank all our colleagues for their attention and for their work.",
    ),
)
