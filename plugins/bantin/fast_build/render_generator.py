"""The last generator: it has every page written that those before it have noted, but those that stay."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pelican import signals
from pelican.generators import Generator
from pelican.writers import Writer

from bantin.fast_build.deferred_writer import DeferredWriter
from bantin.fast_build.page_decision import PageDecision
from bantin.fast_build.page_traces import PageTraces
from bantin.fast_build.staging import Staging
from bantin.fast_build.story_digest import StoryDigests, own_token
from bantin.fast_build.template_closure import TemplateClosures
from bantin.fast_build.value_digest import Tokens
from bantin.newsroom import build
from bantin.newsroom.article import StoryArticle
from bantin.newsroom.diagnostic import Diagnostic
from bantin.newsroom.foreign_plugins import find_strangers, is_known
from bantin.newsroom.site import path_of


@dataclass(slots=True)
class Unchanged:
    """What decides about the pages of the build under way; without ``memory`` every page is rendered."""

    staging: Staging | None = None
    memory: PageTraces = field(default_factory=PageTraces)
    skipping: PageDecision | None = None


unchanged = Unchanged()


class RenderGenerator(Generator):  # type: ignore[misc]
    """Has all pages written that the generators before it have noted."""

    def generate_context(self) -> None:
        """Nothing to read."""

    def generate_output(self, writer: Writer) -> None:
        """Render and write; what workers found wrong belongs to the run of their parent."""
        if not isinstance(writer, DeferredWriter):
            return
        before = len(build.current().diagnostics)
        if unchanged.staging is not None:
            build.current().output = build.Output(site=unchanged.staging.live, keep=_keep)
        unchanged.skipping = self._skipping()
        workers = 1 if _strangers_listen() else self.settings.get("RENDER_WORKERS")
        staying, gathered = writer.write_all(workers, lambda: _noted(before), unchanged.skipping)
        accounts = build.current().accounts
        accounts.written, accounts.kept = writer.rendered, len(staying)
        for diagnostics, links in gathered:
            build.current().diagnostics.extend(diagnostics)
            build.current().links.update(links)
        self._keep(staying)

    def _skipping(self) -> PageDecision | None:
        staging, memory = unchanged.staging, unchanged.memory
        if staging is None or not memory.base or find_strangers(self.settings["PLUGINS"]):
            return None
        articles = self.context["generated_content"].values()
        tokens = Tokens(StoryDigests({path_of(it): it for it in articles if isinstance(it, StoryArticle)}))
        return PageDecision(memory, staging.site, tokens, own_token, TemplateClosures(tokens))

    def _keep(self, staying: Iterable[str]) -> None:
        """Take over the files of pages that stay, and tell those who check the site which they are."""
        staging, memory = unchanged.staging, unchanged.memory
        if staging is None or unchanged.skipping is None:
            return
        kept = frozenset(path for path in staying if staging.keep(path))
        pages = unchanged.skipping.pages
        build.current().output = build.Output(
            site=staging.live,
            staying=kept,
            digests={path: page.digest for path, page in pages.items()},
            keep=_keep,
            former=memory.files,
            former_digests={path: page.digest for path, page in memory.pages.items()},
        )


def _keep(path: str) -> bool:
    """Take the file ``path`` over from the site if that has it as the last build left it, and a build goes on."""
    staging, memory = unchanged.staging, unchanged.memory
    return staging is not None and memory.has(path, staging.site.get(path)) and staging.keep(path)


def _strangers_listen() -> bool:
    """Say whether a plugin that nobody knows wants to hear of every page: it may count them, in this process."""
    return any(not is_known(str(it.__module__)) for it in signals.content_written.receivers_for(None))


def _noted(before: int) -> tuple[list[Diagnostic], Mapping[str, object]]:
    """Return what this process has found out about the pages that it wrote."""
    return build.current().diagnostics[before:], build.current().links
