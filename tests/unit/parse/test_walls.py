import pytest

from ingest.parse.page import Page
from ingest.parse.wall_phrases import CHALLENGES, ERRORS, TOMBSTONES, WALLS
from ingest.parse.walls import challenge, front_page_instead, is_tombstone, notice
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


def test_phrases_are_written_as_they_are_compared():
    for phrase in (*WALLS, *ERRORS, *TOMBSTONES, *(needle for needle, _ in CHALLENGES)):
        assert phrase == phrase.casefold().strip(), phrase


def test_a_phrase_stands_for_one_thing_only():
    assert not set(WALLS) & set(ERRORS)
    assert not set(WALLS) & set(TOMBSTONES)
    assert not set(ERRORS) & set(TOMBSTONES)


@pytest.mark.parametrize(
    ("asked", "answered", "is_front"),
    [
        ("https://site.example/d/7", "https://site.example/", True),
        ("https://site.example/d/7", "https://www.site.example/", True),
        ("https://site.example/d/7", "https://site.example/en/", True),
        ("https://site.example/d/7", "https://site.example/index.php", True),
        ("https://site.example/?p=7", "https://site.example/", True),
        ("https://site.example/d/7", "https://site.example/d/7-slug", False),
        ("https://site.example/d/7", "https://site.example/?p=7", False),
        ("https://site.example/d/7", "https://other.example/", False),
        ("https://site.example/", "https://site.example/", False),
        ("https://site.example/d/7", "https://site.example/news", False),
        ("http://[", "https://site.example/", False),
    ],
)
def test_a_redirect_to_the_front_page_is_told_from_other_redirects(asked, answered, is_front):
    assert front_page_instead(asked, answered) is is_front


@pytest.mark.parametrize(
    ("text", "taken_away"),
    [
        ("This post has been deleted.", True),
        ("(post deleted by author)", True),
        ("[deleted by author]", True),
        (
            "This post has been deleted. What did it say? Nobody remembers.\nI do, though." * 3,
            False,
        ),
        ("Deleted scenes are the best part of it.", False),
        ("", False),
    ],
)
def test_a_posts_text_that_is_a_tombstone_is_told_from_one_that_speaks_of_it(text, taken_away):
    assert is_tombstone(RichText.of(text)) is taken_away
