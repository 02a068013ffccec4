"""nginx: a file of maps for the block ``http`` and one of rules for the block ``server``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from bantin.addresses.hosts.hosting import HostFiles, Hosting, by_names, pairs_of
from bantin.addresses.redirects import GONE, Redirect
from bantin.newsroom.answer_headers import A_YEAR, ASKED_AGAIN, TYPES

MAPS, RULES = "bantin-http.conf", "bantin-server.conf"
_NAME = re.compile(r"[a-z0-9_]+")  # of a variable $arg_…, which knows no case
_LONGEST = 900  # bytes of a key


def nginx_files(hosting: Hosting) -> HostFiles:
    """Return both files; every address stands between quotes in a table that is looked up once for each request."""
    told = HostFiles()
    asked = by_names(hosting.asked)
    odd = {names for names in asked if not all(map(_NAME.fullmatch, names))}
    tables = [
        _table("$uri", "$bantin_moved", _entries(hosting, hosting.moved)),
        _table("$uri", "$bantin_gone", _entries(hosting, hosting.gone)),
    ]
    variables: list[tuple[str, str]] = []
    for number, names in enumerate(sorted(asked.keys() - odd)):
        key = "$uri?" + "&".join(f"{name}=$arg_{name}" for name in names)
        for status, variable in ((301, f"$bantin_asked_{number}"), (410, f"$bantin_ended_{number}")):
            same = [it for it in asked[names] if it.status == status]
            if same:
                tables.append(_table(f'"{key}"', variable, _entries(hosting, same)))
                variables.append((variable, "return 301" if status == 301 else "set $bantin_page"))
    keys = [entry for table in tables for entry in table]
    longest = max((len(entry.encode()) for entry in keys), default=64)
    size = 1 << max(7, (longest + 32).bit_length())
    sizes = [f"map_hash_max_size {max(2048, 2 * len(keys))};", f"map_hash_bucket_size {size};"]
    told.files[MAPS] = "\n".join([*sizes, *(line for table in tables for line in table), *_cache(hosting), ""])
    told.files[RULES] = "\n".join([*_rules(hosting, variables), ""])
    told.note_left("nginx", signs=sum(len(asked[names]) for names in odd))
    return told


def _entries(hosting: Hosting, redirects: Iterable[Redirect]) -> Iterator[tuple[str, str]]:
    for redirect in redirects:
        target = hosting.body_of(redirect) if redirect.status == GONE else hosting.whole(redirect.target)
        values = dict(pairs_of(redirect.query))
        asked = "&".join(f"{name}={quote(values[name], safe='')}" for name in sorted(values))
        for path in hosting.paths_of(redirect):
            yield (f"{path}?{asked}" if values else path), target


def _table(source: str, variable: str, entries: Iterable[tuple[str, str]]) -> list[str]:
    """Return a map; keys that differ by case only are one for nginx, which would not start with both."""
    found: dict[str, str] = {}
    for key, target in entries:
        if len(key.encode()) <= _LONGEST:
            found.setdefault(key.lower(), f"    {_quoted(key)} {_quoted(target)};")
    return [f"map {source} {variable} {{", '    default "";', *found.values(), "}"]


def _quoted(text: str) -> str:
    """Return ``text`` as nginx reads one word; what it would take for a variable stands by number in a target."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _cache(hosting: Hosting) -> list[str]:
    folders = [f'    "~^{re.escape(hosting.root)}/{re.escape(folder)}/" "{A_YEAR}";' for folder in hosting.hashed]
    return ["map $uri $bantin_cache {", f'    default "{ASKED_AGAIN}";', *folders, "}"]


def _rules(hosting: Hosting, variables: list[tuple[str, str]]) -> Iterator[str]:
    yield from ("absolute_redirect off;", "gzip_static on;", "gzip_vary on;", "charset utf-8;")
    yield from (f"add_header {name} {_quoted(value)} always;" for name, value in hosting.security)
    yield "add_header Cache-Control $bantin_cache always;"
    yield "set $bantin_page $bantin_gone;"
    for variable, act in [("$bantin_moved", "return 301"), *variables]:
        yield f"if ({variable}) {{ {act} {variable}; }}"
    yield "if ($bantin_page) { return 410; }"
    yield f"error_page 404 {_quoted(hosting.whole(hosting.not_found))};"
    yield "error_page 410 @bantin_gone;"
    yield "location @bantin_gone { try_files $bantin_page =410; }"
    for ending, kind in TYPES.items():
        yield f'location ~ "{re.escape(ending)}$" {{ types {{ }} default_type {_quoted(kind)}; }}'
