"""Why a page was rendered or left in the last build, in words for whoever looks after the site."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import unquote

from bantin.fast_build.page_traces import EVERY, PageTrace, PageTraces
from bantin.newsroom.message import Message, Value, say
from bantin.newsroom.split_address import path_of_address

_RENDERED = {
    "first": say("why/first"),
    "new": say("why/new"),
    "file": say("why/file"),
    "restless": say("why/restless"),
    "unknown": say("why/unknown"),
    "unpredictable": say("why/unpredictable"),
    "stranger": say("why/stranger"),
}
_NAMES = {
    "(template)": say("why/template"),
    "(addresses)": say("why/addresses"),
    "article": say("why/article"),
    "page": say("why/page"),
    "build_day": say("why/day"),
    "menu": say("why/menu"),
    "(fragment)": say("why/fragment"),
    "(body)": say("why/body"),
    "(beside)": say("why/beside"),
    "front": say("why/front"),
}


def page_path(asked: str, output: str) -> str:
    """Return the path of a page inside the output, as somebody may ask for it: an address, a file, a folder."""
    path = unquote(path_of_address(asked) if "://" in asked else asked.partition("#")[0].partition("?")[0])
    path = path.removeprefix("./").removeprefix(f"{output.rstrip('/')}/").lstrip("/")
    return f"{path}index.html" if path.endswith("/") or not path else path


def explain(page: str, memory: PageTraces) -> tuple[Message, bool]:
    """Return why ``page`` is as it is, and whether anything is known of it."""
    found = memory.pages.get(page)
    if found:
        return _explain_known(page, found), True
    reason = memory.restless.get(page) or (page in memory.made and memory.restless.get(EVERY))
    if reason:
        return say("why/made", page=page, reason=_words(reason)), True
    if page in memory.files:
        return say("why/no-template", page=page), True
    if not memory.files:
        return say("why/no-record"), False
    near = [path for path in sorted(memory.files) if page.rpartition("/")[2] in path][:3]
    return say("why/none-near", page=page, names=", ".join(near)) if near else say("why/none-far", page=page), False


def _explain_known(page: str, found: PageTrace) -> Message:
    read = ", ".join(sorted({*found.shared, *found.own}))
    if found.reason == ("same",):
        return say("why/kept", page=page, read=read)
    if found.reason == ("exchanged",):
        return say("why/exchanged", page=page, read=read)
    return say("why/made-of", page=page, reason=_words(found.reason), read=read)


def _words(reason: Sequence[str]) -> Value:
    kind, *names = reason or ("new",)
    if kind == "changed":
        return say("why/changed", names="; ".join(str(_NAMES.get(name, name)) for name in names))
    return " ".join([str(_RENDERED.get(kind, kind)), *(f"({name})" for name in names)])
