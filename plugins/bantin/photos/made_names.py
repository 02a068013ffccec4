"""Names of made files: readable on the site, without their slug in the cache, and never a way to somewhere else."""

from __future__ import annotations

import re

_STORED = r"[0-9a-f]{10}(?:-[0-9]{1,6})?\.(?:avif|jpg|png|mp4|m4a|webm|mp3|ogg|wav)"
_IS_STORED = re.compile(_STORED, re.ASCII).fullmatch
_IS_MADE = re.compile(rf"[a-z0-9-]+\.{_STORED}", re.ASCII).fullmatch


def stored_name(name: str) -> str:
    """Return the name in the cache of the file ``name``: without its slug, since equal photos share one entry."""
    return name.partition(".")[2]


def is_stored(name: str) -> bool:
    """Say whether ``name`` is one that we give to files in the cache."""
    return _IS_STORED(name) is not None


def is_made(name: str) -> bool:
    """Say whether ``name`` is one that we give to files of the site."""
    return _IS_MADE(name) is not None
