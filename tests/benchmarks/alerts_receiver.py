"""A hundred receivers of webhooks in a process of their own: `/0` may be dead and `/1` be slow.

Run as `python -m tests.benchmarks.alerts_receiver`; prints its two ports. `/0` has a port for
itself. Told what to do, and asked what came, by lines on its standard input.
"""

import asyncio
import json
import subprocess
import sys
import time
from dataclasses import dataclass
from typing import Literal, Self

Mood = Literal["well", "refused", "hangs"]  # the last two: of `/0`, while `/1` is slow

DEAD, SLOW, SLOW_S = 0, 1, 2.0

_YES = b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"


@dataclass(frozen=True, slots=True)
class Came:
    """One webhook, as soon as it was here to its end."""

    channel: int
    event: str
    at: float  # as by `time.time`


class Receivers:
    """The process, seen from outside. Use within `with`."""

    def __enter__(self) -> Self:
        command = [sys.executable, "-m", "tests.benchmarks.alerts_receiver"]
        self._process = subprocess.Popen(
            command, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self._ports = self._read()
        return self

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        with self._process:
            pass

    def url(self, channel: int) -> str:
        return f"http://127.0.0.1:{self._ports[channel == DEAD]}/{channel}"

    def be(self, mood: Mood) -> None:
        """From now on."""
        self._say(mood)

    def came(self) -> list[Came]:
        """What came since this was asked last."""
        return [Came(*each) for each in self._say("came")]

    def _say(self, word: str) -> list:
        print(word, file=self._process.stdin, flush=True)
        return self._read()

    def _read(self) -> list:
        return json.loads(self._process.stdout.readline())


class _Server:
    def __init__(self) -> None:
        self.mood: Mood = "well"
        self.came: list[tuple[int, str, float]] = []
        self.dead: asyncio.Server | None = None
        self.port = 0

    async def begin(self) -> list[int]:
        all_others = await asyncio.start_server(self.take, "127.0.0.1", 0, backlog=512)
        await self.open()
        return [all_others.sockets[0].getsockname()[1], self.port]

    async def open(self) -> None:
        self.dead = await asyncio.start_server(self.take, "127.0.0.1", self.port, backlog=512)
        self.port = self.dead.sockets[0].getsockname()[1]

    async def be(self, mood: Mood) -> None:
        if mood == "refused":
            self.dead.close()
        elif self.mood == "refused":
            await self.open()
        self.mood = mood

    async def take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        length = int(head.lower().partition("content-length:")[2].split()[0])
        body = await reader.readexactly(length)
        channel = int(head.split()[1].removeprefix("/"))
        self.came.append((channel, json.loads(body)["id"], time.time()))
        if channel == DEAD and self.mood == "hangs":
            await reader.read()  # until the sender has had enough
        elif channel == SLOW and self.mood != "well":
            await asyncio.sleep(SLOW_S)
        writer.write(_YES)
        writer.close()


async def _serve() -> None:
    server = _Server()
    print(json.dumps(await server.begin()), flush=True)
    while line := (await asyncio.to_thread(sys.stdin.readline)).strip():
        answer = []
        if line == "came":
            answer, server.came = server.came, []
        else:
            await server.be(line)
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    asyncio.run(_serve())
