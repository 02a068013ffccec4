"""Tables without inline styles, which the site's content security policy forbids, and that scroll on a phone."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from bantin.newsroom.conversion import conversion_of

_CLASSES = {"text-align: right;": "canh-phai", "text-align: center;": "canh-giua"}


class PlainTableExtension(Extension):
    """Says the alignment of cells by class, and puts each table into a box that can be scrolled by keyboard too."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Run after tables and inline marks are parsed."""
        md.treeprocessors.register(_TableProcessor(md), "plain-tables", 5)


class _TableProcessor(Treeprocessor):
    def run(self, root: Element) -> None:
        for cell in (cell for name in ("th", "td") for cell in root.iter(name)):
            style = cell.attrib.pop("style", "")
            if style in _CLASSES:
                cell.set("class", " ".join(filter(None, [cell.get("class"), _CLASSES[style]])))
        for parent in list(root.iter()):
            for index, child in enumerate(list(parent)):
                if child.tag == "table":
                    parent[index] = _scrolling(child, conversion_of(self.md).own("table-scroll"))


def _scrolling(table: Element, name: str) -> Element:
    names = {"class": name, "aria-label": "Bảng", "tabindex": "0"}
    box = Element("section", names)
    box.tail, table.tail = table.tail, "\n"
    box.append(table)
    return box
