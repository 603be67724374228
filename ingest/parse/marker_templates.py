"""How forum software says that a post was edited, by engine and language. Data. Pure.

From FORUMS.md sections 1 and 2 (the engines' language files). A line is `engine language sentence`
as the language file has it: `{u}` is the user, `{d}` the date with its clock time, `{n}` a count
(a number or a word of `ONCE`), `one/two` are alternatives. Signs
at the ends are not asked for. A count behind the last of user and date, and a reason, may be there
or not. Between user and date any of the `JOINING` words will do, since half-translated boards are
real; other words that stand there are asked for.

To teach another engine or language, add a line, and its sentence with name and date filled in to
`tests/unit/parse/marker_lines.txt`. Names of months are in `stamp_words.py`.
"""

# Whose edit it is where the sentence itself says so.
BY_AUTHOR = """
heise de Das Posting wurde vom Benutzer editiert ({d})
"""

BY_MODERATOR = """
xenforo en Last edited by a moderator: {d}
xenforo de Zuletzt bearbeitet von einem Moderator: {d}
xenforo fr Dernière modification par un modérateur: {d}
xenforo ru Последнее редактирование модератором: {d}
xenforo es Última edición por un moderador: {d}
xenforo nl Laatst bewerkt door een moderator: {d}
xenforo pl Ostatnio edytowane przez moderatora: {d}
"""

SENTENCES = """
phpbb en Last edited by {u} on {d}, edited {n} time/times in total.
phpbb de Zuletzt geändert von {u} am {d}, insgesamt {n}-mal geändert.
phpbb fr Dernière modification par {u} le {d}, modifié {n} fois.
phpbb ru Последний раз редактировалось {u} {d}, всего редактировалось {n} раз/раза.
phpbb uk Останній раз редагувалось {u} {d}, всього редагувалось {n} раз/рази/раза.
phpbb es Última edición por {u} el {d}, editado {n} vez/veces en total.
phpbb it Ultima modifica di {u} il {d}, modificato {n} volta/volte in totale.
phpbb nl Laatst gewijzigd door {u} op {d}, in totaal {n} keer gewijzigd.
phpbb pl Ostatnio zmieniony {d} przez {u}, łącznie zmieniany {n} raz/razy.
phpbb tr En son {u} tarafından {d} tarihinde düzenlendi, toplamda {n} kere düzenlendi.
phpbb cs Celkem upraveno {n}x. Naposledy upravil {u} dne {d}.
phpbb2 de Zuletzt bearbeitet von {u} am {d}, insgesamt {n}-mal bearbeitet
phpbb2 de Beitrag zuletzt bearbeitet am {d}, insgesamt {n} Mal bearbeitet

fluxbb en Last edited by {u} ({d})
fluxbb de Beitrag geändert von {u} ({d})
fluxbb fr Dernière modification par {u} ({d})
fluxbb ru Изменено {u} ({d})
fluxbb uk Остання редакція {u} ({d})
fluxbb es Ultima edición por {u} ({d})
fluxbb it Ultima modifica di {u} ({d})
fluxbb nl Laatst bewerkt door {u} ({d})
fluxbb pl Ostatnio edytowany przez {u} ({d})
fluxbb tr Son düzenleyen {u} ({d})
fluxbb pt Última edição por {u} ({d})
fluxbb cs Upravil {u} ({d})
fluxbb da Sidst redigeret af: {u} ({d})
fluxbb no Sist redigert av {u} ({d})
fluxbb sv Senast ändrad av {u} ({d})
fluxbb fi Viimeksi muokkasi: {u} ({d})
fluxbb is Síðast breytt af {u} ({d})
fluxbb ca Última edició per {u} ({d})
fluxbb eu Azken edizioa {u} ({d})
fluxbb ro Ultima modificare de {u} ({d})
fluxbb sr Posledǌa promena {u} ({d})
fluxbb el Τελευταία επεξεργασία από {u} ({d})
fluxbb he נערך לאחרונה על ידי {u} ({d})
fluxbb ar آخر تعديل بـ {u} ({d})
fluxbb fa آخرین ویرایش توسط {u} ({d})
fluxbb ku دوایین دەستکاری لەلایەن {u} ({d})
fluxbb ja 編集者 {u} ({d})
fluxbb ko 고친이: {u} ({d})
fluxbb zh 最近编辑记录 {u} ({d})
fluxbb zh-tw 最近編輯記錄 {u} ({d})
punbb en edited by {u} {d}

nodebb en last edited by {u}
nodebb en last edited by {u} {d}
nodebb en Edited {d}
nodebb de zuletzt editiert von {u}
nodebb de Bearbeitet {d}
nodebb fr dernière édition par {u}
nodebb fr Modifié {d}
nodebb ru отредактировано {u}
nodebb uk востаннє редагувалося {u}
nodebb es Última edición por {u}
nodebb it ultima modifica di {u}
nodebb it Modificato {d}
nodebb nl voor het laatst aangepast door {u}
nodebb pl ostatnio edytowany przez {u}
nodebb pl Zmieniono {d}
nodebb tr Son düzenleyen: {u}
nodebb tr Düzenlendi {d}
nodebb pt última edição por {u}
nodebb cs naposledy upravil {u}
nodebb da sidst redigeret af {u}
nodebb nb Sist endret av {u}
nodebb sv Senaste redigerad av {u}
nodebb fi Viimeksi muokannut {u}
nodebb hu utoljára {u} szerkesztette
nodebb ro ultima editare de {u}
nodebb bg последно редактирано от {u}
nodebb sr последњи пут уредио {u}
nodebb he נערך לאחרונה על ידי {u}
nodebb ar اخر تحرير بواسطة {u}
nodebb fa آخرین ویرایش توسط {u} انجام شده
nodebb ja 最後に編集したのは{u}です
nodebb ko 마지막 수정자: {u}
nodebb zh 最后由 {u} 编辑
nodebb zh-tw 最後由 {u} 編輯
nodebb vi chỉnh sửa cuối bởi {u}
nodebb th แก้ไขล่าสุดโดย {u}

smf en Last Edit: {d} by {u}
smf de Letzte Änderung: {d} von {u}
smf de Zuletzt geändert: {d} von {u}
smf fr Dernière édition: {d} par {u}
smf ru Последнее редактирование: {d} от {u}
smf es Ultima modificación: {d} por {u}
smf es Última modificación: {d} por {u}
smf nl Laatste wijziging: {d} door {u}
smf pl Ostatnia edycja: {d} by {u}
smf tr Son düzenlenme: {d} {u}
smf nb sist endret: {d} by {u}
smf th แก้ไขล่าสุด: {d} โดย {u}

mybb en This post was last modified: {d} by {u}. Edited {n} time/times in total.
mybb de Dieser Beitrag wurde zuletzt bearbeitet: {d} von {u}. Insgesamt {n} mal bearbeitet.
mybb ru Сообщение последний раз редактировалось: {d} {u}
mybb ru Это сообщение было отредактировано: {d}

machina en Last edited by: {u} on {d}, edited {n} time/times in total.
machina de Zuletzt bearbeitet von: {u} am {d}, insgesamt {n} mal bearbeitet.
machina fr Dernièrement édité par : {u} le {d}, modifié {n} fois au total.
machina es Última edición por: {u} el {d}, editado {n} vez/veces en total.
machina nl Laatst bewerkt door: {u} op {d}, in totaal {n} keer bewerkt.
machina pl Ostatnio edytowane przez: {u} o {d}, edytowano {n} raz/razy.
machina hu Utoljára szerkesztette: {u} ekkor: {d}, szerkesztve összesen {n} alkalommal.
machina nb Sist endret av: {u} den {d}, redigert totalt {n} gang/ganger.
machina ja 最後の編集者: {u} {d}, 計{n}回編集

vanilla en edited {d}
vanilla en Edited {d} by {u}
vanilla de bearbeitet {d}
vanilla de Von {d} bearbeitet {u}
vanilla fr Modifié {d}
vanilla fr {d} modifié par {u}
vanilla ru отредактировано {d}
vanilla ru Отредактировано {d} по {u}
vanilla uk відредаговано {d}
vanilla es editado {d}
vanilla es {d} Editado por {u}
vanilla it modificato {d}
vanilla it Modificato {d} da {u}
vanilla nl {d} aangepast
vanilla nl {d} aangepast door {u}
vanilla pl edytowano {d}
vanilla pl {d} edytowane przez {u}
vanilla tr {d} düzenlendi
vanilla tr {d}, {u} tarafından düzenlendi
vanilla pt editado {d}
vanilla pt Editado {d} por {u}
"""

# Before a user, and before a date, in any language.
BY = frozenset(
    """by von vom par por da di door przez av af bởi โดย по от пользователем користувачем
    """.split()  # noqa: SIM905 - a table of words is read, not a list literal
)
ON = frozenset(
    "on am le el den op o um в à a las alle il em dne ekkor kl tarafından".split()  # noqa: SIM905
)
JOINING = BY | ON

# What begins a reason, before a colon.
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
    "Důvod",
    "Orsak",
    "理由",
    "原因",
    "for the following reason",
    "aus folgendem Grund",
)

# Counts that are written as words.
ONCE = {"once": 1, "twice": 2, "one": 1, "ein": 1, "einmal": 1, "zweimal": 2, "un": 1, "una": 1}
