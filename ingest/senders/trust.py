"""The certificate authorities that receivers and mail servers are checked against."""

import ssl
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
