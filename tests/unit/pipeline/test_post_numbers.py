import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.pipeline.own_pages import names_a_page
from ingest.pipeline.post_numbers import board_number

# One post each, under the links that its board has given it over the years.
SAME = {
    "board.example post 99": [
        "https://board.example/viewtopic.php?p=99#p99",
        "http://board.example/viewtopic.php?f=3&t=7&p=99",
        "https://board.example/forum/viewtopic.php?t=7&p=99#p99",
        "https://board.example/viewtopic.php?pid=99#p99",
        "https://board.example/showthread.php?t=7&p=99#post99",
        "https://board.example/showthread.php?tid=7&pid=99#pid99",
        "https://board.example/showpost.php?p=99",
        "https://board.example/threads/a-title.7/post-99",
        "https://board.example/threads/another-title.8/page-2#post-99",
        "https://board.example/community/threads/a-title.7/#post-99",
        "https://board.example/posts/99/",
        "https://board.example/index.php?topic=7.msg99#msg99",
        "https://board.example/topic/7-a-title/?do=findComment&comment=99",
        "https://board.example/thread/7-a-title/?postID=99#post99",
        "https://board.example/post/99",
    ],
    "board.example/cars post 99": ["https://board.example/cars/viewtopic.php?p=99"],
    "board.example:8080 post 99": ["https://board.example:8080/viewtopic.php?p=99"],
}


@pytest.mark.parametrize(("number", "url"), [(n, url) for n, urls in SAME.items() for url in urls])
def test_a_post_is_known_by_its_number_under_every_link_of_its_board(number, url):
    assert board_number(url) == number


@pytest.mark.parametrize(
    "url",
    [
        "https://talk.example/t/a-title/7/3",  # its place in the topic
        "https://talk.example/d/7-a-title/3",
        "https://talk.example/topic/7/a-title/3",
        "https://talk.example/thread/7#post-3",
        "https://talk.example/threads/a-title.7/",
        "https://talk.example/threads/a-title.7/page-2",
        "https://talk.example/viewtopic.php?t=7",
        "https://blog.example/?p=99",  # WordPress: a blog of several under one host
        "https://blog.example/2026/03/a-title/#comment-99",
        "https://en.kremlin.ru/events/president/news/67568",
        "http://[",
    ],
)
def test_a_number_that_may_be_anothers_too_is_not_taken(url):
    assert board_number(url) is None


@given(st.text(alphabet="/?=#&.abpt-9", max_size=60))
def test_any_address_is_answered(rest):
    found = board_number(f"https://board.example/{rest}")
    assert found is None or found.startswith("board.example")


@pytest.mark.parametrize(
    ("url", "place"),
    [
        ("https://x.example/viewtopic.php?t=7&start=40", True),
        ("https://x.example/threads/a.7/page-3", True),
        ("https://x.example/index.php?topic=7.40", True),
        ("https://x.example/showthread.php?t=7&page=2#post99", True),
        ("https://x.example/index.php?topic=7.0", False),
        ("https://x.example/threads/a.7/page-3#post-99", False),
        ("https://x.example/viewtopic.php?p=99&start=40", False),
        ("https://x.example/homepage/7", False),
    ],
)
def test_an_address_that_names_a_page_of_a_thread_proves_no_post_away(url, place):
    assert names_a_page(url) is place
