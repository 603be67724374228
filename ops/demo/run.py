"""The demonstration as a whole: a world, an inbox, and the local runtime between them."""

import os
import secrets
import threading
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime

from ingest.store.session import Store
from ops import watchlists
from ops.demo.cast import PAPERS, SITES
from ops.demo.home import Home, demo_home
from ops.demo.inbox import Inbox
from ops.demo.setting import KEPT, SECRET_NAME, variables, watch_list
from ops.demo.shown import introduction, summary_lines
from ops.demo.site_server import site_server
from ops.demo.stage import House, Stage, Stopped
from ops.demo.story import EXPECTED, SCENES
from ops.demo.world import World
from ops.local import LocalRuntime
from ops.shown.terminal import progress, write
from ops.signals import until_told
from workers.settings import load

INTERRUPTED = 130  # 128 + SIGINT, as shells have it
FAILURE = 1


def run_demo(*, exit_when_told: bool) -> int:
    """Play the story; the exit code is 0 only if all of its alerts arrived, and no others.

    With `exit_when_told` it ends with the story, else it goes on until Ctrl-C. Touches no other
    ledger, broker or mail server than its own, and nothing beyond loopback. Raises:
    PalimpsestError.
    """
    began_s = time.monotonic()
    with until_told() as told, demo_home(os.environ.get("PALIMPSEST_HOME", "")) as home:
        progress("Starting …")
        world = World(SITES, PAPERS, now=datetime.now(UTC).replace(microsecond=0))
        with _secret() as secret, site_server(world) as sites, Inbox(secret) as inbox:
            settings = _kept() | variables(
                SITES, home=str(home), sites_port=sites.port, smtp_url=inbox.smtp_url
            )
            with LocalRuntime(settings, say=_notice) as runtime, _ledger(settings) as store:
                _prepare(home, {**settings, SECRET_NAME: secret}, store, inbox, runtime)
                house = House(world=world, inbox=inbox, store=store, told=told, began_s=began_s)
                stage = Stage(house)
                ended = _played(runtime, stage, told)
                if ended and not exit_when_told:
                    write("Everything goes on running; Ctrl-C ends it.")
                    runtime.watch(told, meanwhile=stage.show_arrivals)
                write("Ending …")
        return _verdict(stage, home, ended=ended)


def _prepare(
    home: Home, settings: Mapping[str, str], store: Store, inbox: Inbox, runtime: LocalRuntime
) -> None:
    """Write the watch list and apply it, as a person would, and say where everything is."""
    path = home.folder / "watch.yaml"
    path.write_text(watch_list(SITES, webhook_url=inbox.webhook_url), encoding="utf-8")
    watchlists.apply(store, watchlists.read(path, load(settings)))
    env = home.write_env(settings)
    _write(introduction(SITES, env=env, flower_url=runtime.flower_url))


def _played(runtime: LocalRuntime, stage: Stage, told: threading.Event) -> bool:
    """Whether the story was played to its end. Raises: what ended the runtime."""
    over = threading.Event()
    with ThreadPoolExecutor(1, "stage") as thread:
        playing = thread.submit(stage.play, SCENES)
        playing.add_done_callback(lambda _: over.set())
        try:
            runtime.watch(over)
        except BaseException:
            told.set()  # ends the play too
            raise
    return _ended(playing, stage)


def _ended(playing: Future[None], stage: Stage) -> bool:
    try:
        playing.result()
    except Stopped:
        return False
    _write(summary_lines(stage.score, expected=len(EXPECTED), took_s=stage.elapsed_s))
    return True


def _verdict(stage: Stage, home: Home, *, ended: bool) -> int:
    """The exit code; where something went wrong the logs are kept."""
    if stage.score.amiss:
        home.keep = True
        write(f"The ledger and the logs are kept in {home}.")
    if not ended:
        return INTERRUPTED
    return 0 if stage.score.good else FAILURE


def _kept() -> dict[str, str]:
    return {name: os.environ[name] for name in KEPT if os.environ.get(name)}


@contextmanager
def _secret() -> Iterator[str]:
    """A secret of this demonstration alone, in the environment that workers are started in."""
    secret = secrets.token_urlsafe(24)
    os.environ[SECRET_NAME] = secret
    try:
        yield secret
    finally:
        del os.environ[SECRET_NAME]


@contextmanager
def _ledger(settings: Mapping[str, str]) -> Iterator[Store]:
    store = Store(load(settings).database_url)
    try:
        yield store
    finally:
        store.close()


def _notice(sentence: str) -> None:
    progress("")
    write(sentence)


def _write(lines: list[str]) -> None:
    progress("")
    for line in lines:
        write(line)
