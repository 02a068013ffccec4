"""Photos in Pelican: planned once every story is read, made while pages are written, there when the build ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NoReturn

from pelican.contents import Content

from bantin.newsroom import hooks as newsroom
from bantin.newsroom.article import is_card, is_plain
from bantin.newsroom.build import Build
from bantin.newsroom.content_names import ContentFiles
from bantin.newsroom.diagnostic import Diagnostic
from bantin.newsroom.message import Message, say
from bantin.newsroom.photo import Photo, unknown_slots
from bantin.newsroom.photo_links import lead_to, photo_links
from bantin.newsroom.read_errors import unkept
from bantin.newsroom.regular_file import own_folder
from bantin.newsroom.settings import DRY_RUN
from bantin.newsroom.site import contents_of, path_of
from bantin.newsroom.site_address import own_path, site_address, way_to_root
from bantin.newsroom.typed_places import places_of_links
from bantin.photos.body import feed_body, hidden_body, page_body
from bantin.photos.cache import PhotoCache
from bantin.photos.errand import Errand, Errands
from bantin.photos.head import findings as head_findings
from bantin.photos.head import head_photo
from bantin.photos.jobs import PhotoJobs
from bantin.photos.layout import Layout, PhotoLayout, Request
from bantin.photos.options import Options, options_from
from bantin.photos.pool import Pool
from bantin.photos.report import report_table
from bantin.photos.steps import STEPS

_UNPUBLISHED = ("drafts", "drafts_translations", "draft_pages", "draft_translations")


@dataclass(slots=True)
class _Photos:
    """The photos of a build while they are made. ``spare`` stands in for a cache that cannot be opened."""

    desk: PhotoLayout | None = None
    spare: TemporaryDirectory[str] | None = None
    process: int = 0


def plan_photos(build: Build, generators: Sequence[Any]) -> None:
    """Give every story its pictures and its body, and set the workers to making the files."""
    settings = generators[0].settings
    options = options_from(settings)
    unpublished = [content for it in generators for name in _UNPUBLISHED for content in getattr(it, name, ())]
    public = [it for it in contents_of(generators) if not is_card(it)] + (unpublished if options.drafts else [])
    desk = build.of(_Photos).desk = _open_desk(build, settings, options)
    refused = build.refused_stories
    findings = desk.judge([Request(it.path, it.photos, head_photo(it.metadata).photo) for it in refused])
    layouts, more = desk.lay_out([_request(content) for content in public])
    findings += more
    if options.report:
        _end_with_report(desk, findings)
    build.report_all(findings)
    for content, layout in zip(public, layouts, strict=True):
        _lay_out(build, content, layout, options)
    build.command.parts.of(Errands).last = Errand(Path(settings["PATH"]), options, tuple(desk.away))
    for content in [] if options.drafts else unpublished:
        content._content = hidden_body(content._content, _photos(content))
    if DRY_RUN.of(settings) is not None:
        desk.cancel()


def _end_with_report(desk: PhotoLayout, findings: list[Diagnostic]) -> NoReturn:
    """Print the table of photos and what is wrong with them, and end the command before it makes anything."""
    desk.cancel()
    print(report_table(desk.entries))
    for finding in findings:
        print(finding, file=sys.stderr)
    raise SystemExit(int(any(finding.severity == "error" for finding in findings)))


def finish_photos(build: Build, generator: Any) -> None:
    """Wait for the files and put them into the output folder."""
    mine = build.of(_Photos)
    desk, mine.desk = mine.desk, None
    if desk is not None:
        options, output = options_from(generator.settings), build.output
        stays = lambda name: output.take_over(f"{options.url_dir}/{name}")  # noqa: E731
        build.report_all(desk.deliver(Path(generator.output_path, options.url_dir), stays))
        build.tally.made = desk.made
    _give_up(mine)


def _give_up(mine: _Photos) -> None:
    """Leave nothing behind: neither of a build that did not come to its photos, nor of one that had no cache."""
    desk, mine.desk = mine.desk, None
    spare, mine.spare = mine.spare, None
    if desk is not None and mine.process == os.getpid():
        desk.cancel()
    if spare is not None and mine.process == os.getpid():
        spare.cleanup()


def _open_desk(build: Build, settings: dict[str, Any], options: Options) -> PhotoLayout:
    root, warn = Path(settings["PATH"]), partial(_warn_of_cache, build)
    cache = _open_cache(build, settings, options)
    pool = Pool(options.worker_count, build.executor)
    files, darkroom = (
        ContentFiles(root, build.refused),
        PhotoJobs(options, cache, pool, warn=warn, progress=build.progress),
    )
    return PhotoLayout(files, darkroom, options, partial(own_path, site=site_address(settings)))


def _open_cache(build: Build, settings: dict[str, Any], options: Options) -> PhotoCache:
    """Return the cache, or where there can be none one for this build alone."""
    mine, warn = build.of(_Photos), partial(_warn_of_cache, build)
    mine.process = os.getpid()
    build.endings.append(partial(_give_up, mine))
    project = Path(settings["PATH"]).parent
    folder = project / (options.cache or Path(settings["CACHE_PATH"], "photos"))
    try:
        return PhotoCache(folder if options.cache else own_folder(folder), options.survey_recipe, warn)
    except OSError:
        warn(unkept(folder))
        mine.spare = TemporaryDirectory(prefix="ban-tin-")
        return PhotoCache(Path(mine.spare.name), options.survey_recipe, warn)


def _warn_of_cache(build: Build, said: Message) -> None:
    build.report(Diagnostic("photos", 0, "photos/cache", said, "notice"))


def _request(content: Content) -> Request:
    links = () if is_plain(content) else photo_links(content._content)
    return Request(
        path_of(content), _photos(content), head_photo(content.metadata).photo, links, places_of_links(content)
    )


def _photos(content: Content) -> tuple[Photo, ...]:
    return tuple(getattr(content, "photos", ()))


def _lay_out(build: Build, content: Content, layout: Layout, options: Options) -> None:
    settings = content.settings
    content.pictures, content.picture, content.clips = layout.pictures, layout.lead, layout.clips
    unknown = [] if is_plain(content) else unknown_slots(content._content, _photos(content))
    if unknown:
        _report_unknown(build, content, len(unknown), _photos(content))
    _put_at_head(build, content, layout)
    if is_plain(content):
        return
    photos, root = _photos(content), way_to_root(settings, content.save_as)
    for target in layout.links:
        build.answer(path_of(content), target)
    content.photo_links = {target: root + address for target, address in layout.links.items()}
    content._content = lead_to(content._content, content.photo_links)
    content.feed_body = feed_body(content._content, photos, layout, settings["SITEURL"] + "/", options)
    content._content = page_body(content._content, photos, layout, root, options)


def _put_at_head(build: Build, content: Content, layout: Layout) -> None:
    """Begin the story with the photo of its header, and say what is wrong with the words about it."""
    head = head_photo(content.metadata)
    if head.photo is None or layout.at_head or layout.doubled:  # of one that cannot be shown enough has been said
        build.report_all(head_findings(head, path_of(content), layout.at_head))
    if head.photo is not None and layout.at_head:
        photos = _photos(content)
        content.photos = (*photos, layout.lead.photo if layout.lead else head.photo)
        content.head_figure = head.shown_in("", len(photos))
        content._content = content.head_figure + content._content


def _report_unknown(build: Build, content: Content, count: int, photos: Sequence[Photo]) -> None:
    """Say that places for photos stand in a body that no photo of its story is for; our own reader leaves none."""
    line = max((photo.line for photo in photos), default=0) or 1
    said = say("photos/unknown-slot", count=count)
    build.report(Diagnostic(path_of(content), line, said.rule, said, "warning"))


def register() -> None:
    """Hand our steps to the newsroom, which takes each when its stage has come."""
    newsroom.register(*STEPS)
