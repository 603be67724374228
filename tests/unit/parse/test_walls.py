import pytest

from ingest.parse.missing_phrases import MISSING
from ingest.parse.page import Page
from ingest.parse.redirects import led_to
from ingest.parse.stand_ins import stands_in
from ingest.parse.tombstones import DELETED, HIDDEN
from ingest.parse.wall_phrases import CHALLENGES, CONSENT, ERRORS, WALLS
from ingest.parse.walls import challenge, is_tombstone, notice
from schemas.records.texts import RichText
from tests.unit.parse import golden

PROSE = (
    "The minister said that the talks had gone on for more than six hours and that both sides had"
    " agreed to meet again in February, which nobody had expected before the weekend. "
)


def page(html):
    return Page(url="https://site.example/d/7", text=html)


# Each written by us after what the makers' pages show.
STANDING_IN = [
    ("wall", "<title>Just a moment...</title><h1>site.example</h1><p>Verifying you are human.</p>"),
    ("wall", "<html><script>window.bobcmn='1';</script><body></body></html>"),
    ("wall", "<div id='cf-wrapper'><script src='/cdn-cgi/challenge-platform/x.js'></script></div>"),
    ("wall", "<p>Please wait.</p><div class='g-recaptcha'></div>"),
    ("wall", "<h2>Information</h2><p>You must be registered to view this forum.</p>"),
    ("wall", "<p>Sie müssen sich anmelden, um diese Seite zu sehen.</p>"),
    ("wall", "<p>Вы должны войти, чтобы видеть эту страницу.</p>"),
    ("wall", "<h1>Welcome</h1><form><input name=u><input type=password name=p></form>"),
    ("wall", "<h1>Before you continue to Site</h1><p>We use cookies.</p><button>Accept</button>"),
    ("wall", "<h1>Bevor Sie zu Anzeiger weitergehen</h1><p>Wir verwenden Cookies.</p>"),
    ("wall", "<h1>Mit Werbung weiterlesen</h1><p>Oder werbefrei im Abo.</p>"),
    ("wall", "<h1>Avant d’accéder à Courrier</h1><p>Nous utilisons des cookies.</p>"),
    ("wall", "<h1>Прежде чем перейти к сайту</h1><p>Мы используем файлы cookie.</p>"),
    ("tombstone", "<p>Invalid Post specified. If you followed a valid link, tell us.</p>"),
    (
        "tombstone",
        "<p>The topic or board you are looking for appears to be either missing or off limits.</p>",
    ),
    ("tombstone", "<div class=error>The specified post does not exist.</div>"),
    ("tombstone", "<p>Hoppla! Diese Seite existiert nicht oder ist privat.</p>"),
    ("tombstone", "<p>Gelöscht durch anna am 11.01.2026, 19:47</p>"),
    ("tombstone", "<p>Das angeforderte Thema konnte nicht gefunden werden.</p>"),
    ("tombstone", "<p>Запрашиваемая тема не найдена.</p>"),
    ("hidden", "<p>This post is hidden. You cannot see its contents.</p>"),
    ("hidden", "<p>Ce message est masqué. Vous ne pouvez pas voir son contenu.</p>"),
    ("hidden", "<p>This post was flagged by the community and is temporarily hidden.</p>"),
    ("hidden", "<div>Dieser Beitrag ist versteckt (11.01.2026 von admin)</div>"),
    ("tombstone", "<title>404 Not Found</title><center><h1>404 Not Found</h1></center>"),
    ("tombstone", "<p class=x>The requested topic does not exist.</p>"),
    ("tombstone", "<p>Oops! That page doesn’t exist or is private.</p><nav>Top Latest</nav>"),
    ("tombstone", "<div>Dieser Beitrag wurde gelöscht.</div>"),
    ("tombstone", "<div>Запрошенной темы не существует.</div>"),
    ("tombstone", "<div>Страница не найдена</div><p>Попробуйте поиск по сайту.</p>"),
    ("error", "<h1>Technical Difficulties</h1><p>We will be back soon.</p>"),
    ("error", "<h1>502 Bad Gateway</h1><hr><center>nginx</center>"),
    ("error", "<p>Error establishing a database connection</p>"),
    ("error", "<h1>Wartungsarbeiten</h1><p>Das Forum ist gleich wieder da.</p>"),
    ("error", "<p>Сайт временно недоступен</p>"),
]


@pytest.mark.parametrize(("state", "html"), STANDING_IN)
@pytest.mark.parametrize("kind", ["post", "statement"])
def test_what_stands_in_a_documents_place_is_told_by_kind_and_gives_no_text(state, html, kind):
    parsed = golden.page(html, url="https://site.example/d/7", kind=kind)
    assert (parsed.state, parsed.items) == (state, ())
    assert parsed.complaint.endswith(".")


ORDINARY = [
    "<p>I hate it when a site says: checking your browser. Please solve this captcha!</p>",
    "<p>The page not found error is back, said the minister, and nobody laughed.</p>",
    f"<p>Access denied, he was told. {PROSE * 3}</p><p>{PROSE * 3}</p>",
    f"<p>Just a moment, she said. {PROSE}</p><p>{PROSE * 5}</p>",
    f"<p>This post has been deleted from my old blog, so here it is again.</p><p>{PROSE * 6}</p>",
    f"<p>{PROSE * 7}</p><div class='g-recaptcha'></div>",
    f"<p>{PROSE * 7}</p><form><input type=password></form>",
    f"<p>{PROSE * 7}</p><script src='/cdn-cgi/challenge-platform/scripts/jsd/main.js'></script>",
    "<p>Unsere Wartungsarbeiten am Text dauern an.</p>",
    "<p>Hello</p><form style='display:none'><input type=password></form>",
]


@pytest.mark.parametrize("html", ORDINARY)
def test_a_page_that_only_talks_of_such_things_is_none_of_them(html):
    assert challenge(page(html)) is None
    assert notice(page(html)) is None


SENTENCES = {
    "walls": (*WALLS, *CONSENT),
    "errors": ERRORS,
    "missing": MISSING,
    "deleted": DELETED,
    "hidden": HIDDEN,
}


def test_phrases_are_written_as_they_are_compared():
    for phrases in (*SENTENCES.values(), [needle for needle, _ in CHALLENGES]):
        for phrase in phrases:
            assert phrase == phrase.casefold().strip(), phrase


def test_a_phrase_stands_for_one_thing_only():
    every = [phrase for phrases in SENTENCES.values() for phrase in phrases]
    assert sorted(set(every)) == sorted(every)


@pytest.mark.parametrize(
    ("asked", "answered", "place"),
    [
        ("/d/7", "/", "front"),
        ("/d/7", "https://www.site.example/", "front"),
        ("/d/7", "/en/", "front"),
        ("/d/7", "/index.php", "front"),
        ("/?p=7", "/", "front"),
        ("/viewtopic.php?p=7", "/forum/", "index"),
        ("/community/threads/a-thread.7/", "/community/", "index"),
        ("/forum/viewtopic.php?p=7", "/forum/index.php", "index"),
        ("/viewtopic.php?p=7", "/viewforum.php?f=3", "index"),
        ("/threads/a-thread.7/", "/forums/politics.3/", "index"),
        ("/topic/7/a-thread", "/category/3/politics", "index"),
        ("/d/7", "/404", "missing"),
        ("/d/7", "/error/not-found.html", "missing"),
        ("/d/7", "/login?next=%2Fd%2F7", "login"),
        ("/topic/7/a-thread", "/login", "login"),
        ("/viewtopic.php?p=7", "/ucp.php?mode=login", "login"),
        ("/d/7", "https://consent.other.example/collect?d=7", "login"),
        ("/d/7", "/maintenance.html", "error"),
        ("/d/7", "/error", "error"),
        ("/d/7", "/d/7", None),
        ("/d/7#p5", "/d/7", None),
        ("/d/7", "/d/7-slug", None),
        ("/d/7", "/?p=7", None),
        ("/d/7", "https://other.example/", None),
        ("/", "/", None),
        ("/d/7", "/news", None),
        ("/d/7", "/news/login-problems", None),
        ("/d/7", "/news/404-deaths", None),
        ("/forums/politics.3/", "/forums/policy.3/", None),
        ("/threads/a.7/post-9", "/threads/b.8/page-2", None),
        ("/viewtopic.php?p=7", "/viewtopic.php?f=3&t=8", None),
        ("http://[", "/", None),
    ],
)
def test_a_redirect_that_does_not_lead_to_the_document_is_told_by_its_end(asked, answered, place):
    one, other = (
        url if url.startswith("http") else f"https://site.example{url}" for url in (asked, answered)
    )
    assert led_to(one, other) == place


@pytest.mark.parametrize("answered", ["/", "/forum/", "/404"])
def test_what_a_redirect_led_to_is_never_read_as_the_document(answered):
    html = f"<h1>Welcome</h1><p>{PROSE * 9}</p>"
    for kind in ("post", "statement"):
        parsed = golden.page(
            html,
            url=f"https://site.example{answered}",
            asked="https://site.example/threads/a-thread.7/",
            kind=kind,
        )
        assert (parsed.state, parsed.items) == ("tombstone", ())


TAKEN_AWAY = [
    "This post has been deleted.",
    "(post deleted by author)",
    "(post withdrawn by author, will be automatically deleted in 24 hours unless flagged)",
    "[deleted]",
    "[removed]",
    "[deleted by author]",
    "This message has been deleted by anna. Reason: double post, see above",
    "Dieser Beitrag wurde gelöscht.",
    "Dieser Beitrag von anna wurde gelöscht.",
    "Gelöscht durch anna am 11.01.2026, 19:47",
    "Supprimé par anna le 11 janv. 2026, 19:47",
    "Удалено 11 янв 2026, 19:47 пользователем anna",
    "anna tarafından 11 Oca 2026 tarihinde silindi",
    "Kommentar gelöscht.",
    "Commentaire supprimé.",
    "Комментарий удалён",
    "Это сообщение удалено!",
    "¡Esta publicación está eliminada!",
    "この投稿が削除されました！",
    "admin's comment was removed now",
    "This post has been removed at the author's request.",
]
HIDDEN_AWAY = [
    "This post was flagged by the community and is temporarily hidden.",
    "This message is awaiting moderator approval, and is invisible to normal visitors.",
    "This post is hidden. You cannot see its contents.",
    "Ce message est masqué. Vous ne pouvez pas voir son contenu.",
    "Ten post został ukryty. Nie możesz zobaczyć jego zawartości.",
    "Este mensaje está oculto. No puedes ver su contenido.",
    "Dieser Beitrag ist versteckt (11.01.2026 von admin)",
    "[flagged]",
]
POSTS_OWN = [
    "This post has been deleted. What did it say? Nobody remembers.\nI do, though." * 3,
    "This post has been deleted by them, why?",
    "This post has been deleted from my old blog.",
    "Deleted scenes are the best part of it.",
    "Deleted by mistake, sorry, here it is again.",
    "Deleted",
    "Dead.",
    "Removed",
    "Page not found when I open your link",
    "Dieser Beitrag wurde gelöscht, weil er stimmte.",
    "Warum? Dieser Beitrag wurde gelöscht.",
    "Sorry, the page you linked is dead.",
    "Комментарий удалён был зря",
    "",
]


@pytest.mark.parametrize("text", TAKEN_AWAY)
def test_a_sentence_of_the_site_in_a_posts_place_says_that_it_was_taken_away(text):
    assert stands_in(RichText.of(text)) == "tombstone"
    assert is_tombstone(RichText.of(text))


@pytest.mark.parametrize("text", HIDDEN_AWAY)
def test_a_sentence_of_the_site_in_a_posts_place_says_that_it_is_hidden(text):
    assert stands_in(RichText.of(text)) == "hidden"
    assert not is_tombstone(RichText.of(text))


@pytest.mark.parametrize("text", POSTS_OWN)
def test_a_post_that_speaks_of_deleting_is_a_post(text):
    assert stands_in(RichText.of(text)) is None


@pytest.mark.parametrize(("sentences", "said"), [(DELETED, "tombstone"), (HIDDEN, "hidden")])
def test_every_listed_sentence_is_known_with_and_without_a_full_stop_or_brackets(sentences, said):
    for sentence in sentences:
        for line in (sentence, sentence.upper(), f"{sentence}.", f"({sentence})", f"[{sentence}]"):
            if line.casefold().strip("[]().") == sentence.strip("."):
                assert stands_in(RichText.of(line)) == said, line


def test_a_short_post_beside_the_sites_words_for_guests_is_read_as_a_post():
    html = """<p>You are not logged in.</p><div id="p7" class="blockpost"><dl><dt>
        <strong class="author">anna</strong></dt></dl><a href="viewtopic.php?pid=7#p7">
        <time datetime="2026-03-02T08:00:00Z">2026-03-02</time></a>
        <div class="postmsg"><p>Page not found when I open it.</p></div></div>"""
    parsed = golden.page(html, url="https://site.example/viewtopic.php?pid=7#p7", kind="post")
    assert parsed.state == "live"
    assert [item.text.visible for item in parsed.items] == ["Page not found when I open it."]
