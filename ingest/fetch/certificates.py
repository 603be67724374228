"""The certificate authorities that TLS connections are checked against."""

import ssl
import tempfile
from pathlib import Path

import certifi

from ingest.errors import PermanentError


class Authorities:
    """A PEM file for libcurl: the usual authorities, and our own where one is set.

    A file and not bytes in memory, because libcurl parses a file once for all connections and
    bytes anew for each. Names certifi's list, because the libcurl of the pycurl wheel brings none
    of its own and looks at paths that slim containers lack.
    """

    def __init__(self, ca_file: Path | None) -> None:
        self._own: Path | None = None
        self.path = certifi.where()
        if ca_file is not None:
            self._own = _joined(ca_file)
            self.path = str(self._own)

    def close(self) -> None:
        """Remove the joined file."""
        if self._own is not None:
            self._own.unlink(missing_ok=True)
            self._own = None


def _joined(ca_file: Path) -> Path:
    own = _checked(ca_file)
    with tempfile.NamedTemporaryFile(
        mode="w", encoding="utf-8", prefix="palimpsest-ca-", suffix=".pem", delete=False
    ) as file:
        file.write(Path(certifi.where()).read_text(encoding="utf-8"))
        file.write(f"\n{own}\n")
    return Path(file.name)


def _checked(ca_file: Path) -> str:
    """The PEM text of `ca_file`. Raises: PermanentError where it holds no certificate."""
    try:
        text = ca_file.read_text(encoding="utf-8")
        ssl.create_default_context(cadata=text)
    except (OSError, ValueError) as error:  # ssl.SSLError is an OSError
        raise PermanentError(
            f"PALIMPSEST_CA_FILE: {ca_file} holds no certificate in PEM form ({error})."
        ) from None
    return text
