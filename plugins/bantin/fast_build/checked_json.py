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


def write_sealed(file: Path, record: Any) -> None:
    """Write ``record`` to ``file`` in one step, under the digest of its own words."""
    body = pack(record)
    file.parent.mkdir(parents=True, exist_ok=True)
    write_in_one_step(file, _seal(body) + b"\n" + body)


def read_sealed(file: Path) -> Any:
    """Return the record in ``file``; raise OSError or ValueError if there is none that can be believed."""
    seal, _, body = read_plain(file.parent, file.name, _MOST).partition(b"\n")
    if seal != _seal(body):
        raise ValueError(f"{file.name} was damaged")
    return unpack(body)


def _seal(body: bytes) -> bytes:
    return hashlib.blake2b(body, digest_size=16).hexdigest().encode()
