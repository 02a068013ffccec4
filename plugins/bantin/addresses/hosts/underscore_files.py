"""``_redirects`` and ``_headers`` as Netlify, Cloudflare Pages and GitLab Pages read them, each with its limits."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bantin.addresses.hosts.hosting import HostFiles, Hosting
from bantin.addresses.old_addresses import page_of
from bantin.addresses.redirects import GONE, Redirect
from bantin.newsroom.answer_headers import A_YEAR, TYPES

# Signs that none of the three reads as anything else; ":" opens a placeholder, "*" takes whatever follows.
_LITERAL = re.compile(r"[A-Za-z0-9/._~%!$&'()+,;=@-]+")
_FOLDER_HEADERS = 100


@dataclass(frozen=True, slots=True)
class Dialect:
    """What one of these hosts understands; ``force`` stands behind a status to come before a file of that name."""

    name: str
    rules: int
    signs: int = 100_000  # in one line
    size: int = 10_000_000  # of the file, in bytes
    force: str = ""
    queries: bool = False
    gone: bool = False
    beside_pages: bool = True  # whether a rule counts where a file answers
    headers: bool = True


NETLIFY = Dialect("Netlify", rules=10_000, force="!", queries=True, gone=True)
CLOUDFLARE = Dialect("Cloudflare Pages", rules=2_000, signs=1_000)
GITLAB = Dialect("GitLab Pages", rules=1_000, size=64_000, beside_pages=False, headers=False)


def underscore_files(hosting: Hosting, dialect: Dialect) -> HostFiles:
    """Return the files for a host that speaks ``dialect``, and what it cannot be told.

    Addresses that no page can answer come first, so that a limit leaves out those that a page leads on anyway.
    """
    told = HostFiles()
    wanted = sorted(hosting.redirects, key=lambda it: (page_of(it.address) is not None, it))
    if not dialect.beside_pages:
        wanted = [it for it in wanted if it.status == GONE or page_of(it.address) is None]
    gone = [it for it in wanted if it.status == GONE and not dialect.gone]
    queries = [it for it in wanted if it.query and it not in gone and not dialect.queries]
    left = {*gone, *queries}
    lines = [(it, _line(it, hosting, dialect)) for it in wanted if it not in left]
    signs = [it for it, line in lines if not line or len(line) > dialect.signs]
    fitting = _within([line for it, line in lines if line and len(line) <= dialect.signs], dialect)
    told.note_left(
        dialect.name,
        signs=len(signs),
        queries=len(queries),
        gone=len(gone),
        over=len(lines) - len(signs) - len(fitting),
    )
    if fitting:  # a file that holds nothing would be taken for one that was cut off
        told.files["_redirects"] = "".join(fitting)
    if dialect.headers:
        told.files["_headers"] = _headers(hosting)
    return told


def _line(redirect: Redirect, hosting: Hosting, dialect: Dialect) -> str:
    """Return the rule for ``redirect``; empty if one of its signs would be read as something else."""
    source = f"{hosting.root}/{redirect.path}"
    asked = redirect.query.split("&") if redirect.query else []
    if not _LITERAL.fullmatch(source) or any(it.count("=") != 1 or not _LITERAL.fullmatch(it) for it in asked):
        return ""
    target = hosting.body_of(redirect) if redirect.status == GONE else hosting.whole(redirect.target)
    return " ".join([source, *asked, target, f"{redirect.status:d}{dialect.force}"]) + "\n"


def _within(lines: list[str], dialect: Dialect) -> list[str]:
    kept, size = [], 0
    for line in lines[: dialect.rules]:
        size += len(line)
        if size > dialect.size:
            break
        kept.append(line)
    return kept


def _headers(hosting: Hosting) -> str:
    """Return the headers; to ask for pages again is a rule of these hosts, which a second value would spoil."""
    rules = [("/*", hosting.security)]
    rules += [(f"/{folder}/*", (("Cache-Control", A_YEAR),)) for folder in hosting.hashed]
    rules += [(f"/*{ending}", (("Content-Type", TYPES[ending]),)) for ending in (".atom.xml", ".rss.xml")]
    blocks = [
        "\n".join([f"{hosting.root}{path}", *(f"  {name}: {value}" for name, value in headers)])
        for path, headers in rules[:_FOLDER_HEADERS]
    ]
    return "\n".join(blocks) + "\n"
