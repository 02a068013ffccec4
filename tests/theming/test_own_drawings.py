"""A drawing of the site's own that no browser would show is told by its own name, before anything is built."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from bantin.newsroom.setting import Mistakes
from bantin.theming.folder import theme_folder
from bantin.theming.hooks import check_theme


class Settings(dict[str, object]):
    """Settings that carry mistakes, as a build's do."""

    mistakes: Mistakes


def mistakes_with(folder: Path, name: str, data: bytes) -> Mistakes:
    file = folder / "theme/static" / name
    file.parent.mkdir(parents=True)
    file.write_bytes(data)
    settings = Settings(
        PATH=str(folder / "content"), OWN_THEME="theme", DEFAULT_LANG="vi", THEME_TEMPLATES_OVERRIDES=[]
    )
    settings.mistakes = Mistakes()
    check_theme(SimpleNamespace(settings=settings, theme=str(theme_folder())))
    return settings.mistakes


@pytest.mark.parametrize("name", ["img/emblem.svg", "img/ban-do/xa.svg"])
@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n", b"", b"<svg><g></svg>"])
def test_it_names_the_owners_file_and_the_cure(tmp_path: Path, name: str, data: bytes) -> None:
    found = mistakes_with(tmp_path, name, data)
    assert found.in_file == []
    [said] = found.others
    assert said.startswith(f"“theme/static/{name}” không phải là hình vẽ SVG đọc được (")
    assert said.endswith("). Hãy thay bằng tệp khác; ảnh PNG phải có đuôi .png, như emblem.png.")


@pytest.mark.parametrize("name", ["img/emblem.svg", "img/anh.png"])
def test_a_good_drawing_and_what_is_none_are_left_alone(tmp_path: Path, name: str) -> None:
    assert not mistakes_with(tmp_path, name, b'<svg xmlns="http://www.w3.org/2000/svg"/>')
