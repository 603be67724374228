"""What is never an edit, and that nothing of an author's is ever hidden by it."""

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ingest.revisions.fingerprint import exact, fingerprint, prints
from ingest.revisions.furniture import is_furniture, without_furniture
from ingest.revisions.furniture_rules import RULES
from ingest.revisions.normal import link_key
from schemas.records.revisions import Content
from schemas.records.texts import Block, Link, RichText

# Lines as sites print them, by rule; each group shows one line as it stands at several looks.
LOOKS = {
    "relative time": [
        ("5 minutes ago", "2 hours ago", "an hour ago", "3 years, 2 months ago", "just now"),
        ("vor 5 Minuten", "Vor 2 Std.", "vor einer Stunde", "gerade eben", "vor 3 Jahren"),
        ("il y a 3 heures", "Il y a 2 jours", "il y a un mois", "à l’instant"),
        ("3 г. назад", "5 минут назад", "час назад", "только что", "2 дня назад"),
        ("5 хвилин тому", "рік тому"),
        ("hace 3 horas", "Hace un día"),
        ("3 ore fa", "un'ora fa"),
        ("3 uur geleden", "een dag geleden"),
        ("3 godziny temu", "rok temu"),
        ("3 saat önce", "5 dakika önce"),
    ],
    "day and clock": [
        ("Today, 1:35 pm", "Yesterday, 1:35 pm", "Yesterday at 10:28 PM", "Today at 10:00:11"),
        ("Heute, 14:03", "Gestern 14:03", "Gestern um 14:03"),
        ("Aujourd’hui à 14:03", "Hier, 14h03"),
        ("сегодня, 19:47", "вчера в 19:47", "Вчера, 19:47"),
        ("Hoy, 19:47", "Ayer a las 19:47"),
        ("Wczoraj, 19:47", "dün, 19:47", "Ieri, 19:47", "Gisteren, 19:47", "Вчора, 19:47"),
    ],
    "views": [
        ("1,204 views", "1,205 views", "1.2K views", "Views: 12", "Viewed 15 times"),
        ("12 Aufrufe", "13 Aufrufe", "Zugriffe: 15", "12 mal gelesen"),
        ("12 vues", "1 204 vues", "Vues : 12"),
        ("12 просмотров", "1 просмотр", "Просмотров: 15"),
        ("12 visitas", "Wyświetleń: 12", "12 weergaven", "12 görüntüleme", "12 переглядів"),
    ],
    "reactions": [
        ("1 Like", "2 Likes", "Likes: 3", "Reactions: 4", "-3 points | 12 comments"),
        ("12 „Gefällt mir“", "12 Gefällt mir", "Reaktionen: 12"),
        ("1 « J'aime »", "2 j’aime", "Réactions : 2"),
        ("12 лайков", "1 лайк", "Реакции: 2"),
    ],
    "counts of posts": [
        ("3 posts - 2 participants", "4 posts - 3 participants", "Posts: 12", "Replies: 4"),
        ("12 Beiträge seit 01.02.2020", "13 Beiträge seit 01.02.2020", "Beiträge: 1.204"),
        ("Réponses : 12", "12 réponses", "Messages : 3"),
        ("Сообщений: 12", "12 ответов", "Ответов: 4"),
        ("Respuestas: 12", "Risposte: 2", "Reacties: 2", "Odpowiedzi: 2", "Відповідей: 2"),
    ],
    "presence": [("Online", "Offline", "Unread", "is offline"), ("Ungelesen", "online")],
    "expander": [
        ("Click to expand...", "Read more", "Show more…", "Read full topic"),
        ("Zum Vergrößern anklicken....", "Weiterlesen", "Mehr anzeigen"),
        ("Cliquez pour agrandir...", "Lire la suite"),
        ("Нажмите, чтобы раскрыть...", "Читать далее", "Читати далі"),
    ],
    "sharing": [
        ("Share", "Share on Facebook", "Share via e-mail", "Print this page"),
        ("Teilen", "Teilen auf Facebook", "Drucken"),
        ("Partager sur Twitter", "Imprimer"),
        ("Поделиться в ВКонтакте", "Распечатать"),
    ],
    "controls": [
        ("Reply", "Quote", "Report"),
        ("Antworten", "Zitieren", "Melden", "ignorieren"),
        ("Répondre", "Citer"),
        ("Ответить", "Цитировать", "Пожаловаться"),
    ],
    "feed's tail": [
        ("Statistics: Posted by anna — Today, 1:35 pm", "Statistics: Posted by anna — Yesterday"),
        ("Statistik: Verfasst von anna — Heute, 14:03", "Statistik: Verfasst von anna — Gestern"),
        ("Статистика: Добавлено anna — сегодня, 14:03", "Статистика: Добавлено anna — вчера"),
        ("submitted by /u/anna to r/city [link] [comments]",),
    ],
    "downloads": [
        ("(12.5 KiB) Downloaded 15 times", "(12.5 KiB) Downloaded 16 times"),
        ("(12.5 KiB) 15-mal heruntergeladen", "(12.5 KiB) 16-mal betrachtet"),
        ("(12.5 Ko) Téléchargé 15 fois", "(12.5 Ko) Consulté 16 fois"),
        ("(12.5 КБ) 15 скачиваний", "(12.5 КБ) Скачиваний: 16"),
    ],
    "advertisement": [
        ("Advertisement", "page where ad should appear"),
        ("Anzeige", "Werbung"),
        ("Publicité", "Реклама"),
    ],
}
EVERY_LINE = [(name, line) for name, groups in LOOKS.items() for group in groups for line in group]
ANYWHERE = {rule.name for rule in RULES if rule.anywhere}
PROSE = "Der Minister sprach gestern 40 Minuten lang, und niemand widersprach ihm."


def content(*blocks, title="Titel"):
    made = tuple(Block(text=each) if isinstance(each, str) else each for each in blocks)
    return Content(title=title, author="Anna", text=RichText(blocks=made))


def test_every_rule_has_lines_that_show_what_it_means():
    assert set(LOOKS) == {rule.name for rule in RULES}


def test_every_rule_gives_a_reason():
    assert all(len(rule.reason) > 20 for rule in RULES)


@pytest.mark.parametrize(("name", "line"), EVERY_LINE)
def test_a_line_of_the_site_at_either_end_is_never_compared(name, line):
    bare = prints(content(PROSE, "Ja."))
    assert prints(content(line, PROSE, "Ja.")) == bare
    assert prints(content(PROSE, "Ja.", line)) == bare
    assert prints(content(PROSE, "Ja.", line.replace(" ", "\xa0"))) == bare


@pytest.mark.parametrize(("name", "line"), EVERY_LINE)
def test_amid_a_text_only_what_no_author_writes_is_left_out(name, line):
    same = fingerprint(content(PROSE, line, "Ja.")) == fingerprint(content(PROSE, "Ja."))
    assert same == (name in ANYWHERE)


@pytest.mark.parametrize(("name", "line"), EVERY_LINE)
def test_the_same_words_in_a_heading_a_quotation_or_code_are_the_authors(name, line):
    for kind in ("heading", "quote", "code"):
        assert not is_furniture(Block(text=line, kind=kind))
    assert not is_furniture(Block(text=line, kind="quote", quote_of="Bert"))


@pytest.mark.parametrize(("name", "line"), EVERY_LINE)
def test_a_text_that_is_nothing_else_is_kept_whole(name, line):
    assert without_furniture((Block(text=line), Block(text=line))) == (
        Block(text=line),
        Block(text=line),
    )


# Each in a form that a person writes, close to a rule: none may be hidden at any place.
WRITTEN = [
    ("Es waren 12 Stimmen", "Es waren 13 Stimmen"),
    ("12 Stimmen", "13 Stimmen"),
    ("12 votes", "13 votes"),
    ("12 points", "13 points"),
    ("Bewertung: 8", "Bewertung: 3"),
    ("Score: 2", "Score: 3"),
    ("Gestern.", "Heute."),
    ("Gestern", "Heute"),
    ("Gestern um 14:03 Uhr", "Gestern um 15:03 Uhr"),
    ("Vor 5 Minuten.", "Vor 50 Minuten."),
    ("Vor 5 Minuten?", "Vor 5 Minuten!"),
    ("Nicht vor 5 Minuten", "Vor 5 Minuten"),
    ("5 views.", "6 views."),
    ("5 min", "6 min"),
    ("5 m", "6 m"),
    ("1 yr", "2 yr"),
    ("Share this with Anna", "Share this with Bert"),
    ("Share on Monday", "Share on Tuesday"),
    ("Printed in Bonn", "Printed in Berlin"),
    ("Posted by Anna - today", "Posted by Bert - today"),
    ("Report 7", "Report 8"),
    ("12 KB", "13 KB"),
    ("Downloaded 15 times", "Downloaded 16 times"),
    ("12 people online", "13 people online"),
    ("Вчера.", "Сегодня."),
    ("12 человек", "13 человек"),
    ("Hier, à 14 h.", "Hier, à 15 h."),
]


@pytest.mark.parametrize(("one", "other"), WRITTEN)
def test_a_line_that_a_person_may_have_written_is_compared_wherever_it_stands(one, other):
    for make in (
        lambda line: content(line, PROSE),
        lambda line: content(PROSE, line),
        lambda line: content(PROSE, line, PROSE),
        lambda line: content(PROSE, line, "12 views"),
    ):
        assert fingerprint(make(one)) != fingerprint(make(other))


@pytest.mark.parametrize("words", ["Read more", "Lire la suite", "Читать далее", "Weiterlesen"])
def test_where_read_more_leads_is_compared(words):
    def to(url):
        return content(PROSE, Block(text=words, links=(Link(start=0, end=4, url=url),)))

    assert fingerprint(to("https://a.example/1")) != fingerprint(to("https://a.example/2"))


# --- quotes' heads ---------------------------------------------------------------------------

HEADS = [
    ("Anna wrote: ↑ Today, 1:35 pm", "Anna wrote: ↑ Yesterday, 1:35 pm"),
    ("Anna wrote: ↑ Sun Jan 11, 2026 1:35 pm", "Anna wrote: ↑ Sun Jan 11, 2026 12:35 pm"),
    ("Anna wrote: 2026-01-11 13:35", "Anna wrote: 2026-01-11 12:35"),
    ("Anna hat geschrieben: ↑ 11. Januar 2026, 13:35", "Anna hat geschrieben: ↑ Heute 13:35"),
    ("Anna a écrit : ↑ 11 janv. 2026, 13:35", "Anna a écrit : ↑ Hier à 13:35"),
    ("Anna писал(а): ↑ 11 янв 2026, 13:35", "Anna писал(а): ↑ вчера, 13:35"),
    ("Quote from: Anna on Today at 10:00:11", "Quote from: Anna on January 11, 2026, 10:00:11 AM"),
    ("Zitat von: Anna am Heute um 10:00:11", "Zitat von: Anna am 11. Januar 2026, 10:00:11"),
    ("46 minutes ago, Anna said:", "2 hours ago, Anna said:"),
    ("On 10/11/2026 at 5:41 PM, Anna said:", "On 11/10/2026 at 5:41 PM, Anna said:"),
]


def quoted(head, words="Es waren 6 Stunden.", *, of="Anna"):
    return content(
        Block(text=head, kind="quote", quote_of=of),
        Block(text=words, kind="quote", quote_of=of),
        "Das glaube ich nicht.",
    )


@pytest.mark.parametrize(("one", "other"), HEADS)
def test_the_date_in_the_head_of_a_quote_moves_without_an_edit(one, other):
    assert prints(quoted(one)) == prints(quoted(other))
    shown = content(
        Block(text="Es waren 6 Stunden.", kind="quote", quote_of="Anna"), "Das glaube ich nicht."
    )
    assert prints(quoted(one)) == prints(shown)


@pytest.mark.parametrize(("one", "_"), HEADS)
def test_whom_a_quote_names_and_what_it_says_is_compared(one, _):
    assert fingerprint(quoted(one)) != fingerprint(quoted(one.replace("Anna", "Bert"), of="Bert"))
    assert fingerprint(quoted(one)) != fingerprint(quoted(one, "Es waren 8 Stunden."))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Anna wrote: we came at 10:28", "Anna wrote: we came at 11:28"),
        ("Anna sagte: 12 Tote", "Anna sagte: 13 Tote"),
        ("Anna wrote it in 2021", "Anna wrote it in 2022"),
        ("Anna never wrote: yesterday", "Anna wrote: never yesterday"),
        ("Am 11. Januar kam Anna", "Am 12. Januar kam Anna"),
    ],
)
def test_a_quoted_sentence_that_begins_like_a_head_is_compared(one, other):
    assert fingerprint(quoted(one)) != fingerprint(quoted(other))


def test_a_head_that_alone_says_who_is_quoted_is_compared():
    def said_by(name):  # Discourse: the passage stands in an element of its own, without the name
        head = Block(text=f"{name}:", kind="quote", quote_of=name)
        return content(head, Block(text="Es waren 6 Stunden.", kind="quote"), "Nein.")

    assert fingerprint(said_by("Presseamt")) != fingerprint(said_by("Betriebsrat"))


# --- an author's own last lines that look like furniture -----------------------------------------

ANSWERS = [
    ("La vidéo à ce jour\xa0:", "1 204 vues", "9 204 vues"),
    ("Der Schuss fiel:", "Heute, 14:03", "Gestern, 16:30"),
    ("Der Server ist:", "Online", "Offline"),
    ("Взрыв был:", "5 минут назад", "50 минут назад"),
    ("视频到目前为止：", "1,204 views", "9,204 views"),
]


@pytest.mark.parametrize(("announced", "one", "other"), ANSWERS)
def test_the_line_that_a_colon_announces_is_compared(announced, one, other):
    assert is_furniture(Block(text=one))
    assert is_furniture(Block(text=other))
    assert fingerprint(content(announced, one)) != fingerprint(content(announced, other))
    assert fingerprint(content(announced, one)) != fingerprint(content(announced))
    assert fingerprint(content(PROSE, announced, one)) != fingerprint(
        content(PROSE, announced, other)
    )


@pytest.mark.parametrize(("_", "one", "other"), ANSWERS)
def test_the_same_line_below_a_sentence_that_announces_nothing_is_furniture(_, one, other):
    assert prints(content(PROSE, one)) == prints(content(PROSE, other)) == prints(content(PROSE))


@pytest.mark.parametrize("line", [line for _, line in EVERY_LINE])
def test_an_item_of_a_list_is_never_furniture(line):
    item = Block(text=line, kind="list")
    assert not is_furniture(item)
    assert without_furniture((Block(text=PROSE), item)) == (Block(text=PROSE), item)
    assert without_furniture((item, Block(text=PROSE))) == (item, Block(text=PROSE))
    assert without_furniture((Block(text=PROSE), item, Block(text="Ende."))) == (
        Block(text=PROSE), item, Block(text="Ende.")
    )  # fmt: skip


@pytest.mark.parametrize("ending", ["Was meint ihr dazu?", "Meine Meinung dazu:", PROSE])
@pytest.mark.parametrize("rule", ["advertisement", "downloads"])
def test_what_no_author_writes_is_furniture_below_a_question_too(rule, ending):
    for group in LOOKS[rule]:
        assert len({fingerprint(content(PROSE, ending, line)) for line in group}) == 1


# --- French spacing ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("« C’est un début »", '"C’est un début"'),
        ("Il a dit\xa0: «\xa0Oui\xa0»", "Il a dit : «Oui»"),
        ("Il a dit: «\u200b Oui\xa0\xad»", "Il a dit: « \u2060Oui»"),
        ("Vraiment ?", "Vraiment?"),
        ("Vraiment\u202f? Oui\xa0!", "Vraiment? Oui!"),
        ("Il est là ; elle aussi", "Il est là; elle aussi"),
    ],
)
def test_the_spaces_that_french_sets_around_signs_are_typography(one, other):
    assert fingerprint(content(one)) == fingerprint(content(other))
    assert fingerprint(content("x", title=one)) == fingerprint(content("x", title=other))
    assert exact(content(one)) != exact(content(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("»Ja« und »Nein«", "»Ja « und » Nein«"),
        ("Vraiment ?", "Vraiment !"),
        ("Vraiment ?", "Vraiment"),
        ("« Oui »", "Oui"),
        ("12 : 7", "12:7"),
    ],
)
def test_other_spaces_and_the_signs_themselves_are_compared(one, other):
    assert fingerprint(content(one)) != fingerprint(content(other))


# --- link targets ----------------------------------------------------------------------------


def cloaked(address, key):
    body = bytes([key, *(ord(letter) ^ key for letter in address)]).hex()
    return f"https://forum.example/cdn-cgi/l/email-protection#{body}"


@given(st.integers(0, 255), st.integers(0, 255))
def test_a_mail_address_hidden_by_another_key_is_the_same_target(one, other):
    assert link_key(cloaked("anna@press.example", one)) == "mailto:anna@press.example"
    assert link_key(cloaked("anna@press.example", one)) != link_key(
        cloaked("bert@press.example", other)
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://f.example/proxy.php?link=https%3A%2F%2Fa.example%2F1&hash=00ff", "hash=11aa"),
        ("https://f.example/proxy.php?hash=00ff&link=https%3A%2F%2Fa.example%2F1", "hash=11aa"),
        ("https://f.example/?topic=5.0;PHPSESSID=00ff", "PHPSESSID=11aa"),
        (f"https://f.example/?topic=5.0;a4c2e9b1={'0' * 32}#msg7", f"b5d3f0c2={'1' * 32}"),
        (f"https://f.example/viewtopic.php?p=7&sid={'0' * 32}#p7", f"sid={'1' * 32}"),
        (f"https://f.example/showthread.php?s={'0' * 32}&t=7", f"s={'1' * 32}"),
        ("https://f.example/?p=7&_wpnonce=00ff", "_wpnonce=11aa"),
    ],
)
def test_sessions_and_signatures_are_no_part_of_a_target(one, other):
    name = other.partition("=")[0].replace("b5d3f0c2", "a4c2e9b1")
    start = one.index(f"{name}=")
    old = one[start:].partition("&")[0].partition("#")[0]
    assert link_key(one) == link_key(one.replace(old, other))
    assert link_key(one) != link_key(
        one.replace("7", "8").replace("5.0", "6.0").replace("F1", "F2")
    )


def test_a_signature_elsewhere_is_part_of_the_address():
    assert link_key("https://a.example/?hash=00ff") != link_key("https://a.example/?hash=11aa")


URLS = st.text(alphabet="abcsid0123456789=&;#?/.%", min_size=0, max_size=60).map(
    "https://x.example/".__add__
)


@given(URLS)
@example("https://x.example/a?b=1;c=2&d;#e?f")
@example("https://x.example/?")
def test_a_target_without_session_stays_as_it_is_and_twice_is_once(url):
    assert link_key(link_key(url)) == link_key(url)
    if "=" not in url:
        assert link_key(url) == url


# --- no rule hides anything of an author's -----------------------------------------------------

# Written by us; each slot is one typed change.
SENTENCES = {
    "number": [
        ("Es waren {} Menschen dort", "12", "13"), ("It cost {} dollars", "3.5", "35"),
        ("Погибли {} человека", "два", "три"), ("Il y a {} morts", "2", "20"),
        ("{} Stunden", "6", "8"), ("{}", "12", "13"),
    ],
    "date": [
        ("Am {} kam er", "11.01.2022", "12.01.2022"), ("He came on {}", "May 3", "May 4"),
        ("Он приехал {}", "3 мая", "4 мая"), ("Il est venu le {}", "3 mai", "4 mai"),
        ("{}", "11.01.2022", "12.01.2022"), ("Um {} Uhr", "19:47", "19:48"),
    ],
    "name": [
        ("{} hat es gesagt", "Anna", "Berta"), ("{} said so", "Anna", "Bert"),
        ("Так сказала {}", "Анна", "Белла"), ("{} l'a dit", "Anne", "Berthe"),
        ("{}", "Anna", "Berta"),
    ],
    "negation": [
        ("Er wird {} kommen", "bald", "nicht"), ("He will {} come", "soon", "not"),
        ("Он {} придёт", "скоро", "не"), ("Il {} là", "est", "n'est pas"), ("{}", "Ja", "Nein"),
    ],
    "quotation mark": [
        ("Die {} der Stadt", "Befreiung", "„Befreiung“"), ("The {} of it", "freedom", "“freedom”"),
        ("Это {} города", "свобода", "«свобода»"), ("La {} de la ville", "paix", "«paix»"),
    ],
    "question mark": [
        ("Das stimmt{}", ".", "?"), ("That is true{}", ".", "?"), ("Это правда{}", ".", "?"),
        ("C'est vrai{}", ".", " ?"), ("Gestern{}", ".", "?"),
    ],
}  # fmt: skip
CHANGES = [(kind, *made) for kind, some in SENTENCES.items() for made in some]
FURNITURE = st.lists(st.sampled_from([line for _, line in EVERY_LINE]), max_size=3)
PARAGRAPHS = st.lists(
    st.sampled_from([PROSE, "Nein.", "It is 5 o'clock.", "Это так.", "Oui, hier."]), max_size=3
)


@given(st.sampled_from(CHANGES), FURNITURE, FURNITURE, PARAGRAPHS, PARAGRAPHS)
def test_no_furniture_around_it_hides_a_change_of_the_authors(change, above, below, first, last):
    _, frame, before, after = change

    def made(words):
        return content(*above, *first, frame.format(words), *last, *below)

    assert fingerprint(made(before)) != fingerprint(made(after))
    assert exact(made(before)) != exact(made(after))


@given(FURNITURE, FURNITURE, FURNITURE, FURNITURE, PARAGRAPHS)
def test_furniture_may_change_anyhow_without_an_edit(above, below, above_then, below_then, text):
    one = content(*above, PROSE, *text, "Ende.", *below)
    other = content(*above_then, PROSE, *text, "Ende.", *below_then)
    assert prints(one) == prints(other)


@given(st.sampled_from(CHANGES), FURNITURE)
def test_a_changed_title_is_never_hidden(change, below):
    _, frame, before, after = change
    one = content(PROSE, *below, title=frame.format(before))
    assert fingerprint(one) != fingerprint(replace(one, title=frame.format(after)))


@given(FURNITURE, st.sampled_from(["https://b.example/1", "https://a.example/1#p2"]))
def test_a_changed_target_is_never_hidden(below, url):
    def to(target):
        words = Block(text="siehe hier", links=(Link(start=6, end=10, url=target),))
        return content(words, *below)

    assert fingerprint(to("https://a.example/1")) != fingerprint(to(url))


@given(st.lists(st.sampled_from([*(line for _, line in EVERY_LINE), PROSE, "Ja."]), max_size=6))
def test_leaving_out_twice_is_leaving_out_once(lines):
    blocks = tuple(Block(text=line) for line in lines)
    once = without_furniture(blocks)
    assert without_furniture(once) == once
