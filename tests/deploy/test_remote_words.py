"""What rclone says, read: a file that is not there is told from one that was not answered."""

from __future__ import annotations

import json

import pytest
from bantin.deploy.manifest import Entry, Top
from bantin.deploy.plan import parts_needed, parts_of
from bantin.deploy.targets.remote import _only_missing, _said

GONE = "Failed to copy: failed to open source object: object not found"
SHUT = "Failed to copy: failed to open source object: https response error StatusCode: 500"


def told(*messages: str) -> bytes:
    return "\n".join(json.dumps({"level": "error", "msg": it}) for it in messages).encode()


@pytest.mark.parametrize(
    ("words", "is_only_missing"),
    [
        (told(GONE), True),
        (told("error reading source root directory: directory not found"), True),
        (told(SHUT, GONE), False),
        (told(GONE, SHUT), False),
        (b"panic: out of memory", False),
        (b"", False),
    ],
)
def test_a_manifest_that_was_not_answered_never_passes_for_none(words: bytes, is_only_missing: bool) -> None:
    assert _only_missing(words) == is_only_missing


def test_the_last_thing_said_is_told_as_it_is_without_its_frame() -> None:
    assert _said(told(GONE, SHUT)) == SHUT
    assert _said(b"first\nlast\n") == "last"
    assert _said(b"") == ""


def test_of_a_large_folder_only_the_parts_that_differ_are_asked_for() -> None:
    files = {f"2024/11/tin-{n}.html": Entry(n, f"{n:022}") for n in range(1000)}
    before, _ = parts_of(files)
    after, _ = parts_of({**files, "2024/11/tin-7.html": Entry(7, "x" * 22)})
    assert len(before) > 4
    assert len(parts_needed(after, Top(parts=before))) == 1
    split_anew, _ = parts_of({path: entry for path, entry in files.items() if entry.size < 100})
    assert parts_needed(split_anew, Top(parts=before)) == before
