"""What each kind of host lives through: ``send`` deploys, ``public`` says what is there, ``built`` what should be."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.deploy.sites import HOSTILE, page, tree, write

Send = Callable[..., int]
Public = Callable[[], Mapping[str, str]]
OUT = Path("out")


def _built() -> Mapping[str, str]:
    return tree(OUT)


def odd_names(send: Send, public: Public, built: Public = _built) -> None:
    """Bring, change and remove files whose names programs might take for something else."""
    hostile = {path: page(path) for path in HOSTILE}
    write(OUT, hostile)
    assert send() == 0
    assert public() == built()
    write(OUT, {path: text + "!" for path, text in hostile.items()})
    assert send() == 0
    assert public() == built()
    for path in hostile:
        (OUT / path).unlink()
    (OUT / "robots.txt").touch()
    assert send("--delete", str(len(hostile))) == 0
    assert public() == built()


def changed_kinds(send: Send, public: Public, built: Public = _built) -> None:
    """Bring a folder in the place of a file, and a file in the place of a folder."""
    write(OUT, {"tin": "x", "xa/a.html": page("a"), "xa/b/c.html": page("c")})
    assert send() == 0
    (OUT / "tin").unlink()
    shutil.rmtree(OUT / "xa")
    write(OUT, {"tin/a.html": page("a"), "xa": "x"})
    assert send("--delete", "3") == 0
    assert public() == built()
