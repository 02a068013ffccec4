"""One old story as a file of ours: header, body, the files that come along, an account of all that was not plain."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from bantin.imports.refused import Refused
from bantin.imports.writer import block_lines
from bantin.move_in.account import Account
from bantin.move_in.header_reading import new_header
from bantin.move_in.header_values import plain_words
from bantin.move_in.html_body import blocks_of_html, lead_figure, markdown_of
from bantin.move_in.kinds import PHOTO_FOLDERS
from bantin.move_in.markdown_body import (
    SYNTAXES,
    is_html,
    markdown_of_markdown,
    without_imports,
    without_remarks,
)
from bantin.move_in.new_header import NewHeader, header_text
from bantin.move_in.old_story import OldSite, OldStory
from bantin.move_in.plain_addresses import plain_addresses
from bantin.move_in.references import FileNames, References
from bantin.move_in.rst_body import html_of_rst
from bantin.move_in.shortcodes import without_shortcodes
from bantin.move_in.site_index import SiteIndex, categories_of, slug_of
from bantin.move_in.typed_html import with_paragraphs
from bantin.move_in.words import lost_words
from bantin.newsroom.message import Message
from bantin.vietnamese.forbidden import allowed_text
from bantin.vietnamese.normal import fold_spaces
from bantin.vietnamese.slug import slugify

_OLD_ADDRESS = "Địa chỉ cũ"
_FIRST_HEADING = re.compile(r"\s*# +(?P<title>[^\n]+?)\s*#*\n+|\s*<h1\b[^<>]*>(?P<html>.*?)</h1>\s*", re.DOTALL)
_FIRST_PHOTO = re.compile(
    r"!\[(?>(?:[^\]!]+|!(?!\[))*)\]\(\s*(?P<target><[^<>\n]*>|[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)"
)
_WHOLE_NAME = re.compile(r"[^/]+$")


@dataclass(frozen=True, slots=True)
class NewStory:
    """A story to be written: ``path`` below the content folder, ``files`` of the old site by their new paths."""

    path: str
    text: str
    public: bool
    category: str
    files: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Choices:
    """What the owner of the site has decided: names of categories by those of the old site, and one for the rest."""

    sections: Mapping[str, str] = field(default_factory=dict)
    category: str = "Tin tức"


class Converter:
    """Makes stories of ours from those of ``site``, all of which ``index`` knows, as of ``now``."""

    def __init__(self, site: OldSite, index: SiteIndex, names: FileNames, choices: Choices, now: dt.datetime) -> None:
        self._site, self._index, self._names, self._choices, self._now = site, index, names, choices, now
        self._folders = PHOTO_FOLDERS.get(site.system, ("", "uploads"))

    def convert(self, story: OldStory, account: Account) -> NewStory | Message:
        """Return what ``story`` becomes, or why it cannot be had; what is to be looked at goes to ``account``."""
        header = header_of(story, self._now)
        path = self._index.paths.get(story.source)
        references = References(self._site, self._index, story, path, self._folders, account, self._names)
        try:
            title, source = _with_title(story, header)
            header.title = title
            body = self._body(story, source, references, account)
            body, image = self._with_lead_photo(header, body, references, account)
        except Refused as refusal:
            return refusal.said
        _tell_of_header(story, header, account)
        lines = list(self._lines(story, header, path, image, body, account))
        text = allowed_text(header_text(lines) + body)
        self._account_for_words(header, readable(story, source, self._site.system), text, account)
        if not body.strip():
            account.tell("empty")
        category = next((value for key, value in lines if key == "Category"), "")
        return NewStory(path, text, not (header.hidden or story.hidden), category, references.files)

    def _body(self, story: OldStory, source: str, references: References, account: Account) -> str:
        if story.form == "rst":
            return markdown_of(blocks_of_html(html_of_rst(source), references, account))
        if story.form == "markdown" and not is_html(source):
            return markdown_of_markdown(source, self._site.system, references, account)
        source = plain_addresses(with_paragraphs(source) if story.form == "typed" else source)
        for syntax in SYNTAXES.get(self._site.system, ("hugo", "liquid") if story.form == "markdown" else ()):
            source = without_shortcodes(source, syntax, account, self._site.attachments, markdown=False)
        return markdown_of(blocks_of_html(source, references, account))

    def _with_lead_photo(
        self, header: NewHeader, body: str, references: References, account: Account
    ) -> tuple[str, str]:
        """Return the body with the header's photo at its top, unless it shows it; and what ``Image`` says."""
        if not header.image:
            return body, ""
        source = references.photo(header.image)
        if not source:
            return body, ""
        shown = [found["target"].strip("<>") for found in _FIRST_PHOTO.finditer(body)]
        if source in shown:
            return body, source if shown[0] != source and "://" not in source else ""
        figure = lead_figure(source, header.image_alt, header.image_caption, header.image_credit)
        written = "\n".join(block_lines(figure))
        if not figure.captions and re.match(r"\s*[^\s!#>|*\-\d]", body):
            written += "{: .khong-chu-thich }"
        return f"{written}\n\n{body.lstrip()}", ""

    def _lines(
        self, story: OldStory, header: NewHeader, path: str, image: str, body: str, account: Account
    ) -> Iterator[tuple[str, str]]:
        slug = slug_of(story, header)
        stem = _WHOLE_NAME.search(path)
        own = stem[0].removesuffix(".md") if stem else slug
        yield "Title", header.title
        yield "Date", _written_moment(header.date)
        if header.modified and header.date and header.modified > header.date and header.modified <= self._now:
            yield "Modified", _written_moment(header.modified)
        if not story.is_page:
            yield "Category", self._category(story, header, account)
        yield "Author", "; ".join(header.authors)
        yield "Tags", ", ".join(it.replace(",", " ") for it in header.tags)
        yield "Summary", "" if _begins_with(body, header.summary) else header.summary
        yield "Image", image
        yield "Lang", header.lang if header.lang not in ("", "vi") else ""
        yield "Place", header.place
        yield "Source", header.origin
        yield "Featured", "có" if header.featured else ""
        if header.hidden or story.hidden:
            yield "Status", "nháp"
            account.tell("hidden", header.hidden or story.hidden)
        elif header.unlisted:
            yield "Status", "ẩn"
        yield "Slug", own if own != slugify(header.title) else ""
        found = list(self._index.old_addresses(story, header, path))
        for lost in (address for plain, address in found if not plain):
            account.tell("address-lost", lost)
        kept = list(dict.fromkeys(plain for plain, _ in found if plain))
        yield _OLD_ADDRESS, " ".join(kept)

    def _category(self, story: OldStory, header: NewHeader, account: Account) -> str:
        name = categories_of(story, header)
        if not name:
            account.tell("no-category")
        return self._choices.sections.get(name, name) or self._choices.category

    def _account_for_words(self, header: NewHeader, source: str, text: str, account: Account) -> None:
        before = [source, header.title, header.summary, *header.words, header.image_caption, header.image_credit]
        lost = lost_words(before, [text, *account.of("cut"), *account.of("link-lost"), *account.of("link-hidden")])
        if lost:
            account.tell("words", " ".join(lost))


def readable(story: OldStory, source: str, system: str) -> str:
    """Return what of a body readers saw, as far as that is settled before it is converted."""
    if story.form == "rst":
        return html_of_rst(source)
    if story.form == "markdown":
        source = without_remarks(source)
    return plain_addresses(without_imports(source) if system == "astro" else source)


def header_of(story: OldStory, now: dt.datetime) -> NewHeader:
    """Return the header of ``story``; its second to last categories are tags, for a story here has one."""
    header = new_header(story.fields, now)
    if header.date is None and (header.hidden or story.hidden):
        header.date = header.modified or story.saved
    header.tags = tuple(dict.fromkeys((*header.tags, *header.categories[1:])))
    return header


def _with_title(story: OldStory, header: NewHeader) -> tuple[str, str]:
    """Return the title and the body; without one in the header, the first heading of the body is the title."""
    found = _FIRST_HEADING.match(story.body) if story.form != "rst" else None
    words = plain_words(found["title"] or found["html"] or "") if found else ""
    if found and words and (not header.title or fold_spaces(words).casefold() == header.title.casefold()):
        return header.title or words, story.body[found.end() :]
    return header.title, story.body


def _tell_of_header(story: OldStory, header: NewHeader, account: Account) -> None:
    for key in header.unused:
        account.tell("key", key)
    for text in header.unread_dates:
        account.tell("date-unread", text)
    if not header.title:
        header.title = slug_of(story, header).replace("-", " ").capitalize() or "Không tên"
        account.tell("no-title")
    if header.date is None and not story.is_page:
        account.tell("no-date")


def _written_moment(moment: dt.datetime | None) -> str:
    if moment is None:
        return ""
    return f"{moment:%Y-%m-%d}" if (moment.hour, moment.minute) == (0, 0) else f"{moment:%Y-%m-%d %H:%M}"


def _begins_with(body: str, summary: str) -> bool:
    """Say whether the body begins with the words of ``summary``, as it does where a program made the excerpt."""
    words = re.findall(r"\w+", summary.casefold())
    return (
        bool(words)
        and re.findall(r"\w+", re.sub(r"!\[[^\n]*", "", body[: 4 * len(summary) + 400]).casefold())[: len(words)]
        == words
    )
