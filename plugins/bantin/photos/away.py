"""Photos that are no file of the content folder: one error for each, with the file to save and the line to write."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from bantin.newsroom.content_files import shown
from bantin.newsroom.diagnostic import Diagnostic, finding
from bantin.newsroom.message import Message, say
from bantin.newsroom.photo import Photo
from bantin.newsroom.photo_source import origin_of
from bantin.photos.names import names_for
from bantin.photos.spots import Spot, find_spot

Reason = Literal["remote", "pasted", "unreachable", "rooted", "outside"]

_SHOWN = 100


@dataclass(frozen=True, slots=True)
class Away:
    """A ``photo`` of the ``story`` (path below the content folder) without a file; ``header`` if the header names it.

    ``own`` is the path to write where the address is the site's own and leads to a file that is there.
    """

    story: str
    photo: Photo
    reason: Reason
    header: bool = False
    own: str = ""

    @property
    def can_be_fetched(self) -> bool:
        """Say whether a program can bring the file: a picture of another site, or one that is written out."""
        return self.photo.kind == "photo" and self.reason in ("remote", "pasted") and not self.own


def findings(
    away: Iterable[Away], text_of: Callable[[str], str], is_taken: Callable[[str], bool]
) -> Iterator[Diagnostic]:
    """Yield one error for each place where an address is typed.

    ``text_of`` gives a story's file by its path; ``is_taken`` says whether there is a file of a path.
    """
    names: dict[tuple[str, str], str] = {}
    texts: dict[str, str] = {}
    told: set[tuple[str, int]] = set()
    for one in away:
        text = texts[one.story] if one.story in texts else texts.setdefault(one.story, text_of(one.story))
        spot = find_spot(text, one.photo, header=one.header)
        if spot and (one.story, spot.start) in told:
            continue  # several photos may share one definition of an address
        told.add((one.story, spot.start if spot else -1))
        yield _finding(one, spot, text, _name(one, names, is_taken))


def _name(one: Away, names: dict[tuple[str, str], str], is_taken: Callable[[str], bool]) -> str:
    """Return a name that no file in the story's folder has, one name for one address."""
    folder = posixpath.dirname(one.story)
    key = folder, one.photo.source
    if key not in names:
        given = {name for (place, _), name in names.items() if place == folder}
        free = (it for it in names_for(one.photo) if it not in given and not is_taken(posixpath.join(folder, it)))
        names[key] = next(free)
    return names[key]


def _finding(one: Away, spot: Spot | None, text: str, name: str) -> Diagnostic:
    photo, written = one.photo, one.own or name
    if spot:
        line = spot.rewritten(text, photo, written)
    else:
        line = f"Image: {written}" if one.header else f"![{photo.alt or 'mô tả ngắn'}]({written})"
    place = (spot.line, spot.column) if spot else (photo.line, photo.column)
    return finding(one.story, place[0], _said(one, name, line), "error", place[1])


def _said(one: Away, name: str, line: str) -> Message:
    source = quoted(one.photo.source)
    if one.own:
        return say("photos/remote.own", source=source, line=line)
    match one.reason:
        case "remote" if one.photo.kind == "photo":
            return say("photos/remote.photo", source=source, name=name, line=line)
        case "remote":
            return say("photos/remote.clip", source=source, name=name, line=line)
        case "pasted":
            return say("photos/pasted", source=source, name=name, line=line)
        case "unreachable":
            return say("photos/unreachable", source=source, name=name, line=line)
        case "rooted":
            return say("photos/missing.rooted", source=source, name=name, line=line)
        case "outside":
            return say("photos/outside", source=source, name=name, line=line)


def quoted(source: str) -> str:
    """Return ``source`` as a message shows it: not all of it if it is long or a picture itself."""
    if origin_of(source) == "data":
        return f"{source[:30].partition(',')[0]}…, {shown(len(source))}"
    return source if len(source) <= _SHOWN else f"{source[:_SHOWN]}…"
