"""What a task is made of: a step of the pipeline, its name and its time limit. No Celery here."""

from collections.abc import Callable
from dataclasses import dataclass

from schemas.records.steps import Done


@dataclass(frozen=True, slots=True, kw_only=True)
class StepTask:
    """One step of the flow, ready to become a task of the same name."""

    name: str  # `observe`: also its queue; Flower shows `palimpsest.observe`
    run: Callable[..., Done]  # (parts, *ids) -> Done
    time_limit_s: int  # see workers/limits.py for what happens then


def step(*, time_limit_s: int) -> Callable[[Callable[..., Done]], StepTask]:
    """Make a task of a function `(parts, *ids) -> Done`, named after the function."""

    def decorate(run: Callable[..., Done]) -> StepTask:
        return StepTask(name=run.__name__, run=run, time_limit_s=time_limit_s)

    return decorate
