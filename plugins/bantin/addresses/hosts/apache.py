"""Apache and LiteSpeed: one ``.htaccess`` at the root of the site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

from bantin.addresses.hosts.hosting import HostFiles, Hosting, pairs_of
from bantin.addresses.redirects import GONE, Redirect
from bantin.newsroom.answer_headers import A_YEAR, ASKED_AGAIN, TYPES

FILE = ".htaccess"


def apache_files(hosting: Hosting) -> HostFiles:
    """Return the file; every address is a pattern in which all but letters and digits stand by their numbers."""
    rules = [line for redirect in hosting.redirects for line in _rule(redirect, hosting)]
    # Rules are walked through for each request, so the other half of an answer never starts over.
    opening = ["RewriteEngine On", "RewriteCond %{ENV:REDIRECT_STATUS} !^$", "RewriteRule ^ - [L]"]
    lines = [
        "Options -MultiViews",
        f"ErrorDocument 404 {hosting.whole(hosting.not_found)}",
        'ErrorDocument 410 "/%{reqenv:BANTIN_GONE}"',
        *_types(),
        "<IfModule mod_headers.c>",
        *_headers(hosting),
        "</IfModule>",
        "<IfModule mod_rewrite.c>",
        *opening,
        *rules,
        *_compressed(),
        "</IfModule>",
    ]
    return HostFiles({FILE: "\n".join(lines) + "\n"})


def _rule(redirect: Redirect, hosting: Hosting) -> Iterator[str]:
    root = len(hosting.root) + 1
    for path in hosting.paths_of(redirect):
        for name, value in dict(pairs_of(redirect.query)).items():
            pair = f"{quote(name, safe='')}={quote(value, safe='')}"
            yield f"RewriteCond %{{QUERY_STRING}} (?:^|&){_pattern(pair)}(?:&|$)"
        if redirect.status == GONE:
            yield f"RewriteRule ^{_pattern(path[root:])}$ - [R=410,L,E=BANTIN_GONE:{hosting.body_of(redirect)[1:]}]"
        else:
            yield f"RewriteRule ^{_pattern(path[root:])}$ {hosting.whole(redirect.target)} [R=301,L,NE,QSD]"


def _pattern(text: str) -> str:
    """Return a pattern that means ``text`` byte by byte, in signs that neither Apache nor a pattern reads."""
    return re.sub(rb"[^A-Za-z0-9/_-]", lambda found: b"\\x%02X" % found[0][0], text.encode()).decode()


def _types() -> Iterator[str]:
    for ending, kind in reversed(TYPES.items()):  # the last one that fits counts
        yield f'<FilesMatch "{re.escape(ending)}(?:\\.(?:gz|br))?$">'
        yield f'ForceType "{kind}"'
        yield "</FilesMatch>"
    yield from ("AddEncoding gzip .gz", "AddEncoding br .br")


def _headers(hosting: Hosting) -> Iterator[str]:
    for name, value in hosting.security:
        yield f'Header always set {name} "{value}"'
    yield f'Header always set Cache-Control "{ASKED_AGAIN}"'
    for folder in hosting.hashed:
        start = _pattern(f"{hosting.root}/{folder}/")
        yield f'Header always set Cache-Control "{A_YEAR}" "expr=%{{REQUEST_URI}} =~ m#^{start}#"'
    yield "Header always merge Vary Accept-Encoding"


def _compressed() -> Iterator[str]:
    for ending, name in (("br", "br"), ("gz", "gzip")):
        yield f"RewriteCond %{{HTTP:Accept-Encoding}} \\b{name}\\b"
        yield f"RewriteCond %{{REQUEST_FILENAME}}.{ending} -f"
        yield f"RewriteRule ^([a-z0-9/._-]+)$ $1.{ending} [L,E=no-gzip:1]"
