"""Writes every kind of alert in every language as HTML and text, to be looked at in a browser.

.venv/bin/python -m tests.evaluation.mails /tmp/mails
"""

import sys
from pathlib import Path

from ingest.alerts.phrases import languages, phrases
from ingest.alerts.render import render
from tests.unit.alerts.conftest import EVENT_TYPES, NOW
from tests.unit.alerts.occasions import OCCASIONS, plainly


def main(folder: Path) -> None:
    """One file for each occasion and language; prints where they are."""
    folder.mkdir(parents=True, exist_ok=True)
    kinds = {each: plainly(each) for each in EVENT_TYPES}
    for name, told in {**kinds, **OCCASIONS}.items():
        for language in languages():
            message = render(
                "a1b2c3d4e5f60718",
                told.payload,
                segments=told.segments,
                text_before=told.before,
                text_after=told.after,
                created_at=NOW,
                say=phrases(language, "Europe/Berlin"),
                subscription="desk",
            )
            path = folder / f"{name.replace(' ', '-').replace(',', '')}.{language}"
            path.with_suffix(f".{language}.html").write_text(message.html, encoding="utf-8")
            path.with_suffix(f".{language}.txt").write_text(message.text, encoding="utf-8")
    print(folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
