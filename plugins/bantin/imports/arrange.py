"""From what a foreign document holds, in its order, to the blocks of a story: figures, lists, tables, headings."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from bantin.imports.blocks import Block, Code, Heading, Inline, Note, Paragraph, Quote, Rule, Text
from bantin.imports.captions import MOST_LETTERS, figure, is_guess, looks_like_caption
from bantin.imports.flow import Box, Flow, Grid, Lines, Lost, Part, Remark, Shot, all_lines
from bantin.imports.inline_markdown import joined
from bantin.imports.listing import ITEM_LABEL, listing, typed_items
from bantin.imports.photo_grids import is_photo_grid, parted
from bantin.imports.tables import table
from bantin.newsroom.message import Message, say
from bantin.vietnamese.credit import find_credit

_LEADERS = re.compile(r"[-_.…*=~\s–—]{3,}")  # lines that only part or fill


class Arrangement:
    """Takes flows one by one; ``blocks`` and ``remarks`` grow."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.remarks: list[Remark] = []
        self._told: set[Message] = set()

    def take(self, flows: Sequence[Flow]) -> None:
        """Arrange ``flows``."""
        flows = typed_items([it for flow in flows for it in _opened(flow)])
        index = 0
        while index < len(flows):
            index = self._step(flows, index)

    def _step(self, flows: Sequence[Flow], index: int) -> int:
        """Arrange what stands at ``index``; return where the next begins."""
        flow = flows[index]
        if isinstance(flow, Grid):
            self._grid(flow)
            return index + 1
        if flow.shots or _has_photo_box(flow):
            return self._photos(flows, index)
        if flow.role == "caption" and index + 1 < len(flows) and _shots_of(flows[index + 1]):
            return self._photos(flows, index + 1, above=flow)  # above its photo
        for role, make in (("quote", self._quote), ("item", self._items), ("code", self._code)):
            run = _run(flows, index, _IS[role])
            if run:
                make(run)
                return index + len(run)
        self._lines(flow)
        return index + 1

    def _lines(self, lines: Lines) -> None:
        self._tell(lines.parts)
        if lines.role == "rule":
            self.blocks.append(Rule())
        elif lines.role == "contents":
            self.remarks.append(Remark(say("import/contents"), at=-1))
        else:
            self._words(lines)
        for part in lines.parts:
            if isinstance(part, Box):
                self.take(part.flows)

    def _words(self, lines: Lines) -> None:
        label = [Text(f"{lines.label} ", bold=lines.is_all("bold"))] if lines.label else []
        content = joined([*label, *lines.inlines])
        if not lines.words or _LEADERS.fullmatch(lines.words):
            return
        if lines.level:
            plain_look = tuple(replace(it, bold=False) if isinstance(it, Text) else it for it in content)
            self.blocks.append(Heading(min(6, lines.level + 1), joined(plain_look)))
        else:
            self.blocks.append(Paragraph(content))

    def _photos(self, flows: Sequence[Flow], index: int, above: Lines | None = None) -> int:
        """Place the photos that stand at ``index`` and right behind, with their captions."""
        shots: list[Shot] = []
        captions: list[Sequence[Inline]] = [above.inlines] if above else []
        guessed = False
        behind: list[Lines] = []
        while index < len(flows) and (found := _shots_of(flows[index])) and not (captions and not above):
            lines = flows[index]
            assert isinstance(lines, Lines)
            self._tell(lines.parts)
            shots += found
            before, own, after = _around(lines)
            if before:
                self.blocks.append(Paragraph(joined(before)))
            boxes = [part.flows for part in lines.parts if isinstance(part, Box)]
            captions += [it.inlines for box in boxes for it in all_lines(box) if it.words]
            captions += [own] if own else []
            guessed = guessed or bool(boxes or own)
            index += 1
            if after:
                behind = [replace(lines, parts=tuple(after))]
                break
        if not captions and not behind:
            index, found_captions, by_look = _captions_at(flows, index, len(shots))
            captions += found_captions
            guessed = guessed or by_look
        elif not behind and index < len(flows) and _is_credit_alone(flows[index]):
            captions.append(flows[index].inlines)  # type: ignore[union-attr]
            index += 1
        self._add_figure(shots, captions, guessed=guessed)
        for lines in behind:
            self._words(lines)
        return index

    def _add_figure(self, shots: Sequence[Shot], captions: Sequence[Sequence[Inline]], *, guessed: bool) -> None:
        made = figure(shots, captions)
        if made.captions and guessed:
            self.remarks.append(Remark(say("import/caption-guessed"), at=len(self.blocks)))
        self.blocks.append(made)

    def _grid(self, grid: Grid) -> None:
        for lines in all_lines(flow for row in grid.rows for cell in row for flow in cell.flows):
            self._tell(lines.parts)
        if is_photo_grid(grid):
            for piece in parted(grid):
                if isinstance(piece, Grid):
                    self._table(piece)
                else:
                    shots, captions, rest = piece
                    self._add_figure(shots, [it.inlines for it in captions], guessed=True)
                    self.take(rest)
        elif grid.width == 1:
            self.take([flow for row in grid.rows for cell in row for flow in _untold(cell.flows)])
        else:
            self._table(grid)

    def _table(self, grid: Grid) -> None:
        made, merged, nested = table(grid)
        if not made.rows:
            return
        for is_so, key in ((merged, "import/merged-cells"), (nested, "import/nested-table")):
            if is_so:
                self.remarks.append(Remark(say(key), at=len(self.blocks)))
        self.blocks.append(made)

    def _quote(self, run: Sequence[Lines]) -> None:
        self._tell([part for lines in run for part in lines.parts])
        self.blocks.append(Quote(tuple(Paragraph(joined(lines.inlines)) for lines in run)))

    def _items(self, run: Sequence[Lines]) -> None:
        self._tell([part for lines in run for part in lines.parts])
        self.blocks += listing(run)
        self.take([flow for lines in run for part in lines.parts if isinstance(part, Box) for flow in part.flows])

    def _code(self, run: Sequence[Lines]) -> None:
        texts = ("".join(it.text if isinstance(it, Text) else "\n" for it in lines.inlines) for lines in run)
        self.blocks.append(Code("\n".join(texts).strip("\n")))

    def _tell(self, parts: Sequence[Part]) -> None:
        for part in parts:
            if isinstance(part, Lost) and part.said not in self._told:
                self.remarks.append(Remark(part.said, part.severity, len(self.blocks)))
                self._told.add(part.said)


_IS: dict[str, Callable[[Lines], bool]] = {
    "quote": lambda lines: lines.role == "quote" and bool(lines.words),
    "item": lambda lines: bool(ITEM_LABEL.fullmatch(lines.label)) and not lines.level,
    "code": lambda lines: lines.role == "code",
}


def notes_of(notes: Mapping[str, tuple[Flow, ...]]) -> list[Note]:
    """Return ``notes`` as blocks: their paragraphs run on."""
    made = []
    for key, flows in notes.items():
        row: list[Inline] = []
        for lines in all_lines(flows):
            row += [*([Text(" ")] if row else []), *lines.inlines]
        made.append(Note(key, joined(row)))
    return made


def _run(flows: Sequence[Flow], index: int, fits: Callable[[Lines], bool]) -> list[Lines]:
    run: list[Lines] = []
    for at in range(index, len(flows)):  # of a slice every step would copy all that is left
        flow = flows[at]
        if not isinstance(flow, Lines) or flow.shots or not fits(flow):
            break
        run.append(flow)
    return run


def _opened(flow: Flow) -> list[Flow]:
    """Return ``flow``; nothing of a paragraph that holds nothing."""
    if isinstance(flow, Lines) and not flow.parts and flow.role != "rule":
        return []
    return [flow]


def _shots_of(flow: Flow) -> list[Shot]:
    """Return the photos of a paragraph, those in its boxes too."""
    if isinstance(flow, Grid):
        return []
    boxed = [
        shot for part in flow.parts if isinstance(part, Box) for it in all_lines(part.flows) for shot in it.shots
    ]
    return [*flow.shots, *boxed]


def _has_photo_box(lines: Lines) -> bool:
    return bool(_shots_of(lines))


def _around(lines: Lines) -> tuple[list[Inline], list[Inline], list[Part]]:
    """Part a paragraph with photos: the words before them, a caption below them, words that run on beside them."""
    places = [index for index, part in enumerate(lines.parts) if isinstance(part, Shot | Box)]
    before = [it for it in lines.parts[: places[0]] if not isinstance(it, Shot | Box | Lost)]
    after = [it for it in lines.parts[places[0] :] if not isinstance(it, Shot | Box | Lost)]
    before_words, after_words = Lines(tuple(before)).words, Lines(tuple(after)).words
    first = next((it for it in after if not (isinstance(it, Text) and not it.text.strip())), None)
    is_below = (
        not isinstance(first, Text) or lines.is_all("italic") or lines.align == "centre" or lines.role == "caption"
    )
    if after_words and not before_words and is_below and len(after_words) < MOST_LETTERS:
        return [], after, []
    if before_words and not after_words and lines.role == "caption":
        return [], before, []
    return (before if before_words else []), [], (list(after) if after_words else [])


def _captions_at(flows: Sequence[Flow], index: int, most: int) -> tuple[int, list[Sequence[Inline]], bool]:
    """Return where the captions that begin at ``index`` end, their words, and whether a look alone told them."""
    captions: list[Sequence[Inline]] = []
    guessed = False
    while index < len(flows) and len(captions) < most:
        lines = flows[index]
        if not isinstance(lines, Lines) or not looks_like_caption(lines):
            break
        captions.append(lines.inlines)
        guessed = guessed or is_guess(lines)
        index += 1
    if captions and index < len(flows) and _is_credit_alone(flows[index]):
        captions.append(flows[index].inlines)  # type: ignore[union-attr]
        index += 1
    return index, captions, guessed


def _is_credit_alone(flow: Flow) -> bool:
    if not isinstance(flow, Lines) or flow.shots:
        return False
    found = find_credit(flow.words)
    return found is not None and found.alone and not flow.words.lower().startswith("nguồn:")


def _untold(flows: Sequence[Flow]) -> list[Flow]:
    """Return ``flows`` without what was told of them already."""
    return [
        replace(it, parts=tuple(p for p in it.parts if not isinstance(p, Lost))) if isinstance(it, Lines) else it
        for it in flows
    ]
