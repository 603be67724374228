"""The image: what it is made from, what is in it, and as whom it runs."""

import fnmatch
import re
import tomllib

import pytest

from tests.ops.composed import ROOT, services

TEXT = (ROOT / "ops/docker/Dockerfile").read_text(encoding="utf-8")


def instructions() -> list[tuple[str, str]]:
    """`("FROM", "python:3.13-slim")` …, with continued lines joined and comments left out."""
    lines = [line for line in TEXT.splitlines() if not line.lstrip().startswith("#")]
    joined = re.sub(r"\\\n\s*", "", "\n".join(lines))
    return [(line.split()[0], line.partition(" ")[2]) for line in joined.splitlines() if line]


def stages() -> list[list[tuple[str, str]]]:
    found: list[list[tuple[str, str]]] = []
    for instruction in instructions():
        if instruction[0] == "FROM":
            found.append([])
        found[-1].append(instruction)
    return found


def copied() -> list[str]:
    """What is copied out of the repository."""
    words = [rest.split() for name, rest in instructions() if name == "COPY"]
    return [source for each in words if "--from=build" not in each for source in each[:-1]]


def environment() -> dict[str, str]:
    rest = " ".join(rest for name, rest in stages()[-1] if name == "ENV")
    return dict(word.split("=", 1) for word in rest.split())


def test_both_stages_stand_on_the_one_base():
    bases = [rest for name, rest in instructions() if name == "FROM"]
    assert bases == ["python:3.13-slim AS build", "python:3.13-slim"]


@pytest.mark.parametrize("newer", ["# syntax", "<<", "--link", "@sha256", "--mount", "--chmod"])
def test_an_old_engine_without_a_registry_can_build_it(newer):
    assert newer not in TEXT


def test_every_library_is_held_against_its_hash_and_none_is_compiled():
    (libraries,) = [rest for name, rest in instructions() if name == "RUN" and " -r " in rest]
    assert "--require-hashes" in libraries
    assert "--only-binary :all:" in libraries
    assert "requirements.lock" in libraries
    assert all("index-url" not in rest for _, rest in instructions())


def test_the_project_itself_needs_no_index():
    (own,) = [rest for name, rest in instructions() if "--no-build-isolation" in rest]
    assert "--no-index" in own
    assert "--no-deps" in own


def test_libraries_are_installed_before_the_source_is_copied():
    build = stages()[0]
    libraries = next(i for i, (_, rest) in enumerate(build) if "requirements.lock" in rest)
    source = next(
        i for i, (name, rest) in enumerate(build) if (name, rest[:7]) == ("COPY", "schemas")
    )
    assert libraries < source


def test_every_package_of_the_project_is_in_it():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wheel = project["tool"]["hatch"]["build"]["targets"]["wheel"]
    for needed in (*wheel["packages"], project["project"]["readme"], "LICENSE", "pyproject.toml"):
        assert needed in copied()


@pytest.mark.parametrize("source", copied())
def test_what_is_copied_is_there_and_not_ignored(source):
    assert (ROOT / source).exists()
    lines = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert f"!{source}" in lines


@pytest.mark.parametrize("secret", [".env", "channels.env", "watch.yaml", ".git", ".palimpsest"])
def test_what_is_nobodys_business_is_ignored(secret):
    rules = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    kept = True
    for rule in [line for line in rules if line and not line.startswith("#")]:
        if fnmatch.fnmatch(secret, rule.removeprefix("!")):
            kept = rule.startswith("!")
    assert not kept


def test_a_dictionary_and_fonts_are_installed_unless_the_builder_asks_for_none():
    last = stages()[-1]
    assert ("ARG", "DICTIONARIES=trans-de-en") in last
    assert ("ARG", 'FONTS="fonts-dejavu-core libfribidi0"') in last
    (installs,) = [rest for name, rest in last if name == "RUN" and "apt-get" in rest]
    assert installs.startswith('if [ -n "$DICTIONARIES$FONTS" ]')
    assert "--no-install-recommends $DICTIONARIES $FONTS " in installs
    assert "rm -rf /var/lib/apt/lists/*" in installs


def test_it_does_not_run_as_root():
    last = stages()[-1]
    assert [rest for name, rest in last if name == "USER"] == ["10001:10001"]
    after = [name for name, _ in last[[name for name, _ in last].index("USER") :]]
    assert "RUN" not in after
    assert "COPY" not in after


def test_the_environment_is_copied_whole_and_first_on_path():
    copies = [rest for name, rest in stages()[-1] if name == "COPY"]
    assert copies == ["--from=build /opt/palimpsest /opt/palimpsest"]
    assert environment()["PATH"].startswith("/opt/palimpsest/bin:")
    assert ("ENTRYPOINT", '["palimpsest"]') in stages()[-1]


def test_what_is_written_goes_where_the_user_may_write():
    home = environment()["PALIMPSEST_HOME"]
    (made,) = [rest for name, rest in stages()[-1] if name == "RUN" and "mkdir" in rest]
    assert f"chown 10001:10001 {home}" in made  # a new volume takes its owner over
    assert f"flower:{home}" in services()["flower"]["volumes"]
    assert environment()["HOME"] == "/tmp"  # a tmpfs in every service
