"""Signatures of webhooks by the Standard Webhooks convention. Pure.

Source: Standard Webhooks specification, "Signature scheme", symmetric keys (`v1`).
"""

import base64
import binascii
import hashlib
import hmac
from datetime import datetime

from ingest.errors import PermanentError

_PREFIX = "whsec_"


def signing_keys(secret: str) -> tuple[bytes, ...]:
    """The keys of a secret; several, parted by spaces, while one is being replaced by another.

    `whsec_…` is base64, with or without padding. A secret without the prefix is used as its UTF-8
    bytes, as a person typed it; libraries of the convention want it as bytes then, since they read
    a bare text as base64.

    Raises: PermanentError where a secret is no base64 or holds nothing; the sentence does not show
    it.
    """
    keys = tuple(_key(part) for part in secret.split())
    if not keys:
        raise PermanentError("The secret of the webhook is empty: give one, or leave the line out.")
    return keys


def _key(part: str) -> bytes:
    if not part.startswith(_PREFIX):
        return part.encode("utf-8", "surrogateescape")  # the environment's bytes, whatever they are
    encoded = part.removeprefix(_PREFIX)
    try:
        key = base64.b64decode(encoded + "=" * (-len(encoded) % 4), validate=True)
    except (binascii.Error, ValueError):
        key = b""
    if not key:
        raise PermanentError(
            "The secret of the webhook starts with whsec_ and is not base64 after it: "
            "copy it again from the receiver."
        )
    return key


def signed_headers(
    alert_id: str, body: bytes, *, keys: tuple[bytes, ...], now: datetime
) -> dict[str, str]:
    """The headers of one attempt; `now` is aware UTC and differs between attempts, the id never.

    Without keys there is no signature: the subscription names no secret.
    """
    stamp = str(int(now.timestamp()))
    headers = {"webhook-id": alert_id, "webhook-timestamp": stamp}
    if keys:
        signed = f"{alert_id}.{stamp}.".encode() + body
        headers["webhook-signature"] = " ".join(_signature(key, signed) for key in keys)
    return headers


def _signature(key: bytes, signed: bytes) -> str:
    digest = hmac.new(key, signed, hashlib.sha256).digest()
    return "v1," + base64.b64encode(digest).decode("ascii")
