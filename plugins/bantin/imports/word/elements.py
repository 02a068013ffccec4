"""Elements and attributes of WordprocessingML by their local names, which the two editions of the standard share."""

from __future__ import annotations

from typing import Any

_OFF = frozenset({"0", "false", "off", "none"})


def local(element: Any) -> str:
    """Return the name of ``element`` without its namespace; empty for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Any, name: str) -> str:
    """Return the value of the attribute ``name``, of whatever namespace; empty if there is none."""
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def relation_id(element: Any, name: str) -> str:
    """Return the value of an attribute that names a relation."""
    return next((value for key, value in element.attrib.items() if key.endswith(f"elationships}}{name}")), "")


def child(element: Any, name: str) -> Any:
    """Return the first child called ``name``, or None; ``element`` may be None itself."""
    return None if element is None else next((it for it in element if local(it) == name), None)


def value(element: Any, name: str) -> str:
    """Return ``val`` of the child called ``name``; empty if there is none."""
    found = child(element, name)
    return "" if found is None else attribute(found, "val")


def switch(properties: Any, name: str) -> bool | None:
    """Return whether the property ``name`` is on, or None where nothing is said."""
    found = child(properties, name)
    return None if found is None else attribute(found, "val").lower() not in _OFF


def number(text: str, default: int = 0) -> int:
    """Return ``text`` as a number that is not huge."""
    try:
        return max(-(10**9), min(10**9, int(float(text))))
    except (ValueError, OverflowError):
        return default
