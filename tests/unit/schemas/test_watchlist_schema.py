"""The published JSON Schema is the model's, and agrees with the reader."""

import json

import pytest
import yaml
from jsonschema import Draft202012Validator

from schemas.watchlist import WatchListError, read_watchlist
from schemas.watchlist.example import EXAMPLE
from schemas.watchlist.json_schema import PUBLISHED, json_schema, write_schema

SOURCE = "sources: [{name: a, kind: forum, feeds: [https://a.example/f]%s}]"


def test_the_published_file_is_the_schema_of_the_model():
    # after a wanted change of the model: python -m schemas.watchlist.json_schema
    assert json.loads(PUBLISHED.read_text(encoding="utf-8")) == json_schema()


def test_writing_the_schema_again_changes_no_byte(tmp_path):
    write_schema(tmp_path / "again.json")
    assert (tmp_path / "again.json").read_bytes() == PUBLISHED.read_bytes()


def test_the_schema_is_a_schema():
    Draft202012Validator.check_schema(json_schema())


def test_the_example_is_valid_by_the_schema():
    Draft202012Validator(json_schema()).validate(yaml.safe_load(EXAMPLE))


@pytest.mark.parametrize(
    ("more", "valid"),
    [
        ("", True),
        (", every: 1h30m, robots: true", True),
        (", every: ''", False),
        (", every: 5 min", False),
        (", every: null", False),
        (", evry: 5m", False),
        (", robots: 'yes'", False),
    ],
)
def test_schema_and_reader_agree(more, valid):
    text = SOURCE % more
    assert Draft202012Validator(json_schema()).is_valid(yaml.safe_load(text)) is valid
    try:
        read_watchlist(text)
    except WatchListError:
        assert not valid
    else:
        assert valid
