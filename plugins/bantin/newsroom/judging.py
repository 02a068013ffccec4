"""The settings of a site, judged before any work: each value by its table, all mistakes told in one report."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import Any
from zoneinfo import ZoneInfo

from pelican import Pelican
from pelican.settings import DEFAULT_CONFIG

from bantin.newsroom.build import BuildSettings
from bantin.newsroom.closing_report import BuildFailed
from bantin.newsroom.diagnostic import finding
from bantin.newsroom.extension_names import missing_extensions
from bantin.newsroom.findings_language import choose_language
from bantin.newsroom.host_names import name_hosts
from bantin.newsroom.message import say
from bantin.newsroom.office_default import reuse_note
from bantin.newsroom.renamed_settings import take_old_names
from bantin.newsroom.setting_tables import ours, wrong_settings
from bantin.newsroom.settings import OFFICE, PUBLIC_ADDRESS_REQUIRED, REQUIRED_PLUGINS, SITEURL
from bantin.newsroom.settings_errors import content_complaint
from bantin.newsroom.settings_file import mend_settings, settings_place
from bantin.newsroom.site_address import address_complaint


def begin(pelican: Pelican) -> None:
    """Choose the language of what is said; stop if a plugin is missing; judge what each setting holds."""
    choose_language(pelican)
    for said in take_old_names(pelican.settings):
        pelican.settings.early.append(finding(*settings_place(str(said)), said, "notice"))
    require_plugins(pelican.settings)
    judge_settings(pelican.settings)


def require_plugins(settings: dict[str, Any]) -> None:
    """Stop at once when a plugin that the site lists did not load: Pelican would go on without it."""
    loaded = set(settings["PLUGINS"])
    missing = [name for name in REQUIRED_PLUGINS.of(settings) if name not in loaded]
    if missing:
        raise BuildFailed(say("setting/plugins-missing", names=", ".join(missing)))


def judge_settings(settings: BuildSettings) -> None:
    """Note each setting that holds another kind of value than it must; what follows is judged by its default."""
    wrong = dict(wrong_settings(settings))
    for name, sentences in wrong.items():
        settings.mistakes.in_file += sentences
        settings[name] = ours()[name].default if name in ours() else DEFAULT_CONFIG.get(name, "")
    settings.mistakes.in_file += [*_wrong_places(settings, wrong), *missing_extensions(settings)]
    name_hosts(settings)
    if PUBLIC_ADDRESS_REQUIRED.of(settings) and SITEURL.name not in wrong:
        complaint = address_complaint(str(settings["SITEURL"]))
        settings.mistakes.others += [complaint] if complaint else []


def stop_at_mistakes(pelican: Pelican) -> None:
    """Stop before any work if the settings have mistakes, all of which are told; fill in what follows from others."""
    settings = pelican.settings
    if settings.mistakes:
        raise BuildFailed(settings.mistakes.told(mend_settings(wrong=" ".join(settings.mistakes.in_file))))
    if OFFICE.of(settings):
        settings[OFFICE.name] = {"copyright_note": reuse_note(settings), **OFFICE.of(settings)}


def _wrong_places(settings: dict[str, Any], told: Container[str]) -> Iterator[str]:
    try:
        ZoneInfo(settings["TIMEZONE"])
    except (KeyError, ValueError, OSError):
        if "TIMEZONE" not in told:
            yield str(say("setting/time-zone", name=str(settings.get("TIMEZONE", ""))))
    complaint = None if "PATH" in told else content_complaint(settings["PATH"])
    if complaint:
        yield complaint
