"""Forum software and offices whose markup the texts are wrapped in: our own templates.

One module for each. To add one: its `NAME`, `address` and `render`, and its line in `ENGINES`.
"""

from typing import Protocol

from tests.evaluation.edits.engines import (
    bbpress,
    discourse,
    discourse_feed,
    flarum,
    fluxbb,
    heise,
    invision,
    kremlin,
    mybb,
    nodebb,
    office,
    phpbb,
    phpbb_feed,
    smf,
    vanilla,
    vbulletin3,
    vbulletin4,
    vbulletin5,
    woltlab,
    wordpress,
    wordpress_feed,
    xenforo1,
    xenforo2,
)
from tests.evaluation.edits.look import Look
from tests.evaluation.edits.thread import Thread


class Engine(Protocol):
    """How one software shows a thread. Draws chance from the look only."""

    NAME: str
    FORMAT: str  # page or feed
    KIND: str  # post or statement
    LANGUAGES: tuple[str, ...]  # that it is met in
    ALONE: bool  # whether a page shows one document only
    TITLED: bool  # whether the opening post is read with the thread's title

    def address(self, thread: Thread, number: int) -> str:
        """The address under which a post is looked at."""

    def render(self, thread: Thread, look: Look) -> str:
        """The whole answer to a look: a page's HTML, or a feed's XML."""


ENGINES: tuple[Engine, ...] = (
    bbpress,
    discourse,
    discourse_feed,
    flarum,
    fluxbb,
    heise,
    invision,
    kremlin,
    mybb,
    nodebb,
    office,
    phpbb,
    phpbb_feed,
    smf,
    vanilla,
    vbulletin3,
    vbulletin4,
    vbulletin5,
    woltlab,
    wordpress,
    wordpress_feed,
    xenforo1,
    xenforo2,
)
