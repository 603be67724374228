"""What forum software wraps around a post's text in its feed, and taking it off (FORUMS.md 3.1).

Counters, relative dates and "read on" lines would make daily edits of posts that nobody edited.
Each rule names the software whose form it knows, works on the HTML as the feed gives it, and leaves
everything else alone. No rule takes away a link that the poster set: a link goes only where its
address is the software's own, of the post, its author or its place. Every pattern is tried on a
bounded piece at one end of the body.
"""

import re
from collections.abc import Callable
from html import unescape

_SPACE = r"(?:\s|&#32;|&#x20;){0,20}"
_END = r"\s{0,20}"
_DASH = "(?:—|&mdash;|&#8212;)"
_LONGEST_TAIL = 3000  # characters: three links of 500 and their words


def _link(address: str) -> str:
    """The pattern of a link whose address matches, its text without markup."""
    return rf"""<a\b[^<>]{{0,300}}\bhref=["']{address}["'][^<>]{{0,300}}>[^<]{{0,300}}</a>"""


def _with(part: str) -> str:
    """The pattern of an address that holds this."""
    return rf"""[^"'<>]{{0,500}}?{part}[^"'<>]{{0,500}}"""


# feed_body.html: statistics word, profile link or bare name, em dash, date in the board's own form.
_PHPBB = re.compile(
    rf"<p>[^<>]{{3,40}}?:[^<>]{{2,100}}?(?:<span[^<>]{{0,300}}>[^<]{{0,100}}</span>"
    rf"|{_link(_with('(?:memberlist|/members?/|/users?/|profile)'))})?"
    rf"{_END}{_DASH}{_END}[^<>]{{4,60}}</p>{_END}(?:<hr\s?/?>)?{_END}"
)
_PHPBB_ADDRESS = re.compile(r"viewtopic\.php\?", re.IGNORECASE)

# topics/show.rss.erb and list.rss.erb
_DISCOURSE_HEAD = re.compile(r"\s{0,20}<p>@\S{1,100} [^<>]{1,60}:?</p>\s{0,20}<blockquote>")
_DISCOURSE_FOOT = re.compile(
    rf"(?:</blockquote>|<p><small>[^<]{{1,120}}</small></p>){_END}"
    rf"<p>{_link('(?P<topic>[^<>]{1,500}?)')}</p>{_END}"
)

_DISCOURSE_REPLY = re.compile(r"/t/[^/?#]+/\d{1,12}/(?!1$)\d{1,9}$")

# crates/routes/src/feeds.rs
_LEMMY = re.compile(
    rf"{_END}submitted by {_link(_with('/u/'))} to {_link(_with('/c/'))}{_END}<br\s?/?>{_END}"
    rf"-?\d{{1,9}} points? \| {_link(_with('/post/'))}{_END}(?:<br\s?/?>)?",
    re.IGNORECASE,
)

_REDDIT = re.compile(
    rf"submitted by{_SPACE}{_link(_with('/user/'))}{_SPACE}(?:to{_SPACE}{_link(_with('/r/'))})?"
    rf"{_SPACE}(?:<br\s?/?>)?{_SPACE}<span>{_link('(?P<target>[^<>]{0,1000}?)')}</span>{_SPACE}"
    rf"<span>{_link('(?P<comments>[^<>]{0,500}?)')}</span>{_SPACE}(?P<rest>(?:</t[dr]>|</table>|\s){{0,20}})"
)

# forum_feeds/topics_description.html: what stands before it is the topic's latest reply.
_MACHINA = re.compile(r"<i>[^<>]{3,40}? [^<>]{1,60} - [^<>]{4,60}</i>\s{0,20}")
_MACHINA_BREAKS = "<br /><br />"
_MACHINA_ADDRESS = re.compile(r"/topic/[^/?#]{1,200}-\d{1,12}/")
# NodeBB: /topic/12/its-title; FluxBB: viewtopic.php?id=12&action=new. Single posts are under
# /post/12 and viewtopic.php?pid=12 there.
_LATEST_REPLY = re.compile(r"/topic/\d{1,12}/[^/?#]+$|/viewtopic\.php\?id=\d{1,12}&action=new$")

_HYPERKITTY_ADDRESS = re.compile(r"/(?:hyperkitty|archives)/list/")
_HYPERKITTY_AT = re.compile(r"(?<=[\w.+-])\uff20(?=[\w-])")


def without_phpbb_statistics(body: str, url: str) -> str:
    """phpBB: "Statistics: Posted by X — Today, 1:35 pm" at the end. Posts there have no `<p>`."""
    if not _PHPBB_ADDRESS.search(url):
        return body
    at, found = _tail(_PHPBB, body, "<p>")
    return body[:at] if found else body


def without_discourse_frame(body: str, url: str) -> str:
    """Discourse: "@x wrote:" … "Read full topic" around a post."""
    head = _DISCOURSE_HEAD.match(body)
    at, foot = _tail(_DISCOURSE_FOOT, body, "</blockquote>")
    if not head or not foot or not _is_same_topic(foot["topic"], url):
        return body
    return body[head.end() : at]


def without_discourse_counts(body: str, url: str) -> str:
    """Discourse: "3 posts - 2 participants" and "Read full topic" under a topic's first post."""
    at, foot = _tail(_DISCOURSE_FOOT, body, "<p><small>")
    return body[:at] if foot and _is_same_topic(foot["topic"], url) else body


def _is_same_topic(written: str, url: str) -> bool:
    """Whether a link leads to the item itself, or to the topic that holds it."""
    address = unescape(written).rstrip("/")
    return "/t/" in address and bool(url) and (url.startswith(address) or address.startswith(url))


def without_lemmy_counts(body: str, url: str) -> str:  # noqa: ARG001 - rules are called alike
    """Lemmy: "submitted by X to C", "N points | M comments" at the beginning."""
    found = _LEMMY.match(body)
    return body[found.end() :] if found else body


def without_reddit_links(body: str, url: str) -> str:  # noqa: ARG001 - rules are called alike
    """Reddit: "submitted by /u/X [link] [comments]"; the target of a link post stays."""
    at, found = _tail(_REDDIT, body, "submitted by")
    if not found:
        return body
    target = found["target"]
    kept = "" if target == found["comments"] else f' <a href="{target}">[link]</a>'
    return body[:at] + kept + found["rest"]


def without_machina_reply(body: str, url: str) -> str:
    """django-machina: "Posted by X - DATE" under the latest reply, no text of the topic."""
    at, found = _tail(_MACHINA, body, "<i>")
    if not found or not _MACHINA_ADDRESS.search(url):
        return body
    return "" if body[:at].rstrip().endswith(_MACHINA_BREAKS) else body


def without_latest_reply(body: str, url: str) -> str:
    """NodeBB, FluxBB: lists of topics show the latest reply under the topic's own address.

    Each reply would be an edit of the topic (FORUMS.md 0.3); its text is on its own page.
    """
    return "" if _LATEST_REPLY.search(url) else body


def with_hyperkitty_at(body: str, url: str) -> str:
    """HyperKitty writes U+FF20 for the @ of addresses."""
    return _HYPERKITTY_AT.sub("@", body) if _HYPERKITTY_ADDRESS.search(url) else body


def _tail(pattern: re.Pattern[str], body: str, start: str) -> tuple[int, re.Match[str] | None]:
    """Where the last `start` is, and the match if all from there on is the software's."""
    at = body.rfind(start)
    if at < 0 or len(body) - at > _LONGEST_TAIL:
        return at, None
    return at, pattern.fullmatch(body, at)


# What must stand in a body for the rule to be tried: a plain search is cheaper than a pattern.
_RULES: tuple[tuple[str, Callable[[str, str], str]], ...] = (
    ("—", without_phpbb_statistics),
    ("&mdash;", without_phpbb_statistics),
    ("&#8212;", without_phpbb_statistics),
    ("</blockquote>", without_discourse_frame),
    ("<p><small>", without_discourse_counts),
    (" point", without_lemmy_counts),
    ("[comments]", without_reddit_links),
    (_MACHINA_BREAKS, without_machina_reply),
    ("\uff20", with_hyperkitty_at),
)


def unwrapped(body: str, *, url: str) -> str:
    """HTML of a feed's body without its software's wrapping; `url` is the item's address."""
    if "/topic" in url or "action=new" in url:
        body = without_latest_reply(body, url)
    for sign, rule in _RULES:
        if sign in body:
            body = rule(body, url)
    return body


def unwrapped_name(name: str, *, url: str) -> str:
    """An author's name, visible text, without its software's wrapping."""
    return with_hyperkitty_at(name, url) if "\uff20" in name else name


def unwrapped_title(title: str, *, guid: str, url: str) -> str:
    """An item's title, visible text; empty where it is the title of the whole thread.

    Discourse gives every reply the topic's: who renames the topic would edit all of them.
    """
    return "" if "-post-" in guid and _DISCOURSE_REPLY.search(url) else title
