import pytest

from ingest.urls import offices
from tests.unit.urls.offices.written_addresses import FOLDER, all_written, written

NAMES = [office.name for office in offices.OFFICES]
ALL = all_written()


@pytest.mark.parametrize("one", ALL, ids=lambda one: f"{one.office} {one.url}"[:120])
def test_each_written_address_is_the_statement_it_was_written_as(one):
    found = offices.identity(one.url)
    if one.key is None:
        assert found is None
    else:
        assert (found.key, found.language) == (one.key, one.language)
        assert (found.kind, found.publisher) == ("statement", one.office)


@pytest.mark.parametrize("name", NAMES)
def test_each_office_has_enough_addresses_of_statements_and_of_none(name):
    lines = written(name)
    assert sum(one.key is not None for one in lines) >= 15
    assert sum(one.key is None for one in lines) >= 10
    assert len({one.url for one in lines}) == len(lines)


def test_there_are_no_addresses_of_offices_without_a_table():
    assert sorted(path.stem for path in FOLDER.glob("*.txt")) == sorted(NAMES)


def test_no_two_offices_share_a_name():
    assert len(set(NAMES)) == len(NAMES)


def test_every_form_of_every_table_is_met_by_a_written_address():
    seen = {id(match.form) for one in ALL if (match := offices._match(one.url))}
    unmet = [
        (office.name, form.path)
        for office in offices.OFFICES
        for form in office.forms
        if id(form) not in seen
    ]
    assert unmet == []
