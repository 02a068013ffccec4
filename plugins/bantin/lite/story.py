"""What the template of a lite page asks for: the body, made only when the page is written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from bantin.lite.address import rebase_links
from bantin.lite.body import Shown, lite_body
from bantin.newsroom.photo import Kind, Photo
from bantin.newsroom.slots import SAME_CATEGORY_ELEMENT, fill_same_category


@dataclass(frozen=True, slots=True)
class LiteStory:
    """A story's body as it was before its photos were put in; ``resolve`` leads links to sources to their pages.

    ``raw`` gives the body once it is wanted.
    """

    save_as: str
    raw: Callable[[], str]
    photos: tuple[Photo, ...]
    shown: tuple[Shown, ...]
    resolve: Callable[[str, str], Any]

    @property
    def depends_on(self) -> tuple[object, ...]:
        """Return what the page depends on besides its article, whose words and links are compared by themselves."""
        return self.save_as, self.photos, self.shown

    def body(self, siteurl: str, photo: str, video: str, audio: str) -> Markup:
        """Return the body for a page that reaches the root by ``siteurl``; the words name what links open."""
        words: dict[Kind, str] = {"photo": photo, "video": video, "audio": audio}
        raw = self.raw()
        text = fill_same_category(raw, "") if SAME_CATEGORY_ELEMENT in raw else raw
        text = rebase_links(text, self.save_as)
        return Markup(self.resolve(lite_body(text, self.photos, self.shown, f"{siteurl}/", words), siteurl))
