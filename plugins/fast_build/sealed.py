"""Records as JSON files that vouch for themselves: one that was damaged is no record, though it may still be JSON."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import Any


def write_sealed(file: Path, record: Any) -> None:
    """Write ``record`` to ``file`` in one step, under the digest of its own words."""
    body = json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(f"{file.name}.{os.getpid()}")
    draft.write_bytes(_seal(body) + b"\n" + body)
    draft.replace(file)


def read_sealed(file: Path) -> Any:
    """Return the record in ``file``; raise OSError or ValueError if there is none that can be believed."""
    seal, _, body = file.read_bytes().partition(b"\n")
    if seal != _seal(body):
        raise ValueError(f"{file.name} was damaged")
    return json.loads(body)


def _seal(body: bytes) -> bytes:
    return hashlib.blake2b(body, digest_size=16).hexdigest().encode()
