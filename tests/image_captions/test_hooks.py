"""The extension in Pelican's settings."""

from __future__ import annotations

from types import SimpleNamespace

from bantin.image_captions.hooks import EXTENSION, add_extension
from pelican.settings import DEFAULT_CONFIG, configure_settings


def test_extension_is_named_once_beside_the_others() -> None:
    pelican = SimpleNamespace(settings={"MARKDOWN": {"extensions": ["extra"], "output_format": "html5"}})

    add_extension(pelican)
    add_extension(pelican)

    assert pelican.settings == {"MARKDOWN": {"extensions": ["extra", EXTENSION], "output_format": "html5"}}


def test_defaults_of_pelican_stay_as_they_are() -> None:
    pelican = SimpleNamespace(settings=configure_settings(dict(DEFAULT_CONFIG)))

    add_extension(pelican)

    assert pelican.settings["MARKDOWN"]["extensions"] == [EXTENSION]
    assert EXTENSION not in DEFAULT_CONFIG["MARKDOWN"].get("extensions", [])
