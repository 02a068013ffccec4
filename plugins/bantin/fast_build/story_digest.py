"""Digests of stories: the face that other pages show, and all that the story's own page shows."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import fields
from functools import cache
from typing import Any

from pelican.contents import Content, Static
from pelican.urlwrappers import URLWrapper

from bantin.fast_build.value_digest import Tokens, Undigestible, digest
from bantin.newsroom.article import CONTEXT_FIELDS, StoryArticle, is_plain
from bantin.newsroom.page_reads import inside
from bantin.newsroom.photo import Photo
from bantin.newsroom.story import Story
from bantin.newsroom.typed_places import TEXT

# What is no part of the story, or follows from what is.
_APART = {
    *("settings", "_context", "_body", "_content", "_kept", "_kept_metadata", "translations", "timezone"),
    *("source_path", "newsroom_path", "face", "plain", "kept_body", "card", TEXT, *CONTEXT_FIELDS),
}
BODY, BESIDE = "(body)", "(beside)"
_OF_A_PHOTO = tuple(it.name for it in fields(Photo) if not it.name.endswith(("line", "column")))
_OF_A_NAME = {"settings", "_name", "_slug", "_slug_from_name", "name", "slug"}  # Pelican may note the last two
_STORIES = (Story, Photo, URLWrapper, Content)


class StoryDigests:
    """Knows stories among the values of a build; ``articles`` maps source paths to them."""

    def __init__(self, articles: Mapping[str, StoryArticle]) -> None:
        self._articles = articles

    def __call__(self, value: Any, tokens: Tokens) -> str | None:
        """Return the digest of an article's or a story's face, or of a name; None for anything else."""
        kind: Any = type(value)
        if not _is_of_a_story(kind):  # nearly every value
            return None
        if isinstance(value, StoryArticle):
            return value.card.token if value.card else face_token(value, tokens)
        if isinstance(value, Story):
            article = self._articles.get(value.path)
            return article and digest("story", tokens(article), tokens(value.category))
        if isinstance(value, Photo):  # wherever it stands in its file
            return digest("photo", *(tokens(getattr(value, name)) for name in _OF_A_PHOTO))
        if isinstance(value, URLWrapper):
            more = {name: it for name, it in vars(value).items() if name not in _OF_A_NAME}
            return digest(type(value).__name__, value.name, value.slug, tokens(more) if more else "")
        if isinstance(value, Static):
            raise Undigestible("where a static file goes is known at the end")
        if isinstance(value, Content):
            return digest("whole", _told(value, vars(value), tokens), value.url, _body_token(value))
        return None


@cache
def _is_of_a_story(kind: type) -> bool:
    return issubclass(kind, _STORIES)


def face_token(article: StoryArticle, tokens: Tokens) -> str:
    """Return the digest of what an earlier build knew of ``article``, and of what this one has added."""
    return digest("face", article.face, _told(article, article.added(), tokens))


def _told(content: Content, values: Mapping[str, Any], tokens: Tokens) -> str:
    """Return the digest of those of the ``values`` of ``content`` that belong to what it says."""
    if content.translations:
        raise Undigestible("translations show each other")
    told = {name: value for name, value in values.items() if name not in _APART}
    metadata = {name: value for name, value in told.pop("metadata", {}).items() if name not in _APART}
    return digest(*(part for it in (told, metadata) for name, value in it.items() for part in (name, tokens(value))))


def own_tokens(article: StoryArticle, tokens: Tokens, names: Set[str]) -> Mapping[str, str]:
    """Return the digests of what a page of ``article`` shows that reads ``names``: face, body, what is beside."""
    return {
        "article": tokens(article),
        BODY: _body_token(article),
        BESIDE: beside_token(article, tokens, names),
    }


def beside_token(article: StoryArticle, tokens: Tokens, names: Set[str]) -> str:
    """Return the digest of what stands beside ``article`` on a page that reads ``names``."""
    beside = (tokens(article.__dict__.get(part)) for part in CONTEXT_FIELDS if inside(part) in names)
    return digest("beside", *beside)


def _body_token(content: Content) -> str:
    if is_plain(content):
        return str(content.metadata["kept_body"])
    body = content._content
    if "attach}" in body:
        raise Undigestible("files attached to a story go where the first page that names them lies")
    # Links to other stories become their addresses, whatever page this is shown on.
    return digest(str(content._update_content(body, "")))
