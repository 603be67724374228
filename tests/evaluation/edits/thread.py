"""A thread as its readers would name its parts, whatever software shows it."""

from dataclasses import dataclass, replace
from datetime import datetime

from tests.evaluation.edits.writing import Wording


@dataclass(frozen=True, slots=True)
class Post:
    """One post; `edited_at` where the software is to show its marker."""

    number: int
    author: str
    at: datetime
    wording: Wording
    edited_at: datetime | None = None
    edits: int = 1
    opens: bool = False


@dataclass(frozen=True, slots=True)
class Thread:
    """A thread with its posts in the order shown; the first one has its title."""

    number: int
    language: str
    title: str
    posts: tuple[Post, ...]
    first_title: str = ""  # at the first look: what software stores with each answer

    def with_post(self, number: int, wording: Wording, *, edited_at: datetime | None) -> "Thread":
        """The thread after one post was edited; an edited opening post may rename it."""
        posts = tuple(
            replace(post, wording=wording, edited_at=edited_at or post.edited_at)
            if post.number == number else post
            for post in self.posts
        )  # fmt: skip
        opens = any(post.opens and post.number == number for post in posts)
        return replace(self, posts=posts, title=wording.title if opens else self.title)

    def post(self, number: int) -> Post:
        """The post of a number."""
        return next(post for post in self.posts if post.number == number)
