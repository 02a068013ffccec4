"""From an article of the build to the plain values that search knows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from hashlib import blake2b
from itertools import chain
from urllib.parse import unquote

from bantin.newsroom.link import Link
from bantin.newsroom.story import Story
from bantin.search.plain_text import lines_of
from bantin.search.story import Entry, SearchStory

# The words under a photo come from the photo itself: whether its file is there makes no difference to them.
_FIGURE = re.compile(r"<figure\b(?:(?!<figure\b).)*?</figure>", re.DOTALL)
_MEDIUM = re.compile("<(?:img|picture|video|audio)\\b|\x02photo:")
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*:|//|#|$", re.IGNORECASE)
_PLACE = re.compile(r"^\{\w+\}|[?#].*$")


def entry_of(
    story: Story,
    lead: str,
    links: Iterable[Link],
    parents: Mapping[str, tuple[str, str]],
    key: str,
    body: Callable[[], str],
) -> Entry:
    """Return ``story`` as an entry of the index; ``body`` gives its HTML, for which ``key`` stands if there is one.

    ``parents`` maps the slug of a section to slug and name of the one above it.
    """
    above = parents.get(story.category.slug)
    names = [story.category.name, *([above[1]] if above else [])]
    head = tuple(_one_line(text) for text in _words_around(story, lead, links, names) if text)
    filed = (story.category.slug, *([above[0]] if above else []))
    has_photos = any(photo.kind == "photo" for photo in story.photos)

    title, day = _one_line(story.title), story.date.date()
    about = SearchStory(title, story.url, day, story.category.name, filed, head, has_photos)
    told = "\0".join((title, story.url, story.date.isoformat(), str(has_photos), *filed, *head, key or body()))
    token = blake2b(told.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
    return Entry(story.date, story.path, token, lambda: with_body(about, body()), about, key)


def with_body(head: SearchStory, html: str) -> SearchStory:
    """Return the story that is ``head`` without its body, which is ``html``."""
    return replace(head, texts=(*head.texts, _without_media(html)))


def _words_around(story: Story, lead: str, links: Iterable[Link], sections: list[str]) -> Iterable[str]:
    """Return what readers may look for beside title and body."""
    captions = chain.from_iterable((photo.caption_text, photo.credit) for photo in story.photos)
    names = (name.name for name in (*story.authors, *story.tags))
    notes = (note.text for note in (*story.corrections, *story.updates))
    return (lead, *captions, *names, *sections, story.place, story.source, *notes, *_documents(links))


def _documents(links: Iterable[Link]) -> Iterable[str]:
    """Return the names of the files that the story offers: no addresses of other sites, no other stories."""
    for link in links:
        if not _ADDRESS.match(link.target):
            name = unquote(_PLACE.sub("", link.target)).rpartition("/")[2]
            if not name.endswith((".md", ".html")):
                yield name


def _without_media(html: str) -> str:
    kept = _FIGURE.sub(lambda figure: " " if _MEDIUM.search(figure[0]) else figure[0], html)
    return lines_of(kept)


def _one_line(text: str) -> str:
    return " ".join(text.split())
