"""Settings: what the environment may say, and the sentence for what it may not."""

import re
from pathlib import Path

import pytest

from ingest.errors import PermanentError
from workers.settings import NAMES, PREFIX, Settings, load, local_hosts

EXAMPLE = Path(__file__).parents[2] / "ops" / "env.example"


def variables(**settings: str) -> dict[str, str]:
    return {PREFIX + name: value for name, value in settings.items()}


def example() -> dict[str, str]:
    lines = re.findall(r"^(PALIMPSEST_[A-Z0-9_]+)=(.*)$", EXAMPLE.read_text(), re.MULTILINE)
    assert len(lines) == len(dict(lines)), "a variable stands there twice"
    return dict(lines)


def test_the_example_names_every_setting_and_no_other():
    assert set(example()) == {PREFIX + name.upper() for name in NAMES}


def test_the_example_gives_the_defaults():
    from_example, without = load(example()), load({})
    for name in NAMES:
        assert getattr(from_example, name) == getattr(without, name), name


@pytest.mark.parametrize("name", NAMES)
def test_each_setting_of_the_example_has_a_comment_above_it(name: str):
    lines = EXAMPLE.read_text().splitlines()
    at = next(i for i, line in enumerate(lines) if line.startswith(f"{PREFIX}{name.upper()}="))
    above = lines[at - 1]
    # User and password are told of with the address of Flower.
    assert above.startswith("# ") or name in {"flower_port", "flower_user", "flower_password"}


def test_what_is_not_set_has_a_default_that_works_on_one_machine(tmp_path: Path):
    settings = load(variables(HOME=str(tmp_path)))
    assert settings.database_url == f"sqlite:///{tmp_path / 'palimpsest.db'}"
    assert settings.broker_url == "redis://127.0.0.1:6379/0"
    assert settings.flower_address == "127.0.0.1"


def test_the_home_is_absolute_so_that_children_find_it_from_anywhere():
    assert load(variables(HOME="somewhere")).home == Path.cwd() / "somewhere"
    assert load({}).home == Path.cwd() / ".palimpsest"


def test_folders_of_dictionaries_are_divided_by_colons_and_absolute(tmp_path: Path):
    found = load(variables(DICTIONARIES=f"{tmp_path}:: here :/nowhere")).dictionaries
    assert found == (tmp_path, Path.cwd() / "here", Path("/nowhere"))


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("TICK_S", "0", "PALIMPSEST_TICK_S: Input should be greater than or equal to 0.2."),
        ("TICK_S", "often", "PALIMPSEST_TICK_S: Input should be a valid number"),
        ("THREADS", "1000", "PALIMPSEST_THREADS: Input should be less than or equal to 24."),
        ("LEASE_S", "3600", "PALIMPSEST_LEASE_S: Input should be less than or equal to 3000."),
        ("FLOWER_PORT", "tcp://10.0.0.1:5555", "PALIMPSEST_FLOWER_PORT: Input should be a valid"),
        ("LOG_FORMAT", "xml", "PALIMPSEST_LOG_FORMAT: Input should be 'console' or 'json'."),
        ("RESOLVE", "a:b", "PALIMPSEST_RESOLVE: 'a:b' is not of the form host:port:address:port"),
        ("ALLOW_NETWORKS", "10/x", "PALIMPSEST_ALLOW_NETWORKS: '10/x' is not a network"),
        ("VECTORS_SHA256", "abc", "PALIMPSEST_VECTORS_SHA256: write the 64 hexadecimal digits"),
        ("CA_FILE", "/no/such/file", "PALIMPSEST_CA_FILE: there is no file /no/such/file"),
        ("DATABASE_URL", "mysql://u:hidden@h/d", "PALIMPSEST_DATABASE_URL: this is no database"),
        ("BROKER_URL", "sqs://u:hidden@h", "PALIMPSEST_BROKER_URL: this is no broker we know"),
        ("CONTACT", "me", "PALIMPSEST_CONTACT: write a mail or web address"),
        ("CONTACT", "a@b.de) evil (", "PALIMPSEST_CONTACT: write a mail or web address"),
        ("CONTACT", "müller@b.de", "PALIMPSEST_CONTACT: write a mail or web address"),
        ("FLOWER_USER", "a:b", "PALIMPSEST_FLOWER_USER: a user name has no colon"),
        ("CONSOLE_URL", "desk.example", "PALIMPSEST_CONSOLE_URL: write it like `https://"),
        ("TICKS", "1", "PALIMPSEST_TICKS is no setting: did you mean PALIMPSEST_TICK_S?"),
        ("XYZZYQ", "1", "PALIMPSEST_XYZZYQ is no setting: remove it, or see ops/env.example"),
        ("TICK_S_FILE", "/no/such", "PALIMPSEST_TICK_S_FILE names /no/such, which cannot be read"),
    ],
)
def test_a_mistake_is_one_sentence_without_a_secret(name: str, value: str, sentence: str):
    with pytest.raises(PermanentError) as caught:
        load(variables(**{name: value}))
    assert str(caught.value).startswith(sentence)
    assert "hidden" not in str(caught.value)


def test_every_mistake_is_told_at_once():
    with pytest.raises(PermanentError) as caught:
        load(variables(THREADS="0", TICK_S="0"))
    assert "PALIMPSEST_THREADS" in str(caught.value)
    assert "PALIMPSEST_TICK_S" in str(caught.value)


@pytest.mark.parametrize("name", NAMES)
def test_every_setting_may_stand_in_a_file(name: str, tmp_path: Path):
    values = {"resolve": "a.example:80:127.0.0.1:81", "contact": "a@b.de", "ca_file": __file__}
    plain = values.get(name) or example()[PREFIX + name.upper()] or "sqlite:///x?redis://x"
    plain = {"broker_url": "redis://h/1", "console_url": "http://x"}.get(name, plain)
    plain = "0" * 64 if name == "vectors_sha256" else plain
    plain = "10.0.0.0/8" if name == "allow_networks" else plain
    file = tmp_path / "secret"
    file.write_text(plain + "\n", encoding="utf-8")
    read = load(variables(**{f"{name.upper()}_FILE": str(file)}))
    assert getattr(read, name) == getattr(load(variables(**{name.upper(): plain})), name)
    assert getattr(read, name) is not None


def test_a_variable_and_its_file_at_once_are_a_mistake(tmp_path: Path):
    file = tmp_path / "secret"
    file.write_text("x")
    with pytest.raises(PermanentError, match="Both PALIMPSEST_SMTP_URL and PALIMPSEST_SMTP_URL_FI"):
        load(variables(SMTP_URL="smtp://a", SMTP_URL_FILE=str(file)))


def test_an_empty_variable_is_not_set():
    blank, without = load(variables(TICK_S="", HOME=" ", DATABASE_URL="")), load({})
    assert all(getattr(blank, name) == getattr(without, name) for name in NAMES)


def test_no_secret_is_in_the_repr():
    settings = load(
        variables(
            DATABASE_URL="postgresql://u:hidden1@h/d", BROKER_URL="redis://:hidden2@h/0",
            SMTP_URL="smtp://u:hidden3@h", FLOWER_PASSWORD="hidden4",
        )
        | {"DESK_SECRET": "hidden5"}
    )  # fmt: skip
    assert "hidden" not in repr(settings)
    assert "hidden" not in repr(settings.environment)
    assert "hidden" not in str(settings.model_dump(exclude={"environment"}).keys())


@pytest.mark.parametrize(
    ("contact", "comment"),
    [
        ("desk@example.org", "mailto:desk@example.org"),
        ("mailto:desk@example.org", "mailto:desk@example.org"),
        ("https://example.org/bot", "https://example.org/bot"),
    ],
)
def test_the_user_agent_names_program_version_and_contact(contact: str, comment: str):
    agent = load(variables(CONTACT=contact)).user_agent
    assert re.fullmatch(r"Palimpsest/\d+\.\d+\.\d+ \(\+(.*)\)", agent)[1] == comment


def test_without_a_contact_nobody_is_asked_for_anything():
    with pytest.raises(PermanentError, match="PALIMPSEST_CONTACT is not set: set it to a mail"):
        _ = load({}).user_agent


def test_secrets_of_channels_are_read_from_variables_and_from_files(tmp_path: Path):
    file = tmp_path / "secret"
    file.write_text("from a file\n")
    settings = load({"DESK": "plain", "HOOK_FILE": str(file), "SSL_CERT_FILE": "/no/such/file"})
    assert settings.environment["DESK"] == "plain"
    assert settings.environment["HOOK"] == "from a file"
    assert settings.environment.get("ABSENT") is None
    file.write_text("replaced under a running worker")
    assert settings.environment["HOOK"] == "replaced under a running worker"


@pytest.mark.parametrize(
    ("host", "local"),
    [
        ("forum.example", True),
        ("FORUM.example", True),
        ("forum.example.", True),
        ("www.forum.example", False),
        ("127.0.0.1", True),
        ("localhost", True),
        ("10.1.2.3", True),
        ("10.2.0.1", False),
        ("[fd00::1]", True),
        ("fd00::1", True),
        ("::1", False),
        ("8.8.8.8", False),
        ("10.1.2.3.example", False),
        ("", False),
    ],
)
def test_a_host_is_local_where_the_operator_named_it(host, local):
    settings = load(
        variables(
            RESOLVE="forum.example:80:127.0.0.1:8080",
            ALLOW_NETWORKS="127.0.0.0/8,10.1.0.0/16,fd00::/8",
        )
    )
    assert local_hosts(settings)(host) is local


def test_no_host_is_local_where_nothing_is_named():
    is_local = local_hosts(Settings())
    assert not any(is_local(host) for host in ("localhost", "127.0.0.1", "forum.example"))
