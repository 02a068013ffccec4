"""Promised addresses in Pelican: stories keep theirs, old ones lead on, the ledger is written at the very end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from pelican import Pelican

from bantin.addresses import leading
from bantin.addresses.hosts.hosting import Hosting
from bantin.addresses.hosts.redirect_page import redirect_page
from bantin.addresses.made_before import read_record, record_file, write_record
from bantin.addresses.promised import Contents, promised
from bantin.addresses.publishing import cache_of, is_publication, note_new, write_down
from bantin.addresses.settings import HOSTS
from bantin.addresses.state import Promised
from bantin.addresses.steps import STEPS
from bantin.addresses.writing import write_host_files, write_pages
from bantin.newsroom import hooks as newsroom
from bantin.newsroom.article import is_card
from bantin.newsroom.build import Build
from bantin.newsroom.code_fingerprint import maker
from bantin.newsroom.diagnostic import finding
from bantin.newsroom.scope import Promise
from bantin.newsroom.settings import CONTENT_POLICY, PHOTOS_URL_DIR, PREVIEW
from bantin.newsroom.settings_file import settings_file
from bantin.newsroom.site import contents_of, is_page, path_of
from bantin.newsroom.site_address import root_of, site_address, way_to_root

_SETTINGS = "pelicanconf.py"


def take_seat(build: Build, pelican: Pelican) -> None:
    """Have the build ask here for the addresses of its stories, and publishing write down what it promises."""
    settings = pelican.settings
    build.promises = partial(_promised, build, settings)
    if is_publication(build, settings):
        build.after_exchange.append(partial(write_down, build, settings))


def _promised(build: Build, settings: Mapping[str, Any], contents: Sequence[Any]) -> dict[str, Promise]:
    by_path = {path_of(content): content for content in contents}
    on_cards = frozenset(path for path, content in by_path.items() if is_card(content))
    pages = frozenset(path for path, content in by_path.items() if is_page(content))
    return promised(build, settings, Contents(by_path, on_cards, pages))


def plan_redirects(build: Build, generators: Sequence[Any]) -> None:
    """Note which files lead on to a story; an address at which another page stands now leads nowhere."""
    leading.plan_redirects(build, {it.url: (path_of(it), it) for it in contents_of(generators)})


def write_files(build: Build, generator: Any) -> None:
    """Write a page at each address that leads on, and what hosts are told."""
    mine, settings, output = build.of(Promised), generator.settings, Path(generator.output_path)
    record = record_file(cache_of(settings), build.site)
    before = read_record(record, f"{build.made.settings} {maker()}")
    stands = leading.drop_covered(build, output, before)
    note_new(build, settings)
    site, lang = site_address(settings), settings["DEFAULT_LANG"]

    def page(file: str, target: str, title: str) -> str:
        return redirect_page(way_to_root(settings, file), target, site, lang, title)

    made = write_pages(output, build.output, mine.redirects, mine.titles, page, before, stands)
    if site and not PREVIEW.of(settings):
        hosting, hosts = partial(_hosting, settings, mine), HOSTS.of(settings)
        made = write_host_files(output, build.output, hosting, mine.digest(hosts), hosts, made)
        build.report_all(finding(settings_file() or _SETTINGS, 0, note, "notice") for note in made.notes)
    build.after_exchange.append(partial(write_record, record, made))


def _hosting(settings: Mapping[str, Any], mine: Promised) -> Hosting:
    policy = CONTENT_POLICY.of(settings)
    hashed = str(PHOTOS_URL_DIR.of(settings)), "theme"
    told = Hosting(tuple(mine.all_redirects()), root_of(settings), hashed=hashed)
    return replace(told, policy=policy) if policy else told


def register() -> None:
    """Hand our steps to the newsroom, which takes each when its stage has come."""
    newsroom.register(*STEPS)
