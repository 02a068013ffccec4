"""Old encodings in story files: named for an editor, and turned into UTF-8 with the old file kept beside the new."""

from __future__ import annotations

import difflib
import os
import stat
from dataclasses import dataclass
from pathlib import Path

from bantin.newsroom.content_files import ContentFile, Limits
from bantin.newsroom.message import say
from bantin.newsroom.printing import printable
from bantin.newsroom.regular_file import write_in_one_step
from bantin.vietnamese.legacy import damage, decode, detect_encoding, repair

_NAMES = {
    "tcvn3": "TCVN3 (phông .VnTime)",
    "vni": "VNI (phông VNI-Times)",
    "windows-1258": "Windows-1258",
    "mojibake": "UTF-8 bị đọc sai",
}


@dataclass(frozen=True, slots=True)
class Recoded:
    """What became of a file: the encoding it had (as editors know it) and its text before and after."""

    encoding: str
    before: str
    after: str

    @property
    def changed(self) -> bool:
        return self.before != self.after or self.encoding not in ("", "UTF-8")


def encoding_name(data: bytes) -> str:
    """Return the name by which editors know the encoding of ``data``; empty when none is recognised."""
    found = detect_encoding(data)
    return _NAMES.get(found, found.upper()) if found else ""


def recode(data: bytes) -> Recoded:
    """Return ``data`` as sound text; lines damaged by an old encoding inside UTF-8 are mended too."""
    found = detect_encoding(data)
    if found is None:
        text = data.decode("cp1252", "replace")
        return Recoded("", text, text)
    if found != "utf-8":
        shown = data.decode(found, "replace") if found.startswith("utf") else data.decode("cp1252", "replace")
        return Recoded(encoding_name(data), shown, decode(data, found).removeprefix("\ufeff"))
    text = data.decode("utf-8-sig")
    hurt = {name for name in map(damage, text.splitlines()) if name}
    names = ", ".join(_NAMES[name] for name in sorted(hurt)) or "UTF-8"
    return Recoded(names, text, repair(text) if hurt else text)


def difference(recoded: Recoded, name: str) -> str:
    """Return the changed lines, old and new, as programmers' tools print them."""
    before, after, shown = recoded.before.splitlines(), recoded.after.splitlines(), printable(name)
    old, new = str(say("command/before", name=shown)), str(say("command/after", name=shown))
    return "\n".join(difflib.unified_diff(before, after, old, new, lineterm="", n=0))


def convert_file(path: Path) -> str:
    """Convert the file at ``path`` to UTF-8, keep the old one as ``….bak``, and return what to tell the editor.

    Raises :class:`bantin.newsroom.content_files.Unreadable` for what is no plain file of a story's size.
    """
    data, name = ContentFile(path.parent, path.name).read(Limits().story), printable(str(path))
    recoded = recode(data)
    if not recoded.encoding:
        return str(say("command/unknown-encoding", name=name))
    if not recoded.changed:
        return str(say("command/no-need", name=name))
    backup = _free_backup(path)
    with backup.open("xb") as kept:
        kept.write(data)
    mode = path.lstat().st_mode
    write_in_one_step(path, recoded.after.encode("utf-8"))
    path.chmod(stat.S_IMODE(mode))
    changes = difference(recoded, path.name)
    said = say("command/converted", name=name, encoding=recoded.encoding, backup=printable(str(backup)))
    return f"{changes}\n{said}".lstrip("\n")


def _free_backup(path: Path) -> Path:
    """Return a name beside ``path`` that no file has, so that a second run never overwrites the first original."""
    names = [path.with_name(f"{path.name}.bak")]
    while os.path.lexists(names[-1]):
        names.append(path.with_name(f"{path.name}.{len(names)}.bak"))
    return names[-1]
