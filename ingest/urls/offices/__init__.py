"""Press offices by their addresses: which statement an address is, and where its faces are. Pure.

One module for each office of OFFICIAL.md 1.1 to 1.15 holds its table, whether or not its pages can
be read yet. To add one: write the module and name it in `OFFICES`; put its addresses into
tests/unit/urls/offices (a test fails while they are missing). Keys are for ever: never edit one.
"""

from collections.abc import Mapping
from functools import lru_cache

from ingest.urls.offices import (
    akorda,
    auswaertiges_amt,
    bundespraesident,
    bundesregierung,
    china_mfa,
    council,
    csto,
    defense,
    eeas,
    elysee,
    eu_commission,
    europarl,
    federalregister,
    government,
    govuk,
    kremlin,
    mfa_ua,
    mid,
    nato,
    osce,
    president_am,
    president_by,
    president_kg,
    president_ua,
    state,
    tccb,
    un,
    whitehouse,
)
from ingest.urls.offices.matching import Match, Tables
from ingest.urls.parsing import REMEMBERED, parse
from ingest.urls.wrappers import unwrap
from schemas.records.items import Identity

_MODULES = (
    akorda, auswaertiges_amt, bundespraesident, bundesregierung, china_mfa, council, csto, defense,
    eeas, elysee, eu_commission, europarl, federalregister, government, govuk, kremlin, mfa_ua, mid,
    nato, osce, president_am, president_by, president_kg, president_ua, state, tccb, un, whitehouse,
)  # fmt: skip
OFFICES = tuple(module.OFFICE for module in _MODULES)
_TABLES = Tables(OFFICES)

__all__ = ["OFFICES", "faces", "has_table", "identity"]


@lru_cache(maxsize=REMEMBERED)
def identity(url: str) -> Identity | None:
    """The statement at an address, in the language of that face; None where no office has it.

    Wrappers are opened: an archive's copy is a face of the statement.
    """
    match = _match(url)
    if match is None:
        return None
    return Identity(
        kind="statement", key=match.key, publisher=match.office.name, language=match.language
    )


def has_table(url: str) -> bool:
    """Whether a table tells of this host which of its addresses are statements: others are none."""
    parts = parse(unwrap(url)[0])
    return parts is not None and _TABLES.knows(parts.host)


def faces(url: str) -> Mapping[str, str]:
    """Language → address of the same statement, where the office publishes under a derived one.

    Scheme and host are those that the office serves. Empty where nothing can be derived. Offered,
    not promised: whether a face is there, and in that language, only its page can tell.
    """
    match = _match(url)
    return match.faces if match else {}


def _match(url: str) -> Match | None:
    parts = parse(unwrap(url)[0])
    return _TABLES.match(parts) if parts else None
