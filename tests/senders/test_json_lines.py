"""Files of JSON lines on a real disk, as the programs that read them find them."""

import json
import os
import threading

import jsonschema
import pytest
from hypothesis import HealthCheck, example, settings
from hypothesis import given as for_all
from hypothesis import strategies as st

from ingest.senders import json_lines
from ingest.senders.json_line import holds, line_of
from ingest.senders.json_lines import TAIL, FileSender
from schemas.payloads import load
from schemas.records.alerts import Delivered, Refused, TryLater


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "home" / "alerts"


@pytest.fixture
def post(given, folder):
    """Sends one message into a file of this folder."""
    sender = FileSender(folder, {})

    def send(alert_id="a1", *, target="desk.jsonl", **fields):
        message = given.message(alert_id=alert_id, subscription="desk", **fields)
        return sender.send(message, given.channel("file", str(target)), now=given.now)

    return send


def told(path):
    return [json.loads(line)["alert"] for line in path.read_bytes().splitlines()]


def test_an_alert_is_one_line_with_the_event_as_webhooks_have_it(given, post, folder):
    outcome = post(payload=given.payload | {"cause": "two\nlines \u2028 ж \ud800"})
    raw = (folder / "desk.jsonl").read_bytes()
    (line,) = raw.decode().split("\n")[:-1]
    body = json.loads(line)
    assert isinstance(outcome, Delivered)
    assert outcome.answer.endswith("/desk.jsonl has a new line")
    assert {name: body[name] for name in ("alert", "subscription", "created_at")} == {
        "alert": "a1",
        "subscription": "desk",
        "created_at": "2022-01-11T18:50:00Z",
    }
    assert body["event"]["cause"] == "two\nlines \u2028 ж \ud800"
    jsonschema.Draft202012Validator(load("event.v1")).validate(body["event"])


def test_alerts_stand_in_the_order_in_which_they_came(post, folder):
    for number in range(4):
        post(f"a{number}")
    assert told(folder / "desk.jsonl") == ["a0", "a1", "a2", "a3"]


def test_a_second_attempt_adds_no_line(post, folder):
    post("a1")
    post("a2")
    outcome = post("a1")
    assert isinstance(outcome, Delivered)
    assert outcome.answer.endswith("/desk.jsonl has this line already")
    assert told(folder / "desk.jsonl") == ["a1", "a2"]


def test_an_id_that_another_ones_begins_with_is_another_alert(post, folder):
    post("a12")
    post("a1")
    assert told(folder / "desk.jsonl") == ["a12", "a1"]


def test_no_text_of_a_stranger_passes_for_a_line_of_an_alert(given, post, folder):
    post("a1", payload=given.payload | {"cause": '\n{"alert":"a2","subscription":""}\n'})
    post("a2")
    assert told(folder / "desk.jsonl") == ["a1", "a2"]


def test_a_line_that_was_cut_off_is_ended_and_not_joined_to_ours(given, post, folder):
    post("a1")
    path = folder / "desk.jsonl"
    torn = line_of(given.message(alert_id="a2"))[:40]
    with path.open("ab") as file:
        file.write(torn)
    post("a2")
    first, second, third = path.read_bytes().splitlines()
    assert second == torn
    assert [json.loads(line)["alert"] for line in (first, third)] == ["a1", "a2"]


def test_a_line_whose_end_alone_is_missing_gets_it_and_no_second_one_follows(post, folder):
    post("a1")
    path = folder / "desk.jsonl"
    path.write_bytes(path.read_bytes().rstrip(b"\n"))
    post("a1")
    assert path.read_bytes().count(b"\n") == 1
    path.write_bytes(path.read_bytes().rstrip(b"\n"))
    post("a2")
    assert told(path) == ["a1", "a2"]


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@for_all(st.integers(0, 2000), st.lists(st.sampled_from(["a1", "a2", "a3"]), max_size=4))
@example(40, ["a2", "a1"])  # another line comes after the one that was cut off
def test_wherever_a_writer_was_killed_its_alert_is_one_whole_line(given, tmp_path, cut, others):
    path = tmp_path / "cut.jsonl"
    lines = [line_of(given.message(alert_id=name)) for name in ("a0", "a1")]
    path.write_bytes(lines[0] + lines[1][: min(cut, len(lines[1]))])
    channel = given.channel("file", str(path))
    for alert_id in (*others, "a1"):
        FileSender(tmp_path, {}).send(given.message(alert_id=alert_id), channel, now=given.now)
    whole = [line for line in path.read_bytes().split(b"\n") if line + b"\n" == lines[1]]
    assert len(whole) == 1
    assert path.read_bytes().startswith(lines[0])
    assert path.read_bytes().endswith(b"\n")


def test_only_the_end_of_a_large_file_is_read(post, folder, monkeypatch):
    post("a1")
    path = folder / "desk.jsonl"
    with path.open("ab") as file:
        file.write((b'{"other":"' + b"x" * 1_000_000 + b'"}\n') * 6)
    read = []
    pread = os.pread
    monkeypatch.setattr(os, "pread", lambda *asked: read.append(asked[1]) or pread(*asked))
    post("a2")
    assert sum(read) <= TAIL + 1
    assert holds(path.read_bytes()[-10_000:], "a2")


def test_a_rotated_file_is_left_alone_and_a_new_one_begun(post, folder):
    post("a1")
    (folder / "desk.jsonl").rename(folder / "desk.jsonl.1")
    post("a2")
    assert told(folder / "desk.jsonl.1") == ["a1"]
    assert told(folder / "desk.jsonl") == ["a2"]
    os.truncate(folder / "desk.jsonl", 0)  # logrotate's `copytruncate`
    post("a3")
    assert told(folder / "desk.jsonl") == ["a3"]


@pytest.mark.parametrize("content", [b"sources:\n", b"[1]\n", b"\x00\x01", b"\n"])
def test_a_file_of_anything_else_is_never_written_to(post, folder, content):
    folder.mkdir(parents=True)
    (folder / "desk.jsonl").write_bytes(content)
    outcome = post()
    assert isinstance(outcome, Refused)
    assert "holds no lines of JSON: move it away, or name another file" in outcome.answer
    assert (folder / "desk.jsonl").read_bytes() == content


@pytest.mark.parametrize("step", ["write", "fsync"])
def test_a_disk_that_is_full_leaves_no_part_of_a_line(post, folder, monkeypatch, step):
    post("a1")
    before = (folder / "desk.jsonl").read_bytes()
    write = os.write

    def full(handle, data=b""):
        if step == "write" and len(data) > 20:
            return write(handle, data[:20])
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(json_lines.os, step, full)
        outcome = post("a2")
    assert isinstance(outcome, TryLater)
    assert outcome.answer.endswith("(No space left on device): make room on the disk.")
    assert (folder / "desk.jsonl").read_bytes() == before
    post("a2")
    assert told(folder / "desk.jsonl") == ["a1", "a2"]


def test_many_writers_at_once_never_mix_their_lines(given, folder):
    senders = [FileSender(folder, {}) for _ in range(6)]  # as many processes would have
    channel = given.channel("file", "desk.jsonl")
    payload = given.payload | {"cause": "x" * 200_000}  # more than one write of the kernel's

    def work(place):
        for number in range(5):
            # Each alert is sent by two of them, as after a lease that ran out.
            message = given.message(alert_id=f"a{place // 2}-{number}", payload=payload)
            senders[place].send(message, channel, now=given.now)

    threads = [threading.Thread(target=work, args=(place,)) for place in range(len(senders))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    expected = [f"a{pair}-{number}" for pair in range(3) for number in range(5)]
    assert sorted(told(folder / "desk.jsonl")) == expected
