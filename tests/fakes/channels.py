"""A channel that keeps what it is handed, and answers as it is told."""

from collections import deque
from dataclasses import dataclass, field
from datetime import datetime

from schemas.records.alerts import Channel, Delivered, Message, SendOutcome


@dataclass
class FakeChannel:
    """`answers` are given first, one each; then everything is taken."""

    taken: list[tuple[Message, Channel]] = field(default_factory=list)
    attempts: list[tuple[str, str]] = field(default_factory=list)  # alert id, target
    answers: deque[SendOutcome] = field(default_factory=deque)

    def send(self, message: Message, channel: Channel, *, now: datetime) -> SendOutcome:
        self.attempts.append((message.alert_id, channel.target))
        outcome = self.answers.popleft() if self.answers else Delivered(answer="taken")
        if isinstance(outcome, Delivered):
            self.taken.append((message, channel))
        return outcome

    @property
    def types(self) -> list[str]:
        """What led each message."""
        return [message.payload["type"] for message, _ in self.taken]

    @property
    def told(self) -> list[str]:
        """All that the messages told, each with what was told with it."""
        return [each for message, _ in self.taken for each in _told(message)]

    def of_type(self, type_: str) -> list[Message]:
        """The messages that tell this, by itself or with what led to it."""
        return [message for message, _ in self.taken if type_ in _told(message)]


def _told(message: Message) -> list[str]:
    return [message.payload["type"], *message.payload.get("also", ())]
