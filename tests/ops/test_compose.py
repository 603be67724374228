"""The compose file is held against the code: what it starts is there, and nothing is left out."""

import pytest
import yaml
from typer.testing import CliRunner

from ops.cli import COMMANDS, app
from tests.ops.composed import (
    FILE,
    FILLED_IN,
    ROOT,
    NotSetError,
    compose,
    services,
    variables_named,
)  # fmt: skip
from workers.queues import QUEUES, chosen
from workers.settings import NAMES, PREFIX, load

OURS = "palimpsest:local"
SERVICES = services()
OWN = {name: service for name, service in SERVICES.items() if service["image"] == OURS}
WORKERS = {name: service for name, service in OWN.items() if service["command"][0] == "worker"}
ONCE = {"migrate", "apply"}
LASTING = set(SERVICES) - ONCE

# Settings that no operator decides for containers, and why.
DECIDED = {
    "home": "the image's folder",
    "database_url": "the service postgres",
    "broker_url": "the service redis",
    "flower_address": "published on loopback",
    "log_format": "machines read it",
    "ca_file": "a file of the operator's has to be mounted too: an override file does both",
    "console_port": "there is no console yet",
    "dictionaries": "where the image's packages put them",
    "vectors": "a folder of the operator's has to be mounted too: an override file does both",
    "vectors_sha256": "with the folder",
}


def queues_of(service: dict) -> tuple[str, ...]:
    words = service["command"]
    return chosen(words[words.index("--queues") + 1].split(","))


def test_every_queue_has_exactly_one_worker_service():
    served = [queue for service in WORKERS.values() for queue in queues_of(service)]
    assert sorted(served) == sorted(QUEUES)


def test_delivering_shares_no_worker_with_anything_else():
    assert [queues_of(each) for each in WORKERS.values() if "deliver" in queues_of(each)] == [
        ("deliver",)
    ]


@pytest.mark.parametrize("name", OWN)
def test_commands_are_commands_of_the_program(name):
    command, *options = OWN[name]["command"]
    assert command in COMMANDS
    told = CliRunner().invoke(app, [command, "--help"]).output
    assert all(option in told for option in options if option.startswith("--"))


@pytest.mark.parametrize("name", OWN)
def test_settings_of_a_service_are_known_and_valid(name):
    environment = OWN[name]["environment"]
    settings = load(environment)  # refuses an unknown PALIMPSEST_ variable by its name
    assert settings.broker_url == "redis://:abc123@redis:6379/0"
    assert settings.log_format == "json"


def test_the_password_of_the_database_may_hold_any_letter():
    environment = SERVICES["worker-ledger"]["environment"]
    assert environment["PGPASSWORD"] == FILLED_IN["POSTGRES_PASSWORD"]
    assert environment["PGPASSWORD"] == SERVICES["postgres"]["environment"]["POSTGRES_PASSWORD"]
    assert environment["PALIMPSEST_DATABASE_URL"] == "postgresql://palimpsest@postgres/palimpsest"


def test_every_setting_is_offered_or_decided():
    offered = {name.removeprefix(PREFIX).lower() for name in variables_named() & prefixed()}
    assert offered | set(DECIDED) == set(NAMES)
    assert not offered & set(DECIDED)


def prefixed() -> set[str]:
    return {PREFIX + name.upper() for name in NAMES}


def test_variables_with_our_prefix_are_settings():
    assert {name for name in variables_named() if name.startswith(PREFIX)} <= prefixed()


@pytest.mark.parametrize("name", FILLED_IN)
def test_nothing_starts_without_what_must_be_set(name):
    with pytest.raises(NotSetError, match=f"{name}: set {name} in .env"):
        compose({**FILLED_IN, name: ""})


def test_no_password_stands_in_the_file():
    nobody = dict.fromkeys(FILLED_IN, "@@")
    for name, service in services(nobody).items():
        for variable, value in service.get("environment", {}).items():
            if "PASSWORD" in variable or "AUTH" in variable:
                assert value == "@@", f"{name}: {variable}"


def test_only_three_images_come_from_elsewhere():
    dockerfile = (ROOT / "ops/docker/Dockerfile").read_text(encoding="utf-8")
    bases = {line.split()[1] for line in dockerfile.splitlines() if line.startswith("FROM ")}
    used = {service["image"] for service in SERVICES.values()} - {OURS}
    assert bases | used == {"python:3.13-slim", "redis:8-alpine", "postgres:17-alpine"}


def test_our_image_is_built_once_and_never_asked_of_a_registry():
    assert [name for name, service in SERVICES.items() if "build" in service] == ["migrate"]
    assert {service["pull_policy"] for service in OWN.values()} == {"never"}
    assert (ROOT / SERVICES["migrate"]["build"]["dockerfile"]).is_file()


@pytest.mark.parametrize("name", sorted(LASTING))
def test_what_lasts_has_a_health_check_and_is_started_again(name):
    service = SERVICES[name]
    assert service["restart"] == "unless-stopped"
    assert service["healthcheck"]["test"][0] in ("CMD", "CMD-SHELL")
    assert service["healthcheck"]["start_period"]


@pytest.mark.parametrize("name", sorted(ONCE))
def test_what_runs_once_is_not_started_again(name):
    assert SERVICES[name]["restart"] == "no"


@pytest.mark.parametrize("name", sorted(set(OWN) - ONCE))
def test_each_health_check_asks_for_the_process_of_its_container(name):
    part = OWN[name]["command"][0]
    assert OWN[name]["healthcheck"]["test"] == ["CMD", "palimpsest", "healthy", part]


@pytest.mark.parametrize("name", sorted(set(OWN) - {"migrate"}))
def test_nothing_of_ours_starts_before_the_database_is_migrated(name):
    wanted = OWN[name]["depends_on"]
    assert wanted["migrate"] == {"condition": "service_completed_successfully"}


def test_the_clock_starts_only_with_a_valid_watch_list():
    wanted = SERVICES["beat"]["depends_on"]
    assert wanted["apply"] == {"condition": "service_completed_successfully"}


def test_the_watch_list_is_mounted_where_apply_reads_it_and_cannot_be_written():
    (mount,) = SERVICES["apply"]["volumes"]
    assert mount["target"] == SERVICES["apply"]["command"][1]
    assert mount["read_only"] is True
    assert mount["type"] == "bind"  # the short form would make a folder of a missing file


def test_who_links_can_write_the_index_and_who_is_asked_for_it_reads_the_same():
    for name in ("worker-link", "worker-deliver"):
        assert SERVICES[name]["volumes"] == ["derived:/var/lib/palimpsest"]


@pytest.mark.parametrize("name", SERVICES)
def test_every_container_is_hardened_and_bounded(name):
    service = SERVICES[name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert any(each.startswith("/tmp:") for each in service["tmpfs"])
    assert service["mem_limit"]
    assert 0 < service["cpu_quota"] <= 100_000  # a host may have a single processor
    assert service["pids_limit"]


@pytest.mark.parametrize("name", OWN)
def test_our_own_containers_have_no_rights_at_all(name):
    assert "cap_add" not in OWN[name]
    assert "user" not in OWN[name]  # the image's own, which is not root
    assert "privileged" not in OWN[name]


def test_nothing_is_published_beyond_loopback():
    published = {name: each["ports"] for name, each in SERVICES.items() if "ports" in each}
    assert published == {"flower": ["127.0.0.1:5555:5555"]}


@pytest.mark.parametrize("name", SERVICES)
def test_what_may_be_scaled_has_no_fixed_name_or_port(name):
    assert "container_name" not in SERVICES[name]
    assert "hostname" not in SERVICES[name]  # a worker's heartbeat is told from another's by it
    assert name not in WORKERS or "ports" not in SERVICES[name]


def test_only_what_must_reach_the_outside_can():
    outside = {name for name, each in SERVICES.items() if "default" in each["networks"]}
    assert outside == {"apply", "worker-observe", "worker-deliver", "flower"}
    assert compose()["networks"]["inside"] == {"internal": True}


def test_secrets_go_to_those_only_who_need_them():
    def holders(variable: str) -> set[str]:
        return {name for name, each in SERVICES.items() if variable in each.get("environment", {})}

    assert holders("PALIMPSEST_SMTP_URL") == {"worker-deliver"}
    assert holders("PALIMPSEST_FLOWER_PASSWORD") == {"flower"}
    assert "flower" not in holders("PGPASSWORD")
    assert {name for name, each in SERVICES.items() if "env_file" in each} == {
        "apply", "worker-deliver",
    }  # fmt: skip


def test_the_broker_keeps_messages_and_throws_none_away():
    words = SERVICES["redis"]["command"]
    options = dict(zip(words[1::2], words[2::2], strict=True))
    assert options["--appendonly"] == "yes"
    assert options["--maxmemory-policy"] == "noeviction"
    assert options["--requirepass"] == SERVICES["redis"]["environment"]["REDISCLI_AUTH"]


def test_the_example_of_dot_env_names_every_variable_and_no_secret():
    lines = (ROOT / "ops/docker/env.example").read_text(encoding="utf-8").splitlines()
    pairs = [line.removeprefix("# ").partition("=") for line in lines if "=" in line]
    named = {name: value for name, _, value in pairs if name.isupper()}
    built_with = set(SERVICES["migrate"]["build"]["args"])
    assert set(named) == variables_named() | built_with
    assert not any(named[name] for name in FILLED_IN)


def test_the_example_of_dot_env_gives_a_right_file_once_it_is_filled_in():
    lines = (ROOT / "ops/docker/env.example").read_text(encoding="utf-8").splitlines()
    given = {
        name: value
        for name, _, value in (line.partition("=") for line in lines if not line.startswith("#"))
        if name
    }
    assert services({**given, **FILLED_IN}) == SERVICES


def test_the_secrets_of_channels_have_a_file_that_is_there_and_empty():
    (named,) = SERVICES["apply"]["env_file"]
    lines = (ROOT / named).read_text(encoding="utf-8").splitlines()
    assert all(line.startswith("#") for line in lines)


def test_files_with_secrets_reach_neither_git_nor_the_image():
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert {".env", "/channels.env", "/watch.yaml"} <= set(ignored)
    lines = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert next(line for line in lines if not line.startswith("#")) == "*"


def test_the_file_names_nothing_that_compose_1_29_does_not_know():
    # Debian's, with engine 20.10: neither `name` and `version` above nor newer keys below.
    assert set(yaml.safe_load(FILE.read_text())) - {"services", "networks", "volumes"} == {
        name for name in compose() if name.startswith("x-")
    }
    newer = {"develop", "provider", "attach", "annotations", "deploy", "init", "post_start"}
    assert not any(newer & set(service) for service in SERVICES.values())
    (mount,) = SERVICES["apply"]["volumes"]
    assert "bind" not in mount  # `create_host_path` is unknown to it
    assert not any(isinstance(each, dict) for each in SERVICES["apply"]["env_file"])
