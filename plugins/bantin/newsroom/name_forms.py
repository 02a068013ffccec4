"""Names of files as editors write them, and as they can be written: what was typed may mean several names."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import quote, unquote

from bantin.newsroom.printing import printable
from bantin.vietnamese.marks import normal_form

STORY_ENDINGS = (".md", ".markdown", ".mkd", ".mdown")
"""What the names of files end in that are read as stories."""

Reading = tuple[str, str]
"""A name that somebody may have meant, and what then stands behind it: ``("a.pdf", "#page=2")``."""

_MARK = re.compile(r"[{|](?:static|attach|filename)[}|]", re.IGNORECASE)
_BEHIND = re.compile("[?#]")
_MOST_SIGNS = 4  # of a name, each of which may be the last
# What Markdown, HTML or an address would take for more than a letter; a blank is one only where it could vanish.
_SIGNS = re.compile(r"""[][()<>{}|"'`*~^\\#?&:]|^ +| +$|(?<= ) +|[^\S ]""")


def readings(written: str) -> Iterator[tuple[Reading, ...]]:
    """Yield the names that ``written`` may mean, the likelier groups first, in each as typed and then decoded.

    A ``#`` or ``?`` is a letter of the name; only if there is no such file does a place in the file begin there.
    """
    written = bare(written)
    yield _decoded(written)
    ends = [sign.start() for sign in _BEHIND.finditer(written)]
    for end in dict.fromkeys([*ends[: -_MOST_SIGNS - 1 : -1], *ends[:1]]):
        if written[:end].strip():
            yield _decoded(written[:end], "".join(written[end:].partition("#")[1:]))


def bare(written: str) -> str:
    """Return ``written`` without a mark of Pelican's in front, which says nothing of the name: ``{static}a.jpg``."""
    written = written.strip()
    return _MARK.sub("", written, count=1) if written[:1] in ("{", "|") else written


def _decoded(name: str, behind: str = "") -> tuple[Reading, ...]:
    decoded = unquote(name) if "%" in name else name
    return ((name, behind),) if decoded == name else ((name, behind), (decoded, behind))


def places(name: str, story: str) -> list[str]:
    """Return the paths below the root that ``name`` may be in ``story``, likeliest first; none if outside."""
    plain = nfc(name).replace("\\", "/")
    folders = [""] if plain.startswith("/") else [posixpath.dirname(story), ""]
    paths = [posixpath.normpath(posixpath.join(folder, plain.lstrip("/"))) for folder in folders]
    inside = [path for path in paths if not path.startswith("../") and path not in {"..", "."}]
    return list(dict.fromkeys(inside)) if paths[0] in inside else []


def spellings(path: str, story: str) -> list[str]:
    """Return how the file ``path`` may be named in ``story``, the shortest first; not each means it and no other."""
    folder, name = posixpath.split(nfc(path))
    beside = [name] if folder == nfc(posixpath.dirname(story)) else []
    return [*beside, nfc(path), f"/{nfc(path)}"]


def in_markdown(name: str) -> str:
    """Return ``name`` so that it can stand between the brackets of ``[…](…)``: what would be a sign, by number."""
    marked = _SIGNS.sub(lambda sign: quote(sign[0]), name)
    return "".join(letter if printable(letter) == letter else quote(letter, errors="replace") for letter in marked)


def nfc(text: str) -> str:
    """Return ``text`` in the normal form of the house."""
    return normal_form("NFC", text)


def folded(path: str) -> str:
    """Return what paths that differ only by case, normal form or the number of blanks have in common."""
    return nfc(" ".join(nfc(path).casefold().split()))
