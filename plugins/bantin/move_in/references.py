"""What links and photos of one old story become here: stories by path, photos as files beside it, the rest told."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Container
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote, unquote

from bantin.attachments.kinds import KINDS
from bantin.check.former_addresses import former_key, likely_slugs
from bantin.imports.refused import Refused
from bantin.move_in.account import Account
from bantin.move_in.old_files import MOST_PHOTO, OldFiles
from bantin.move_in.old_story import OldSite, OldStory
from bantin.move_in.photo_sources import PHOTO_ENDINGS, embedded_photo
from bantin.move_in.places import place_in
from bantin.move_in.site_index import SiteIndex, full_size
from bantin.newsroom.regular_file import NotPlain, read_plain
from bantin.newsroom.split_address import join_address, split_address
from bantin.vietnamese.slug import slugify

_ENDINGS = ((b"\xff\xd8", ".jpg"), (b"\x89PNG", ".png"), (b"GIF8", ".gif"), (b"BM", ".bmp"))
_RESIZED = re.compile(r"(?:https?:)?//i\d\.wp\.com/(([^/?#]+)/[^?#]*)")
_PHOTO_HEADS = (b"\xff\xd8\xff", b"\x89PNG\r\n", b"GIF8", b"BM", b"II*\0", b"MM\0*")
_BOXED = (b"ftypavif", b"ftypheic", b"ftypheix", b"ftypmif1")
_SLUG = re.compile(r"[a-z0-9]{5,30}(?:-[a-z0-9]{1,25})?")  # stays as it is; shorter ones may be names of devices
_NO_FILES = ("data:", "blob:", "file:", "cid:", "about:", "?attachment_id=")  # the last is a page about a photo
_SAFE = re.compile(r"(?:mailto|tel|sms|zalo|geo):", re.IGNORECASE)
_ANY_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_FILENAME = re.compile(r"[{|](?:filename|static|attach|author|category|tag|index)[}|]")
_STORY_FILE = re.compile(r"\.(?:md|markdown|mdx|rst|ipynb)$", re.IGNORECASE)
_SOURCE = ("content", "source", "source/_posts", "_posts", "src", "src/content", "")


class References:
    """Answers for the links and photos of the story at ``path``; notes the files that must come along, by new path.

    ``folders`` are those in which photos of the old site lie; ``name_for`` gives a file its path here.
    """

    def __init__(
        self,
        site: OldSite,
        index: SiteIndex,
        story: OldStory,
        path: str,
        folders: tuple[str, ...],
        account: Account,
        name_for: Callable[[str, str], str],
    ) -> None:
        self._site, self._index, self._story, self._path = site, index, story, path
        stem = posixpath.splitext(story.source)[0]
        self._folders = tuple(dict.fromkeys((story.folder, posixpath.dirname(story.source), stem, *folders)))
        self._account, self._name_for = account, name_for
        self.files: dict[str, str] = {}  # paths of the old site, or photos as data, by our paths

    def link(self, typed: str) -> str:
        """Return the address that a link keeps; empty if it can lead nowhere, which is told."""
        target = typed.strip().strip("<>").replace("&amp;", "&")
        if not target or target.startswith("#"):
            return target
        if _SAFE.match(target):
            return target
        plain = _FILENAME.sub("", target).replace("__GHOST_URL__", "")
        parts = split_address(plain.replace("\\", "/"))
        if parts is None:
            return self._lost(typed)
        if parts.scheme in ("http", "https") or plain.startswith("//"):
            if (parts.hostname or "").casefold() not in self._index.hosts:
                return f"https:{plain}" if plain.startswith("//") else plain
        elif _ANY_SCHEME.match(plain):
            return "" if plain.casefold().startswith("javascript:") else self._lost(typed)
        if re.match(r"(?:www\.)[\w-]+\.", plain):
            return f"https://{plain}"
        return self._inside(typed, parts.path, parts.query, parts.fragment)

    def _inside(self, typed: str, path: str, query: str, fragment: str) -> str:
        place = f"#{fragment}" if fragment else ""
        if not path and not query:
            return place
        if found := self._story_at(path, query):
            if found in self._index.hidden and self._path not in self._index.hidden:
                self._account.tell("link-hidden", typed[:200])
                return ""
            if found == self._path and place:
                return place  # the build finds it
            return f"/{found}{self._place(found, fragment)}"
        if path.casefold().endswith((*PHOTO_ENDINGS, *(f".{kind}" for kind in KINDS))):
            return self._file(path)
        if path.strip("/") in ("", "index.html", "index.php") and not query:
            return self._site.url or self._lost(typed)
        return self._lost(typed)

    def _place(self, path: str, fragment: str) -> str:
        """Return the id of a place in another story behind its sign; nothing if it is not there, which is told."""
        found = place_in(self._index.places(path), fragment) if fragment else ""
        if fragment and not found:
            self._account.tell("place-lost", f"#{fragment[:100]}")
        return f"#{found}" if found else ""

    def _story_at(self, path: str, query: str) -> str:
        """Return the path of the story that an address or a file of the old site means, or nothing."""
        base = self._story.addresses[0] if self._story.addresses else "/"
        whole = path if path.startswith("/") else join_address(base, path)
        for address in (whole, path):
            if found := self._index.by_address.get(former_key(f"{address}?{query}" if query else address)):
                return found
        if _STORY_FILE.search(path) or "." not in posixpath.basename(path):
            for folder in (posixpath.dirname(self._story.source), *_SOURCE):
                joined = posixpath.normpath(posixpath.join(folder, unquote(path).lstrip("/")))
                for ending in ("", ".md", ".rst", "/index.md"):
                    if found := self._index.paths.get(joined + ending):
                        return found
        name = posixpath.splitext(posixpath.basename(unquote(path).rstrip("/")))[0].casefold()
        slugs = (name, *likely_slugs(path)) if path.strip("/") else ()
        for slug in slugs:
            if found := self._index.by_slug.get(slug) or self._index.by_name.get(slug):
                return found
        return ""

    def _lost(self, typed: str) -> str:
        self._account.tell("link-lost", typed[:200])
        return ""

    def _file(self, path: str) -> str:
        """Return the link to a file that comes along; empty if it is not there, which is told."""
        found = self._site.files.find(path, self._folders)
        if found:
            return self._taken_along(found)
        if self._site.url and path.startswith("/"):
            whole = join_address(self._site.url, path)
            self._account.tell("file-remote", whole)
            return whole
        self._account.tell("file-missing", path)
        return ""

    def photo(self, typed: str) -> str:
        """Return the address of a photo: a file beside the story, or of another site; empty if it is nowhere."""
        source = typed.strip().strip("<>").replace("&amp;", "&")
        source = _FILENAME.sub("", source).replace("__GHOST_URL__", "")
        if data := embedded_photo(source):
            return self._unpacked(source, data)
        resized = _RESIZED.match(source)  # by WordPress's servers
        if resized and resized[2].casefold() in self._index.hosts:
            source = f"https://{resized[1]}"
        if not source or source.casefold().startswith(_NO_FILES):
            if not source.startswith("data:"):  # which keeps a place free for what a script loads
                self._account.tell("photo-missing", source[:60])
            return ""
        parts = split_address(source.replace("\\", "/"))
        path = parts.path if parts else source
        is_remote = bool(parts and parts.netloc)
        ours = not is_remote or bool(parts and (parts.hostname or "").casefold() in self._index.hosts)
        files = self._site.files
        if ours and (found := files.find(full_size(path), self._folders) or files.find(path, self._folders)):
            if not _is_photo(files.head(found)):
                self._account.tell("photo-unfit", found)
                return ""
            return self._taken_along(found)
        if is_remote or self._site.url:
            base = join_address(self._site.url or "", self._story.addresses[0] if self._story.addresses else "/")
            whole = join_address(base or "https:", source.replace("\\", "/"))
            if whole.startswith(("http://", "https://")):
                self._account.tell("photo-remote", whole)
                return whole
        self._account.tell("photo-missing", typed[:200])
        return ""

    def _unpacked(self, source: str, data: bytes) -> str:
        """Return the name of a photo that stood in the page itself, by its bytes."""
        ending = next((ending for head, ending in _ENDINGS if data.startswith(head)), ".webp")
        if not _is_photo(data[:16]):
            self._account.tell("photo-unfit", source[:60])
            return ""
        path = f"{posixpath.dirname(self._path)}/anh-{sha256(data).hexdigest()[:12]}{ending}"
        self.files[path] = source
        return posixpath.basename(path)

    def _taken_along(self, found: str) -> str:
        path = self._name_for(found, posixpath.dirname(self._path))
        self.files[path] = found
        return posixpath.basename(path)


def _is_photo(head: bytes) -> bool:
    """Say whether a file begins as a photo does, whatever its name says."""
    return head.startswith(_PHOTO_HEADS) or head[8:12] == b"WEBP" or head[4:12] in _BOXED


class FileNames:
    """Gives files of the old site names beside stories: the same each time, whoever asks first.

    Of files whose names would be alike, wherever they lie, each has a mark of its path in its name.
    """

    def __init__(self, files: OldFiles, content: Path, taken: Container[str]) -> None:
        self._files, self._content, self._taken = files, content, taken  # by others, or by a run nobody remembers
        self._alone = files.tables.table()  # files by the names that they alone ask for
        for path in files.below(""):
            self._alone.put_alone("".join(_plain_name(path)), path)

    def __call__(self, source: str, folder: str) -> str:
        """Return the path below ``folder`` that the file ``source`` has here."""
        name = _plain_name(source)
        path = f"{folder}/{''.join(name)}"
        if self._alone.get("".join(name)) and (path.casefold() not in self._taken or self._is_same(source, path)):
            return path
        mark = sha256(source.encode("utf-8", "surrogatepass")).hexdigest()[:8]
        return f"{folder}/{name[0]}-{mark}{name[1]}"

    def _is_same(self, source: str, path: str) -> bool:
        try:
            return read_plain(self._content, path, MOST_PHOTO) == self._files.data(source, MOST_PHOTO)
        except (NotPlain, Refused):
            return False


def _plain_name(source: str) -> tuple[str, str]:
    """Return the name and the ending that a file has here, if it is the only one of that name."""
    stem, ending = posixpath.splitext(posixpath.basename(source))
    ending = {".jpeg": ".jpg", ".tiff": ".tif"}.get(ending.casefold(), ending.casefold())
    return stem if _SLUG.fullmatch(stem) else slugify(unquote(stem), limit=60) or "anh", ending


def as_target(address: str) -> str:
    """Return an address as it stands between the brackets of Markdown."""
    if re.search(r"[\s<>()\"\\]", address):
        return (
            f"<{quote(address, safe=':/?#[]@!$&*+,;=%~-._')}>" if not re.search(r"[()]", address) else f"<{address}>"
        )
    return address
