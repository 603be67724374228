"""Task events: none is lost when a thread adds one while others are published."""

from kombu import Connection

from workers.app import make_app
from workers.events import Dispatcher
from workers.settings import load


class Wire:
    """Takes what is published; what happens meanwhile is up to the test."""

    def __init__(self) -> None:
        self.sent: list[str] = []
        self.meanwhile = [lambda: None]

    def publish(self, events, **_: object) -> None:
        self.sent.extend(event["uuid"] for event in events)
        if self.meanwhile:
            self.meanwhile.pop()()


def dispatcher(wire: Wire) -> Dispatcher:
    found = make_app(load({})).events.Dispatcher(
        Connection("memory://"), hostname="all@here", enabled=False, buffer_group=["task"]
    )
    assert isinstance(found, Dispatcher)
    found.producer, found.enabled = wire, True
    return found


def test_what_is_added_while_others_are_sent_is_sent_next():
    wire = Wire()
    events = dispatcher(wire)
    events.send("task-received", uuid="first")
    wire.meanwhile = [lambda: events.send("task-succeeded", uuid="meanwhile")]
    events.flush()
    events.flush()
    events.flush()
    assert wire.sent == ["first", "meanwhile"]


def test_what_a_lost_broker_did_not_take_is_sent_later():
    wire = Wire()
    events = dispatcher(wire)

    def lose() -> None:
        wire.sent.clear()
        raise ConnectionError

    events.send("task-received", uuid="first")
    wire.meanwhile = [lose]
    events.flush()
    events.flush()
    assert wire.sent == ["first"]
