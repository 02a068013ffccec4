"""The settings of photos as one checked, frozen value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache as remembered
from typing import Any

from PIL import __version__ as pillow_version
from PIL import features

from bantin.newsroom.closing_report import BuildFailed
from bantin.newsroom.executor import cores
from bantin.newsroom.setting import read
from bantin.newsroom.settings_file import mend_settings
from bantin.photos.settings import SETTINGS

_SCHEME = 3  # one more whenever the same options begin to give other bytes

_DEFAULT = {setting.name: setting.default for setting in SETTINGS}


class SettingsError(BuildFailed):
    """Settings that cannot be followed, all of them named at once."""


@dataclass(frozen=True, slots=True)
class Options:
    """How photos are shown, encoded and kept; each field is the setting ``PHOTOS_<FIELD>``."""

    url_dir: str = _DEFAULT["PHOTOS_URL_DIR"]
    widths: tuple[int, ...] = _DEFAULT["PHOTOS_WIDTHS"]
    card_widths: tuple[int, ...] = _DEFAULT["PHOTOS_CARD_WIDTHS"]
    feed_width: int = _DEFAULT["PHOTOS_FEED_WIDTH"]
    sizes: str = _DEFAULT["PHOTOS_SIZES"]
    avif_quality: int = _DEFAULT["PHOTOS_AVIF_QUALITY"]
    avif_speed: int = _DEFAULT["PHOTOS_AVIF_SPEED"]
    jpeg_quality: int = _DEFAULT["PHOTOS_JPEG_QUALITY"]
    max_megapixels: int = _DEFAULT["PHOTOS_MAX_MEGAPIXELS"]
    max_megabytes: int = _DEFAULT["PHOTOS_MAX_MEGABYTES"]
    max_media_megabytes: int = _DEFAULT["PHOTOS_MAX_MEDIA_MEGABYTES"]
    max_side: int = _DEFAULT["PHOTOS_MAX_SIDE"]
    heic: bool = _DEFAULT["PHOTOS_HEIC"]
    drafts: bool = _DEFAULT["PHOTOS_DRAFTS"]
    report: bool = _DEFAULT["PHOTOS_REPORT"]
    empty_alt: str = _DEFAULT["PHOTOS_EMPTY_ALT"]
    workers: int = _DEFAULT["PHOTOS_WORKERS"]
    cache: str = _DEFAULT["PHOTOS_CACHE"]
    cache_days: int = _DEFAULT["PHOTOS_CACHE_DAYS"]

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
    values, wrong = read(SETTINGS, settings)
    if wrong:
        raise SettingsError(f"{' '.join(wrong)} {mend_settings(wrong=' '.join(wrong))}")
    fields = {name.removeprefix("PHOTOS_").lower(): value for name, value in values.items()}
    fields |= {name: tuple(sorted(set(fields[name]))) for name in ("widths", "card_widths")}
    return Options(**fields)


@remembered
def _encoders() -> str:
    return f"{pillow_version} {features.version_feature('libjpeg_turbo')} {features.version_module('avif')}"
