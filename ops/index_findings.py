"""What `doctor` says of this host's index of texts. Pure."""

from collections.abc import Iterator

from ingest.pipeline.index_state import IndexState
from ingest.pipeline.indexing import MOST
from ingest.pipeline.labels import counted
from ops.findings import Finding

_ABOUT = "index"


def index_findings(state: IndexState | None) -> Iterator[Finding]:
    """Whether quotations without an address can be found; None where nobody could look."""
    if state is None:
        return
    if state.unsearched > MOST:
        yield Finding(
            about=_ABOUT,
            well=False,
            found=f"{counted(state.unsearched, 'revision')} were linked without the whole index",
            do="they are linked again by and by; if the number grows, see the log of the workers "
            "that serve `link` for what their index lacks",
        )
    held = f"{counted(state.size.last, 'revision')}, {state.size.file_bytes / 1e6:,.0f} MB"
    if state.damage:
        yield Finding(
            about=_ABOUT,
            well=False,
            found=f"{state.folder} is damaged: {state.damage}",
            do="wait until a worker links, which makes it anew, or run `palimpsest index rebuild`",
        )
    elif state.behind > MOST:  # one link message reads so many
        yield Finding(
            about=_ABOUT,
            well=False,
            found=f"{counted(state.behind, 'revision')} behind the ledger ({held})",
            do="quotations without an address are missed until it has caught up: "
            "run `palimpsest index rebuild` on this host",
        )
    else:
        behind = f", {state.behind} to be read" if state.behind else ""
        yield Finding(about=_ABOUT, well=True, found=f"{held}{behind}")
