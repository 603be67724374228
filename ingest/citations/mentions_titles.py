"""What in a post may be a statement's title, so that statements can be looked up by it. Pure."""

from itertools import islice

from ingest.citations.beginning import beginning_of
from ingest.citations.earlier_posts import earlier_posts
from ingest.citations.marks import marked_passages
from ingest.citations.spans import span_touching
from ingest.citations.words import words_of
from schemas.records.texts import RichText

# Words of a title that can name a statement. Shorter ones are phrases, or come back every week.
LEAST_TITLE = 5
_LONGEST_CHARS = 300
_MOST_TITLES = 40


def titles_mentioned(post: RichText) -> tuple[str, ...]:
    """Passages between quotation marks and labels of links that are as long as titles are.

    As written, without the marks: whoever looks titles up compares them as they stand.
    """
    post = beginning_of(post)
    visible = post.visible
    earlier = earlier_posts(post)
    spans = [*marked_passages(visible), *((link.start, link.end) for link in post.links)]
    own = (span for span in sorted(spans) if span_touching(earlier, *span) is None)
    texts = (visible[start:end].strip(" .,;:!?") for start, end in own)
    kept = (text for text in texts if len(text) <= _LONGEST_CHARS and is_title(text))
    return tuple(islice(dict.fromkeys(kept), _MOST_TITLES))


def is_title(text: str) -> bool:
    """Whether a text has as many words as a title that names something."""
    return len(words_of(text)) >= LEAST_TITLE
