"""``bantin doctor URL``: is what stands there what was built, and which links to other sites are dead."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

from bantin.deploy.asking import Answer, address_of, follow
from bantin.deploy.built_site import read_site
from bantin.deploy.command import complain, ended, tell
from bantin.deploy.failure import Stopped
from bantin.deploy.health import is_notice
from bantin.deploy.manifest import TOP, Entry, digest_of, mark_of, part_file, read_part, read_top
from bantin.deploy.outer_links import OuterLinks
from bantin.newsroom import command
from bantin.newsroom.host_names import ascii_site
from bantin.newsroom.message import Message, say
from bantin.newsroom.option_parser import OptionParser
from bantin.newsroom.split_address import join_address, path_of_address, split_address

_MOST_PAGES = 20_000
_MOST_MET = 200_000
_MOST_MAPS = 1_000
_MOST_OUTER = 20_000
_LINKED = {"a": "href", "link": "href", "img": "src", "script": "src", "source": "src"}


def doctor(arguments: Sequence[str]) -> int:
    """Look at a public site; return 1 if anything is wrong there, 2 for wrong use."""
    command.begin(arguments)
    parser = OptionParser(prog="bantin doctor")
    parser.add_argument("address", metavar="URL", help=str(say("doctor/help-address")))
    parser.add_argument("-s", "--settings", default="pelicanconf.py", help=str(say("command/help-settings")))
    parser.add_argument("-o", "--output", type=Path, help=str(say("doctor/help-output")))
    parser.add_argument("--no-links", action="store_true", help=str(say("doctor/help-no-links")))
    given = parser.parse_args(arguments)
    if not re.match(r"https?://[^/\s]", given.address):
        complain(say("doctor/no-address", typed=given.address))
        return 2
    look = Examination(ascii_site(given.address.rstrip("/")), given.output)
    return ended(lambda: look.run(with_links=not given.no_links))


@dataclass(slots=True)
class Examination:
    """A walk through the public site at ``address``; ``output`` is the folder with the build that should stand there.

    ``outer`` holds the addresses of other sites, each with the page that names it first.
    """

    address: str
    output: Path | None
    outer: dict[str, str] = field(default_factory=dict)

    def run(self, *, with_links: bool = True) -> int:
        """Tell what is wrong; return the exit code."""
        built = read_site(self.output).files if self.output else {}
        wanted = {mark_of(path): entry for path, entry in built.items()} if self.output else self._published()
        faults = seen = 0
        for path, answer in self._pages([path for path in built if _is_shown(path)]):
            seen += 1
            entry = wanted.get(mark_of(path))
            said = _wrong(answer, entry)
            faults += said is not None
            if said:
                tell(said)
        tell(say("doctor/seen", count=seen, wrong=faults))
        if with_links:
            dead, links = 0, OuterLinks(self.address)
            for address, words in links.dead(self.outer):
                dead += 1
                tell(say("doctor/dead", address=address, page=self.outer[address], words=words))
            if links.put_off:
                tell(say("doctor/put-off", count=links.put_off))
            tell(say("doctor/links", count=len(self.outer), dead=dead))
            faults += dead
        return int(faults > 0)

    def _published(self) -> Mapping[str, Entry]:
        """Return what the manifest there says of each file, by mark."""
        top = follow(f"{self.address}/{TOP}")
        if top.status != 200:
            raise Stopped(say("deploy/no-manifest", address=self.address, words=top.said))
        found: dict[str, Entry] = {}
        try:
            for digest in read_top(top.body).parts.values():
                found |= read_part(follow(f"{self.address}/{part_file(digest)}").body, digest)
        except ValueError as error:
            raise Stopped(say("deploy/damaged", path=TOP)) from error
        return found

    def _pages(self, known: Sequence[str]) -> Iterator[tuple[str, Answer]]:
        """Yield each file that can be reached from the front page and the site map, with what is answered there."""
        left = deque(dict.fromkeys(["index.html", *known, *([] if known else self._mapped())]))
        met = {*left}
        seen = 0
        while left:
            if seen >= _MOST_PAGES and not known:  # a page may name another one without end
                tell(say("doctor/enough", count=seen, left=len(left)))
                return
            path, seen = left.popleft(), seen + 1
            answer = follow(address_of(self.address, path))
            yield path, answer
            if path.endswith(".html") and answer.status == 200:
                for link in _links(answer):
                    inner = self._inner(link)
                    if inner is None and len(self.outer) < _MOST_OUTER:
                        self.outer.setdefault(link, answer.address)
                    elif inner is not None and inner not in met and not known and len(met) < _MOST_MET:
                        met.add(inner)
                        left.append(inner)

    def _inner(self, link: str) -> str | None:
        """Return the file of this site that is at ``link``; None for an address of another site."""
        if not f"{link}/".startswith(f"{self.address}/"):
            return None
        path = unquote(path_of_address(link)[len(path_of_address(self.address)) :]).lstrip("/")
        return f"{path}index.html" if not path or path.endswith("/") else path

    def _mapped(self) -> list[str]:
        """Return the pages that the site maps name."""
        found, maps = [], [f"{self.address}/sitemap.xml"]
        for number, address in enumerate(maps):  # which grows meanwhile
            if number >= _MOST_MAPS:
                break
            body = follow(address).body
            if b"<!DOCTYPE" in body or b"<!ENTITY" in body:
                continue
            try:
                addresses = [it.text or "" for it in ElementTree.fromstring(body).iter() if it.tag.endswith("}loc")]
            except ElementTree.ParseError:
                continue
            inner = [path for address in addresses if (path := self._inner(address.strip()))]
            more = [address_of(self.address, path) for path in inner if path.endswith(".xml")]
            maps += [it for it in dict.fromkeys(more) if it not in maps]  # one may name itself
            found += [path for path in inner if not path.endswith(".xml")]
        return found


def _is_shown(path: str) -> bool:
    """Say whether hosts show the file ``path`` to readers, and do not keep it to themselves."""
    return not any(part.startswith((".", "_")) for part in path.split("/")) and path != "CNAME"


def _wrong(answer: Answer, entry: Entry | None) -> Message | None:
    if entry and is_notice(answer, entry.digest):
        return None
    if answer.status != 200:
        return say("doctor/missing", address=answer.address, words=answer.said)
    if entry is None:
        return say("doctor/foreign", address=answer.address)
    return None if digest_of(answer.body) == entry.digest else say("doctor/changed", address=answer.address)


def _names_only(rel: str) -> bool:
    """Say whether a ``link`` of this kind names something to machines, and nobody follows it."""
    return rel in ("canonical", "license", "profile") or rel.startswith("schema.")


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take where a tag leads; what only names a site to machines is no link."""
        told = dict(attrs)
        address = told.get(_LINKED.get(tag, ""))
        if address and not (tag == "link" and any(map(_names_only, (told.get("rel") or "").lower().split()))):
            self.found.append(address)


def _links(answer: Answer) -> Iterator[str]:
    """Yield the whole addresses that a page leads to or shows."""
    page = _Links()
    page.feed(answer.body.decode("utf-8", "replace"))
    for link in dict.fromkeys(page.found):
        whole = join_address(answer.address, link.strip()).partition("#")[0]
        parts = split_address(whole)
        if parts and parts.scheme in ("http", "https"):
            yield whole.partition("?")[0] if whole.startswith(answer.address.partition("?")[0]) else whole
