"""The European Commission's press corner (OFFICIAL.md 1.10). The reference: `eu:IP/22/5375`.

One reference in all languages, on the site of today, in its interface and its files, and in RAPID,
which it replaced. Left out: calendars and agendas, which are rewritten, and the search.
"""

from ingest.urls.offices.forms import Form, Office, hosts, in_languages

_HOSTS = hosts("ec.europa.eu")
_RAPID = hosts("europa.eu")
_LANG = r"(?P<lang>[A-Za-z]{2})"
_KINDS = r"statement|speech|qanda|memo|mex|read|fs|inf"
_PRESS_CORNER = "/commission/presscorner"
_DETAIL = f"https://ec.europa.eu{_PRESS_CORNER}/detail/{{face}}/ip_{{year}}_{{id!n}}"
# Press releases are published in the three working languages at least; of the other kinds nothing
# is certain but the language that was cited.
_RELEASE = in_languages(("en", "fr", "de"), _DETAIL)


def _reference(kinds: str, sign: str) -> str:
    return rf"(?P<kind>(?i:{kinds})){sign}(?P<year>\d\d){sign}(?P<id>\d{{1,6}})"


def _forms(kinds: str, faces: dict[str, str]) -> tuple[Form, ...]:
    """All forms of the references of some kinds."""
    key = "{kind!u}/{year}/{id!n}"
    marked = _reference(kinds, "_")
    dashed = _reference(kinds, "-")
    slashed = _reference(kinds, "/")
    return (
        Form(hosts=_HOSTS, path=rf"{_PRESS_CORNER}/detail/{_LANG}/{marked}", key=key, faces=faces),
        Form(
            hosts=_HOSTS,
            path=rf"{_PRESS_CORNER}/(?:api/files/document/)?print/{_LANG}/{marked}(?:/[^/]+)?",
            key=key,
            faces=faces,
        ),
        Form(
            hosts=_HOSTS,
            path=rf"{_PRESS_CORNER}/api/documents",
            query={"reference": slashed, "language": _LANG},
            key=key,
            faces=faces,
        ),
        Form(
            hosts=_RAPID,
            path=rf"/rapid/press-release_{dashed}_{_LANG}\.(?:html?|pdf|docx?)",
            key=key,
            faces=faces,
        ),
        Form(
            hosts=_RAPID,
            path=r"/rapid/pressReleasesAction\.do",
            query={"reference": slashed, "language": _LANG},
            key=key,
            faces=faces,
        ),
    )


OFFICE = Office(name="eu", forms=(*_forms("ip", _RELEASE), *_forms(_KINDS, {})))
