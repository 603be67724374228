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
    """Is everything reachable, migrated, in time and not falling behind? Exit code 1 if not."""
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
    sign = styled("ok   ", "good") if finding.well else styled("WRONG", "bad")
    write(f"{sign}  {finding.about:<9} {finding.found}")
    if finding.do:
        write(f"                 → {finding.do}")
