"""The language in which an office reads what is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace

import pytest

from plugins.newsroom.catalogue import speak, spoken
from plugins.newsroom.findings_language import choose_language
from plugins.newsroom.report import BuildFailed


@pytest.fixture(autouse=True)
def speak_vietnamese_again() -> Iterator[None]:
    yield
    speak("vi")


@pytest.mark.parametrize(
    ("settings", "language"),
    [
        ({"DEFAULT_LANG": "vi"}, "vi"),
        ({"DEFAULT_LANG": "en"}, "en"),
        ({"DEFAULT_LANG": "fr"}, "vi"),
        ({"DEFAULT_LANG": "en", "FINDINGS_LANG": "vi"}, "vi"),
        ({"DEFAULT_LANG": "vi", "FINDINGS_LANG": "en"}, "en"),
        ({"DEFAULT_LANG": "en", "FINDINGS_LANG": ""}, "en"),
    ],
)
def test_the_settings_name_the_language(settings: dict[str, str], language: str) -> None:
    choose_language(SimpleNamespace(settings=settings))
    assert spoken() == language


@pytest.mark.parametrize("asked", ["fr", ["vi"], "../vi"])
def test_a_language_without_messages_stops_the_build(asked: object) -> None:
    with pytest.raises(BuildFailed, match="chỉ có bằng các ngôn ngữ: en, vi"):
        choose_language(SimpleNamespace(settings={"DEFAULT_LANG": "vi", "FINDINGS_LANG": asked}))
