"""The settings of photos as one checked, frozen value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache as remembered
from typing import Any

from PIL import __version__ as pillow_version
from PIL import features

from bantin.newsroom.closing_report import BuildFailed
from bantin.newsroom.executor import cores
from bantin.newsroom.message import say
from bantin.newsroom.settings_file import mend_settings

_SCHEME = 3  # one more whenever the same options begin to give other bytes

_KINDS = {bool: say("words/kind-truth"), str: say("words/kind-text"), int: say("words/kind-whole")}


class SettingsError(BuildFailed):
    """Settings that cannot be followed, all of them named at once."""


@dataclass(frozen=True, slots=True)
class Options:
    """How photos are shown, encoded and kept; each field is the setting ``PHOTOS_<FIELD>``."""

    url_dir: str = "anh"
    widths: tuple[int, ...] = (480, 800, 1200)
    card_widths: tuple[int, ...] = (400, 800)
    feed_width: int = 800
    sizes: str = "(min-width: 46rem) 43rem, 100vw"
    avif_quality: int = 60
    avif_speed: int = 8
    jpeg_quality: int = 82
    max_megapixels: int = 40
    max_megabytes: int = 30
    max_media_megabytes: int = 100
    max_side: int = 20_000
    heic: bool = False
    drafts: bool = False
    report: bool = False
    empty_alt: str = "Ảnh"
    workers: int = 0
    cache: str = ""
    cache_days: int = 90

    @property
    def recipe(self) -> str:
        """Return all that shapes the bytes of a file besides its photo and its size, encoder versions included."""
        return f"{_SCHEME} {_encoders()} {self.avif_quality} {self.avif_speed} {self.jpeg_quality}"

    @property
    def survey_recipe(self) -> str:
        """Return all that shapes the facts about a photo besides its bytes."""
        limits = (self.max_megapixels, self.max_megabytes, self.max_side, self.max_media_megabytes, self.heic)
        return f"{_SCHEME} {pillow_version} {limits}"

    @property
    def worker_count(self) -> int:
        """Return the number of worker processes: as set, else the cores this process may use."""
        if self.workers:
            return self.workers
        return cores()


def options_from(settings: Mapping[str, Any]) -> Options:
    """Read the ``PHOTOS_*`` settings; raise :class:`SettingsError` that names each one that is wrong."""
    defaults = Options()
    given: dict[str, Any] = {}
    wrong: list[str] = []
    for field in fields(Options):
        name, default = f"PHOTOS_{field.name.upper()}", getattr(defaults, field.name)
        try:
            given[field.name] = _checked(settings.get(name, default), default)
        except ValueError as error:
            wrong.append(str(say("setting/kind", name=name, kind=str(error), value=repr(settings.get(name)))))
    if wrong:
        raise SettingsError(f"{' '.join(wrong)} {mend_settings()}")
    return Options(**given)


@remembered
def _encoders() -> str:
    return f"{pillow_version} {features.version_feature('libjpeg_turbo')} {features.version_module('avif')}"


def _checked(value: object, default: object) -> object:
    """Return ``value`` as the setting holds it; raise ValueError with what it must be."""
    if isinstance(default, tuple):
        if not isinstance(value, list | tuple) or not value or not all(_is_size(item) for item in value):
            raise ValueError(say("words/kind-sizes"))
        return tuple(sorted(set(value)))
    if isinstance(default, bool) or isinstance(value, bool) or not isinstance(default, int):
        if type(value) is not type(default):
            raise ValueError(_KINDS[type(default)])
        return value
    if not isinstance(value, int) or value < 0:
        raise ValueError(say("words/kind-whole"))
    return value


def _is_size(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value > 0
