"""Pages of which one fragment alone is written anew: the rest is what the site has, byte for byte.

What Pelican's writer is handed in the place of a template writes the page as usual, and says where its fragment
stands; or writes the old page with the fragment of now.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment

from bantin.fast_build.file_digests import read_site_file
from bantin.fast_build.page_traces import Fragment
from bantin.fast_build.tree import Files
from bantin.newsroom.page_fragments import EXCHANGED, Exchange, write_fragment
from bantin.newsroom.page_reads import NotedFragment


@dataclass(frozen=True, slots=True)
class OldPage:
    """What a page holds that stands in the site: before its fragment, the fragment, behind it."""

    before: bytes
    fragment: str
    behind: bytes


@dataclass(frozen=True, slots=True)
class OldPages:
    """The pages of the site in the folder ``live``, whose ``files`` look as this says."""

    live: Path
    files: Files

    def read(self, path: str, fragment: Fragment) -> OldPage | None:
        """Return the page ``path`` around its ``fragment``; None if its file is not the text that was rendered."""
        look, end = self.files.get(path), fragment.offset + fragment.length
        data = read_site_file(f"{self.live}/{path}", look) if look else b""
        if not end <= len(data) or page_digest(data, fragment.offset, fragment.length) != fragment.page:
            return None
        try:
            data.decode()
            return OldPage(data[: fragment.offset], data[fragment.offset : end].decode(), data[end:])
        except UnicodeDecodeError:
            return None


@dataclass(slots=True)
class WholePage:
    """Stands for ``template``, and says where in what it writes the one of the ``noted`` fragments is found."""

    template: Any
    noted: Sequence[NotedFragment]
    fragment: Fragment | None = None

    def render(self, context: dict[str, Any]) -> str:
        """Write the page."""
        pieces = list(self.template.generate(context))
        text = "".join(pieces)
        if len(self.noted) == 1 and self.noted[0].siteurl == context.get("SITEURL"):
            self.fragment = _find(self.noted[0], pieces, text)
        return text


@dataclass(slots=True)
class ExchangedPage:
    """Stands for a template, and writes ``page`` with its ``fragment`` anew; what that has read is not known yet."""

    environment: Environment
    page: OldPage
    fragment: Fragment

    def render(self, context: dict[str, Any]) -> str:
        """Write the page, and say in ``context``, which those who look at it are shown, what was exchanged."""
        old, given = self.page, (context["article"], context["SITEURL"])
        words = write_fragment(self.environment, self.fragment.template, *given)
        new, it = words.encode(), self.fragment
        data = old.before + new + old.behind
        digest = page_digest(data, it.offset, len(new))
        self.fragment = Fragment(it.template, it.offset, len(new), digest, it.names, it.around)
        context[EXCHANGED] = Exchange(old.before, old.fragment, words, len(data))
        return data.decode()


def page_digest(data: bytes, offset: int, length: int) -> str:
    """Return the digest of the bytes of a page, and of the place of its fragment in them."""
    made = hashlib.sha256(b"%d %d " % (offset, length))  # which processors work out by themselves
    made.update(data)
    return made.hexdigest()[:32]


def _find(noted: NotedFragment, pieces: Sequence[str], text: str) -> Fragment | None:
    """Return the place of the ``noted`` fragment if its words are a piece of the page, and no other is the same."""
    found = [number for number, piece in enumerate(pieces) if piece == noted.words]
    if len(found) != 1 or len(noted.words) < 2 or not noted.names:
        return None
    try:
        offset, length = (len(part.encode()) for part in ("".join(pieces[: found[0]]), noted.words))
        digest = page_digest(text.encode(), offset, length)
        return Fragment(noted.template, offset, length, digest, noted.names)
    except UnicodeEncodeError:
        return None
