"""Makes Celery tasks of the steps: names, boundary and limits, the same for all."""

from collections.abc import Callable, Sequence
from functools import partial

import structlog
from celery import Celery, Task

from ingest.errors import PalimpsestError
from ingest.pipeline.parts import Parts
from workers.boundary import perform
from workers.limits import Limits
from workers.queues import PREFIX
from workers.rings import ring
from workers.steps import StepTask


def register(
    app: Celery,
    steps: Sequence[StepTask],
    *,
    parts: Callable[[], Parts],
    limits: Limits,
    lease_s: float,
) -> None:
    """Add a task for each step; `parts` is asked for when a task runs."""
    rings = partial(ring, app, lease_s=lease_s)
    for each in steps:
        _register(app, each, run=partial(perform, each, parts=parts, ring=rings), limits=limits)


def _register(app: Celery, step: StepTask, *, run: Callable[..., str], limits: Limits) -> None:
    def body(task: Task, *ids: Sequence[int] | Sequence[str]) -> str:
        known = {"task": step.name, "task_id": task.request.id}
        with structlog.contextvars.bound_contextvars(**known), limits.running(step):
            return run(*ids)

    app.task(
        body,
        name=PREFIX + step.name,
        bind=True,
        shared=False,  # else every application made later in this process gets this very task
        # The boundary has logged the sentence; Celery need not log it with a traceback.
        throws=(PalimpsestError,),
    )
