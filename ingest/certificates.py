"""The certificate authorities that sites, receivers and mail servers are checked against."""

import ssl
import tempfile
from pathlib import Path

import certifi

from ingest.errors import PermanentError


def own_authorities(ca_file: Path | None) -> str | None:
    """The PEM text of `PALIMPSEST_CA_FILE`, which is added to the usual authorities.

    Raises: PermanentError where the file holds no certificate.
    """
    if ca_file is None:
        return None
    try:
        text = ca_file.read_text(encoding="utf-8")
        ssl.create_default_context(cadata=text)
    except (OSError, ValueError) as error:  # ssl.SSLError is an OSError
        raise PermanentError(
            f"PALIMPSEST_CA_FILE: {ca_file} holds no certificate in PEM form ({error})."
        ) from None
    return text


def usual_authorities() -> Path:
    """The list of certifi: slim containers have none, nor has the libcurl of the pycurl wheel."""
    return Path(certifi.where())


def tls_context(ca_file: Path | None) -> ssl.SSLContext:
    """A context that checks certificate and host name. Raises: PermanentError (see above)."""
    own = own_authorities(ca_file)
    context = ssl.create_default_context(cafile=str(usual_authorities()))
    if own is not None:
        context.load_verify_locations(cadata=own)
    return context


class Authorities:
    """A PEM file for libcurl: the usual authorities, and our own where one is set.

    A file and not bytes in memory, because libcurl parses a file once for all connections and
    bytes anew for each.
    """

    def __init__(self, ca_file: Path | None) -> None:
        self._own: Path | None = None
        self.path = str(usual_authorities())
        if ca_file is not None:
            self._own = _joined(ca_file)
            self.path = str(self._own)

    def close(self) -> None:
        """Remove the joined file."""
        if self._own is not None:
            self._own.unlink(missing_ok=True)
            self._own = None


def _joined(ca_file: Path) -> Path:
    own = own_authorities(ca_file)
    with tempfile.NamedTemporaryFile(
        mode="w", encoding="utf-8", prefix="palimpsest-ca-", suffix=".pem", delete=False
    ) as file:
        file.write(usual_authorities().read_text(encoding="utf-8"))
        file.write(f"\n{own}\n")
    return Path(file.name)
