"""Before anything is planned or written: take out of the run what is not public, and every link to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from pelican import Pelican
from pelican.contents import Article, Content

from bantin.embargo.links import Place, Withheld, link_finding, unlink
from bantin.embargo.robots import closed_to_robots
from bantin.embargo.settings import SAVE_AS, URL
from bantin.embargo.steps import STEPS
from bantin.embargo.tombstones import Byline, body_of, title_of
from bantin.newsroom import hooks as newsroom
from bantin.newsroom.article import is_card, is_plain
from bantin.newsroom.build import Build
from bantin.newsroom.diagnostic import Severity
from bantin.newsroom.mode import is_handed_on
from bantin.newsroom.places import START
from bantin.newsroom.settings import DRY_RUN, PREVIEW, WITHDRAWN_TITLE
from bantin.newsroom.site import contents_of, path_of
from bantin.newsroom.site_templates import has_template
from bantin.newsroom.typed_places import places_of_links

_LIST, _TOMBSTONE = "unpublished", "withdrawn"  # templates
_LISTS = ("drafts", "drafts_translations", "draft_pages", "draft_translations")


def withhold(build: Build, generators: Sequence[Any]) -> None:
    """Report links from public pages to withheld ones, then forget the withheld ones."""
    settings, context = generators[0].settings, generators[0].context
    unpublished = [content for it in generators for name in _LISTS for content in getattr(it, name, ())]
    withheld = Withheld((_future_place(content) for content in unpublished), settings["SITEURL"])
    for content in contents_of(generators):
        if not is_plain(content):
            _unlink(build, content, withheld)
    if PREVIEW.of(settings):
        _warn_of_links(build, contents_of(generators), settings)
    for generator in generators:
        for content in getattr(generator, "hidden_articles", ()):
            content.unlisted = True
        for name in _LISTS:
            if hasattr(generator, name):
                setattr(generator, name, [])
    context.update({name: [] for name in _LISTS if name in context})
    for content in unpublished:
        context["generated_content"].pop(content.get_relative_source_path(), None)


def _warn_of_links(build: Build, contents: Sequence[Content], settings: Mapping[str, Any]) -> None:
    """Report in a preview, which shows all, what will not be right in public; a server that shows it goes on."""
    waiting = [content for content in contents if hasattr(content, "unpublished")]
    withheld = Withheld(map(_future_place, waiting), settings["SITEURL"])
    handed_on = (
        is_handed_on(settings, build.mode) and DRY_RUN.of(settings) is None
    )  # the check says what a build will say
    severity: Severity = "warning" if handed_on else "error"
    for content in contents if waiting else ():
        if not is_plain(content) and not hasattr(content, "unpublished"):
            unlink(content._content, _place(content), withheld, partial(_report, build, content, severity))


def _future_place(content: Content) -> Place:
    """Return where ``content`` will stand once it is public."""
    kind = "ARTICLE" if isinstance(content, Article) else "PAGE"
    return Place(path_of(content), content.settings[f"{kind}_SAVE_AS"].format(**content.url_format))


def _unlink(build: Build, content: Content, withheld: Withheld) -> None:
    report = partial(_report, build, content, "error")
    content._content = unlink(content._content, _place(content), withheld, report)


def _place(content: Content) -> Place:
    return Place(path_of(content), content.save_as)


def _report(build: Build, content: Content, severity: Severity, target: str, story: str) -> None:
    path, place = path_of(content), places_of_links(content).get(target, START)
    build.answer(path, target)
    build.report(link_finding(path, place, target, story, severity))


def entomb(build: Build, generators: Sequence[Any]) -> None:
    """Leave nothing on the page of a story that was withdrawn but the word that it was."""
    for generator in generators:
        for article in getattr(generator, "hidden_articles", ()):
            gone = None if is_card(article) else getattr(article, "withdrawn", None)
            if gone is not None:
                usual = bool(WITHDRAWN_TITLE.of(generator.settings))
                title = title_of(gone, article.title, usual)
                article.is_titled = title == article.title
                article.title = article.metadata["title"] = title
                if has_template(generator, _TOMBSTONE):
                    article.template = _TOMBSTONE
                else:
                    article._content = body_of(gone)
                    article.author = Byline(str(generator.settings["SITENAME"]))


def keep_robots_out(build: Build, path: str, context: Mapping[str, Any]) -> None:
    """Have the page of what is hidden, or was withdrawn, say that nobody may list it; not every theme does."""
    content = context.get("article") or context.get("page")
    if getattr(content, "status", "") == "hidden" and path.endswith(".html"):
        file = Path(path)
        html = file.read_text("utf-8")
        closed = closed_to_robots(html)
        if closed != html:
            file.write_text(closed, "utf-8", newline="")


def close_preview_to_robots(build: Build, generator: Any) -> None:
    """Ask search engines to stay out of a preview, should it ever stand where they can see it."""
    if PREVIEW.of(generator.settings):
        Path(generator.output_path, "robots.txt").write_text("User-agent: *\nDisallow: /\n", "utf-8")


def list_what_waits(pelican: Pelican) -> None:
    """Give a preview its page of what is not public yet."""
    settings = pelican.settings
    if PREVIEW.of(settings) and _LIST not in settings["DIRECT_TEMPLATES"]:
        settings["DIRECT_TEMPLATES"] = [*settings["DIRECT_TEMPLATES"], _LIST]
        settings.setdefault(SAVE_AS.name, SAVE_AS.default)
        settings.setdefault(URL.name, settings[SAVE_AS.name])


def register() -> None:
    """Hand our steps to the newsroom, which takes each when its stage has come."""
    newsroom.register(*STEPS)
