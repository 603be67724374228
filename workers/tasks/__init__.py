"""One task for each step: policy in the decorator, one call in the body, ids as arguments.

A task is a function of the parts and ids. `workers/boundary.py` runs it, rings for what follows
and turns what goes wrong into one sentence.
"""

from typing import Final

from workers.steps import StepTask
from workers.tasks.alert import alert
from workers.tasks.deliver import deliver
from workers.tasks.link import link
from workers.tasks.observe import observe
from workers.tasks.poll import poll
from workers.tasks.sweep import sweep

STEPS: Final[tuple[StepTask, ...]] = (poll, observe, link, alert, deliver, sweep)
