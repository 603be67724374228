import pytest

from ingest.errors import PermanentError
from ingest.senders.mail_settings import (
    MailAddress,
    MailServer,
    MailSettings,
    mail_address,
    mail_sender,
    mail_server,
)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("smtp://mail.example", MailServer(host="mail.example", port=587, tls="starttls")),
        ("smtp://mail.example:25?tls=none", MailServer(host="mail.example", port=25, tls="none")),
        ("smtps://mail.example/", MailServer(host="mail.example", port=465, tls="implicit")),
        ("SMTPS://Mail.Example", MailServer(host="mail.example", port=465, tls="implicit")),
        ("smtp://[::1]:2525?tls=starttls", MailServer(host="::1", port=2525, tls="starttls")),
        (
            "smtp://a%40b.c:x%2Fy@mail.example",
            MailServer(host="mail.example", port=587, tls="starttls", user="a@b.c", password="x/y"),
        ),
    ],
)
def test_an_address_of_a_mail_server_is_read(url, expected):
    assert mail_server(url) == expected


@pytest.mark.parametrize(
    "url",
    [
        "",
        "mail.example",
        "mail.example:587",
        "https://mail.example",
        "smtp://",
        "smtp://u:hush-hush@mail.example:port",
        "smtp://u:hush-hush@mail.example:0",
        "smtp://u:hush-hush@mail.example:99999",
        "smtp://u:hush-hush/x@mail.example",
        "smtp://u:hush-hush#x@mail.example",
        "smtp://u:hush-hush@mail.example?tls=maybe",
        "smtp://u:hush-hush@mail.example?tls=",
        "smtp://u:hush-hush@mail.example?tls=implicit",
        "smtp://u:hush-hush@mail.example?ssl=1",
        "smtps://u:hush-hush@mail.example?tls=none",
        "smtp://:hush-hush@mail.example",
        "smtp://hush-hush@mail.example",
        "smtp://u:hush-hush-%C3%A4@mail.example",
        "smtp://[hush-hush",
        "smtp://u:hush-hush@mail..example",
    ],
)
def test_a_mistake_is_named_and_the_password_is_not(url):
    with pytest.raises(PermanentError, match="PALIMPSEST_SMTP_URL") as raised:
        mail_server(url)
    assert "hush-hush" not in str(raised.value)
    assert raised.value.__cause__ is None


def test_no_password_in_a_repr():
    url = "smtp://desk:hush-hush@mail.example"
    assert "hush-hush" not in repr(MailSettings(url=url)) + repr(mail_server(url))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("desk@example.org", MailAddress(address="desk@example.org", name="Palimpsest")),
        ("<desk@example.org>", MailAddress(address="desk@example.org", name="Palimpsest")),
        ("Desk <desk@example.org>", MailAddress(address="desk@example.org", name="Desk")),
        ('"Desk, EU" <desk@example.org>', MailAddress(address="desk@example.org", name="Desk, EU")),
        ("Стол <d@пример.рф>", MailAddress(address="d@xn--e1afmkfd.xn--p1ai", name="Стол")),
        (None, MailAddress(address="login@mail.example", name="Palimpsest")),
        ("", MailAddress(address="login@mail.example", name="Palimpsest")),
    ],
)
def test_whom_mails_are_from(text, expected):
    server = MailServer(host="m", port=1, tls="none", user="login@mail.example", password="x")
    assert mail_sender(text, server) == expected


def test_a_login_that_is_no_address_is_no_sender():
    server = MailServer(host="m", port=1, tls="none", user="login", password="x")
    assert mail_sender(None, server) is None


@pytest.mark.parametrize("text", ["desk", "a@b.example, c@d.example", "Desk <desk>", "@", "a@b@c"])
def test_a_sender_that_is_no_address_is_a_mistake(text):
    with pytest.raises(PermanentError, match="PALIMPSEST_MAIL_FROM"):
        mail_sender(text, MailServer(host="m", port=1, tls="none"))


@pytest.mark.parametrize(
    "text",
    ["a@" + "b" * 64 + ".org", "a@" + "b." * 200 + "org", "a" * 65 + "@b.org", "a@..b", "a@"],
)
def test_an_address_beyond_the_limits_of_mail_is_none(text):
    assert mail_address(text) is None
