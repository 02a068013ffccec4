"""Photos in Pelican: planned once every story is read, made while pages are written, there when the build ends."""

from __future__ import annotations

import atexit
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NoReturn

from pelican import Pelican, signals
from pelican.contents import Content

from bantin.newsroom import per_story
from bantin.newsroom.article import is_plain
from bantin.newsroom.build import answer, current, report
from bantin.newsroom.content_names import ContentFiles
from bantin.newsroom.diagnostic import Diagnostic
from bantin.newsroom.message import Message, say
from bantin.newsroom.photo import Photo, unknown_slots
from bantin.newsroom.photo_links import lead_to, photo_links
from bantin.newsroom.read_errors import unkept
from bantin.newsroom.regular_file import own_folder
from bantin.newsroom.site import contents_of, path_of
from bantin.newsroom.site_address import own_path, site_address, way_to_root
from bantin.newsroom.typed_places import places_of_links
from bantin.photos import errand
from bantin.photos.body import feed_body, hidden_body, page_body
from bantin.photos.cache import PhotoCache
from bantin.photos.head import findings as head_findings
from bantin.photos.head import head_photo
from bantin.photos.jobs import PhotoJobs
from bantin.photos.layout import Layout, PhotoLayout, Request
from bantin.photos.options import Options, options_from
from bantin.photos.pool import Pool
from bantin.photos.report import report_table

_UNPUBLISHED = ("drafts", "drafts_translations", "draft_pages", "draft_translations")


@dataclass(slots=True)
class _Build:
    """The build under way; there is none between builds. ``spare`` stands in for a cache that cannot be opened."""

    desk: PhotoLayout | None = None
    spare: TemporaryDirectory[str] | None = None
    process: int = 0


_build = _Build()


def check_settings(pelican: Pelican) -> None:
    """Stop before any work if a ``PHOTOS_*`` setting is wrong."""
    options_from(pelican.settings)


def plan_photos(generators: Sequence[Any]) -> None:
    """Give every story its pictures and its body, and set the workers to making the files."""
    give_up()
    settings = generators[0].settings
    options = options_from(settings)
    unpublished = [content for it in generators for name in _UNPUBLISHED for content in getattr(it, name, ())]
    public = contents_of(generators) + (unpublished if options.drafts else [])
    desk = _build.desk = _open_desk(settings, options)
    refused = current().refused_stories
    findings = desk.judge([Request(it.path, it.photos, head_photo(it.metadata).photo) for it in refused])
    layouts, more = desk.lay_out([_request(content) for content in public])
    findings += more
    if options.report:
        _end_with_report(desk, findings)
    for finding in findings:
        report(finding)
    for content, layout in zip(public, layouts, strict=True):
        _lay_out(content, layout, options)
    errand.note(Path(settings["PATH"]), options, desk.away)
    for content in [] if options.drafts else unpublished:
        content._content = hidden_body(content._content, _photos(content))
    if settings.get("DRY_RUN") is not None:
        desk.cancel()


def _end_with_report(desk: PhotoLayout, findings: list[Diagnostic]) -> NoReturn:
    """Print the table of photos and what is wrong with them, and end the command before it makes anything."""
    desk.cancel()
    print(report_table(desk.entries))
    for finding in findings:
        print(finding, file=sys.stderr)
    raise SystemExit(int(any(finding.severity == "error" for finding in findings)))


def finish_photos(pelican: Pelican) -> None:
    """Wait for the files and put them into the output folder."""
    desk, _build.desk = _build.desk, None
    if desk is not None:
        options = options_from(pelican.settings)
        output = current().output
        stays = lambda name: output.take_over(f"{options.url_dir}/{name}")  # noqa: E731
        for finding in desk.deliver(Path(pelican.output_path, options.url_dir), stays):
            report(finding)
        current().accounts.made = desk.made
    give_up()


def give_up() -> None:
    """Leave nothing behind: neither of a build that did not come to its photos, nor of one that had no cache."""
    desk, _build.desk = _build.desk, None
    spare, _build.spare = _build.spare, None
    if desk is not None and _build.process == os.getpid():
        desk.cancel()
    if spare is not None and _build.process == os.getpid():
        spare.cleanup()


def _open_desk(settings: dict[str, Any], options: Options) -> PhotoLayout:
    root = Path(settings["PATH"])
    cache = _open_cache(settings, options)
    pool = Pool(options.worker_count, settings.get("EXECUTOR"))
    files, darkroom = ContentFiles(root, current().refused), PhotoJobs(options, cache, pool, warn=_warn_of_cache)
    return PhotoLayout(files, darkroom, options, partial(own_path, site=site_address(settings)))


def _open_cache(settings: dict[str, Any], options: Options) -> PhotoCache:
    """Return the cache, or where there can be none one for this build alone."""
    _build.process = os.getpid()
    project = Path(settings["PATH"]).parent
    folder = project / (options.cache or Path(settings["CACHE_PATH"], "photos"))
    try:
        return PhotoCache(folder if options.cache else own_folder(folder), options.survey_recipe, _warn_of_cache)
    except OSError:
        _warn_of_cache(unkept(folder))
        _build.spare = TemporaryDirectory(prefix="ban-tin-")
        return PhotoCache(Path(_build.spare.name), options.survey_recipe, _warn_of_cache)


def _warn_of_cache(said: Message) -> None:
    report(Diagnostic("photos", 0, "photos/cache", said, "notice"))


def _request(content: Content) -> Request:
    links = () if is_plain(content) else photo_links(content._content)
    return Request(
        path_of(content), _photos(content), head_photo(content.metadata).photo, links, places_of_links(content)
    )


def _photos(content: Content) -> tuple[Photo, ...]:
    return tuple(getattr(content, "photos", ()))


def _lay_out(content: Content, layout: Layout, options: Options) -> None:
    settings = content.settings
    content.pictures, content.picture, content.clips = layout.pictures, layout.lead, layout.clips
    unknown = [] if is_plain(content) else unknown_slots(content._content, _photos(content))
    if unknown:
        _report_unknown(content, len(unknown), _photos(content))
    _put_at_head(content, layout)
    if is_plain(content):
        return
    photos, root = _photos(content), way_to_root(settings, content.save_as)
    for target in layout.links:
        answer(path_of(content), target)
    content.photo_links = {target: root + address for target, address in layout.links.items()}
    content._content = lead_to(content._content, content.photo_links)
    content.feed_body = feed_body(content._content, photos, layout, settings["SITEURL"] + "/", options)
    content._content = page_body(content._content, photos, layout, root, options)


def _put_at_head(content: Content, layout: Layout) -> None:
    """Begin the story with the photo of its header, and say what is wrong with the words about it."""
    head = head_photo(content.metadata)
    if head.photo is None or layout.at_head or layout.doubled:  # of one that cannot be shown enough has been said
        for finding in head_findings(head, path_of(content), layout.at_head):
            report(finding)
    if head.photo is not None and layout.at_head:
        photos = _photos(content)
        content.photos = (*photos, layout.lead.photo if layout.lead else head.photo)
        content.head_figure = head.shown_in("", len(photos))
        content._content = content.head_figure + content._content


def _report_unknown(content: Content, count: int, photos: Sequence[Photo]) -> None:
    """Say that places for photos stand in a body that no photo of its story is for; our own reader leaves none."""
    line = max((photo.line for photo in photos), default=0) or 1
    said = say("photos/unknown-slot", count=count)
    report(Diagnostic(path_of(content), line, said.rule, said, "warning"))


def register() -> None:
    """Register the plugin callbacks."""
    signals.initialized.connect(check_settings)
    signals.all_generators_finalized.connect(plan_photos)
    signals.finalized.connect(finish_photos)
    per_story.register_step(plan_photos, finish_photos)
    atexit.register(give_up)
