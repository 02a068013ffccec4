"""Which system an old site was made with, told by its files; and the site opened by the reader of that system."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from bantin.imports.refused import Refused
from bantin.move_in.old_files import OldFiles
from bantin.move_in.old_story import OldSite
from bantin.move_in.systems import feed, folders, ghost, hexo, hugo, jekyll, pelican, portal, wordpress
from bantin.newsroom.message import say

_Opener = Callable[[OldFiles], OldSite]
_FOLDERS: dict[str, tuple[Callable[[OldFiles], bool], _Opener]] = {
    "pelican": (pelican.is_there, pelican.site),
    "hexo": (hexo.is_there, hexo.site),
    "astro": (folders.is_astro, folders.astro),
    "eleventy": (folders.is_eleventy, folders.eleventy),
    "hugo": (hugo.is_there, hugo.site),
    "jekyll": (jekyll.is_there, jekyll.site),
}
_FILES = ("wordpress", "ghost", "blogger", "feed")
NAMES = (*_FOLDERS, *_FILES, "markdown", "portal")
PHOTO_FOLDERS = {
    "hugo": hugo.PHOTOS,
    "jekyll": jekyll.PHOTOS,
    "hexo": hexo.PHOTOS,
    "pelican": pelican.PHOTOS,
    "astro": folders.PHOTOS,
    "eleventy": folders.PHOTOS,
    "markdown": folders.PHOTOS,
    "wordpress": wordpress.PHOTOS,
    "ghost": ghost.PHOTOS,
    "blogger": feed.PHOTOS,
    "feed": feed.PHOTOS,
}
_BESIDE = ("uploads", "wp-content", "content", "images", "photos", "Albums")  # photos beside an exported file
_NOT_READ = {  # what people have who ask for a move, and what to do with it
    **dict.fromkeys((".zip", ".gz", ".tgz", ".tar", ".7z", ".rar", ".bz2", ".xz"), "move-in/archive"),
    **dict.fromkeys((".sql", ".sqlite", ".db", ".bak", ".mdb"), "move-in/database"),
    **dict.fromkeys((".doc", ".docx", ".odt", ".rtf"), "move-in/document"),
}


def open_site(place: Path, kind: str = "", selectors: Path | None = None) -> OldSite:
    """Return the old site at ``place``, of the ``kind`` named or recognised; raise :class:`Refused` if it is none.

    An archive is not opened: whoever unpacks it sees what comes out.
    """
    if (key := _NOT_READ.get(place.suffix.lower())) and place.is_file():
        raise Refused(say(key, name=place.name))
    if place.is_file():
        files = OldFiles(place.parent, [it for it in _BESIDE if (place.parent / it).is_dir()])
        return _open_files(files, (place.name,), kind)
    if not place.is_dir():
        raise Refused(say("move-in/missing"))
    files = OldFiles(place)
    if selectors is not None:
        return _portal(files, portal.portals_in(selectors.read_text("utf-8")))
    for name, (is_there, site) in _FOLDERS.items():
        if kind == name or (not kind and is_there(files)):
            return site(files)
    named = files.below("", ".xml", ".json", ".rss", ".atom")
    exports = tuple(  # Takeout's lies deep, and so may parts of WordPress's
        it for it in named if it.count("/") < 2 or it.endswith(".atom") or wordpress.is_export(files, it)
    )
    if exports and kind in ("", *_FILES) and any(_kind_of(files, it) for it in exports):
        return _open_files(files, exports, kind)
    if kind == "markdown" or (not kind and folders.is_plain(files)):
        return folders.plain(files)
    return _portal(files, portal.ready_portals())


def _open_files(files: OldFiles, paths: tuple[str, ...], kind: str) -> OldSite:
    kinds = {path: found for path in paths if (found := _kind_of(files, path))}
    chosen = kind or next((it for it in _FILES if it in kinds.values()), "")
    mine = tuple(path for path, found in kinds.items() if found == chosen) or (paths if kind else ())
    if not mine or chosen not in _FILES:
        raise Refused(say("move-in/unknown", known=", ".join(NAMES)))
    if chosen == "wordpress":
        return wordpress.site(files, mine)
    if chosen == "ghost":
        return ghost.site(files, mine[0])
    return feed.site(files, mine, chosen)


def _kind_of(files: OldFiles, path: str) -> str:
    if wordpress.is_export(files, path):
        return "wordpress"
    if ghost.is_export(files, path):
        return "ghost"
    if feed.is_blogger(files, path):
        return "blogger"
    return "feed" if feed.is_feed(files, path) else ""


def _portal(files: OldFiles, portals: tuple[portal.Portal, ...]) -> OldSite:
    found = portal.portal_of(files, portals)
    if found is None:
        raise Refused(say("move-in/unknown", known=", ".join(NAMES)))
    return portal.site(files, found)
