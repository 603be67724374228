"""How forum software says that a post was edited, by engine family and language. Data. Pure.

From FORUMS.md section 2 (language files of the engines). A row is what stands around the two things
that vary, the user and the date: `before` BODY `after`. The body's letters say what comes in which
order: `ud` user then date, `du` date then user, `u` or `d` alone. Joining words between the two
("by", "am", "przez") are recognised in any language, since half-translated boards are real. A
trailing count or reason is taken off before a row is compared, so no row repeats them.

To teach another engine or language, add a row; nothing else.
"""

from dataclasses import dataclass
from typing import Literal

Body = Literal["ud", "du", "u", "d"]


@dataclass(frozen=True, slots=True)
class Template:
    """One sentence of one engine in one language; spaces stand for any white space."""

    engine: str
    language: str
    before: str  # `{n}` stands for the count
    body: Body
    after: str = ""
    by: Literal["author", "moderator"] | None = None


def _rows(engine: str, body: Body, befores: dict[str, str]) -> tuple[Template, ...]:
    """Rows that differ in language only; `a | b` are two sentences of one language."""
    return tuple(
        Template(engine, language, before.strip(), body)
        for language, alternatives in befores.items()
        for before in alternatives.split(" | ")
    )


HEISE = (Template("heise", "de", "Das Posting wurde vom Benutzer editiert", "d", by="author"),)

PHPBB = (
    *_rows(
        "phpbb",
        "ud",
        {
            "en": "Last edited by",
            "de": "Zuletzt geändert von | Zuletzt bearbeitet von",
            "fr": "Dernière modification par",
            "ru": "Последний раз редактировалось",
            "uk": "Останній раз редагувалось",
            "es": "Última edición por",
            "it": "Ultima modifica di",
            "nl": "Laatst gewijzigd door",
            "cs": "Celkem upraveno {n}x. Naposledy upravil",
        },
    ),
    Template("phpbb", "pl", "Ostatnio zmieniony", "du"),
    Template("phpbb", "tr", "En son", "ud", "düzenlendi"),
    Template("phpbb2", "de", "Beitrag zuletzt bearbeitet am", "d"),
)

FLUXBB = _rows(
    "fluxbb",
    "ud",
    {
        "de": "Beitrag geändert von",
        "ru": "Изменено",
        "uk": "Остання редакція",
        "es": "Ultima edición por",
        "nl": "Laatst bewerkt door",
        "pl": "Ostatnio edytowany przez",
        "tr": "Son düzenleyen",
        "pt": "Última edição por",
        "cs": "Upravil",
        "da": "Sidst redigeret af",
        "no": "Sist redigert av",
        "sv": "Senast ändrad av",
        "fi": "Viimeksi muokkasi",
        "is": "Síðast breytt af",
        "ca": "Última edició per",
        "eu": "Azken edizioa",
        "ro": "Ultima modificare de",
        "sr": "Posledǌa promena",
        "el": "Τελευταία επεξεργασία από",
        "he": "נערך לאחרונה על ידי",
        "ar": "آخر تعديل بـ",
        "fa": "آخرین ویرایش توسط",
        "ja": "編集者",
        "ko": "고친이",
        "zh-cn": "最近编辑记录",
        "zh-tw": "最近編輯記錄",
        "en": "edited by",  # PunBB
    },
)

NODEBB = (
    *_rows(
        "nodebb",
        "u",
        {
            "en": "last edited by",
            "de": "zuletzt editiert von",
            "fr": "dernière édition par",
            "ru": "отредактировано",
            "uk": "востаннє редагувалося",
            "es": "Última edición por",
            "it": "ultima modifica di",
            "nl": "voor het laatst aangepast door",
            "pl": "ostatnio edytowany przez",
            "tr": "Son düzenleyen",
            "pt": "última edição por",
            "cs": "naposledy upravil",
            "da": "sidst redigeret af",
            "nb": "Sist endret av",
            "sv": "Senaste redigerad av",
            "fi": "Viimeksi muokannut",
            "ro": "ultima editare de",
            "bg": "последно редактирано от",
            "sr": "последњи пут уредио",
            "he": "נערך לאחרונה על ידי",
            "ar": "اخر تحرير بواسطة",
            "ko": "마지막 수정자",
            "zh-tw": "最後由",
            "vi": "chỉnh sửa cuối bởi",
            "th": "แก้ไขล่าสุดโดย",
        },
    ),
    Template("nodebb", "hu", "utoljára", "u", "szerkesztette"),
    Template("nodebb", "fa", "آخرین ویرایش توسط", "u", "انجام شده"),
    Template("nodebb", "ja", "最後に編集したのは", "u", "です"),
    Template("nodebb", "zh-cn", "最后由", "u", "编辑"),
    Template("nodebb", "zh-tw", "最後由", "u", "編輯"),
)

SMF = _rows(
    "smf",
    "du",
    {
        "en": "Last Edit",
        "de": "Letzte Änderung | Zuletzt geändert",
        "fr": "Dernière édition",
        "ru": "Последнее редактирование",
        "es": "Ultima modificación | Última modificación",
        "nl": "Laatste wijziging",
        "pl": "Ostatnia edycja",
        "tr": "Son düzenlenme",
        "nb": "sist endret",
        "th": "แก้ไขล่าสุด",
    },
)

MYBB = (
    *_rows(
        "mybb",
        "du",
        {
            "en": "This post was last modified",
            "de": "Dieser Beitrag wurde zuletzt bearbeitet",
            "ru": "Сообщение последний раз редактировалось",
        },
    ),
    Template("mybb", "ru", "Это сообщение было отредактировано", "d"),
)

MACHINA = _rows(
    "machina",
    "ud",
    {
        "de": "Zuletzt bearbeitet von",
        "fr": "Dernièrement édité par",
        "nl": "Laatst bewerkt door",
        "pl": "Ostatnio edytowane przez",
        "hu": "Utoljára szerkesztette",
        "nb": "Sist endret av",
        "ja": "最後の編集者",
    },
)

VANILLA = (
    *_rows(
        "vanilla",
        "du",
        {
            "en": "edited",
            "de": "bearbeitet",
            "fr": "Modifié",
            "ru": "отредактировано",
            "uk": "відредаговано",
            "es": "editado",
            "it": "modificato",
            "pl": "edytowano",
        },
    ),
    Template("vanilla", "nl", "", "d", "aangepast"),
    Template("vanilla", "nl", "", "du", "aangepast door"),
    Template("vanilla", "tr", "", "d", "düzenlendi"),
)

MASTODON = _rows(
    "mastodon",
    "d",
    {
        "en": "Last edited",
        "de": "Bearbeitet | Zuletzt am",
        "fr": "Modifié le | Dernière modification",
        "ru": "Последнее изменение",
        "es": "Última edición",
        "nl": "Bewerkt op | Laatste bewerking op",
        "pl": "Edytowane | Ostatnio edytowane",
        "uk": "Востаннє змінено",
        "pt": "Última edição em",
    },
)

XENFORO = _rows(
    "xenforo",
    "d",
    {
        "en": "Last edited",
        "de": "Zuletzt bearbeitet",
        "fr": "Dernière édition",
        "ru": "Последнее редактирование",
        "es": "Última edición",
        "it": "Ultima modifica",
        "nl": "Laatst bewerkt",
        "pl": "Ostatnia edycja",
        "tr": "Son düzenleme",
        "uk": "Останнє редагування",
        "vi": "Chỉnh sửa cuối",
    },
) + tuple(
    Template("xenforo", language, before, "d", by="moderator")
    for language, before in (
        ("en", "Last edited by a moderator"),
        ("de", "Zuletzt bearbeitet von einem Moderator"),
        ("fr", "Dernière modification par un modérateur"),
        ("ru", "Последнее редактирование модератором"),
        ("es", "Última edición por un moderador"),
        ("nl", "Laatst bewerkt door een moderator"),
        ("pl", "Ostatnio edytowane przez moderatora"),
    )
)

VBULLETIN = (
    *_rows(
        "vbulletin",
        "ud",
        {
            "de": "Geändert von",
            "ru": "Последний раз редактировалось",
            "it": "Ultima modifica di",
            "pl": "Ostatnio edytowane przez",
        },
    ),
    Template("vbulletin", "tr", "Konu", "ud", "değiştirilmiştir"),
)

INVISION = (
    *_rows(
        "invision",
        "du",
        {
            "en": "Edited",
            "de": "Bearbeitet",
            "fr": "Modifié",
            "ru": "Изменено",
            "es": "Editado",
            "it": "Modificato",
            "pl": "Edytowane",
        },
    ),
    *_rows(
        "invision",
        "ud",
        {
            "en": "This post has been edited by | Edited by",
            "ru": "Сообщение отредактировал",
        },
    ),
    Template("invision", "de", "Dieser Beitrag wurde von", "ud"),
    Template("invision", "nl", "", "du", "bewerkt door"),
)

WOLTLAB = _rows(
    "woltlab",
    "ud",
    {
        "en": "Edited {n}, last by | Edited {n} times, last by",
        "de": "{n} editiert, zuletzt von | {n} Mal editiert, zuletzt von"
        " | Dieser Beitrag wurde bereits {n} mal editiert, zuletzt von",
    },
)

DISCOURSE = _rows(
    "discourse",
    "d",
    {
        "en": "post last edited on",
        "de": "Beitrag zuletzt bearbeitet am",
        "es": "post editado por última vez en | post editado por última ven en",
        "pt": "mensagem editada pela última vez em",
        "cs": "příspěvek naposledy upraven",
        "nb": "innlegg sist redigert",
        "ja": "ポストの最終編集日",
        "vi": "đã sửa bài viết lần cuối lúc",
    },
)

OTHERS = (
    Template("flaskbb", "en", "Last modified", "du"),
    Template("flaskbb", "nb", "Sist endret", "du"),
    Template("flaskbb", "uk", "Востаннє змінено", "du"),
    Template("xmb", "en", "Edited on", "du"),
    Template("tripadvisor", "en", "Edited", "d"),
    Template("bbpress", "en", "This reply was modified", "du"),
    Template("bbpress", "en", "This topic was modified", "du"),
)

# Tried in this order, and the first one that fits wins: exact sentences stand before general ones.
TEMPLATES: tuple[Template, ...] = (
    *HEISE,
    *XENFORO,
    *WOLTLAB,
    *PHPBB,
    *FLUXBB,
    *SMF,
    *MYBB,
    *MACHINA,
    *VBULLETIN,
    *DISCOURSE,
    *INVISION,
    *VANILLA,
    *MASTODON,
    *OTHERS,
    *NODEBB,
)

# Between user and date, in any language; stripped from the user's name at its outer ends.
JOINING = frozenset(
    """
    by von vom par от por da di door przez av af bởi โดย tarafından tarihinde
    пользователем користувачем
    on am le el den op o at um в à a las alle il em dne ekkor den bearbeitet по kl
    """.split()  # noqa: SIM905 - a table of words is read, not a list literal
)

REASONS = (
    "Edit Reason",
    "Reason",
    "Bearbeitungsgrund",
    "Grund",
    "Raison",
    "Motif",
    "Причина изменения",
    "Причина",
    "Razón",
    "Motivo",
    "Motivazione",
    "Reden",
    "Powód",
    "Sebep",
    "Årsak",
    "Indok",
    "for the following reason",
    "aus folgendem Grund",
)

# A count at the end of the line; `{n}` is a number or a word of ONCE.
COUNTS = (
    "edited {n} times? in total",
    "edited {n} times?",
    "insgesamt {n}[- ]?mal (?:geändert|bearbeitet)",
    "modifié {n} fois(?: au total)?",
    "всего редактировалось {n} раза?",
    "всього редагувалось {n} раз[иа]?",
    "editado {n} ve(?:z|ces)(?: en total)?",
    "modificato {n} volt[ae] in totale",
    "in totaal {n} keer (?:gewijzigd|bewerkt)",
    "łącznie zmieniany {n} raz[y]?",
    "edytowano {n} raz[y]?",
    "toplamda {n} kere düzenlendi",
    "szerkesztve összesen {n} alkalommal",
    "redigert totalt {n} gang(?:er)?",
    "計{n}回編集",
)

ONCE = {"once": 1, "ein": 1, "einmal": 1, "one": 1}
