"""`doctor`: is all well, and what to do if not."""

from dataclasses import asdict

from ingest.errors import PermanentError
from ops.commands.group import group
from ops.commands.options import AsJson
from ops.diagnosis import findings
from ops.examination import examine
from ops.findings import Finding
from ops.shown.tables import write_json
from ops.shown.terminal import progress, styled, write
from workers.settings import load

app = group()


@app.command()
def doctor(*, as_json: AsJson = False) -> None:
    """Is everything reachable, migrated, in time and not falling behind? Exit code 1 if not.

    `WRONG` needs you; a `note` is well as it is, and says what else could be done.
    """
    settings = load()
    progress("Asking database and broker …")
    found = list(findings(examine(settings), settings))
    progress("")
    if as_json:
        write_json([asdict(finding) for finding in found])
    else:
        for finding in found:
            _write(finding)
    wrong = sum(not finding.well for finding in found)
    if wrong:
        raise PermanentError(f"{wrong} of {len(found)} findings need you: see above.")


def _write(finding: Finding) -> None:
    write(f"{_sign(finding)}  {finding.about:<9} {finding.found}")
    if finding.do:
        write(f"                 → {finding.do}")


def _sign(finding: Finding) -> str:
    if not finding.well:
        return styled("WRONG", "bad")
    return "note " if finding.do else styled("ok   ", "good")
