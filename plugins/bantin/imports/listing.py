"""Items in a row as one list within which others lie; items whose signs were typed are items too."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bantin.imports.blocks import Block, Item, Listing, Text
from bantin.imports.flow import Flow, Lines, Part
from bantin.imports.inline_markdown import joined

ITEM_LABEL = re.compile(r"-|\d{1,9}[.)]|[a-zđ]\)")
_TYPED = re.compile(r"\s*(?P<sign>[-+•●○▪■◦‣·–*]|\d{1,3}[.)]|[a-zđ]\))[\s\u00a0]+(?=\S)")
_INNER = "+○◦"


def typed_items(flows: Sequence[Flow]) -> list[Flow]:
    """Return ``flows``; paragraphs in a row, each with the sign of an item typed at its head, become items.

    One alone is an item where a sentence above announces it; otherwise its sign is text.
    """
    made: list[Flow] = []
    index = 0
    while index < len(flows):
        run = _typed_run(flows, index)
        announced = bool(made) and isinstance(made[-1], Lines) and made[-1].words.endswith((":", ";"))
        if len(run) > 1 or (run and announced):
            made += _as_items(run)
        else:
            made += flows[index : index + max(1, len(run))]
        index += max(1, len(run))
    return made


def listing(run: Sequence[Lines]) -> list[Block]:
    """Return the lists that the items of ``run`` make; where the way of counting changes, another one begins."""
    lists: list[list[Item]] = []
    index = 0
    while index < len(run):
        deeper = 0
        while index + 1 + deeper < len(run) and run[index + 1 + deeper].depth > run[index].depth:
            deeper += 1
        inner = listing(run[index + 1 : index + 1 + deeper])
        item = Item(
            _marker(run[index].label),
            joined(run[index].inlines),
            tuple(it for it in inner if isinstance(it, Listing)),
        )
        if not lists or lists[-1][0].marker[-1] != item.marker[-1]:
            lists.append([])
        lists[-1].append(item)
        index += 1 + deeper
    return [Listing(tuple(items)) for items in lists]


def _marker(label: str) -> str:
    """Return ``label`` as the dialect counts: numbers with a point."""
    return f"{label[:-1]}." if label[0].isdecimal() else label


def _typed_run(flows: Sequence[Flow], index: int) -> list[tuple[Lines, str]]:
    run: list[tuple[Lines, str]] = []
    for at in range(index, len(flows)):
        flow = flows[at]
        plain = isinstance(flow, Lines) and not (flow.label or flow.level or flow.shots or flow.role)
        found = _TYPED.match(_text(flow)) if isinstance(flow, Lines) and plain else None
        if found is None or not isinstance(flow, Lines) or (run and not _goes_on(run[-1][1], found["sign"])):
            break
        run.append((flow, found["sign"]))
    return run


def _goes_on(before: str, sign: str) -> bool:
    if sign[0].isdecimal():
        return not before[0].isdecimal() or int(sign[:-1]) > int(before[:-1])
    return True


def _as_items(run: Sequence[tuple[Lines, str]]) -> Iterator[Lines]:
    kinds: list[str] = []
    for lines, sign in run:
        kind = "1" if sign[0].isdecimal() else "a" if sign.endswith(")") else "+" if sign in _INNER else "-"
        if kind in kinds:
            del kinds[kinds.index(kind) + 1 :]
        else:
            kinds.append(kind)
        label = sign if kind in "1a" else "-"
        yield replace(lines, parts=tuple(_without_sign(lines.parts)), label=label, depth=kinds.index(kind))


def _text(lines: Lines) -> str:
    return "".join(part.text for part in lines.parts if isinstance(part, Text))


def _without_sign(parts: Sequence[Part]) -> Iterator[Part]:
    found = _TYPED.match("".join(part.text for part in parts if isinstance(part, Text)))
    left = found.end() if found else 0
    for part in parts:
        if isinstance(part, Text) and left:
            yield replace(part, text=part.text[left:])
            left = max(0, left - len(part.text))
        else:
            yield part
