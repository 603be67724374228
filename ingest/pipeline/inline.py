"""The whole flow in this process: for `poll`, `recheck` and `redeliver` on the command line."""

from collections import deque

from ingest.pipeline.alert import alert
from ingest.pipeline.deliver import deliver
from ingest.pipeline.link import link
from ingest.pipeline.observe import observe
from ingest.pipeline.parts import Parts
from schemas.records.steps import Done, Ring


def follow(parts: Parts, done: Done) -> list[str]:
    """Run what a step has left to do until nothing is; gives every step's line."""
    lines, waiting = [done.line], deque(done.rings)
    while waiting:
        following = run(parts, waiting.popleft())
        lines.append(following.line)
        waiting.extend(following.rings)
    return lines


def run(parts: Parts, ring: Ring) -> Done:
    """Run the step that a message asks for."""
    texts = [str(id_) for id_ in ring.ids]
    match ring.step:
        case "observe":
            return observe(parts, [int(id_) for id_ in ring.ids])
        case "link":
            return link(parts, texts)
        case "alert":
            return alert(parts, texts)
        case "deliver":
            return deliver(parts, texts)
