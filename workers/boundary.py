"""Where a task begins and ends: run the step, ring for what follows, say in a line how it went.

The step commits by itself, so what is rung for is committed; a step that raised rings for nothing.
Nothing is retried here: the ledger says what is still to do and the sweep rings again.
"""

import traceback
from collections.abc import Callable, Sequence
from pathlib import Path

import structlog

from ingest.errors import PalimpsestError, PermanentError
from ingest.pipeline.parts import Parts
from schemas.records.steps import Done, Ring
from workers.steps import StepTask

_log = structlog.get_logger(__name__)

_ROOT = Path(__file__).parents[1]


def perform(
    step: StepTask, *ids: object, parts: Callable[[], Parts], ring: Callable[[Sequence[Ring]], int]
) -> str:
    """Run one step; the short line that Flower shows as its result.

    Raises: TransientError or PermanentError with one sentence for a person, and nothing of a text
    or a secret: neither in the sentence nor, since it has no cause, in its traceback.
    """
    try:
        done = step.run(parts(), *ids)
    except PalimpsestError as error:
        _log.error(str(error))  # the sentence only: SQL in a traceback says too much
        raise type(error)(str(error)) from None
    except Exception as error:  # noqa: BLE001 (the task boundary)
        raise _defect(step, error) from None
    ring(done.rings)
    _tell(done, tick=not ids)
    return done.line


def _tell(done: Done, *, tick: bool) -> None:
    # Ticks that found nothing to do would fill the log with themselves.
    told = _log.debug if tick and not done.rings else _log.info
    told(done.line, rings=len(done.rings))


def _defect(step: StepTask, error: Exception) -> PermanentError:
    """One sentence with the place; the log has the way there, without values of variables."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [each for each in frames if Path(each.filename).is_relative_to(_ROOT / "ingest")]
    last = (ours or frames)[-1]
    place = f"{Path(last.filename).name}:{last.lineno}"
    way = " > ".join(f"{Path(each.filename).name}:{each.lineno} {each.name}" for each in frames)
    kind, said = type(error).__name__, str(error).partition("\n")[0][:200]
    # Of SQL errors the first line only: statement and parameters, which are texts, come after it.
    _log.error("defect", step=step.name, kind=kind, said=said, way=way)
    return PermanentError(
        f"A defect of Palimpsest ({kind} at {place}): please report it with what the worker's log "
        "says of this task. The sweep tries it again."
    )
