"""The text of a Word file as it would be read on paper: no deleted words, comments, hidden words, heads and feet."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from bantin.imports.blocks import Break, NoteMark
from bantin.imports.flow import Cell, Flow, Grid, Lines, Lost, Remark, words_of
from bantin.imports.refused import Refused
from bantin.imports.word.drawings import Drawings
from bantin.imports.word.elements import attribute, child, local, number, relation_id, switch, value
from bantin.imports.word.fields import Fields
from bantin.imports.word.fonts import symbol
from bantin.imports.word.numbering import Numbering
from bantin.imports.word.package import Package, Relation
from bantin.imports.word.runs import Runs
from bantin.imports.word.styles import Styles
from bantin.newsroom.message import say

_DEEPEST = 120
_DELETED, _HIDDEN = "import/deletions", "import/hidden"
_GONE = {"del": _DELETED, "moveFrom": _DELETED, "commentReference": "import/comments"}
_AROUND = frozenset({"ins", "moveTo", "smartTag", "sdt", "sdtContent", "customXml", "dir", "bdo", "fldSimple"})
_DRAWN = frozenset({"drawing", "pict", "object"})
_NOTES = {"footnoteReference": "footnotes", "endnoteReference": "endnotes"}
_SIGNS = {"tab": "\t", "ptab": "\t", "noBreakHyphen": "-", "softHyphen": "\u00ad"}
_LINKED = re.compile(r"(?:https?|mailto|tel):", re.IGNORECASE)


class Reader:
    """Reads the text of a ``package``, then its notes; ``remarks`` tell what is left out."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._document = package.document
        self._relations = package.relations(self._document)
        parts = {it.kind: it.target for it in self._relations.values() if not it.outside}
        self._parts = {kind: target for kind, target in parts.items() if target in package}
        self._styles = Styles(self._root("styles"))
        self._numbering = Numbering(self._root("numbering"))
        self._fields = Fields()
        self._wanted: list[tuple[str, str]] = []
        self._depth = 0
        self._gone: Counter[str] = Counter()
        self.converted = False

    def read(self) -> tuple[Flow, ...]:
        """Return the text of the document."""
        body = child(self._package.xml(self._document), "body")
        if body is None:
            raise Refused(say("import/damaged"))
        return self._flows(body)

    def notes(self) -> dict[str, tuple[Flow, ...]]:
        """Return the words of the notes whose marks were read, in the order of the marks."""
        found: dict[str, tuple[Flow, ...]] = {}
        roots = {kind: self._root(kind) for kind in set(_NOTES.values())}
        for index, (kind, name) in enumerate(self._wanted, 1):
            root = roots[kind]
            note = next((it for it in ([] if root is None else root) if attribute(it, "id") == name), None)
            relations = self._package.relations(self._parts[kind]) if kind in self._parts else {}
            before, self._relations = self._relations, relations
            found[str(index)] = () if note is None else self._flows(note)
            self._relations = before
        return found

    def remarks(self) -> list[Remark]:
        """Return what is to be told of the document as a whole, once it has been read."""
        told = [Remark(say(key, count=count)) for key, count in sorted(self._gone.items()) if count]
        if self.converted:
            told.append(Remark(say("import/old-font")))
        heads = [
            it.target for it in self._package.relations(self._document).values() if it.kind in ("header", "footer")
        ]
        words = " ".join(
            filter(None, (words_of(self._flows(self._package.xml(it))) for it in heads if it in self._package))
        )
        if re.search(r"[^\W\d]", words):
            told.append(Remark(say("import/head-and-foot", words=words[:200])))
        return told

    def _root(self, kind: str) -> Any:
        return self._package.xml(self._parts[kind]) if kind in self._parts else None

    def _flows(self, element: Any) -> tuple[Flow, ...]:
        self._deeper()
        flows: list[Flow] = []
        for inner in element:
            match local(inner):
                case "p":
                    flows.append(self._lines(inner))
                case "tbl":
                    flows.append(self._grid(inner))
                case "del" | "moveFrom" as name:
                    self._gone[_GONE[name]] += 1
                case "AlternateContent":
                    flows += self._flows(_first_way(inner))
                case name if name in _AROUND:
                    flows += self._flows(inner)
        self._depth -= 1
        return tuple(flows)

    def _deeper(self) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise Refused(say("import/deep"))

    def _lines(self, element: Any) -> Lines:
        properties = child(element, "pPr")
        style = value(properties, "pStyle")
        runs = Runs()
        self._inline(element, runs, style, "")
        parts = runs.parts()
        self.converted = self.converted or runs.converted
        role = self._styles.role(style)
        label, depth = self._label(properties, style) if any(True for _ in parts) else ("", 0)
        return Lines(
            parts, role, self._styles.level(properties, style), self._styles.align(properties, style), label, depth
        )

    def _label(self, properties: Any, style: str) -> tuple[str, int]:
        levels = [properties, *(child(it, "pPr") for it in self._styles.paragraph(style))]
        found = [it for level in levels if (it := child(level, "numPr")) is not None]
        list_id = next((it for each in found if (it := value(each, "numId"))), "")
        depth = number(next((it for each in found if (it := value(each, "ilvl"))), "0"))
        return (self._numbering.label(list_id, depth), depth) if list_id not in ("", "0") else ("", 0)

    def _inline(self, element: Any, runs: Runs, style: str, link: str) -> None:
        self._deeper()
        for inner in element:
            name = local(inner)
            if name == "r":
                self._run(inner, runs, style, link)
            elif name == "hyperlink":
                self._inline(inner, runs, style, self._address(inner, runs) or link)
            elif name == "fldSimple":
                self._inline(inner, runs, style, self._checked(Fields.link(attribute(inner, "instr")), runs) or link)
            elif name == "AlternateContent":
                self._inline(_first_way(inner), runs, style, link)
            elif name in ("oMath", "oMathPara"):
                self._formula(inner, runs)
            elif name in _GONE:
                self._gone[_GONE[name]] += 1
            elif name in _AROUND:
                self._inline(inner, runs, style, link)
        self._depth -= 1

    def _run(self, element: Any, runs: Runs, style: str, link: str) -> None:
        look = self._styles.look(child(element, "rPr"), style)
        if look.hidden:
            self._gone[_HIDDEN] += any(local(it) == "t" for it in element)
            return
        for inner in element:
            name = local(inner)
            shown = self._fields.link_here
            target = self._checked(shown, runs) if shown else link
            if name == "t" or name in _SIGNS:
                if self._fields.shows:
                    runs.add_text(_SIGNS.get(name) or inner.text or "", look, target)
            elif name in ("br", "cr"):
                if attribute(inner, "type") not in ("page", "column"):
                    runs.add(Break())
            elif name == "sym":
                self._symbol(inner, runs, look, target)
            elif name in ("fldChar", "instrText"):
                self._fields.take(name, attribute(inner, "fldCharType"), inner.text or "")
            elif name in _NOTES:
                self._wanted.append((_NOTES[name], attribute(inner, "id")))
                runs.add(NoteMark(str(len(self._wanted))))
            elif name in _DRAWN or name == "AlternateContent":
                for part in Drawings(self._relations, self._flows).parts(inner):
                    runs.add(part)
            elif name in _GONE:
                self._gone[_GONE[name]] += 1

    def _symbol(self, element: Any, runs: Runs, look: Any, link: str) -> None:
        code = attribute(element, "char")
        try:
            sign = symbol(attribute(element, "font"), int(code, 16))
        except ValueError:
            sign = ""
        if sign:
            runs.add_text(sign, look, link)
        else:
            runs.add(Lost(say("import/lost.symbol")))

    def _formula(self, element: Any, runs: Runs) -> None:
        words = "".join(it.text or "" for it in element.iter() if local(it) == "t")
        runs.add_text(words, self._styles.look(None, ""), "")
        runs.add(Lost(say("import/formula", words=words[:100])))

    def _address(self, element: Any, runs: Runs) -> str:
        relation: Relation | None = self._relations.get(relation_id(element, "id"))
        if relation is None or not relation.outside:
            return ""
        return self._checked(relation.target, runs)

    def _checked(self, address: str, runs: Runs) -> str:
        """Return an ``address`` that a story may lead to; of another one tell, and return nothing."""
        address = address.strip()
        if not address or _LINKED.match(address):
            return address
        runs.add(Lost(say("import/link", address=address[:200]), "notice"))
        return ""

    def _grid(self, element: Any) -> Grid:
        self._deeper()
        rows = []
        for row in _within(element, "tr"):
            properties = child(row, "trPr")
            if child(properties, "del") is not None:
                self._gone[_DELETED] += 1
            elif not switch(properties, "hidden"):
                rows.append(tuple(self._cell(cell) for cell in _within(row, "tc")))
        self._depth -= 1
        return Grid(tuple(rows))

    def _cell(self, element: Any) -> Cell:
        properties = child(element, "tcPr")
        merged = child(properties, "vMerge")
        continues = merged is not None and attribute(merged, "val") != "restart"
        return Cell(self._flows(element), max(1, min(number(value(properties, "gridSpan"), 1), 60)), continues)


def _within(element: Any, name: str) -> list[Any]:
    """Return the children called ``name``, also where a content control stands around them."""
    found = []
    for inner in element:
        if local(inner) == name:
            found.append(inner)
        elif local(inner) in _AROUND:
            found += _within(inner, name)
    return found


def _first_way(element: Any) -> Any:
    """Return the first of several ways to say one thing that says anything."""
    ways = [it for it in element if local(it) in ("Choice", "Fallback")]
    return next((it for it in ways if len(it)), element if not ways else ways[0])
