"""The demonstration's folder: its own is removed unless wanted, a given one is never emptied."""

import subprocess

import pytest

from ingest.errors import PermanentError
from ops.demo.home import demo_home


def test_a_folder_of_its_own_is_removed_unless_something_went_wrong(monkeypatch, tmp_path):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with demo_home("") as home:
        assert home.folder.is_dir()
    assert not home.folder.exists()
    with demo_home("") as home:
        home.keep = True
    assert home.folder.is_dir()
    with pytest.raises(RuntimeError), demo_home("") as home:
        raise RuntimeError
    assert home.folder.is_dir()


def test_a_given_folder_stays_and_one_with_a_ledger_is_refused(tmp_path):
    with demo_home(str(tmp_path)) as home:
        assert home.folder == tmp_path
    assert tmp_path.is_dir()
    (tmp_path / "palimpsest.db").touch()
    with pytest.raises(PermanentError, match="holds a ledger already"), demo_home(str(tmp_path)):
        pass


def test_another_terminal_takes_the_settings_over_as_they_are(tmp_path):
    with demo_home(str(tmp_path)) as home:
        path = home.write_env({"PALIMPSEST_MAIL_FROM": "It's <a@b.example>"})
    assert path.stat().st_mode & 0o077 == 0
    shown = subprocess.run(
        ["sh", "-c", f'. {path}; printf %s "$PALIMPSEST_MAIL_FROM"'],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert shown.stdout == "It's <a@b.example>"
