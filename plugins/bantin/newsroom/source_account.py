"""What became of each source: published, held back, refused for a reason that was told; a lost one is an error."""

from __future__ import annotations

import posixpath

from pelican.contents import Content
from pelican.generators import ArticlesGenerator, PagesGenerator

from bantin.newsroom.article import is_card
from bantin.newsroom.build import Build
from bantin.newsroom.diagnostic import finding
from bantin.newsroom.message import say
from bantin.newsroom.site import all_contents_of, path_of
from bantin.vietnamese.marks import normal_form


def account_for_sources(build: Build, generator: ArticlesGenerator | PagesGenerator) -> None:
    """Report every source that Pelican walked over and that is neither published nor refused with a reason."""
    kind = "ARTICLE" if isinstance(generator, ArticlesGenerator) else "PAGE"
    walked = generator.get_files(generator.settings[f"{kind}_PATHS"], generator.settings[f"{kind}_EXCLUDES"])
    # Pelican walks from "." and names what lies there "./a.md".
    sources = {normal_form("NFC", posixpath.normpath(path)) for path in walked}
    read = [content for content in all_contents_of([generator]) if not is_card(content)]
    fates = {path_of(content): _fate(build, content) for content in read}
    refused = build.refused & sources
    build.tally.count(len(sources), [*fates.values(), *("refused" for _ in refused)])
    for path in sorted(sources - fates.keys() - refused):
        build.report(finding(path, 0, say("newsroom/lost-story")))


def _fate(build: Build, content: Content) -> str:
    """Return what became of the source of ``content``, as the accounts call it."""
    expires = getattr(content, "expires", None)
    if content.status == "draft" or hasattr(content, "unpublished"):  # a preview shows it as if it were published
        return str(getattr(content, "unpublished", "draft"))
    if hasattr(content, "withdrawn"):
        return "withdrawn"
    if expires and expires <= build.now.date():
        return "expired"
    return "hidden" if content.status == "hidden" else "published"


def settle_accounts(build: Build) -> None:
    """Report it if what became of some source is unknown, or if one became two."""
    if build.tally.balance:
        build.report(finding("content", 0, say("newsroom/accounts", count=build.tally.balance)))
