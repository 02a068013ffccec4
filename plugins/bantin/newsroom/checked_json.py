"""Records as JSON files that vouch for themselves: one that was damaged is no record, though it may still be JSON.

The seal tells damage, not forgery: whoever can write the file can make it. Those who read a record check that it
holds what we write, above all where it names a file.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from bantin.newsroom.compact_json import pack, unpack
from bantin.newsroom.regular_file import read_plain, write_in_one_step

_MOST = 1 << 30


def write_sealed(file: Path, record: Any, most: int = _MOST) -> str:
    """Write ``record`` to ``file`` in one step, under the digest of its own words, which is returned.

    One of more than ``most`` bytes is not written, and nothing is returned.
    """
    body = pack(record)
    if len(body) > most:
        return ""
    file.parent.mkdir(parents=True, exist_ok=True)
    write_in_one_step(file, _seal(body) + b"\n" + body)
    return _seal(body).decode()


def read_sealed(file: Path, wanted: str = "") -> Any:
    """Return the record in ``file``, the one under the seal that is ``wanted``, if that is said.

    Raises OSError or ValueError if there is none that can be believed.
    """
    record, seal = read_with_seal(file)
    if wanted not in ("", seal):
        raise ValueError(f"{file.name} is another one")
    return record


def read_with_seal(file: Path) -> tuple[Any, str]:
    """Return the record in ``file`` and its seal; raise OSError or ValueError if none can be believed."""
    seal, _, body = read_plain(file.parent, file.name, _MOST).partition(b"\n")
    if seal != _seal(body):
        raise ValueError(f"{file.name} was damaged")
    return unpack(body), seal.decode()


def _seal(body: bytes) -> bytes:
    """Return what tells damage of ``body``; it may have many megabytes, and processors have steps for this digest."""
    return hashlib.sha1(body, usedforsecurity=False).hexdigest().encode()
