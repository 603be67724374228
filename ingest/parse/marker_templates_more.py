"""More sentences of markers: closed software, networks and single sites. Data. Pure.

The same lines as in `marker_templates.py`, from FORUMS.md 1.23 and 2.8 to 2.14; what is known from
memory only is marked so there.
"""

SENTENCES = """
mastodon en Edited {d}
mastodon en Last edited {d}
mastodon en Edited {n} time/times
mastodon de Bearbeitet: {d}
mastodon de Zuletzt am {d} bearbeitet
mastodon de {n} × bearbeitet
mastodon fr Modifié le {d}
mastodon fr Dernière modification le {d}
mastodon fr Modifié {n} fois
mastodon ru Последнее изменение: {d}
mastodon ru {n} изменение/изменения/изменений
mastodon es Editado {d}
mastodon es Última edición {d}
mastodon es Editado {n} vez/veces
mastodon it Modificato il {d}
mastodon it Ultima modifica {d}
mastodon it Modificato {n} volta/volte
mastodon nl Bewerkt op {d}
mastodon nl Laatste bewerking op {d}
mastodon nl {n} keer bewerkt
mastodon pl Edytowane {d}
mastodon pl Ostatnio edytowane {d}
mastodon pl Edytowano {n} raz/razy
mastodon uk Відредаговано {d}
mastodon uk Востаннє змінено {d}
mastodon uk Відредаговано {n} раз/рази/разів
mastodon tr {d} tarihinde düzenlendi
mastodon tr Son düzenleme {d}
mastodon tr {n} kez düzenlendi
mastodon pt Última edição em {d}
mastodon pt Editado {n} vezes/vez

lemmy en modified {d}
lemmy en modified
lemmy de verändert {d}
lemmy de verändert
lemmy fr modifié {d}
lemmy fr modifié
lemmy ru изменено {d}
lemmy ru изменено
lemmy uk змінено {d}
lemmy uk змінено
lemmy es modificado {d}
lemmy es modificado
lemmy it modificato {d}
lemmy it modificato
lemmy nl bewerkt {d}
lemmy nl bewerkt
lemmy pl zmodyfikowane {d}
lemmy pl zmodyfikowane
lemmy tr değiştirildi {d}
lemmy tr değiştirildi
lemmy pt modificado {d}
lemmy pt modificado
lemmy cs upraveno {d}
lemmy cs upraveno
lemmy sv ändrades {d}
lemmy sv ändrades
lemmy ja 変更 {d}
lemmy ja 変更
lemmy zh 修改 {d}
lemmy zh 修改

mbin en edited
mbin en edited {d}
mbin fr édité
mbin fr édité {d}

flarum en Edited
flarum en {u} edited {d}
flarum de Bearbeitet
flarum de {u} geändert von {d}
flarum fr Modifié
flarum fr {u} a modifié ce message {d}
flarum nl Bijgewerkt
flarum nl {u} heeft dit {d} bewerkt
flarum tr Düzenlendi
flarum tr {u}, {d} düzenledi

misago en edited {n} time/times
misago en Edited {n} time/times. Last by {u}, {d}
misago es editado {n} vez/veces
misago fr modifié {n} fois
misago pl zmieniano {n} raz/razy
misago pt Editado {n} vez/vezes
flaskbb en Last modified: {d} by {u}
flaskbb nb Sist endret: {d} av {u}
flaskbb uk Востаннє змінено: {d} користувачем {u}

xenforo en Last edited: {d}
xenforo de Zuletzt bearbeitet: {d}
xenforo fr Dernière édition: {d}
xenforo ru Последнее редактирование: {d}
xenforo es Última edición: {d}
xenforo it Ultima modifica: {d}
xenforo nl Laatst bewerkt: {d}
xenforo pl Ostatnia edycja: {d}
xenforo tr Son düzenleme: {d}
xenforo uk Останнє редагування: {d}
xenforo vi Chỉnh sửa cuối: {d}

vbulletin en Last edited by {u}; {d}
vbulletin de Geändert von {u} ({d})
vbulletin fr Dernière modification par {u} ; {d}
vbulletin ru Последний раз редактировалось {u}; {d}
vbulletin es Última edición por {u}; {d}
vbulletin it Ultima modifica di {u}; {d}
vbulletin nl Laatst gewijzigd door {u}; {d}
vbulletin pl Ostatnio edytowane przez {u} ; {d}
vbulletin pt Última edição por {u}; {d}
vbulletin tr Konu {u} tarafından ({d}) değiştirilmiştir

invision en Edited {d} by {u}
invision en This post has been edited by {u}: {d}
invision en Edited by {u}, {d}
invision de Bearbeitet {d} von {u}
invision de Dieser Beitrag wurde von {u} bearbeitet: {d}
invision fr Modifié {d} par {u}
invision ru Изменено {d} пользователем {u}
invision ru Сообщение отредактировал {u} - {d}
invision es Editado {d} por {u}
invision it Modificato {d} da {u}
invision nl {d} bewerkt door {u}
invision pl Edytowane {d} przez {u}
invision tr {d} tarihinde {u} tarafından düzenlendi

woltlab en Edited {n}, last by {u} ({d})
woltlab en Edited {n} times, last by {u} ({d})
woltlab de {n} editiert, zuletzt von {u} ({d})
woltlab de {n} Mal editiert, zuletzt von {u} ({d})
woltlab de Dieser Beitrag wurde bereits {n} mal editiert, zuletzt von »{u}« ({d})

discourse en post last edited on {d}
discourse de Beitrag zuletzt bearbeitet am {d}
discourse es post editado por última vez en {d}
discourse es post editado por última ven en {d}
discourse pt mensagem editada pela última vez em {d}
discourse cs příspěvek naposledy upraven {d}
discourse nb innlegg sist redigert {d}
discourse ja ポストの最終編集日 {d}
discourse vi đã sửa bài viết lần cuối lúc {d}

stackexchange en edited {d}
stackexchange en this comment was edited {n} time/times
bbpress en This reply was modified {d} by {u}
bbpress en This topic was modified {d} by {u}
steam en Last edited by {u}; {d}
tripadvisor en Edited: {d}
xmb en Edited on {d} by {u}
osu en Last edited by {u} {d}, edited {n} times in total.
awful en {u} fucked around with this message at {d}
"""
