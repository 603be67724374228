"""A picture as Apprise's services take it: a file that is there as long as it is sent."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from apprise.attachment.file import AttachFile

_AttachFile: Any = AttachFile  # the library is untyped
_NAME = "changes.png"


@contextmanager
def attached(picture: bytes) -> Iterator[Any]:
    """A PNG as an attachment of Apprise, on disk until the block is left.

    Not Apprise's attachments in memory: services that send forms open the path of a file.
    """
    with tempfile.TemporaryDirectory(prefix="palimpsest-picture-") as folder:
        path = Path(folder, _NAME)
        path.write_bytes(picture)
        yield _AttachFile(path=str(path), name=_NAME, mimetype="image/png")
