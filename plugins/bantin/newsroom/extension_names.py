"""Markdown extensions that the settings name and that are not there: every story would fail, and seem at fault."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib.metadata import entry_points
from importlib.util import find_spec
from typing import Any

from bantin.newsroom.message import say
from bantin.newsroom.old_names import renamed
from bantin.newsroom.setting_names import near_name

_KNOWN = frozenset(
    {
        *("bantin.dialect", "bantin.dialect.extension", "bantin.image_captions"),
        *(
            f"markdown.extensions.{name}"
            for name in ("abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc")
        ),
    }
)


def missing_extensions(settings: Mapping[str, Any]) -> Iterator[str]:
    """Yield a sentence for each extension in ``MARKDOWN`` of whose module there is none; objects need no module."""
    named = (it for it in settings["MARKDOWN"].get("extensions") or () if isinstance(it, str))
    for name in named:
        module = name.partition(":")[0]
        if _is_there(module):
            continue
        meant = near_name(module, _KNOWN)
        hint = f" {say('setting/meant', name=meant)}" if meant else ""
        yield str(renamed(module) or f"{say('setting/extension-missing', name=module)}{hint}")


def _is_there(module: str) -> bool:
    """Say whether Markdown would find ``module``, by its own name or by the short one that its package gives it."""
    try:
        return find_spec(module) is not None or ("." not in module and _is_short(module))
    except (ImportError, ValueError):  # no package around it; no name at all
        return False


def _is_short(name: str) -> bool:
    return bool(entry_points(group="markdown.extensions", name=name))
