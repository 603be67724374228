"""Small dictionaries in the forms of the real ones, written for this project."""

import gzip
from pathlib import Path

DING = """\
# Version :: written for this project
Angriff {m} (auf jdn./etw.) [mil.] | Angriffe {pl} :: attack (on sb./sth.); assault | attacks
Sicherheit {f} :: security; safety
Kraft {f} | Kräfte {pl} :: force; strength | forces
angreifen {vt} | angreifend :: to attack sb. | attacking
eingreifen {vi} (in etw.) :: to intervene (in sth.)
gehen {vi} | er/sie ging :: to go | he/she went
Mitglied(s)staat {m} :: member state /MS/
Brett {n}; Diele {f} (Holz; gehobelt) :: board (wood; planed); plank
Lage {f} | in der Lage sein | ruhige Lage :: situation | to be able
Straße {f} :: street
Wer wagt, gewinnt. :: Who dares wins.
no translation here
"""

FRENCH = [
    ("attaque", "attaque /atak/ <n, fem>\nattack, assault\n"),
    ("mot", "mot /mo/ <n, masc>\n1. word\nune unité de la langue\n2. remark, saying\n"),
    ("œuvre", "œuvre /œvʀ/ <n>\nwork of art\n"),
    ("vide", "vide\n see: {creux}\n"),
]
_THREAT = """threat
   [θret] _n.
      1) угроза; there is a threat of rain собирается дождь
      2) _юр. запугивание (кого-л.)
"""
RUSSIAN = [
    ("threat", _THREAT),
    ("people", "people\n   [↗pi:pl]\n   1. _n.\n      1) народ\n      2) люди, жители\n"),
    ("go", "go\n   [gəʊ] _v. = walk\n"),
]


def install_ding(folder: Path, text: str = DING, *, name: str = "de-en") -> Path:
    """Ding's file."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


def install_dictd(
    folder: Path, name: str, entries: list[tuple[str, str]], *, packed: bool = True
) -> Path:
    """A dictd dictionary: its index, and its text, packed or plain. Returns the index."""
    folder.mkdir(parents=True, exist_ok=True)
    text, lines = b"about this dictionary\n", [f"00databaseinfo\tA\t{digits(22)}"]
    for headword, entry in entries:
        body = entry.encode()
        lines.append(f"{headword}\t{digits(len(text))}\t{digits(len(body))}")
        text += body
    index = folder / f"{name}.index"
    index.write_text("\n".join(lines) + "\n", encoding="utf-8")
    if packed:
        (folder / f"{name}.dict.dz").write_bytes(gzip.compress(text))
    else:
        (folder / f"{name}.dict").write_bytes(text)
    return index


def digits(number: int) -> str:
    """A number as an index of dictd has it."""
    signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    high, low = divmod(number, 64)
    return (digits(high) if high else "") + signs[low]
