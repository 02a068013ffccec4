"""The ledger's lines at rest as the last build knew them, in the cache: only lines that are others are read again.

What stands in the cache counts only where the ledger holds the very same bytes; nothing of it is a promise by itself.
Without it, or where much has changed, the whole ledger is read, and what is at rest in it is written down anew.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from bantin.addresses.ledger import Ledger, at_rest_but_for
from bantin.addresses.ledger_row import FORGOTTEN
from bantin.addresses.reading import read_ledger
from bantin.addresses.resting import LONGEST, Block, Facts, blocks_of, digest_of_lines, may_rest
from bantin.newsroom.code_fingerprint import maker
from bantin.newsroom.diagnostic import Diagnostic
from bantin.newsroom.regular_file import NotPlain, read_plain, write_in_one_step

_LIMIT = 1 << 30
_MISSES = 50  # blocks that are not there any more, before the whole is read
_AWAKE = 10 * LONGEST  # lines that could rest, before what rests is written down anew
_WIDTH = len(Facts._fields)


def resting_file(content: Path, cache: Path) -> Path:
    """Return where in the ``cache`` is told what is at rest in the ledger of the folder ``content``."""
    name = hashlib.blake2b(os.fsencode(content.absolute()), digest_size=8).hexdigest()
    return cache / f"resting-{name}"


def read_at_rest(data: bytes, file: Path) -> tuple[Ledger, list[Diagnostic]]:
    """Return the ledger that ``data`` holds, as :func:`read_ledger` does; ``file`` tells what rests in it."""
    others, blocks = _apart(data, _read(file))
    if blocks:
        ledger, found = read_ledger(others)
        if not found and sum(state.startswith(FORGOTTEN) for state in ledger.awake[2]) < _AWAKE:
            return at_rest_but_for(ledger.awake, blocks, data), found
    ledger, found = read_ledger(data)
    blocks = [] if found or not may_rest(ledger.awake[2]) else blocks_of(ledger.rows)
    if blocks:
        _write(file, blocks)
        held = {line for block in blocks for line in block.lines}
        rows = [row for row in ledger.rows if "\t".join(row).encode() not in held]
        return at_rest_but_for(tuple(zip(*rows, strict=True)) or Ledger().awake, blocks, data), found
    return Ledger(ledger.awake, (), data), found


def _apart(data: bytes, known: Sequence[Facts]) -> tuple[bytes, list[Block]]:
    """Return ``data`` without the blocks that are ``known`` and still there, and these; none if many are not."""
    others, there, end, missing = list[bytes](), list[Block](), 0, 0
    for facts in known:
        start = data.find(b"\n" + facts.opening + b"\n", max(end - 1, 0)) + 1
        text = data[start : start + int(facts.size)]
        if start and digest_of_lines(text) == facts.digest:
            others.append(data[end:start])
            there.append(Block(text, facts))
            end = start + len(text)
        elif (missing := missing + 1) > _MISSES:
            return data, []
    return b"".join([*others, data[end:]]), there


def _read(file: Path) -> list[Facts]:
    """Return what ``file`` tells, if a build of just this code has written it and nobody has damaged it."""
    try:
        data = read_plain(file.parent, file.name, _LIMIT)
    except NotPlain:
        return []
    end = data.find(b"\n") + 1
    told = data[end:]
    if data[: end - 1] != _seal(told):
        return []
    words = told.split(b"\0")
    return [Facts(*words[start : start + _WIDTH]) for start in range(0, len(words), _WIDTH)]


def _write(file: Path, blocks: Sequence[Block]) -> None:
    told = b"\0".join(word for block in blocks for word in block.facts)
    with suppress(OSError):  # the next build only takes longer
        file.parent.mkdir(parents=True, exist_ok=True)
        write_in_one_step(file, _seal(told) + b"\n" + told)


def _seal(told: bytes) -> bytes:
    return hashlib.blake2b(told, digest_size=16, key=maker().encode()).hexdigest().encode()
