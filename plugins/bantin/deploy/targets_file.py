"""``deploy.toml``: the places that a newsroom publishes to, each under a name, and never a password."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from bantin.deploy.compression import LIBRARIES, is_made_here
from bantin.deploy.failure import Stopped
from bantin.newsroom.host_names import ascii_site
from bantin.newsroom.message import Message, say
from bantin.newsroom.regular_file import NotPlain, read_plain
from bantin.newsroom.split_address import host_of

FILE = "deploy.toml"
_MOST = 1 << 20
_COMMON = {"kind": str, "address": str, "check_at": str, "wait": int, "headers": list}
_COPIES = {"compressed": list}
_SERVER = {"host": str, "port": int, "user": str, "path": str}
# What each kind is told: the keys that it needs, and those that it may have.
_NEEDS: dict[str, tuple[str, ...]] = {
    "folder": ("path",),
    "ssh": ("host", "path", "address"),
    "s3": ("bucket", "address"),
    "sftp": ("host", "user", "path", "address"),
    "ftp": ("host", "user", "path", "address"),
    "git": ("repository", "branch", "address"),
}
_KEYS: dict[str, dict[str, type]] = {
    "folder": {"path": str, **_COPIES},
    "ssh": {"host": str, "port": int, "path": str, "host_key": str, "identity": str, **_COPIES},
    "s3": {"bucket": str, "endpoint": str, "region": str, "provider": str, "folder": str, "gzip": bool},
    "sftp": {**_SERVER, "host_key": str, "identity": str, **_COPIES},
    "ftp": {**_SERVER, "tls": str, "allow_plain": bool, **_COPIES},
    "git": {"repository": str, "branch": str},
}
_SECRET = re.compile(r"pass|secret|token|access_key|mat_khau", re.IGNORECASE)
_IN_ADDRESS = re.compile(r"//[^/@\s]*:[^/@\s]+@|https?://[^/@\s]+@")
_ADDRESS = r"https?://[^/\s?#]+[^\s?#]*"
# What a line must look like, where another form would only be found out by the host, or by a file that is nowhere.
_FORMS = {
    "address": (_ADDRESS, "deploying/value-address"),
    "check_at": (_ADDRESS, "deploying/value-address"),
    "tls": ("explicit|implicit|none", "deploying/value-tls"),
    "host": (r"[^\s/]+", "deploying/value-host"),
    "bucket": (r"[A-Za-z0-9._-]+", "deploying/value-bucket"),
    "branch": (
        r"(?!.*(?:\.\.|//|@\{|\.lock$|[/.]$))[^\s/.~^:?*\[\\][^\s~^:?*\[\\]*",
        "deploying/value-branch",
    ),
    "host_key": (r"[a-z0-9@.-]+ [A-Za-z0-9+/=]+", "deploying/value-host-key"),
}
_NUMBERS = {"port": range(1, 65_536), "wait": range(3601)}
_NAME = re.compile(r"[\w-]+")
_OPTION = re.compile(r"\s*-")  # ssh and git would take such a name for an order


@dataclass(frozen=True, slots=True)
class Description:
    """What ``deploy.toml`` says of one target; ``at`` is where, for findings."""

    name: str
    kind: str
    values: Mapping[str, Any]
    at: str = ""

    @property
    def address(self) -> str:
        """The address of the site there; empty where nobody reads it by one."""
        return ascii_site(str(self.values.get("address", "")).rstrip("/"))

    @property
    def folder(self) -> Path:
        """The folder of such a target; as typed where it is that of a person whom this machine does not know."""
        path = Path(str(self.values["path"]))
        try:
            return path.expanduser()
        except RuntimeError:
            return path

    @property
    def check_at(self) -> str:
        """The address at which the site is looked at after a deploy."""
        return ascii_site(str(self.values.get("check_at", self.address)).rstrip("/"))


def find_target(typed: str, file: Path) -> Description:
    """Return the target that was ``typed``: a name in ``file``, else the path of a folder."""
    known = read_targets(file) if file.exists() else {}
    if typed in known:
        return known[typed]
    if _NAME.fullmatch(typed) and not Path(typed).is_dir():
        near = get_close_matches(typed, known, n=1)
        if near:
            raise Stopped(say("deploy/unknown.near", name=typed, near=near[0], file=str(file)))
        raise Stopped(say("deploy/unknown.other", name=typed, file=str(file)))
    return Description(typed, "folder", {"path": typed})


def read_targets(file: Path) -> dict[str, Description]:
    """Return the targets of ``file`` by name; raise :class:`Stopped` with the line of the first mistake."""
    try:
        text = read_plain(file.parent, file.name, _MOST).decode("utf-8-sig")
        told = tomllib.loads(text)
    except NotPlain as error:
        raise Stopped(say("deploy/file-closed", file=str(file))) from error
    except UnicodeDecodeError as error:
        raise Stopped(say("deploy/file-letters", file=str(file))) from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        at = f"{file}:{_line_of_slip(error, text.splitlines())}"
        is_double = re.search("overwrite|twice", str(error))
        raise Stopped(say("deploy/file-twice" if is_double else "deploy/file-form", at=at)) from error
    for key in told:
        if key != "targets":
            raise Stopped(say("deploy/file-table", at=f"{file}:{_line(text, '', key)}", name=key))
    targets = told.get("targets", {})
    if not isinstance(targets, dict):
        raise Stopped(say("deploy/file-table", at=f"{file}:{_line(text, '', 'targets')}", name="targets"))
    return {name: _description(name, values, text, file) for name, values in targets.items()}


def _line_of_slip(error: tomllib.TOMLDecodeError | RecursionError, lines: Sequence[str]) -> int:
    """Return the line of a mistake: the last one if it was the end that came too early."""
    if isinstance(error, RecursionError):  # a list in a list in a list …
        return 1 + max(range(len(lines)), key=lambda number: len(re.findall(r"[\[{]", lines[number])))
    told = re.search(r"line (\d+)", str(error))
    return int(told[1]) if told else max(1, len(lines))


def _description(name: str, values: Any, text: str, file: Path) -> Description:
    at = f"{file}:{_line(text, name, '')}"
    if not isinstance(values, dict):
        raise Stopped(say("deploy/file-table", at=at, name=name))
    kind = values.get("kind")
    if not isinstance(kind, str) or kind not in _KEYS:
        line = _line(text, name, "kind")
        raise Stopped(say("deploy/kind", at=f"{file}:{line}", kind=str(kind or ""), kinds=", ".join(_KEYS)))
    for key, value in values.items():
        said = _complaint(kind, key, value)
        if said:
            raise Stopped(say("deploy/entry", at=f"{file}:{_line(text, name, key)}", said=said))
    for key in _NEEDS[kind]:
        if not values.get(key):
            raise Stopped(say("deploy/needs", at=at, name=name, kind=kind, key=key))
    if kind == "ftp" and values.get("tls") == "none" and values.get("allow_plain") is not True:
        raise Stopped(say("deploy/plain", at=f"{file}:{_line(text, name, 'tls')}"))
    return Description(name, kind, values, at)


def _complaint(kind: str, key: str, value: Any) -> Message | None:
    """Return what is wrong with one line of a target."""
    allowed = {**_COMMON, **_KEYS[kind]}
    if key not in allowed:
        if _SECRET.search(key):
            return say("deploying/secret-key", key=key)
        near = get_close_matches(key, allowed, n=1)
        known = ", ".join(sorted(allowed))
        return (
            say("deploying/key-near", key=key, near=near[0]) if near else say("deploying/key", key=key, known=known)
        )
    if type(value) is not allowed[key]:
        return say(_KINDS[allowed[key]], key=key)
    if isinstance(value, list):
        return _complaint_about_list(key, value)
    if isinstance(value, str) and not value.strip():
        return say("deploying/value-empty", key=key)
    if isinstance(value, str) and _IN_ADDRESS.search(value):
        return say("deploying/secret-value", key=key)
    if isinstance(value, str) and (_OPTION.match(value) or any(ord(it) < 32 for it in value)):
        return say("deploying/value-odd", key=key)
    if key in _NUMBERS and value not in _NUMBERS[key]:
        return say("deploying/value-range", key=key, least=_NUMBERS[key][0], most=_NUMBERS[key][-1])
    form, said = _FORMS.get(key, ("", ""))
    if form and not re.fullmatch(form, str(value)):
        return say(said, key=key)
    if form == _ADDRESS and not host_of(ascii_site(str(value))):
        return say(said, key=key)
    if kind != "folder" and key == "path" and str(value).startswith("~"):
        return say("deploying/value-path", key=key)
    return None


def _complaint_about_list(key: str, value: list[Any]) -> Message | None:
    if not all(isinstance(it, str) for it in value):
        return say("deploying/value-list", key=key)
    if key == "headers" and not all(re.fullmatch(r"[A-Za-z0-9-]+", it) for it in value):
        return say("deploying/value-headers", key=key)
    unknown = [it for it in value if it not in LIBRARIES] if key == "compressed" else []
    if unknown:
        return say("deploying/value-compressed", key=key, known=", ".join(LIBRARIES))
    missing = [it for it in value if not is_made_here(it)] if key == "compressed" else []
    return say("deploying/no-encoding", name=missing[0]) if missing else None


_KINDS = {
    str: "deploying/value-text",
    int: "deploying/value-number",
    bool: "deploying/value-yes",
    list: "deploying/value-list",
}


def _line(text: str, name: str, key: str) -> int:
    """Return the line of ``key`` in the table of the target ``name``, of the table itself where it has none."""
    table, here = 1, not name
    opening = re.compile(rf"\s*\[+\s*targets\s*\.\s*[\"']?{re.escape(name)}[\"']?\s*\]")
    wanted = re.compile(rf"\s*\[?\s*[\"']?{re.escape(key)}[\"']?\s*[=.\]]")
    within = re.compile(rf"\s*(?:targets\s*\.\s*)?[\"']?{re.escape(name)}[\"']?\s*[=.]")  # written in one line
    for number, line in enumerate(text.splitlines(), 1):
        if name and re.match(r"\s*\[", line):
            here = bool(opening.match(line))
            table = number if here else table
        elif name and not here and within.match(line):
            table = number
        elif here and key and wanted.match(line):
            return number
        if not name and key and wanted.match(line):
            return number
    return table
