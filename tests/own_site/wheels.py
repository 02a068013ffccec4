"""The wheel of this checkout, in the colours that tests know: an owner may have given other ones to the theme."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from contextlib import suppress
from pathlib import Path

from bantin.own_site.software import put_wheel

from tests.building import ROOT
from tests.demo.colours import tokens
from tests.kept_work import PLACE
from tests.modules import PLUGINS

_COMPILED = f"{{}}.{sys.implementation.cache_tag}.pyc"
_TOKENS = "bantin/theme/static/css/tokens.css"


def wheel_of_today(folder: Path) -> Path:
    """Copy the wheel of this checkout to ``folder``, where it has the frozen colours in it; return it.

    It is made once for all tests of a run.
    """
    kept = Path(os.environ[PLACE], "wheel")
    if not kept.is_dir():
        new = Path(tempfile.mkdtemp(dir=kept.parent))
        _make_wheel(new)
        with suppress(OSError):  # another test process has been sooner
            new.rename(kept)
    [made] = kept.glob("*.whl")
    return Path(shutil.copy(made, folder))


def _make_wheel(folder: Path) -> None:
    """Make the wheel as the build backend does, and put the frozen colours into it."""
    made = put_wheel(folder).path
    whole = made.rename(folder / "as-it-is.zip")
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new:
        for entry in old.infolist():
            new.writestr(entry, tokens() if entry.filename == _TOKENS else old.read(entry))
    whole.unlink()


def unpacked(wheel: Path, folder: Path) -> Path:
    """Lay out what ``wheel`` holds in ``folder``, as pip does; modules that are this checkout's come compiled."""
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    take_compiled(folder)
    return folder


def take_compiled(folder: Path) -> None:
    """Give modules below ``folder`` that are this checkout's its compiled code, and the age that it tells of."""
    for module in sorted((folder / "bantin").rglob("*.py")):
        ours = PLUGINS / module.relative_to(folder / "bantin")
        compiled = Path("__pycache__", _COMPILED.format(module.stem))
        if (ours.parent / compiled).is_file() and ours.read_bytes() == module.read_bytes():
            (module.parent / "__pycache__").mkdir(exist_ok=True)
            shutil.copy(ours.parent / compiled, module.parent / compiled)
            os.utime(module, ns=(ours.stat().st_mtime_ns,) * 2)


def run_installed(software: Path, verb: str, *arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a verb of the ``software`` that was laid out, in ``folder``: in a process that knows of no checkout."""
    environment = {**os.environ, "PYTHONPATH": str(software), "SITEURL": ""}
    command = [sys.executable, str(ROOT / "tests/kept_command.py"), verb, *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
