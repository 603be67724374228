import pytest

from ingest.parse.forums import ENGINES
from ingest.parse.sites import SITES
from tests.unit.parse import golden

NAMES = golden.names()


@pytest.mark.parametrize("name", NAMES)
def test_a_golden_page_gives_what_stands_beside_it(name):
    wanted = golden.expected(name)
    assert golden.shown(golden.read(name, wanted["read"])) == wanted["gives"]


@pytest.mark.parametrize("name", [one.NAME for one in (*ENGINES, *SITES)])
def test_every_registered_engine_and_site_has_a_golden_page_with_a_text(name):
    assert name in NAMES, f"Write tests/unit/parse/pages/{name}.html and {name}.json."
    gives = golden.expected(name)["gives"]
    assert gives["state"] == "live"
    assert all(item["text"] for item in gives["items"])


@pytest.mark.parametrize("name", NAMES)
def test_a_golden_page_says_in_its_source_that_we_wrote_it(name):
    assert "Written for this project" in golden.source(name)


def test_no_golden_page_is_read_by_a_method_of_another_name():
    for name in NAMES:
        method = golden.expected(name)["gives"]["method"]
        stem = name.partition("-")[0]
        assert f".{stem}/" in method, f"{name} was read by {method}"
