"""The Foreign Ministry of China (OFFICIAL.md 1.14): the name of the file, within a language.

Both hosts are one site, and sections were renamed under the same files. Numbers differ by language,
and the English text is an edited one. Left out: embassies below `/ce/`, lists, pictures.
"""

from ingest.urls.offices.forms import Form, Office, hosts

_LANG = r"(?P<lang>mfa_eng|eng|web|mfa_chn|chn|fra|rus|esp|ara)"

OFFICE = Office(
    name="mfa-china",
    forms=(
        Form(
            hosts=hosts("mfa.gov.cn fmprc.gov.cn"),
            path=rf"/{_LANG}/(?:[\w-]+/){{0,8}}(?P<id>t(?:\d{{8}}_\d{{4,9}}|\d{{4,7}}))\.s?html?",
            key="{lang}/{id}",
        ),
    ),
    languages={
        "mfa_eng": "en", "eng": "en", "web": "zh", "mfa_chn": "zh", "chn": "zh",
        "fra": "fr", "rus": "ru", "esp": "es", "ara": "ar",
    },
)  # fmt: skip
