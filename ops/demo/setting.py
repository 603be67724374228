"""The settings and the watch list under which the demonstration's sites are watched."""

from collections.abc import Sequence

from ops.demo.papers import Site
from ops.servers import LOOPBACK

SECRET_NAME = "DEMO_WEBHOOK_SECRET"  # noqa: S105 (the name of a variable)

# What of a person's own settings also holds here; the rest (database, broker, mail server) belongs
# to a real system that a demonstration must never touch.
KEPT = ("PALIMPSEST_FLOWER_PORT", "PALIMPSEST_LOG_LEVEL")


def variables(
    sites: Sequence[Site], *, home: str, sites_port: int, smtp_url: str
) -> dict[str, str]:
    """The settings: names of hosts lead to this machine, and everything is in a hurry."""
    return {
        "PALIMPSEST_HOME": home,
        "PALIMPSEST_CONTACT": "demonstration@palimpsest.example",
        "PALIMPSEST_RESOLVE": ",".join(f"{site.host}:80:{LOOPBACK}:{sites_port}" for site in sites),
        "PALIMPSEST_ALLOW_NETWORKS": f"{LOOPBACK}/32",
        "PALIMPSEST_SMTP_URL": smtp_url,
        "PALIMPSEST_MAIL_FROM": "Palimpsest <alerts@palimpsest.example>",
        "PALIMPSEST_TICK_S": "0.5",  # a look a second is asked for; half of it halves the waiting
        "PALIMPSEST_LEASE_S": "30",
    }


def watch_list(sites: Sequence[Site], *, webhook_url: str) -> str:
    """The watch list, as a person could have written it."""
    sources = "".join(
        f"""  - name: {site.name}
    kind: {site.kind}
    feeds: ["{site.feed_url}"]
    every: 1s          # as short as hosts on this machine may be polled
    delay: 1s
    confirm_gone: 2s
    recheck: 1h
"""
        for site in sites
    )
    return f"""# Written by `palimpsest demo`. The hosts' names lead to this machine.
sources:
{sources}subscriptions:
  - name: desk
    events: ["*"]      # everything that happens
    settle: 0s         # each edit at once
    to:
      - webhook: {webhook_url}
        secret: ${{{SECRET_NAME}}}
  - name: fact checkers
    events: [statement.edited, quotation.broken, citation.lost]
    at_least: substantive
    settle: 1s
    language: de       # mails and chat messages in German
    zone: Europe/Berlin
    to:
      - email: facts@palimpsest.example
"""
