"""The rules of furniture: what forums and offices print beside a text, by kind and language. Data.

To add one: a pattern for the whole visible text of a block (no-break spaces are plain there), with
its reason and source. A line that ends as a sentence does is prose, so no pattern ends in a full
stop; nor does one hold a free word, behind which a name could be exchanged. Languages: de, en, fr,
ru throughout, and es, it, nl, pl, tr, uk where the words are known.
"""

from dataclasses import dataclass

from ingest.revisions.time_words import DAY_AND_CLOCK, RELATIVE

_N = r"\d[\d.,' ]*[kKmM]?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One kind of furniture; `pattern` must match the whole visible text of a block."""

    name: str
    pattern: str
    reason: str
    links: bool = False  # whether such a block may carry links
    anywhere: bool = False  # whether it is furniture amid the author's paragraphs too


def _counted(before: str, after: str) -> str:
    """A number behind its word and a colon, or before its word."""
    return rf"(?:(?:{before}) ?: ?{_N}|{_N}(?:{after}))"


RULES = (
    Rule(
        name="relative time",
        pattern=RELATIVE,
        reason="FORUMS.md 3.4: shown instead of a date, and another one at the next look",
    ),
    Rule(
        name="day and clock",
        pattern=DAY_AND_CLOCK,
        reason="FORUMS.md 3.4: 'Today, 14:03' is 'Yesterday, 14:03' tomorrow; a day without a clock"
        " time, or with 'Uhr', is how people write",
    ),
    Rule(
        name="views",
        pattern=_counted(
            "Views?|Hits|Aufrufe|Zugriffe|Vues|Просмотр(?:ов|ы)|Visitas|Visite|Bekeken"
            "|Wyświetleń|Wyświetlenia|Görüntüleme|Перегляд(?:ів|и)",
            " ?(?:views?|Aufrufe?|mal gelesen|Mal gelesen|vues?|просмотр(?:а|ов)?|visitas"
            "|visualizzazioni|weergaven|wyświetleń|wyświetlenia|görüntüleme|перегляд(?:и|ів)?)",
        )
        + rf"|Viewed {_N} times?",
        reason="FORUMS.md 3: counts visits; on 54 of 164 pages",
    ),
    Rule(
        name="reactions",
        pattern=_counted(
            "Likes?|Reactions|Reaktionen|Réactions|Реакции|Reacciones|Reazioni",
            " ?(?:[Ll]ikes?|„?Gefällt mir“?|(?:« )?[Jj]['’]aime(?: »)?|лайк(?:а|ов)?|[Mm]e gusta"
            "|[Mm]i piace|vind-ik-leuks|polubie(?:ń|nia)|beğeni|вподобан(?:ь|ня))",
        )
        + rf"|-?{_N} points? \| {_N} comments?",
        reason="FORUMS.md 3: counts readers' votes; on 79 of 164 pages; Lemmy's feed line",
    ),
    Rule(
        name="counts of posts",
        pattern=_counted(
            "Posts|Messages|Beiträge|Сообщени[йя]|Mensajes|Messaggi|Berichten|Posty|Mesaj(?:lar)?"
            "|Повідомлен(?:ь|ня)|Replies|Antworten|Réponses|Ответ(?:ов|ы)|Respuestas|Risposte"
            "|Reacties|Odpowiedzi|Yanıtlar|Відповід(?:ей|і)",
            " ?(?:posts?|replies|reply|Antwort(?:en)?|réponses?|ответ(?:а|ов)?|respuestas?"
            "|risposte|reacties|odpowiedzi|yanıt|відповід(?:ей|і))"
            rf"(?:,? ?[-·]? ?{_N} ?participants?)?",
        )
        + rf"|{_N} ?Beiträge? seit \d\d?\.\d\d?\.\d{{4}}",
        reason="heise's author line (FORUMS.md 1.1), Discourse's list feeds, bbPress's topic feed:"
        " grow with other posts",
    ),
    Rule(
        name="presence",
        pattern=r"(?:is )?(?:[Oo]nline|[Oo]ffline)|Unread|Ungelesen|Non lu|Непрочитанное",
        reason="FORUMS.md 3.3: online dots and 'unread' (126 of 164 pages): by who looks and when",
    ),
    Rule(
        name="expander",
        pattern=r"(?:Click to expand|(?:Read|Show) more|Read full topic|Weiterlesen|Mehr anzeigen"
        r"|Zum Vergrößern anklicken|Lire la suite|Cliquez pour agrandir|Читать (?:далее|дальше)"
        r"|Нажмите, чтобы раскрыть|Leer más|Haz clic para expandir|Leggi tutto|Lees (?:meer|verder)"
        r"|Klik om te vergroten|Czytaj (?:dalej|więcej)|Kliknij, aby rozwinąć|Devamını oku"
        r"|Genişletmek için tıkla|Читати далі)(?: ?\.{3,4}| ?…)?",
        reason="XenForo's quotes and cut feeds: a control; where it is a link, its target counts",
    ),
    Rule(
        name="sharing",
        pattern=r"(?:(?:Share|Teilen|Partager|Поделиться|Compartir|Condividi|Delen|Udostępnij|Paylaş)"
        r"(?: (?:this|on|auf|via|per|mit|sur|par|в|en|su|op|na)"
        r" (?:Facebook|Twitter|X|WhatsApp|Telegram|LinkedIn|Reddit|VK|ВКонтакте|e-?mail|E-?Mail))?"
        r"|Print(?: this page)?|Drucken|Imprimer|Печать|Распечатать)",
        reason="a control of the site; its targets carry the page's address and a visit's number",
        links=True,
    ),
    Rule(
        name="controls",
        pattern=r"(?:(?:Reply|Quote|Report|Like|Antworten|Zitieren|Melden|Gefällt mir|[Ii]gnorieren"
        r"|Répondre|Citer|Signaler|Ответить|Цитировать|Пожаловаться|Нравится|Responder|Citar"
        r"|Rispondi|Cita|Beantwoorden|Citeren|Odpowiedz|Cytuj|Cevapla|Alıntı|Відповісти|Цитувати)"
        r"(?:(?: ?[|·•/] ?| )(?=\w)|$))+",
        reason="FORUMS.md 1.1 and 3.3: buttons beside a post, shown or not by who looks",
        links=True,
    ),
    Rule(
        name="feed's tail",
        pattern=r"(?:Statistics: Posted by|Statistik: Verfasst von|Statistiques ?: Publié par"
        r"|Статистика: Добавлено|Estadísticas: Publicado por|Statistiche: Inviato da"
        r"|Statistieken: Geplaatst door|Statystyki: autor:|İstatistikler: Gönderen"
        r"|Статистика: Додав) .{1,60} [-—–] .{3,40}"
        r"|submitted by\s+/?u/\S+(?:\s+to\s+\S+)?\s+\[link\]\s+\[comments\]",
        reason="FORUMS.md 0.8: phpBB repeats the date, as 'Today' and tomorrow as 'Yesterday'",
        links=True,
    ),
    Rule(
        name="downloads",
        pattern=r"\(?[\d.,]+ (?:[KMG]i?B|bytes|Bytes|[КМ]и?[Бб]|[KMG]o|байт)\)? ?\|? ?(?:"
        rf"(?:Viewed|Downloaded|Téléchargé|Consulté|Descargado|Visto|Scaricato|Pobrano"
        rf"|Скачиваний:|Просмотров:|Завантажень:) {_N} ?(?:times?|fois|veces|volte|razy|раза?)?"
        rf"|{_N}[- ]?(?:mal|Mal|keer|скачивани[йяе]) ?(?:heruntergeladen|betrachtet|gedownload"
        r"|bekeken)?)",
        reason="phpBB's attachments count their downloads (FORUMS.md 1.3, 3.3), amid a post too",
        anywhere=True,
    ),
    Rule(
        name="advertisement",
        pattern=r"Advertisements?|ADVERTISEMENT|Anzeige|ANZEIGE|Werbung|Publicité|Реклама|Publicidad"
        r"|Pubblicità|Advertentie|Reklama|Reklam|page where ad should appear",
        reason="FORUMS.md 3.3: the word above an advertisement between posts or paragraphs",
        anywhere=True,
    ),
)
