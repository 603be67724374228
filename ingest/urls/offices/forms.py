"""What the table of an office says: the forms that the addresses of its statements have. Values.

A form is a host, a path and, where it chooses the document, parameters. Its key names the document
within the office's own numbers or paths. What no form describes is no statement: listings, search,
feeds, tags, front pages, catalogues and number spaces of other documents are left out, not named.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

# Codes that offices write otherwise than ISO 639-1 does, whatever the office.
_WRITTEN = {"kz": "kk", "ua": "uk", "kg": "ky"}

SLUG = r"[^/]+"
LONG_SLUG = r"(?=(?:[^/-]*-){3})[^/]+"  # four words at least: what is shorter may be a section

Hosts = Mapping[str, str | None]  # identity host → language of what it shows, where it shows one


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One form of address; all addresses that make the same key are one statement.

    `path` is a regular expression for the whole settled path (`ingest.urls.canonical`), `query` one
    for each parameter that has to be there; other parameters never choose a statement. The group
    `lang` is the language of the face; where it is missing or empty the host says it.

    `key` and the addresses in `faces` are made of the groups: `{slug}` as written, `{id!n}` a
    number without leading zeros, `{kind!l}` in small and `{kind!u}` in capital letters, `{lang}`
    the language as a code.
    """

    hosts: Hosts
    path: str
    key: str
    query: Mapping[str, str] = field(default_factory=dict)
    faces: Mapping[str, str] = field(default_factory=dict)  # language → address of that face


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """A publisher of statements; `name` is the first half of its keys, and for ever."""

    name: str
    forms: tuple[Form, ...]  # the first that fits counts
    languages: Mapping[str, str] = field(default_factory=dict)  # as addresses say → ISO 639-1

    def language(self, written: str) -> str:
        """The ISO 639-1 code of a language as this office's addresses write it."""
        code = written.lower()
        return self.languages.get(code) or _WRITTEN.get(code, code)


def hosts(names: str, language: str | None = None) -> dict[str, str | None]:
    """Hosts that show one language, by their names with spaces between them."""
    return dict.fromkeys(names.split(), language)


def in_languages(codes: Iterable[str], template: str) -> dict[str, str]:
    """Faces whose addresses differ in the language alone: `{face}` in the template."""
    return {code: template.replace("{face}", code) for code in codes}
