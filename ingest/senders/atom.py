"""An Atom feed on disk: one entry for each alert, the newest first.

Made for a feed reader, or a web server that hands it on; this sender serves nothing itself.
"""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from ingest.senders.atom_entry import entry_of
from ingest.senders.atom_feed import LARGEST_READ, feed_with
from ingest.senders.file_channel import FileChannel
from ingest.senders.files import replace
from schemas.records.alerts import Channel, Message, SendOutcome


class AtomSender:
    """Writes feeds. Threads and processes on one host may share one.

    `folder` is where relative paths lie, and is made when the first feed is.
    """

    def __init__(self, folder: Path, environment: Mapping[str, str]) -> None:
        self._files = FileChannel(folder, environment)

    def send(self, message: Message, channel: Channel, *, now: datetime) -> SendOutcome:
        """What became of the entry; a second attempt leaves the file as it is.

        Never overwrites a file that is no feed of ours.
        """

        def write(path: Path) -> str:
            entry = entry_of(message, now=now)
            new = feed_with(
                _known(path), entry, name=message.subscription, key=channel.key, now=now
            )
            if new is None:
                return "has this entry already"
            replace(path, new)
            return "has a new entry"

        return self._files.write(channel, write)


def _known(path: Path) -> bytes:
    """What the file holds, and so much only that one that is too large is seen to be."""
    try:
        with path.open("rb") as file:
            return file.read(LARGEST_READ + 1)
    except FileNotFoundError:
        return b""
