"""A document understood: title, lead and byline are for the header, letterheads go, signatures stand at the end."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from bantin.imports.arrange import Arrangement, notes_of
from bantin.imports.blocks import Block, Break, Caption, Figure, NoteMark, Signature, Story, Text
from bantin.imports.flow import Box, Flow, Lines, Remark, Shot
from bantin.imports.paper import without_letterhead, without_signature
from bantin.newsroom.message import say
from bantin.vietnamese.counts import count_words

_MOST_TITLE, _FIRST = 300, 12
_KINDS = re.compile(
    r"(?:báo\s+cáo|thông\s+báo|kế\s+hoạch|tin\s+bài|tin|bài|bài\s+viết|phóng\s+sự|thông\s+cáo|giấy\s+mời|nghị\s+quyết)\s*[:.]?",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"\(?\s*(?P<label>(?:tin|bài|ảnh|tin\s+bài|bài\s+viết)(?:\s*(?:,|và|-|–|\+|&|;|/)\s*(?:tin|bài|ảnh))*"
    r"|người\s+viết|tác\s+giả|thực\s+hiện)\s*[:：]\s*(?P<names>[^:]{2,100})(?P<more>.*?)\)?\s*",
    re.IGNORECASE,
)
_SECOND = re.compile(r"[;,.\s–-]*\b(?P<label>ảnh)\s*[:：]\s*(?P<names>.{2,80})", re.IGNORECASE)
_NAMES = re.compile(r"\s*(?:[;,&/+]|\s[-–—]\s|\svà\s)\s*")


@dataclass(frozen=True, slots=True)
class Understood:
    """A story, and what is to be said of it."""

    story: Story
    remarks: tuple[Remark, ...]


def understood(flows: Sequence[Flow], notes: Mapping[str, tuple[Flow, ...]], name: str) -> Understood:
    """Return the story in ``flows``; a document without a title is called after its file, ``name``."""
    remarks: list[Remark] = []
    kept, letterhead = without_letterhead([it for it in flows if not _is_blank(it)])
    if letterhead:
        remarks.append(Remark(say("import/letterhead", words=letterhead[:300])))
    kept, signature = without_signature(kept)
    kept, authors, credit = _without_byline(kept)
    title, kept, how = _without_title(kept)
    if how != "style":
        key = "import/title-guessed" if title else "import/no-title"
        remarks.append(Remark(say(key), "notice" if title else "warning"))
    lead, kept = _without_lead(kept)
    if lead:
        remarks.append(Remark(say("import/lead", words=count_words(lead))))
    if authors:
        remarks.append(Remark(say("import/byline", names="; ".join(authors))))
    body = Arrangement()
    body.take(kept)
    blocks: list[Block] = [_credited(block, credit) for block in body.blocks]
    if signature:
        body.remarks.append(Remark(say("import/signature"), "warning", len(blocks)))
        blocks.append(Signature(tuple(signature)))
    blocks += [note for note in notes_of(notes) if note.content]
    story = Story(title or name, lead, authors, tuple(blocks))
    return Understood(story, (*remarks, *body.remarks))


def _is_blank(flow: Flow) -> bool:
    return (
        isinstance(flow, Lines)
        and not flow.words
        and flow.role != "rule"
        and not any(not isinstance(part, Text | Break) for part in flow.parts)
    )


def _without_byline(flows: list[Flow]) -> tuple[list[Flow], tuple[str, ...], str]:
    """Return ``flows`` without the line that says who wrote it, the names, and who took the photos."""
    for index in range(len(flows) - 1, max(-1, len(flows) - 6), -1):
        lines = flows[index]
        if not isinstance(lines, Lines) or lines.shots or lines.level:
            continue
        found = _BYLINE.fullmatch(lines.words)
        is_last = index == len(flows) - 1
        if found and (lines.align == "right" or is_last) and not _is_caption_of(flows, index, found["label"]):
            return _named(flows, index, found)
        is_name = len(lines.words) < 60 and all(map(_is_name, _NAMES.split(lines.words)))
        if is_last and lines.align == "right" and is_name:
            return [*flows[:index], *flows[index + 1 :]], tuple(_NAMES.split(lines.words)), ""
    return flows, (), ""


def _is_name(words: str) -> bool:
    """Say whether ``words`` look like somebody's name: two to five, each with a capital."""
    each = words.split()
    return 2 <= len(each) <= 5 and all(word[0].isupper() and not any(map(str.isdecimal, word)) for word in each)


def _is_caption_of(flows: Sequence[Flow], index: int, label: str) -> bool:
    """Say whether a line that names a photographer alone belongs to the photo above."""
    above = flows[index - 1] if index else None
    return label.lower() == "ảnh" and isinstance(above, Lines) and (bool(above.shots) or above.role == "caption")


def _named(flows: list[Flow], index: int, found: re.Match[str]) -> tuple[list[Flow], tuple[str, ...], str]:
    names, label = found["names"] + found["more"], found["label"].lower()
    credit = ""
    second = _SECOND.search(names)
    if second:
        names, credit = names[: second.start()], second["names"]
    elif "ảnh" in label:
        credit = names
    people = tuple(name for each in _NAMES.split(names) if (name := each.strip(" .,;()")))
    kept = [*flows[:index], *flows[index + 1 :]]
    if label == "ảnh":
        return kept, (), " ".join(credit.strip(" .)").split())
    return kept, people, " ".join(credit.strip(" .)").split())


def _without_title(flows: list[Flow]) -> tuple[str, list[Flow], str]:
    """Return the title, ``flows`` without it, and how it was found: ``style``, ``look`` or empty."""
    styled = [i for i, it in enumerate(flows) if isinstance(it, Lines) and it.role == "title" and it.words]
    if styled:
        end = styled[0] + 1
        while end in styled:
            end += 1
        return _joined(flows, styled[0], end, "style")
    tests: tuple[Callable[[Lines], bool], ...] = (
        lambda it: it.align == "centre" and it.is_all("bold"),
        lambda it: it.level == 1,
        lambda it: it.is_all("bold") and count_words(it.words) < 30,
    )
    for fits in tests:
        for index, lines in enumerate(flows[:_FIRST]):
            if isinstance(lines, Lines) and _is_line(lines) and fits(lines):
                end = index + 1
                is_kind = bool(_KINDS.fullmatch(lines.words))
                while end < len(flows) and _goes_on(flows[end], lines) and (is_kind or end == index + 1):
                    is_kind = False
                    end += 1
                return _joined(flows, index, end, "look")
            if fits is tests[2]:
                break  # only the very first line
    return "", flows, ""


def _is_line(lines: Lines) -> bool:
    return bool(lines.words) and len(lines.words) < _MOST_TITLE and not lines.label and lines.role != "caption"


def _goes_on(flow: Flow, first: Lines) -> bool:
    """Say whether the line behind the ``first`` of a title is more of it."""
    if not isinstance(flow, Lines) or not _is_line(flow) or flow.shots or flow.align != first.align:
        return False
    return first.align == "centre" and flow.is_all("bold") and count_words(flow.words) < 40


def _joined(flows: list[Flow], start: int, end: int, how: str) -> tuple[str, list[Flow], str]:
    lines = [it for it in flows[start:end] if isinstance(it, Lines)]
    title = " ".join(it.words for it in lines)
    left = [rest for it in lines if (rest := replace(it, parts=_pictures(it), role="", level=0)).parts]
    return title, [*flows[:start], *left, *flows[end:]], how


def _pictures(lines: Lines) -> tuple[Shot | Box, ...]:
    return tuple(part for part in lines.parts if isinstance(part, Shot | Box))


def _without_lead(flows: list[Flow]) -> tuple[str, list[Flow]]:
    """Return the first paragraph as lead if all of it is bold and nothing in it would be lost in a header."""
    for index, lines in enumerate(flows):
        if not isinstance(lines, Lines) or lines.level or lines.label:
            break
        if lines.shots or not lines.words or lines.role == "caption":
            continue
        is_plain = not any(isinstance(it, NoteMark) or (isinstance(it, Text) and it.link) for it in lines.inlines)
        if lines.is_all("bold") and is_plain and count_words(lines.words) >= 12 and lines.align != "centre":
            return lines.words, [*flows[:index], *flows[index + 1 :]]
        break
    return "", flows


def _credited(block: Block, credit: str) -> Block:
    """Return ``block``; photos of which nobody says who took them are of ``credit``."""
    if isinstance(block, Figure) and credit:
        captions = (replace(it, credit=it.credit or credit) for it in block.captions or (Caption(),))
        return replace(block, captions=tuple(captions))
    return block
