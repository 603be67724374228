"""A message becomes a title and a body for chats: not too long, and nothing but words. Pure."""

import html
import re
from dataclasses import dataclass
from urllib.parse import quote

from schemas.records.alerts import Message

# Room for the title, which some services put into the body, and for what they add themselves.
_SPARE = 64

# In less room (an SMS has 160 characters) an address leaves nothing to say: the service cuts.
_LEAST_ROOM = 300

# What chats take for a call: `@everyone`, `<@42>`, `<@&7>`, `<!channel>`; `@**all**` and `@"name"`
# (Zulip, Nextcloud). An address such as desk@example.org has a letter before the `@` and is none;
# but Discord, and Apprise for Notifiarr, look for `@everyone`, `@here` and the numbers of users
# after letters too.
_CALL = r"(?:(?<!\w)@|<!)(?=[\w&!*\"'|])|@(?=everyone\b|here\b|&?[0-9])"

# What chats take for markup that shows other words than stand there, hides some or calls somebody:
# links and pictures `[words](address)`, `[words][1]`, `[1]: address`; `<address|words>`
# (Mattermost, Google Chat), `<users/all>` (Google Chat), `<at user_id="all">` (Lark) and all HTML;
# `<#channel>`, `<:picture:1>`, `</command:1>` (Discord); `||hidden||`, `~~struck~~`, formulas in
# `$$`, and blocks that begin with backticks and swallow what follows. Single stars, underscores and
# backticks only make words bold or slanted; no sign in between could stop these.
_MARKUP = r"\](?=[(\[:])|<(?=[a-z/#:?])|(?P<twice>[|~`$])(?=(?P=twice))"

_SIGN = re.compile(f"{_CALL}|{_MARKUP}", re.IGNORECASE)

_CUT = "\n\n[The alert is longer than this service takes. All of it: {link}]"
_CUT_WITHOUT_LINK = "\n\n[The alert is longer than this service takes.]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chat:
    """What is handed to a chat, as plain text."""

    title: str  # one line
    body: str


def chat(message: Message, *, longest: int) -> Chat:
    """Title and body of at most `longest` characters together, if that is room enough.

    The body does not repeat the title, and ends with where the whole can be read if it is cut.
    """
    title = _as_it_stands(message.subject)
    body = _as_it_stands(message.text.removeprefix(message.subject).strip("\n"))
    room = longest - len(title) - _SPARE
    return Chat(title=title, body=_fitted(body, room, message))


def _as_it_stands(text: str) -> str:
    """A zero-width space after each sign: to the eye the words stay as they are, and are no more.

    Nobody is called, nothing is hidden, and no address stands behind other words.
    """
    return _SIGN.sub(lambda found: f"{found[0]}\u200b", text)


def _fitted(body: str, room: int, message: Message) -> str:
    if room < _LEAST_ROOM or len(html.escape(body)) <= room:
        return body
    tail = _tail(message)
    kept = room - len(tail)
    return _cut(body, kept) + tail if kept > 0 else body


def _tail(message: Message) -> str:
    links = message.payload.get("links") or {}
    document = message.payload.get("document") or {}
    place = links.get("diff") or links.get("document") or document.get("url")
    link = place or message.payload.get("command")  # of a digest
    return _CUT.format(link=_address(link)) if link else _CUT_WITHOUT_LINK


def _address(link: str) -> str:
    """The same address, with the signs as `%5D`: a zero-width space would lead elsewhere."""
    return _SIGN.sub(lambda found: quote(found[0], safe=""), link)


def _cut(body: str, longest: int) -> str:
    """The beginning, no longer than `longest` where it is escaped as HTML, as some services do."""
    kept = body[:longest]
    while (over := len(html.escape(kept)) - longest) > 0:
        kept = kept[:-over]
    return kept.rstrip()
