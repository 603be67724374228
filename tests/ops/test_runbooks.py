"""The runbooks name what is there: pages, commands, services, variables and files."""

import re
from pathlib import Path

import pytest

from ops.cli import COMMANDS
from tests.ops.composed import ROOT, services, variables_named
from workers.settings import NAMES, PREFIX

FOLDER = ROOT / "ops/runbooks"
PAGES = sorted(FOLDER.glob("*.md"))
HEADER = (ROOT / "docker-compose.yml").read_text(encoding="utf-8").partition("x-hardened")[0]


def text_of(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def test_the_first_page_leads_to_every_other():
    linked = set(re.findall(r"\]\(([\w-]+\.md)\)", text_of(FOLDER / "README.md")))
    assert linked == {page.name for page in PAGES} - {"README.md"}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_to_pages(page):
    for target in re.findall(r"\]\(([^)]+)\)", text_of(page)):
        assert (FOLDER / target).is_file(), target


@pytest.mark.parametrize("text", [*map(text_of, PAGES), HEADER])
def test_commands_are_commands_of_the_program(text):
    # Typed after spaces at the start of a line, in backquotes, or inside a container.
    typed = re.findall(r"(?:^ {4}|`|worker-deliver |xargs )palimpsest ([a-z]+)", text, re.MULTILINE)
    assert set(typed) <= set(COMMANDS)


@pytest.mark.parametrize("text", [*map(text_of, PAGES), HEADER])
def test_services_and_variables_are_those_of_the_compose_file(text):
    named = re.findall(r"docker compose (?:exec|run|up|stop|rm|logs|pull)((?: [\w=.-]+)*)", text)
    words = {word for each in named for word in each.split() if word.startswith("worker-")}
    assert {word.partition("=")[0] for word in words} <= set(services())
    ours = set(re.findall(r"\bPALIMPSEST_[A-Z_]*[A-Z]", text)) - {
        "PALIMPSEST_NAME",
        "PALIMPSEST_NAME_FILE",
    }
    assert ours <= {PREFIX + name.upper() for name in NAMES} | variables_named()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_files_of_the_repository_that_are_named_are_there(page):
    for path in re.findall(r"\bops/[\w./-]+\w", text_of(page)):
        assert (ROOT / path).exists(), path
