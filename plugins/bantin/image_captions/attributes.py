"""Attribute lists such as ``{: .rong focus="30% 20%" }`` that stand where Markdown itself does not look."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree.ElementTree import Element

from markdown.extensions.attr_list import get_attrs_and_remainder


def read_attributes(text: str) -> dict[str, str] | None:
    """Return the attributes when ``text`` is one attribute list and nothing else."""
    text = text.strip()
    inner = text[1:-1]
    if not (text.startswith("{") and text.endswith("}")) or "{" in inner or "}" in inner:
        return None
    if not inner.startswith(":") and not inner.lstrip().startswith((".", "#")):
        return None
    pairs, _rest = get_attrs_and_remainder(inner.removeprefix(":").strip())
    classes = " ".join(value for name, value in pairs if name == "." and value)
    found = {name: name if value is None else value for name, value in pairs if name != "."}
    return found | ({"class": classes} if classes else {})


def merged(attributes: Mapping[str, str], more: Mapping[str, str]) -> dict[str, str]:
    """Return both sets of attributes; classes add up, of other attributes the later wins."""
    both = {**attributes, **more}
    classes = [given["class"] for given in (attributes, more) if given.get("class")]
    return both | ({"class": " ".join(classes)} if classes else {})


def add_attributes(element: Element, attributes: Mapping[str, str]) -> None:
    """Give ``attributes`` to ``element``; classes are added to those it has."""
    for name, value in merged(element.attrib, attributes).items():
        element.set(name, value)
