from datetime import UTC, datetime
from pathlib import Path

import pytest

from ingest.parse.forums import heise
from ingest.parse.pages import identify
from tests.unit.parse import golden

SEED = Path(__file__).parents[4] / "shared" / "seed-post.de.txt"
PAGE = (
    "https://www.heise.de/forum/Telepolis/Kommentare/Beispielthema/Betreff/posting-39983233/show/"
)

ONE_POSTING = [
    PAGE,
    "https://www.heise.de/forum/p-39983233/",
    "https://www.heise.de/forum/p-39983233",
    "http://heise.de/forum/Telepolis/Kommentare/Anderer-Betreff/posting-39983233/show",
    "https://www.telepolis.de/forum/Telepolis/Kommentare/x/posting-39983233/show/",
    "https://www.heise.de/forum/Telepolis/Kommentare/x/forum-488/comment/#posting_39983233",
    "https://www.heise.de/forum/Telepolis/Kommentare/x/posting-39983233/show/?view=print",
]
NO_POSTING = [
    "https://www.heise.de/forum/Telepolis/Kommentare/x/forum-488/comment/",
    "https://www.heise.de/forum/posting-39983233/feedback-links/",
    "https://www.heise.de/forum/x/posting-39983233/reply/",
    "https://www.heise.de/tp/features/p-e-r-6321500.html",
    "https://www.heise.de/",
    "mailto:posting-39983233",
    "http://[/forum/p-39983233/",
    "",
]


@pytest.mark.parametrize("url", ONE_POSTING)
def test_all_addresses_of_a_posting_are_one_posting(url):
    assert identify(url, kind="post", engine=None).key == "heise:39983233"


@pytest.mark.parametrize("url", NO_POSTING)
def test_other_addresses_of_the_site_name_no_posting(url):
    assert identify(url, kind="post", engine="heise") is None


def test_the_same_software_on_another_host_has_keys_of_its_own():
    url = "http://forum.example:8080/forum/p-7/"
    assert identify(url, kind="post", engine="heise").key == "heise:forum.example:8080:7"
    assert identify(url, kind="post", engine=None) is None


def posting(*paragraphs, time="11.01.2022 18:05"):
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    html = (
        '<html lang="de"><body><div id="forum_wrap"><div class="post">'
        f'<h1 class="thread_title"><a href="{PAGE}">Betreff</a></h1>'
        '<ul class="author forum_userbar--author"><li><span class="full_user_string">'
        '<span class="pseudonym">Anna Beispiel</span></span></li></ul>'
        f'<div class="metabar"><time class="posting_timestamp">{time}</time></div>'
        f'<div class="bbcode_v1">{body}</div></div></div></body></html>'
    )
    parsed = golden.page(html, url=PAGE, kind="post", engine="heise")
    assert parsed.method == heise.METHOD
    (item,) = parsed.items
    return item


@pytest.mark.skipif(not SEED.exists(), reason="the founding example is not on this machine")
def test_the_founding_example_is_one_post_with_its_marker_apart():
    paragraphs = SEED.read_text(encoding="utf-8").splitlines()
    item = posting(*paragraphs)
    assert (item.author, item.identity.key) == ("Anna Beispiel", "heise:39983233")
    assert item.published_at == datetime(2022, 1, 11, 17, 5, tzinfo=UTC)
    assert item.marker.edited_at == datetime(2022, 1, 11, 18, 47, tzinfo=UTC)
    assert (item.marker.by, item.marker.raw) == ("author", paragraphs[-1])
    assert "editiert" not in item.text.visible
    assert item.text.visible.splitlines() == paragraphs[:-1]


def test_a_marker_is_believed_in_the_last_paragraph_only():
    item = posting("Das Posting wurde vom Benutzer editiert (11.01.2022 19:47).", "Ende.")
    assert item.marker is None
    assert len(item.text.blocks) == 2


def test_a_sentence_that_goes_on_behind_the_marker_is_the_authors():
    typed = "Das Posting wurde vom Benutzer editiert (11.01.2022 19:47). Und das war gut so."
    item = posting("Text.", typed)
    assert item.marker is None
    assert item.text.visible.endswith("Und das war gut so.")


@pytest.mark.parametrize(
    ("printed", "hour", "uncertain"),
    [("30.10.2022 01:30", 23, 0), ("30.10.2022 02:30", 0, 3600), ("30.07.2022 02:30", 0, 0)],
)
def test_times_are_those_of_berlin_and_unsure_in_the_hour_that_comes_twice(
    printed, hour, uncertain
):
    item = posting("Text.", f"Das Posting wurde vom Benutzer editiert ({printed}).")
    assert item.marker.edited_at.hour == hour
    assert item.marker.uncertainty_s == uncertain


def test_a_page_of_the_forum_without_a_posting_says_which_address_would_do():
    html = '<div id="forum_wrap"><li class="posting_element">Betreff</li></div>'
    parsed = golden.page(html, url="https://www.heise.de/forum/", kind="post", engine="heise")
    assert "/posting-<number>/show/" in parsed.complaint


def test_counts_ratings_and_other_postings_are_no_part_of_the_text():
    parsed = golden.read("heise", golden.expected("heise")["read"])
    visible = parsed.items[0].text.visible
    for furniture in ("Beiträge", "Bewertung", "+12", "gesperrt", "Datenschutz", "Anmelden"):
        assert furniture in golden.source("heise")
        assert furniture not in visible
