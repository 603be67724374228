"""What a feed would yield, in a few lines."""

from ingest.pipeline.labels import counted
from ingest.pipeline.preview import Preview
from ops.shown.terminal import safe_line, styled, write
from ops.shown.times import moment


def write_preview(preview: Preview) -> None:
    """Source and address, then what was found there or what is wrong."""
    write(f"{styled(safe_line(preview.source), 'heading')}  {safe_line(preview.url, 500)}")
    if preview.problem:
        write(f"  {styled('nothing', 'bad')}: {safe_line(preview.problem, 500)}")
        return
    texts = "" if preview.texts == preview.items else f", {preview.texts} with their text"
    write(f"  {styled('good', 'good')}: {preview.format}, {counted(preview.items, 'item')}{texts}")
    dated = f" ({moment(preview.newest_at)})" if preview.newest_at else ""
    write(f"  newest: “{safe_line(preview.newest_title, 120)}”{dated}")
