"""The Markdown extension: where its steps stand among those of Python-Markdown."""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from bantin.image_captions.byline import closing_block, credit_for_all, names_author
from bantin.image_captions.caption_context import CaptionContext, Options
from bantin.image_captions.captions import arrange
from bantin.image_captions.hand_written import report_markdown
from bantin.image_captions.photo_links import unlink_photos
from bantin.image_captions.record import record
from bantin.image_captions.same_category import may_be_marker, place_same_category
from bantin.image_captions.spaced_image import SpacedImagePattern
from bantin.newsroom.conversion import Conversion, begin_conversion, conversion_of
from bantin.newsroom.place_reader import register_places

AFTER_IMAGES = 149
AFTER_ATTRIBUTES = 7.5  # attr_list has run (8); abbr (7) and smarty (6) still see the captions
AFTER_ALL = -10


class ArrangeTreeprocessor(Treeprocessor):
    """Builds the figures."""

    def __init__(self, md: Markdown, options: Options) -> None:
        super().__init__(md)
        self._options = options
        self.current: CaptionContext | None = None

    def answers_to(self, words: str) -> bool:
        """Say whether plain paragraphs of these ``words``, one a line, may place a block or name an author."""
        run = CaptionContext(self.md, conversion_of(self.md), self._options)
        return may_be_marker(words) or names_author(words.split("\n"), run.authors)

    def run(self, root: Element) -> None:
        """Set the photos of ``root`` in order."""
        run = CaptionContext(self.md, conversion_of(self.md), self._options)
        report_markdown(root, run)
        unlink_photos(root)
        place_same_category(root, run)
        run.closing = closing_block(root)
        run.default_credit = credit_for_all(run.closing)
        arrange(root, run)
        self.current = run


class RecordTreeprocessor(Treeprocessor):
    """Hands over what was found, once no other step changes it any more."""

    def __init__(self, md: Markdown, arranged: ArrangeTreeprocessor) -> None:
        super().__init__(md)
        self._arranged = arranged
        self.finished: Conversion | None = None

    def run(self, root: Element) -> None:
        """Record the photos of ``root`` and sort the findings by line."""
        run, self._arranged.current = self._arranged.current, None
        if run is not None:
            record(root, run)
            run.conversion.diagnostics.sort()
            self.finished = run.conversion


class CaptionExtension(Extension):
    """Loads the steps; ``md.reset()`` forgets the story that was converted last."""

    def __init__(self, **kwargs: Any) -> None:
        self.config = {
            "neutral_alt": ["Ảnh", "alternative text of a photo that has a caption but no description"],
            "known_authors": [[], "names that are bylines wherever they stand under a photo"],
        }
        super().__init__(**kwargs)

    def extendMarkdown(self, md: Markdown) -> None:
        """Register the steps with ``md``."""
        options = Options(_text(self.getConfig("neutral_alt")), _texts(self.getConfig("known_authors")))
        register_places(md)
        arranging = ArrangeTreeprocessor(md, options)
        self._md, self._recording = md, RecordTreeprocessor(md, arranging)
        md.inlinePatterns.register(SpacedImagePattern(md), "spaced_image", AFTER_IMAGES)
        md.treeprocessors.register(arranging, "captions", AFTER_ATTRIBUTES)
        md.treeprocessors.register(self._recording, "caption_record", AFTER_ALL)
        md.registerExtension(self)

    def reset(self) -> None:
        """Give the next story a conversion of its own, unless one has been prepared already."""
        if self._recording.finished is not None and self._recording.finished is conversion_of(self._md):
            begin_conversion(self._md, Conversion(slots=self._recording.finished.slots))
        self._recording.finished = None


def _text(given: object) -> str:
    """Return the option as words: whoever writes it in YAML may leave it empty, or write a number."""
    return "" if given is None else str(given)


def _texts(given: object) -> tuple[str, ...]:
    """Return the option as a list of words, of which one may stand alone."""
    if given is None or given == "":
        return ()
    return tuple(map(_text, given)) if isinstance(given, list | tuple | set) else (_text(given),)


def makeExtension(**kwargs: Any) -> CaptionExtension:
    """Return the extension, as Markdown asks for it by module name."""
    return CaptionExtension(**kwargs)
