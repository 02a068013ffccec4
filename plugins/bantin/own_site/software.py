"""The software that a site is built with: as it runs here, or as a wheel; its files, and how a wheel is made."""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import json
import re
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from urllib.parse import unquote
from urllib.request import url2pathname

from bantin import __version__
from bantin.newsroom.message import Message, say
from bantin.newsroom.split_address import path_of_address

PROJECT = "ban-tin"
_PACKAGE = Path(__file__).parents[1]
# What the wheel holds beside the package itself, and where that lies in a checkout.
_CARRIED = {"theme": "theme", "requirements": "requirements", "CHANGELOG.md": "CHANGELOG.md"}
_PIPS_OWN = {"INSTALLER", "REQUESTED", "RECORD", "direct_url.json"}
_METADATA = re.compile(r"ban_tin-([0-9][0-9A-Za-z.+!]*)\.dist-info/METADATA")
_OLDEST = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip file can tell; the same files make the same wheel


class NoSoftware(Exception):
    """A wheel could not be read or made; ``said`` tells why."""

    def __init__(self, said: Message) -> None:
        super().__init__(str(said))
        self.said = said


@dataclass(frozen=True)
class Wheel:
    """The software in a wheel file."""

    path: Path

    @cached_property
    def version(self) -> str:
        """What stands within, whatever somebody has called the file."""
        with zipfile.ZipFile(self.path) as archive:
            return _version_in(archive)

    @property
    def name(self) -> str:
        """The name that pip asks for: a browser that has such a file already calls the next one ``… (1).whl``."""
        return f"ban_tin-{self.version}-py3-none-any.whl"

    @property
    def digest(self) -> str:
        """Its SHA-256, as pip wants it behind ``--hash=``."""
        return hashlib.sha256(self.path.read_bytes()).hexdigest()

    def text(self, name: str) -> str | None:
        """Return the file ``name`` (``theme/templates/base.html``) of the package; None if there is none."""
        with zipfile.ZipFile(self.path) as archive:
            try:
                return archive.read(f"bantin/{name}").decode("utf-8")
            except KeyError:
                return None


@dataclass(frozen=True, slots=True)
class Running:
    """The software as it runs here, installed or from a checkout."""

    version: str = __version__

    def text(self, name: str) -> str | None:
        """Return the file ``name`` of the package, as :meth:`Wheel.text` does."""
        file = carried(name)
        return file.read_text("utf-8") if file.is_file() else None


Software = Wheel | Running


def carried(name: str) -> Path:
    """Return where the file ``name`` of the package lies, installed or in a checkout."""
    packed = _PACKAGE / name
    root = name.partition("/")[0]
    return packed if packed.exists() or root not in _CARRIED else _PACKAGE.parents[1] / name


def open_wheel(path: Path) -> Wheel:
    """Return the wheel at ``path``; raise NoSoftware if it is none of this software, or damaged."""
    if not path.is_file():
        raise NoSoftware(say("site/no-file", file=str(path)))
    try:
        with zipfile.ZipFile(path) as archive:
            ours = "bantin/__init__.py" in archive.namelist() and bool(_version_in(archive))
            damaged = archive.testzip()
    except (OSError, EOFError, ValueError, NotImplementedError, RuntimeError, zlib.error, zipfile.BadZipFile):
        ours, damaged = _begins_as_zip(path), path.name
    if not ours:
        raise NoSoftware(say("site/no-wheel", file=str(path)))
    if damaged:
        raise NoSoftware(say("site/damaged-wheel", file=str(path)))
    return Wheel(path)


def copy_wheel(wheel: Wheel, folder: Path) -> Wheel:
    """Copy ``wheel`` into ``folder`` under the name that pip asks for."""
    target = folder / wheel.name
    target.write_bytes(wheel.path.read_bytes())
    return Wheel(target)


def _version_in(archive: zipfile.ZipFile) -> str:
    """Return the version that ``archive`` says it is of; empty if it is no wheel of this software."""
    found = [it[1] for name in archive.namelist() if (it := _METADATA.fullmatch(name))]
    return found[0] if len(found) == 1 else ""


def _begins_as_zip(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(2) == b"PK"
    except OSError:
        return False


def put_wheel(folder: Path) -> Wheel:
    """Put the wheel of the running software into ``folder``: the one it was installed from, or made anew."""
    folder.mkdir(parents=True, exist_ok=True)
    try:
        installed = distribution(PROJECT)
    except PackageNotFoundError:
        return _build(folder)
    if not (_PACKAGE / "theme").is_dir():
        return _build(folder)
    source = _installed_from(installed)
    return copy_wheel(Wheel(source), folder) if source else _pack(installed, folder)


def _installed_from(installed: Distribution) -> Path | None:
    """Return the wheel file that pip says this was installed from, if it is still the same."""
    told = json.loads(installed.read_text("direct_url.json") or "{}")
    wanted = told.get("archive_info", {}).get("hashes", {}).get("sha256")
    file = Path(url2pathname(unquote(path_of_address(told.get("url", "")))))
    if not wanted or file.suffix != ".whl" or not file.is_file():
        return None
    return file if hashlib.sha256(file.read_bytes()).hexdigest() == wanted else None


def _pack(installed: Distribution, folder: Path) -> Wheel:
    """Make the wheel again from what pip has installed of it."""
    files = dict(sorted(_files_of(installed)))
    info = next(name.partition("/")[0] for name in files if name.endswith(".dist-info/METADATA"))
    record = f"{info}/RECORD"
    target = folder / f"{info.removesuffix('.dist-info')}-py3-none-any.whl"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in [*files.items(), (record, _record(files, record))]:
            entry = zipfile.ZipInfo(name, _OLDEST)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(entry, data)
    return Wheel(target)


def _files_of(installed: Distribution) -> Iterator[tuple[str, bytes]]:
    for file in installed.files or ():
        name = file.as_posix()
        is_pips = file.parent.suffix == ".dist-info" and file.name in _PIPS_OWN
        if not (name.startswith("..") or is_pips or "__pycache__" in file.parts):
            yield name, Path(str(file.locate())).read_bytes()


def _record(files: dict[str, bytes], own: str) -> bytes:
    """Return the list of a wheel's files with their digests, which pip compares."""
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    for name, data in files.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
        rows.writerow([name, f"sha256={digest}", len(data)])
    rows.writerow([own, "", ""])
    return text.getvalue().encode()


def _build(folder: Path) -> Wheel:
    """Have the build backend make the wheel of the checkout that this runs from; it fetches nothing."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder.absolute())]
    ran = subprocess.run(command, cwd=_PACKAGE.parents[1], capture_output=True, text=True, check=False)
    made = sorted(folder.glob(f"ban_tin-{__version__}-*.whl"))
    if ran.returncode or not made:
        raise NoSoftware(say("site/no-hatchling", python=sys.executable))
    return Wheel(made[-1])
