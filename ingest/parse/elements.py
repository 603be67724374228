"""What each HTML element means for the reader of a text, as flags that add up."""

import re
from collections.abc import Mapping

BLOCK = 1  # begins and ends a block
SKIP = 2  # nothing inside is seen
QUOTE = 4
ITEM = 8  # of a list
HEADING = 16
CODE = 32  # white space is kept
LINK = 64
EMPHASIS = 128
CITE = 256
MARKS = 512  # shown between quotation marks
IMAGE = 1024
RAISED = 4096  # a power: 10<sup>2</sup> is not 102
LOWERED = 8192
STRUCK = 2048  # struck through: its author takes it back, and lets it be read

_NAMES = {
    BLOCK: "address article aside body br caption center dd details dialog dir div dl dt fieldset"
    " figcaption figure footer form header hgroup hr html legend li listing main menu nav ol p"
    " section summary table tbody td tfoot th thead tr ul",
    SKIP: "audio button canvas datalist embed head iframe input noembed noframes noscript object"
    " option optgroup script select style svg template textarea title video",
    QUOTE | BLOCK: "blockquote",
    ITEM | BLOCK: "li dt dd",
    HEADING | BLOCK: "h1 h2 h3 h4 h5 h6",
    CODE | BLOCK: "pre listing xmp plaintext",
    LINK: "a",
    EMPHASIS: "b strong i em",
    STRUCK: "s strike del",
    RAISED: "sup",
    LOWERED: "sub",
    CITE: "cite",
    MARKS: "q",
    IMAGE: "img",
}
FLAGS: dict[str, int] = {}
for _flag, _names in _NAMES.items():
    for _name in _names.split():
        FLAGS[_name] = FLAGS.get(_name, 0) | _flag

VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param")
) | {"source", "track", "wbr"}

# Cheap first look: most attributes say nothing of these.
TELLING = re.compile(
    r"hidden|display|visib|font-|line-through|sr-only|screen-reader|quote", re.IGNORECASE
)
_UNSEEN_STYLE = re.compile(
    r"(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE
)
_STYLED = re.compile(
    r"font-weight\s*:\s*(?:bold|[6-9]00)|font-style\s*:\s*(?:italic|oblique)", re.IGNORECASE
)
_STRUCK = re.compile(r"text-decoration[\w-]*\s*:[^;]*line-through", re.IGNORECASE)
# Bootstrap, WordPress, Discourse and Foundation: text for screen readers beside what is shown.
_UNSEEN_CLASSES = frozenset(
    ("sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "screen-reader-only")
)
_PICTURED = re.compile(r"emoji|smil|emoticon", re.IGNORECASE)
_LONGEST_PICTURE = 40  # characters; longer alternatives describe a photograph, not a smiley


def attribute_flags(tag: str, attributes: Mapping[str, str]) -> int:
    """What attributes add to an element's meaning."""
    style = attributes.get("style", "")
    classes = attributes.get("class", "").split()
    hidden = attributes.get("hidden", "until-found") != "until-found"
    if hidden or _UNSEEN_STYLE.search(style) or not _UNSEEN_CLASSES.isdisjoint(classes):
        return SKIP
    flags = EMPHASIS if _STYLED.search(style) else 0
    if _STRUCK.search(style):
        flags |= STRUCK
    if tag == "aside" and "quote" in classes:  # Discourse
        flags |= QUOTE
    return flags


def picture_text(attributes: Mapping[str, str]) -> str:
    """The character that a small picture stands for: an emoji is text, whoever draws it."""
    shown = attributes.get("alt", "")
    kind = f"{attributes.get('class', '')} {attributes.get('src', '')}"
    if not shown or len(shown) > _LONGEST_PICTURE or not _PICTURED.search(kind):
        return ""
    return shown
