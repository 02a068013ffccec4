"""Pelican: Markdown, reStructuredText and HTML in its content folder; its settings are read, never run."""

from __future__ import annotations

import ast
import posixpath
import re
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from typing import Any

from bantin.imports.refused import Refused
from bantin.move_in.new_header import moment_of
from bantin.move_in.old_files import OldFiles
from bantin.move_in.old_story import Entry, OldSite, OldStory, Unread
from bantin.move_in.systems.story_file import HTML, MARKDOWN, first_text, form_of, host_of, opened, stem_of
from bantin.vietnamese.slug import slugify

PHOTOS = ("content", "content/images", "images", "")
_PATTERN = re.compile(r"\{(\w+)(?::([^{}]*))?\}")


def is_there(files: OldFiles) -> bool:
    """Say whether ``files`` are a site of Pelican."""
    return files.has("pelicanconf.py")


def site(files: OldFiles) -> OldSite:
    """Return the site."""
    settings = {**_settings(files, "pelicanconf.py"), **_settings(files, "publishconf.py")}
    url = first_text(settings, "SITEURL")
    return OldSite("pelican", files, lambda: _stories(files, settings), url, host_of(url))


def _settings(files: OldFiles, name: str) -> dict[str, Any]:
    """Return the settings of a file that are plain values: nothing of it is run."""
    try:
        tree = ast.parse(files.text(name)) if files.has(name) else ast.Module([], [])
    except (Refused, SyntaxError, ValueError, RecursionError, MemoryError):
        return {}
    found = {}
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            try:
                found[node.targets[0].id] = ast.literal_eval(node.value)
            except (ValueError, TypeError, SyntaxError, RecursionError, MemoryError):
                continue
    return found


def _stories(files: OldFiles, settings: Mapping[str, Any]) -> Iterator[Entry]:
    root = str(settings.get("PATH", "content")).removeprefix("./").rstrip("/")
    root = root if files.has_folder(root) else "content" if files.has_folder("content") else ""
    pages = settings.get("PAGE_PATHS", ["pages"])
    by_folder = settings.get("USE_FOLDER_AS_CATEGORY", True) is not False
    for path in files.below(root, *MARKDOWN, ".rst", *HTML):
        place = posixpath.relpath(path, root or ".")
        if place.startswith(("theme/", "themes/", "output/", "templates/")) or stem_of(path).casefold() == "readme":
            continue
        is_page = any(place.startswith(f"{folder}/") for folder in pages if isinstance(folder, str))
        yield _story(files, path, place, settings, is_page, by_folder)


def _story(
    files: OldFiles, path: str, place: str, settings: Mapping[str, Any], is_page: bool, by_folder: bool
) -> Entry:
    form = form_of(path)
    found = opened(files, path) if form == "markdown" else _other(files, path, form)
    if isinstance(found, Unread):
        return found
    fields, body = found
    plain = {key.casefold(): value for key, value in fields.items()}
    title = first_text(plain, "title") or stem_of(path)
    slug = first_text(plain, "slug") or slugify(re.sub(r"[^\w\s-]", "", title), limit=200)
    folder = posixpath.basename(posixpath.dirname(place))
    category = first_text(plain, "category") or (folder if by_folder else "") or _default(settings)
    own = first_text(plain, "save_as", "url")
    kind = "PAGE" if is_page else "ARTICLE"
    usual = "pages/{slug}.html" if is_page else "{slug}.html"
    pattern = str(settings.get(f"{kind}_URL") or settings.get(f"{kind}_SAVE_AS") or usual)
    address = own or _filled(pattern, slug, plain, slugify(category, limit=200))
    rest = {key: it for key, it in fields.items() if key.casefold() not in ("save_as", "url", "slug", "template")}
    return OldStory(
        source=path,
        fields=rest,
        body=body,
        form=form,
        addresses=(f"/{address.lstrip('/').removesuffix('index.html')}",) if address else (),
        folder=posixpath.dirname(path),
        slug=slug,
        category=category,
        is_page=is_page,
    )


def _filled(pattern: str, slug: str, fields: Mapping[str, Any], category: str) -> str:
    date = moment_of(fields.get("date"))

    def part(found: re.Match[str]) -> str:
        if found[1] == "date":
            return f"{date:{found[2] or '%Y-%m-%d'}}" if date else ""
        return {"slug": slug, "category": category, "lang": str(fields.get("lang", "vi"))}.get(found[1], "")

    return _PATTERN.sub(part, pattern)


def _default(settings: Mapping[str, Any]) -> str:
    value = settings.get("DEFAULT_CATEGORY", "")
    return value if isinstance(value, str) and value != "misc" else ""


def _other(files: OldFiles, path: str, form: str) -> tuple[Mapping[str, Any], str] | Unread:
    """Return header and body of a story in HTML or in reStructuredText."""
    try:
        text = files.text(path)
    except Refused as refusal:
        return Unread(path, refusal.said)
    return _html(text) if form == "html" else _rst(text)


def _html(text: str) -> tuple[Mapping[str, Any], str]:
    reader = _Head()
    reader.feed(text)
    reader.close()
    body = re.search(r"<body[^>]*>(.*?)(?:</body>|$)", text, re.DOTALL | re.IGNORECASE)
    return reader.fields, body[1] if body else text


class _Head(HTMLParser):
    """Reads the title and the metadata of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.fields: dict[str, Any] = {}
        self._in_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take what a ``meta`` says."""
        given = {name: value or "" for name, value in attrs}
        self._in_title = tag == "title"
        if tag == "meta" and given.get("name") and (given.get("content") or given.get("contents")):
            self.fields[given["name"]] = given.get("content") or given.get("contents")

    def handle_endtag(self, tag: str) -> None:
        """Note where the title ends."""
        self._in_title = False

    def handle_data(self, data: str) -> None:
        """Take the words of the title."""
        if self._in_title and data.strip():
            self.fields["title"] = " ".join(data.split())


_RST_TITLE = re.compile(r"\s*(?:(?P<over>[=\-~#*^\"'`+]{3,})\n)?(?P<title>[^\n]+)\n(?P<under>[=\-~#*^\"'`+]{3,})\n")
_RST_FIELD = re.compile(r":([\w .-]+):[ \t]*(.*)")


def _rst(text: str) -> tuple[Mapping[str, Any], str]:
    """Return the title, the list of fields under it, and the rest, which docutils reads later."""
    fields: dict[str, Any] = {}
    if found := _RST_TITLE.match(text):
        fields["title"] = found["title"].strip()
        text = text[found.end() :]
    lines = text.lstrip("\n").split("\n")
    end, last = len(lines), ""
    for number, line in enumerate(lines):
        if field := _RST_FIELD.fullmatch(line.rstrip()):
            last = field[1]
            fields[last] = field[2].strip()
        elif last and line.startswith((" ", "\t")):
            fields[last] = f"{fields[last]} {line.strip()}".strip()
        else:
            end = number
            break
    return fields, "\n".join(lines[end:])
