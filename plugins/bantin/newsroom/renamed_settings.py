"""Settings under the names that they had: a site that has not been changed since goes on, and is told."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, MutableMapping
from functools import cache
from pathlib import Path
from typing import Any

from bantin.newsroom.message import Message, say

_TABLE = Path(__file__).with_suffix(".toml")


@cache
def renamed() -> Mapping[str, str]:
    """Return the new name of each setting by its old one."""
    table = tomllib.loads(_TABLE.read_text(encoding="utf-8"))
    return {old: str(new["name"]) for old, new in table.items()}


def take_old_names(settings: MutableMapping[str, Any]) -> Iterator[Message]:
    """Have each of ``settings`` that has an old name stand under the new one too; yield what is said of it."""
    for old, new in renamed().items():
        if old in settings:
            settings.setdefault(new, settings[old])
            yield say("newsroom/setting.renamed", old=old, new=new)
