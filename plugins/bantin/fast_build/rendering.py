"""At the end every page is written that generators have noted, but those that stay."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from pelican import signals

from bantin.fast_build.deferred_writer import DeferredWriter
from bantin.fast_build.exchange import OldPages
from bantin.fast_build.page_decision import NotedPage, PageDecision
from bantin.fast_build.page_traces import KeptTraces, digests_of
from bantin.fast_build.settings import WORKERS
from bantin.fast_build.story_digest import BODY, StoryDigests, beside_token, own_tokens
from bantin.fast_build.template_closure import TemplateClosures
from bantin.fast_build.unchanged import Unchanged
from bantin.fast_build.value_digest import Tokens
from bantin.newsroom.article import StoryArticle
from bantin.newsroom.build import Build, Output
from bantin.newsroom.diagnostic import Diagnostic
from bantin.newsroom.foreign_plugins import find_strangers, is_known
from bantin.newsroom.scope import Scope
from bantin.newsroom.site import path_of

_SHOWN = 50  # stories; of a longer list few templates show more, and those that they do are completed one by one


def render(build: Build, generator: Any, writer: Any) -> None:
    """Render and write; what workers found wrong belongs to the build of their parent."""
    if not isinstance(writer, DeferredWriter):
        return
    before, unchanged = len(build.diagnostics), build.of(Unchanged)
    if unchanged.staging is not None:
        build.output = Output(site=unchanged.staging.live, keep=partial(_keep_file, unchanged))
    unchanged.skipping = _skipping(build, unchanged, generator)
    scope = build.scope
    if scope and not scope.others_are_cards:
        return _render_few(build, scope, unchanged, writer)
    workers = 1 if _strangers_listen() else WORKERS.of(generator.settings)
    found = partial(_noted, build, before)
    complete = partial(_complete, scope) if scope else lambda pages: None
    old = OldPages(unchanged.staging.live, unchanged.staging.site) if unchanged.staging else None
    staying, gathered = writer.write_all(workers, found, unchanged.skipping, build.progress, complete, old)
    build.tally.written, build.tally.kept = writer.rendered, len(staying)
    for diagnostics, links in gathered:
        build.report_all(diagnostics)
        build.links.update(links)
    _keep_pages(build, unchanged, staying)
    if scope:
        _keep_other_files(build, unchanged, unchanged.memory.pages.keys())


def _complete(scope: Scope, pages: Iterable[NotedPage]) -> None:
    """Complete the cards that stand on ``pages``, as far as that can be told from outside; others when asked."""
    scope.complete([article for page in pages for value in page.values.values() for article in _articles_in(value)])


def _articles_in(value: Any) -> Sequence[Any]:
    """Return the articles that ``value``, something that a template is given, is or holds."""
    if isinstance(value, StoryArticle):
        beside = (getattr(value, name, None) for name in ("newer", "older"))
        return [value, *beside, *getattr(value, "related", ()), *getattr(value, "same_category", ())]
    shown = value if isinstance(value, list | tuple) else getattr(value, "object_list", ())
    return shown[:_SHOWN]


def _keep_other_files(build: Build, unchanged: Unchanged, pages: Container[str]) -> None:
    """Keep the files of the last build that are no ``pages``, and of which this build does not say what they are."""
    remade = tuple(f"{folder}/" for folder in build.remade)
    files = (path for path in unchanged.memory.made if path not in pages and not path.startswith(remade))
    if unchanged.as_left and unchanged.staging:
        build.output.kept.update(unchanged.staging.keep_all(files))
    else:
        build.output.kept.update(path for path in files if _keep_file(unchanged, path))


def _render_few(build: Build, scope: Scope, unchanged: Unchanged, writer: DeferredWriter) -> None:
    """Render the pages of a few stories; all others stay, as long as theirs differ in nothing but the body."""
    skipping, memory = unchanged.skipping, unchanged.memory
    assert skipping is not None
    pages = writer.keep_pages(lambda page: _is_of(page, scope))
    for page in pages:
        differing = set(skipping.differences(page)) - {BODY}
        if differing:
            scope.left = f"{page.path}: {', '.join(sorted(differing))}"
            return
    found = partial(_noted, build, len(build.diagnostics))
    writer.write_all(1, found, skipping, build.progress)
    own = {page.path for page in pages}
    others = memory.pages.keys() - own
    assert isinstance(memory.pages, KeptTraces)
    skipping.pages = memory.pages.with_changes(skipping.pages)
    build.tally.written, build.tally.kept = writer.rendered, len(memory.pages) - writer.rendered
    _keep_pages(build, unchanged, others)
    _keep_other_files(build, unchanged, others)


def _is_of(page: NotedPage, scope: Scope) -> bool:
    article = page.values.get("article")
    return isinstance(article, StoryArticle) and path_of(article) in scope.own


def _skipping(build: Build, unchanged: Unchanged, generator: Any) -> PageDecision | None:
    staging, memory = unchanged.staging, unchanged.memory
    if staging is None or not memory.base or find_strangers(generator.settings["PLUGINS"]):
        return None
    articles = generator.context["generated_content"].values()
    tokens = Tokens(StoryDigests({path_of(it): it for it in articles if isinstance(it, StoryArticle)}))
    closures = TemplateClosures(tokens, build.store)
    captures = closures.captures_fragments
    return PageDecision(memory, staging.site, tokens, own_tokens, closures, beside_token, captures)


def _keep_pages(build: Build, unchanged: Unchanged, staying: Iterable[str]) -> None:
    """Take over the files of pages that stay, and tell those who check the site which they are."""
    staging, memory = unchanged.staging, unchanged.memory
    if staging is None or unchanged.skipping is None:
        return
    build.output = Output(
        site=staging.live,
        staying=frozenset(staging.keep_all(staying) if unchanged.as_left else filter(staging.keep, staying)),
        digests=digests_of(unchanged.skipping.pages),
        keep=partial(_keep_file, unchanged),
        former=memory.files,
        former_digests=digests_of(memory.pages),
        former_named=memory.named,
    )


def _keep_file(unchanged: Unchanged, path: str) -> bool:
    """Take the file ``path`` over from the site if that has it as the last build left it, and a build goes on."""
    staging, memory = unchanged.staging, unchanged.memory
    if staging is None:
        return False
    if unchanged.as_left:
        return path in memory.made and bool(staging.keep_all([path]))
    return memory.has(path, staging.site.get(path)) and staging.keep(path)


def _strangers_listen() -> bool:
    """Say whether a plugin that nobody knows wants to hear of every page: it may count them, in this process."""
    return any(not is_known(str(it.__module__)) for it in signals.content_written.receivers_for(None))


def _noted(build: Build, before: int) -> tuple[list[Diagnostic], Mapping[str, object]]:
    """Return what this process has found out about the pages that it wrote."""
    return build.diagnostics[before:], build.links
