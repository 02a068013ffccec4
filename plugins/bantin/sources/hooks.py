"""Before Pelican walks the content folder: refuse what must not lie there. After it: account for every file."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from pelican.contents import Content
from pelican.generators import ArticlesGenerator

from bantin.newsroom import hooks as newsroom
from bantin.newsroom.addresses import LEDGER
from bantin.newsroom.alert import ALERT
from bantin.newsroom.article import is_plain
from bantin.newsroom.build import Build
from bantin.newsroom.content_names import ContentFiles
from bantin.newsroom.name_forms import nfc
from bantin.newsroom.site import contents_of, path_of
from bantin.sources.accounts import not_walked, unread_files, unused_files
from bantin.sources.settings import ALLOWED
from bantin.sources.steps import STEPS
from bantin.sources.survey import Survey
from bantin.sources.uses import linked, used_files

_EXCLUDES = ("ARTICLE_EXCLUDES", "PAGE_EXCLUDES", "STATIC_EXCLUDES")
_UNPUBLISHED = ("drafts", "drafts_translations", "draft_pages", "draft_translations")
_FRONT_PAGE = "front-page.toml"


@dataclass(slots=True)
class _Looked:
    """What a build has seen of the content folder."""

    survey: Survey | None = None


def refuse_sources(build: Build, generator: ArticlesGenerator) -> None:
    """Report what is refused; Pelican follows links, so the folders among it become excludes of this run."""
    settings = generator.settings
    survey = Survey(Path(generator.path), ALLOWED.of(settings), settings["IGNORE_FILES"])
    build.of(_Looked).survey = survey
    for refusal in survey.refusals:
        build.report(refusal.diagnostic)
        if refusal.diagnostic.severity == "error":
            build.refuse(refusal.diagnostic.path)
    _keep_out(build, settings, [refusal.folder for refusal in survey.refusals if refusal.folder] + survey.closed)


def judge_changed_sources(build: Build, generator: ArticlesGenerator) -> None:
    """Say of the few files that have changed what a look at all would; it has such a build dropped if it is new."""
    if build.scope:
        settings = generator.settings
        some = Survey(Path(generator.path), ALLOWED.of(settings), settings["IGNORE_FILES"], build.scope.own)
        build.report_all([*(refusal.diagnostic for refusal in some.refusals), *some.pending.values()])


def _keep_out(build: Build, settings: dict[str, Any], folders: list[str]) -> None:
    """Have Pelican leave out ``folders`` until the build ends."""
    for name in _EXCLUDES:
        build.endings.append(partial(settings.__setitem__, name, settings[name]))
        settings[name] = [*settings[name], *folders]


def account_for_files(build: Build, generators: Sequence[Any]) -> None:
    """Report the files that look like stories and are none, and those that nobody uses; drafts use files too."""
    survey, settings = build.of(_Looked).survey, generators[0].settings
    if survey is None:
        return
    files = ContentFiles(Path(settings["PATH"]), build.refused, survey.entries)
    drafts = [
        content for generator in generators for name in _UNPUBLISHED for content in getattr(generator, name, ())
    ]
    used = used_files(files, (pair for content in [*contents_of(generators), *drafts] for pair in _named(content)))
    refused = [text.text for text in build.texts if text.path in build.refused]
    found = [*unread_files(survey, used, refused), *not_walked(survey, _walked(survey, settings))]
    if not refused:  # which may use any of them
        found += unused_files(survey, used, _known(survey, settings))
    build.report_all(found)


def _named(content: Content) -> Iterator[tuple[str, str]]:
    """Yield what ``content`` says of files, each with the path of the story that says it."""
    story, image = path_of(content), content.metadata.get("image")
    written = [photo.source for photo in getattr(content, "photos", ())]
    written += [str(image)] if image else []
    gone = getattr(content, "withdrawn", None)
    written += gone.files if gone else ()
    written += () if is_plain(content) else linked(content._content)
    return ((name, story) for name in written)


def _walked(survey: Survey, settings: dict[str, Any]) -> set[str]:
    """Return the files that lie where the site reads stories or pages."""
    return {nfc(path) for path, _ in survey.entries for kind in ("ARTICLE", "PAGE") if _is_read(path, kind, settings)}


def _is_read(path: str, kind: str, settings: dict[str, Any]) -> bool:
    left_out = [place for place in settings[f"{kind}_EXCLUDES"] if place]  # Pelican takes "" for nothing here
    return _is_below(path, settings[f"{kind}_PATHS"]) and not _is_below(path, left_out)


def _known(survey: Survey, settings: dict[str, Any]) -> set[str]:
    """Return the files that the site itself uses."""
    places = [*settings["STATIC_PATHS"], *settings["TEMPLATE_PAGES"], _FRONT_PAGE, LEDGER, ALERT]
    return {nfc(path) for path, _ in survey.entries if _is_below(path, places)}


def _is_below(path: str, places: Sequence[str]) -> bool:
    normal = (posixpath.normpath(place) for place in places)
    return any(place == "." or path == place or path.startswith(f"{place}/") for place in normal)


def register() -> None:
    """Hand our steps to the newsroom, which takes each when its stage has come."""
    newsroom.register(*STEPS)
