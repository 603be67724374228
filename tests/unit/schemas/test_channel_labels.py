"""What pages, logs and the operator's mails show of a channel never holds its token."""

import pytest

from schemas.records.alerts import Channel


@pytest.mark.parametrize(
    ("kind", "target", "label"),
    [
        ("webhook", "https://desk.example:8443/hooks/topsecret", "https://desk.example:8443"),
        ("webhook", "https://desk.example?token=topsecret", "https://desk.example"),
        ("webhook", "https://desk.example#topsecret", "https://desk.example"),
        ("webhook", "https://desk.example\\topsecret", "https://desk.example"),
        ("webhook", "https://desk:topsecret@desk.example?a@b", "https://desk.example"),
        ("webhook", "https://${HOST}/topsecret", "https://${HOST}"),
        ("apprise", "slack://topsecret/topsecret?topsecret", "slack://…"),
        ("apprise", "slack:topsecret", "…"),
        ("email", "desk@example.org", "desk@example.org"),
        ("file", "/srv/${DESK}/alerts.jsonl", "/srv/${DESK}/alerts.jsonl"),
    ],
)
def test_a_label_names_the_channel_and_shows_no_token(kind, target, label):
    assert Channel(kind=kind, target=target).label == f"{kind}:{label}"
