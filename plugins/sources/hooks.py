"""Before Pelican walks the content folder: refuse what must not lie there, and keep Pelican out of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pelican import signals
from pelican.generators import ArticlesGenerator

from plugins.newsroom import run
from plugins.sources.survey import Refusal, survey

_EXCLUDES = ("ARTICLE_EXCLUDES", "PAGE_EXCLUDES", "STATIC_EXCLUDES")
_kept_out: list[str] = []


def refuse_sources(generator: ArticlesGenerator) -> None:
    """Report what is refused; Pelican follows links, so the folders among it become excludes of this run."""
    refusals = list(survey(Path(generator.path), generator.settings.get("SOURCES_ALLOWED", ())))
    for refusal in refusals:
        run.report(refusal.diagnostic)
        run.refuse(refusal.diagnostic.path)
    _keep_out(generator.settings, refusals)


def _keep_out(settings: dict[str, Any], refusals: list[Refusal]) -> None:
    folders = [refusal.folder for refusal in refusals if refusal.folder]
    for name in _EXCLUDES:
        settings[name] = [path for path in settings[name] if path not in _kept_out] + folders
    _kept_out[:] = folders


def register() -> None:
    """Connect to Pelican: its first generator starts before any of them walks."""
    signals.article_generator_init.connect(refuse_sources)
