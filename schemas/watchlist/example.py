"""The commented watch list that `palimpsest init` writes."""

from importlib import resources
from typing import Final

EXAMPLE: Final = resources.files(__package__).joinpath("example.yaml").read_text(encoding="utf-8")
