"""Reads the offices' tables: from an address to the form that it has, and what that says. Pure."""

import re
import string
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ingest.urls.canonical import settled_path
from ingest.urls.hosts import identity_host
from ingest.urls.offices.forms import Form, Office
from ingest.urls.opening import parameters
from ingest.urls.parsing import Parts

# Browsers and servers stop at 8 kB too; a statement's address has some 100 characters.
LONGEST_PATH = 2048


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """An address that has one of the forms of an office."""

    office: Office
    form: Form
    groups: Mapping[str, str]
    language: str | None

    @property
    def key(self) -> str:
        """The identity key: `kremlin:67568`."""
        return f"{self.office.name}:{filled(self.form.key, self.groups)}"

    @property
    def faces(self) -> dict[str, str]:
        """The addresses of all faces that can be derived, by language."""
        return {code: filled(face, self.groups) for code, face in self.form.faces.items()}


class Tables:
    """The forms of all offices, found by their hosts."""

    def __init__(self, offices: Iterable[Office]) -> None:
        self._by_host: dict[str, list[tuple[Office, Form, re.Pattern[str]]]] = {}
        for office in offices:
            for form in office.forms:
                pattern = re.compile(form.path)
                for host in form.hosts:
                    self._by_host.setdefault(host, []).append((office, form, pattern))

    def knows(self, host: str) -> bool:
        """Whether any form is of this host."""
        return identity_host(host) in self._by_host

    def match(self, parts: Parts) -> Match | None:
        """The first form that the address has; None where it has none, or a port of its own."""
        host = identity_host(parts.host)
        candidates = self._by_host.get(host)
        if candidates is None or parts.port or len(parts.path) > LONGEST_PATH:
            return None
        path = settled_path(parts.path)
        for office, form, pattern in candidates:
            found = pattern.fullmatch(path)
            chosen = _chosen(form.query, parts.query) if found else None
            if found is None or chosen is None:
                continue
            groups = _groups(found) | chosen
            language = _language(office, form, host, groups)
            groups["lang"] = language or ""
            return Match(office=office, form=form, groups=groups, language=language)
        return None


def filled(template: str, groups: Mapping[str, str]) -> str:
    """A key or an address made of the groups."""
    return _Filling().vformat(template, (), groups)


class _Filling(string.Formatter):
    def convert_field(self, value: Any, conversion: Any) -> Any:  # noqa: ANN401 - as in the library
        match conversion:
            case "n":
                return str(value).lstrip("0") or "0"
            case "l":
                return str(value).lower()
            case "u":
                return str(value).upper()
            case _:
                return super().convert_field(value, conversion)


def _chosen(wanted: Mapping[str, str], query: str) -> dict[str, str] | None:
    """The groups in the parameters; None where one of them is missing or says something else."""
    if not wanted:
        return {}
    given = parameters(query)
    groups: dict[str, str] = {}
    for name, pattern in wanted.items():
        found = re.fullmatch(pattern, given.get(name, ""))
        if found is None:
            return None
        groups |= _groups(found)
    return groups


def _groups(found: re.Match[str]) -> dict[str, str]:
    return {name: value or "" for name, value in found.groupdict().items()}


def _language(office: Office, form: Form, host: str, groups: Mapping[str, str]) -> str | None:
    written = groups.get("lang")
    return office.language(written) if written else form.hosts[host]
