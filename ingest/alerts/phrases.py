"""What messages say in each language: one file of Project Fluent (`languages/<code>.ftl`). Pure.

A language is one file. What it lacks is said in English.
"""

from functools import cache
from importlib.resources import files
from typing import Any, Final

from fluent.runtime import FluentBundle, FluentResource

DEFAULT: Final = "en"

_FOLDER = files("ingest.alerts") / "languages"


def languages() -> tuple[str, ...]:
    """The codes of the languages in which messages are written."""
    names = (file.name for file in _FOLDER.iterdir())
    return tuple(sorted(name.removesuffix(".ftl") for name in names if name.endswith(".ftl")))


class Phrases:
    """The phrases of one language; each call gives one text.

    What is put into a phrase is data: nothing in it is read as Fluent.
    """

    def __init__(self, language: str) -> None:
        codes = (language, DEFAULT) if language != DEFAULT else (DEFAULT,)
        self.language = language if language in languages() else DEFAULT
        self._bundles = [_bundle(code) for code in codes if code in languages()]

    def __call__(self, key: str, **values: Any) -> str:  # noqa: ANN401 (texts and numbers)
        """The phrase with its values put in. Raises: KeyError where no language has it."""
        for bundle in self._bundles:
            pattern = bundle.get_message(key).value if bundle.has_message(key) else None
            if pattern is not None:
                said, errors = bundle.format_pattern(pattern, values)
                if errors:
                    raise KeyError(f"{key}: {errors[0]}")
                return str(said)
        raise KeyError(key)


@cache
def phrases(language: str) -> Phrases:
    """The phrases of a language, read once."""
    return Phrases(language)


@cache
def _bundle(code: str) -> FluentBundle:
    """Without isolating marks around values: subjects and terminals show them as boxes."""
    bundle = FluentBundle([code], use_isolating=False)
    bundle.add_resource(FluentResource((_FOLDER / f"{code}.ftl").read_text(encoding="utf-8")))
    return bundle
