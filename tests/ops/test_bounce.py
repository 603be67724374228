"""`bounce`: a mail that came back makes its alert dead, if it is one of ours."""

import pytest
from sqlalchemy import select
from typer.testing import CliRunner

from ops.cli import app
from schemas.tables import events
from tests.ops.alerting import MAIL, apply_rules, one_database, waiting_alert
from tests.ops.seeding import NOW

REPORT = """\
From: MAILER-DAEMON@mx.example.org
To: bounces+{alert}@example.org
Subject: Undelivered Mail
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="part"

--part
Content-Type: text/plain

It could not be delivered.
--part
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.org

Final-Recipient: rfc822; {to}
Action: {action}
Status: {status}
Diagnostic-Code: smtp; 550 5.1.1 No such \x07user
--part
Content-Type: text/rfc822-headers

X-Palimpsest-Alert: {alert}
Message-ID: <{alert}.alert.palimpsest@example.org>
--part--
"""


@pytest.fixture
def sent(store, seeded) -> str:
    """An alert to a mail address."""
    apply_rules(store)
    return waiting_alert(store, 2, MAIL, due_at=NOW)


@pytest.fixture
def handed(settings):
    """What the command says of a mail that it is handed."""

    def hand(mail: str) -> str:
        result = CliRunner().invoke(app, ["bounce"], env=settings, input=mail.encode())
        assert result.exit_code == 0, result.output
        return result.stdout

    return hand


def report(alert: str, *, to: str = "Desk@example.org", action: str = "failed") -> str:
    status = "5.1.1" if action == "failed" else "4.4.1"
    return REPORT.format(alert=alert, to=to, action=action, status=status)


def test_an_alert_whose_mail_came_back_is_dead_and_the_operator_is_told_once(
    lines_of, sent, handed, store
):
    assert "is given up" in handed(report(sent))
    assert "recorded before" in handed(report(sent))
    [alert] = lines_of("alerts", "--subscription", "night")
    assert (alert["id"], alert["state"]) == (sent, "dead")
    [tried] = lines_of("deliveries", "--alert", sent)
    assert tried["outcome"] == "bounced"
    assert tried["answer"].startswith("Came back: 5.1.1")
    assert _told(store) == ["alert.dead"]  # the channel takes mails: it does not fail
    [mail] = [row for row in lines_of("channels") if row["label"] == MAIL.label]
    assert mail["state"] == "unused"


def _told(store) -> list[str]:
    query = select(events.c.type).where(events.c.type.like("%.dead") | events.c.type.like("ch%"))
    with store.read() as connection:
        return sorted(connection.execute(query).scalars())


@one_database
def test_a_mail_that_is_only_late_stays_what_it_was(lines_of, sent, handed):
    assert "still tries" in handed(report(sent, action="delayed"))
    [alert] = lines_of("alerts", "--subscription", "night")
    assert alert["state"] == "pending"
    [tried] = lines_of("deliveries", "--alert", sent)
    assert tried["answer"].startswith("Delayed, its server still tries: 4.4.1")


@pytest.mark.parametrize("to", ["somebody@example.org", ""])
@one_database
def test_a_report_about_another_address_is_not_believed(lines_of, sent, handed, to):
    assert "is not believed" in handed(report(sent, to=to))
    assert lines_of("deliveries", "--alert", sent) == []


@pytest.mark.parametrize("mail", ["", "Subject: I am on holiday\n\nBack on Monday.", "\x00" * 99])
@one_database
def test_any_other_mail_is_left_out(sent, handed, mail):
    assert "no report of a mail of ours" in handed(mail)


@one_database
def test_a_report_about_an_alert_to_a_webhook_is_not_believed(lines_of, seeded, handed):
    assert "is not believed" in handed(report(seeded.delivered))
    assert len(lines_of("deliveries", "--alert", seeded.delivered)) == 1
