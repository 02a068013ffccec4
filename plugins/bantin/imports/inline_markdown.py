"""Words in their looks as Markdown: emphasis without blanks at its edges, tags where stars would run together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from bantin.imports.blocks import Break, Inline, Inlines, Text
from bantin.imports.escapes import address, escaped

_LOOKS = {"bold": ("**", "strong"), "italic": ("*", "em"), "struck": ("~~", "del")}
_PLAIN_ENDS = re.compile(r"\w(?:[^~&\\]*\w)?")  # between these, tildes are understood


def joined(content: Iterable[Inline]) -> Inlines:
    """Return ``content`` with neighbours of one look as one, blanks single and outside of looks, none at the ends."""
    spaced = _with_single_blanks(part for each in content for part in _parted(each))
    runs: list[Inline] = []
    for part in spaced:
        last = runs[-1] if runs else None
        if isinstance(part, Text) and isinstance(last, Text) and _look(part) == _look(last):
            runs[-1] = replace(last, text=last.text + part.text)
        else:
            runs.append(part)
    return tuple(_filled(_trimmed(runs)))


def lines_of(content: Iterable[Inline]) -> list[Inlines]:
    """Return the lines of ``content``, without those that hold nothing."""
    lines: list[list[Inline]] = [[]]
    for part in content:
        if isinstance(part, Break):
            lines.append([])
        else:
            lines[-1].append(part)
    return [line for line in map(joined, lines) if line]


def inline_markdown(content: Iterable[Inline]) -> str:
    """Return one line of ``content`` as Markdown; a break in it becomes ``<br>``."""
    return joined_markdown(joined(content))


def joined_markdown(content: Inlines) -> str:
    """Return what :func:`joined` made as one line of Markdown."""
    written: list[str] = []
    for piece in _linked(content):
        if written and piece.startswith("[") and written[-1].endswith("!"):  # together they would be a photo
            written[-1] = written[-1][:-1] + "\\!"
        written.append(piece)
    return "".join(written)


def _linked(runs: Sequence[Inline]) -> Iterator[str]:
    for link, group in groupby(runs, key=lambda part: part.link if isinstance(part, Text) else ""):
        text = _in_looks([replace(part, link="") if link and isinstance(part, Text) else part for part in group])
        yield f"[{text}]({address(link)})" if link else text


def _in_looks(runs: Sequence[Inline]) -> str:
    """Write ``runs`` one behind the other; each look begins and ends with its run, so that nothing overlaps."""
    edges = [_edges(part) for part in runs]
    written = []
    for index, part in enumerate(runs):
        before = edges[index - 1][1] if index else ""
        after = edges[index + 1][0] if index + 1 < len(runs) else ""
        written.append(_in_look(part, with_tags=any(it == "*" or it.isalnum() for it in (before, after))))
    return "".join(written)


def _in_look(part: Inline, *, with_tags: bool) -> str:
    match part:
        case Break():
            return "<br>"
        case Text():
            words = escaped(part.text)
            for look in _looks(part)[::-1]:
                stars, tag = _LOOKS[look]
                is_odd = look == "struck" and not _PLAIN_ENDS.fullmatch(words)
                words = f"<{tag}>{words}</{tag}>" if with_tags or is_odd else f"{stars}{words}{stars}"
            return words
        case _:
            return f"[^{part.key}]"


def _edges(part: Inline) -> tuple[str, str]:
    """Return the first and the last sign that neighbours see; a look shows its stars."""
    if not isinstance(part, Text):
        return ("<", ">") if isinstance(part, Break) else ("[", "]")
    return ("*", "*") if _looks(part) else (part.text[:1], part.text[-1:])


def _looks(part: Text) -> list[str]:
    return [look for look in _LOOKS if getattr(part, look)]


def _look(part: Text) -> tuple[bool, bool, bool, str]:
    return part.bold, part.italic, part.struck, part.link


def _parted(part: Inline) -> Iterator[Inline]:
    """Yield ``part``; blanks at the edges of a look or a link stand outside of it."""
    if not isinstance(part, Text):
        yield part
        return
    core = part.text.strip()
    if core == part.text:
        yield part
        return
    start = part.text.find(core) if core else len(part.text)
    for text, is_core in ((part.text[:start], False), (core, True), (part.text[start + len(core) :], False)):
        if text:
            yield replace(part, text=text) if is_core else Text(" ")


def _with_single_blanks(runs: Iterable[Inline]) -> Iterator[Inline]:
    after_blank = True
    for part in runs:
        if not isinstance(part, Text):
            after_blank = isinstance(part, Break)
            yield part
        elif part.text.isspace():
            if not after_blank:
                yield Text(" ")
            after_blank = True
        else:
            after_blank = False
            words = " ".join(part.text.split())
            yield part if words == part.text else replace(part, text=words)


def _trimmed(runs: Iterable[Inline]) -> list[Inline]:
    """Return ``runs`` without breaks and blanks at the ends, and without blanks at the ends of lines."""
    kept: list[Inline] = []
    for part in runs:
        if isinstance(part, Break):
            kept = _without_last_blank(kept)
        if kept or not isinstance(part, Break):
            kept.append(part)
    while kept and isinstance(kept[-1], Break):
        kept.pop()
        kept = _without_last_blank(kept)
    return _without_last_blank(kept)


def _without_last_blank(runs: list[Inline]) -> list[Inline]:
    last = runs[-1] if runs else None
    if not isinstance(last, Text) or not last.text.endswith(" "):
        return runs
    return [*runs[:-1], replace(last, text=last.text.rstrip())]


def _filled(runs: Iterable[Inline]) -> Iterator[Inline]:
    return (part for part in runs if not isinstance(part, Text) or part.text)
