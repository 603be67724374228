import html
import re
from datetime import UTC, datetime

import markdown
import pytest
from apprise.plugins.discord import USER_ROLE_DETECTION_RE
from apprise.plugins.mastodon import MENTION_DETECTION_RE
from hypothesis import given as for_all
from hypothesis import settings
from hypothesis import strategies as st

from ingest.senders.chat import chat
from schemas.records.alerts import Message


def message_of(text):
    return Message(
        alert_id="a1",
        subject="Post edited",
        text=text,
        html="",
        payload={"links": {"diff": "http://127.0.0.1:8600/d/p-1/1/2"}},
        thread=None,
        created_at=datetime(2022, 1, 11, tzinfo=UTC),
    )


SILENT = "\u200b"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("@everyone look", f"@{SILENT}everyone look"),
        ("(@here)", f"(@{SILENT}here)"),
        ("<@42> <@&7> <@!9>", f"<@{SILENT}42> <@{SILENT}&7> <@{SILENT}!9>"),
        ("<!channel>", f"<!{SILENT}channel>"),
        ("@**all** @*desk*", f"@{SILENT}**all** @{SILENT}*desk*"),
        ('@"group/desk"', f'@{SILENT}"group/desk"'),
        ("<users/all>", f"<{SILENT}users/all>"),
        ('<at user_id="all">', f'<{SILENT}at user_id="all">'),
        ("look@everyone now@here.", f"look@{SILENT}everyone now@{SILENT}here."),
        (
            "desk@42 desk@&7 x@here.example",
            f"desk@{SILENT}42 desk@{SILENT}&7 x@{SILENT}here.example",
        ),
        ("desk@hereford.example", "desk@hereford.example"),
        ("desk@example.org", "desk@example.org"),
        ("a @ b, 3 <! 4", "a @ b, 3 <! 4"),
    ],
)
def test_nobody_is_called_by_what_a_stranger_wrote(given, written, shown):
    said = chat(given.message(subject=written, text=f"{written}\n\n{written}\n"), longest=2000)
    assert said.title == shown
    assert said.body == shown


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("[tass.example](https://evil.example)", f"[tass.example]{SILENT}(https://evil.example)"),
        ("![](https://evil.example/x.png)", f"![]{SILENT}(https://evil.example/x.png)"),
        ("[words][1]\n[1]: x.example", f"[words]{SILENT}[1]\n[1]{SILENT}: x.example"),
        ("<https://evil.example|tass.example>", f"<{SILENT}https://evil.example|tass.example>"),
        ("</say:1> <#2> <:x:3>", f"<{SILENT}/say:1> <{SILENT}#2> <{SILENT}:x:3>"),
        ("<a href=x>", f"<{SILENT}a href=x>"),
        ("||hidden||", f"|{SILENT}|hidden|{SILENT}|"),
        ("~~struck~~", f"~{SILENT}~struck~{SILENT}~"),
        ("```spoiler", f"`{SILENT}`{SILENT}`spoiler"),
        ("$$x$$", f"${SILENT}$x${SILENT}$"),
        ("[1] (see) a|b ~3 `x` 2 < 3 $5", "[1] (see) a|b ~3 `x` 2 < 3 $5"),
    ],
)
def test_nothing_a_stranger_wrote_hides_words_or_shows_others(given, written, shown):
    said = chat(given.message(subject="s", text=written), longest=2000)
    assert said.body == shown


@settings(deadline=None)  # a machine that others load too
@for_all(
    st.lists(
        st.sampled_from(
            ["[a", "](", "]:", "[", "]", "(", ")", "<", ">", "!", " ", "\n", "http://b.example"]
        ),
        max_size=12,
    ).map("".join)
)
def test_markdown_finds_no_link_and_no_picture_in_what_a_stranger_wrote(written):
    said = chat(message_of(f"x {written}"), longest=2000).body
    assert not re.search("<(?:a|img) ", markdown.markdown(said))


def test_a_megabyte_of_signs_fits():
    assert len(chat(message_of("](" * 500_000), longest=2000).body) <= 2000


@settings(deadline=None)  # a machine that others load too
@for_all(
    st.lists(
        st.sampled_from(["@", "<", "!", "&", "42", "everyone", "here", "desk", ".", " ", "*", ">"]),
        max_size=12,
    ).map("".join)
)
def test_apprise_finds_nobody_to_call_in_what_a_stranger_wrote(written):
    said = chat(message_of(written), longest=2000).body
    calls = [found[0].strip() for found in USER_ROLE_DETECTION_RE.finditer(said)]
    # Words after letters are left for addresses; no service calls anybody by them.
    assert [call for call in calls if re.search("@(?:&?[0-9]|everyone$|here$)", call)] == []
    assert not MENTION_DETECTION_RE.findall(said)


def test_a_text_that_does_not_begin_with_the_subject_stays_whole(given):
    assert chat(given.message(subject="one", text="two\n"), longest=2000).body == "two"


def test_a_text_that_is_too_long_ends_with_the_best_link_there_is(given):
    links = {"document": None, "diff": None}
    for payload, end in (
        (given.payload, "All of it: http://127.0.0.1:8600/d/p-1/1/2]"),
        (given.payload | {"links": links}, "All of it: https://forum.example/post/1]"),
        (given.payload | {"links": links, "document": None}, "than this service takes.]"),
    ):
        said = chat(given.message(text="x" * 5000, payload=payload), longest=2000)
        assert said.body.endswith(end)
        assert len(said.title) + len(said.body) <= 2000


def test_the_link_to_the_whole_is_an_address_and_neither_a_call_nor_a_link_of_other_words(given):
    url = "https://forum.example/@here/a](https://evil.example)"
    payload = {"document": {"url": url}}
    said = chat(given.message(text="x" * 5000, payload=payload), longest=2000)
    link = "https://forum.example/%40here/a%5D(https://evil.example)"
    assert said.body.endswith(f"All of it: {link}]")


def test_a_text_message_is_left_to_the_service(given):
    assert chat(given.message(text="x" * 5000), longest=160).body == "x" * 5000


@settings(deadline=None)  # a machine that others load too
@for_all(
    text=st.text(st.sampled_from("ab <>&\"'\n@Ж"), max_size=900), longest=st.integers(400, 900)
)
def test_title_and_body_fit_together_even_where_they_are_escaped(text, longest):
    said = chat(message_of(text), longest=longest)
    assert len(said.title) + len(html.escape(said.body)) <= longest
