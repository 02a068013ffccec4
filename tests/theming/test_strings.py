import re
import string
from pathlib import Path

import pytest
from bantin.theming.strings import NoStrings, Strings, UnknownString, load_strings

from tests.theming.theme import STRINGS, templates

LANGUAGES = sorted(file.stem for file in STRINGS.glob("*.toml"))
_CALL = re.compile(r"""\bt\(\s*'([a-z_.]+)'\s*[,)]""")


def _asked() -> set[str]:
    return {key for file in templates() for key in _CALL.findall(file.read_text(encoding="utf-8"))}


def test_values_are_filled_in() -> None:
    strings = Strings("vi", {"list.count": "{count} bài"})

    assert strings.text("list.count", count=3) == "3 bài"


def test_an_unknown_key_is_an_error_that_names_the_file() -> None:
    with pytest.raises(UnknownString, match=r"theme/strings/vi\.toml: no 'site\.nothing'"):
        load_strings(STRINGS, "vi").text("site.nothing")


def test_a_value_that_a_template_forgot_is_an_error() -> None:
    with pytest.raises(UnknownString, match="no 'count'"):
        load_strings(STRINGS, "vi").text("list.count")


def test_a_language_without_a_file_is_an_error_that_lists_the_others(tmp_path: Path) -> None:
    (tmp_path / "vi.toml").write_text("", encoding="utf-8")

    with pytest.raises(NoStrings, match=r"DEFAULT_LANG là “fr”.*đã có: vi"):
        load_strings(tmp_path, "fr")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_has_the_keys_and_slots_of_vietnamese(lang: str) -> None:
    assert _slots(load_strings(STRINGS, lang)) == _slots(load_strings(STRINGS, "vi"))


def test_every_key_that_a_template_asks_for_exists_and_no_other() -> None:
    assert _asked() == set(load_strings(STRINGS, "vi").texts)


def test_no_template_builds_a_key_from_parts() -> None:
    calls = [call for file in templates() for call in re.findall(r"\bt\(.{0,30}", file.read_text(encoding="utf-8"))]

    assert [call for call in calls if not _CALL.match(call)] == []


def _slots(strings: Strings) -> dict[str, set[str]]:
    parse = string.Formatter().parse
    return {key: {name for _, name, _, _ in parse(text) if name} for key, text in strings.texts.items()}
