"""Caddy: a file to import into the block of the site, below ``root``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bantin.addresses.hosts.hosting import HostFiles, Hosting, by_names, pairs_of
from bantin.addresses.redirects import GONE, Redirect
from bantin.newsroom.answer_headers import A_YEAR, ASKED_AGAIN, TYPES

FILE = "bantin.caddy"
_NAME = re.compile(r"[A-Za-z0-9_-]+")
_PLAIN = re.compile(r"/[A-Za-z0-9/._~-]*")


def caddy_files(hosting: Hosting) -> HostFiles:
    """Return the file; addresses are keys of maps, those with signs that Caddy may read as patterns without any."""
    told = HostFiles()
    asked = by_names(hosting.asked)
    odd = {names for names in asked if not all(map(_NAME.fullmatch, names))}
    moved = [_map("{path}", "{bantin_moved}", _entries(hosting, hosting.moved))]
    gone = [_map("{path}", "{bantin_gone}", _entries(hosting, hosting.gone))]
    acts = [*_lead("bantin_moved")] if moved[0] else []
    for number, names in enumerate(sorted(asked.keys() - odd)):
        key = "{path}?" + "&".join(f"{name}={{query.{name}}}" for name in names)
        leading, ended = f"bantin_asked_{number}", f"bantin_ended_{number}"
        moved.append(_map(key, f"{{{leading}}}", _entries(hosting, (it for it in asked[names] if it.status != GONE))))
        gone.append(_map(key, f"{{{ended}}}", _entries(hosting, (it for it in asked[names] if it.status == GONE))))
        acts += [*(_lead(leading) if moved[-1] else ()), *(_end(ended) if gone[-1] else ())]
    tables = [line for table in (*moved, *gone) for line in table]
    # In a route what stands first comes first; elsewhere Caddy puts it in an order of its own.
    route = [*tables, *_headers(hosting), *acts, *(_end("bantin_gone") if gone[0] else ()), *_serve()]
    lines = ["route {", *(f"\t{line}" for line in route), "}", *_errors(hosting)]
    told.files[FILE] = "\n".join(lines) + "\n"
    told.note_left("Caddy", signs=sum(len(asked[names]) for names in odd))
    return told


def _entries(hosting: Hosting, redirects: Iterable[Redirect]) -> Iterator[tuple[str, str]]:
    for redirect in redirects:
        target = hosting.body_of(redirect) if redirect.status == GONE else hosting.whole(redirect.target)
        values = dict(pairs_of(redirect.query))
        asked = "&".join(f"{name}={values[name]}" for name in sorted(values))
        for path in hosting.paths_of(redirect):
            yield (f"{path}?{asked}" if values else path), target


def _map(source: str, variable: str, entries: Iterable[tuple[str, str]]) -> list[str]:
    lines = [f"\t{_key(key)} {target}" for key, target in dict(entries).items()]
    if not lines:
        return []
    return [f"map {source} {variable} {{", *lines, '\tdefault ""', "}"]


def _key(text: str) -> str:
    """Return ``text`` as a key: as it is, or as a pattern with the number of each sign that is not plain."""
    if _PLAIN.fullmatch(text):
        return text
    signs = (it if (it.isalnum() and it.isascii()) or it in "/_-" else _by_number(it) for it in text)
    return f"~^{''.join(signs)}$"


def _by_number(sign: str) -> str:
    return f"\\x{ord(sign):02X}" if sign.isascii() else f"\\x{{{ord(sign):X}}}"


def _lead(variable: str) -> Iterator[str]:
    yield f'@{variable} not vars {{{variable}}} ""'
    yield f"redir @{variable} {{{variable}}} 301"


def _end(variable: str) -> Iterator[str]:
    yield f'@{variable} not vars {{{variable}}} ""'
    yield from (
        f"handle @{variable} {{",
        f"\trewrite * {{{variable}}}",
        "\tfile_server {",
        "\t\tstatus 410",
        "\t}",
        "}",
    )


def _headers(hosting: Hosting) -> Iterator[str]:
    yield "header {"
    yield from (f'\t{name} "{value}"' for name, value in hosting.security)
    yield from (f'\tCache-Control "{ASKED_AGAIN}"', "}")
    yield "@bantin_hashed path " + " ".join(f"{hosting.root}/{folder}/*" for folder in hosting.hashed)
    yield f'header @bantin_hashed Cache-Control "{A_YEAR}"'
    for number, (ending, kind) in enumerate(reversed(TYPES.items())):  # the last one that fits counts
        yield f"@bantin_type_{number} path *{ending}"
        yield f'header @bantin_type_{number} Content-Type "{kind}"'


def _serve() -> Iterator[str]:
    yield from ("handle {", "\tfile_server {", "\t\tprecompressed zstd br gzip", "\t}", "}")


def _errors(hosting: Hosting) -> Iterator[str]:
    yield from ("handle_errors {", "\t@bantin_unknown expression {err.status_code} == 404")
    yield from (f"\trewrite @bantin_unknown {hosting.whole(hosting.not_found)}", "\tfile_server", "}")
