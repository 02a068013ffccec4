"""Bodies whose marks nobody fills: photos as plain images, no other mark."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from types import SimpleNamespace

import pytest
from bantin.newsroom.article import StoryArticle
from bantin.newsroom.build import Build, read_clock
from bantin.newsroom.photo import Photo, slot
from bantin.newsroom.slots import SAME_CATEGORY_ELEMENT, SAME_CATEGORY_SLOT
from bantin.newsroom.unfilled_marks import fill_marks, plain_body


@pytest.mark.parametrize(
    ("source", "address"),
    [
        ("cho.jpg", "{static}cho.jpg"),
        ("/images/cho.jpg", "{static}/images/cho.jpg"),
        ("{static}/images/cho.jpg", "{static}/images/cho.jpg"),
        ("https://xa.vn/a.jpg?b=1&c=2", "https://xa.vn/a.jpg?b=1&amp;c=2"),
    ],
)
def test_a_photo_is_a_plain_image(source: str, address: str) -> None:
    body = f"<figure>{slot(0)}</figure>"
    photo = Photo(source, alt='Chợ "sớm" <1>')
    assert plain_body(body, [photo]) == (
        f'<figure><img alt="Chợ &quot;sớm&quot; &lt;1&gt;" src="{address}"></figure>'
    )


def test_a_clip_is_a_link_by_its_words_or_its_address() -> None:
    clips = [Photo("a.mp4", alt="Múa", kind="video"), Photo("b.mp3", kind="audio")]
    links = '<a href="{static}a.mp4">Múa</a> <a href="{static}b.mp3">b.mp3</a>'
    assert plain_body(f"{slot(0)} {slot(1)}", clips) == links


@pytest.mark.parametrize("mark", [SAME_CATEGORY_ELEMENT, SAME_CATEGORY_SLOT, slot(3)])
def test_a_mark_that_stands_for_nothing_goes(mark: str) -> None:
    assert plain_body(f"<p>Một.</p>{mark}<p>Hai.</p>", []) == "<p>Một.</p><p>Hai.</p>"


def test_a_body_that_holds_no_mark_is_not_fetched(tmp_path: Path) -> None:
    fetched = list[str]()
    bodies = {"plain": f"<p>{SAME_CATEGORY_SLOT}</p>", "marked": f"<p>Cam{SAME_CATEGORY_SLOT}</p>"}

    def article(name: str) -> StoryArticle:
        attributes = {"plain": name == "plain", "metadata": {}}
        return StoryArticle.restored(attributes, lambda: fetched.append(name) or bodies[name])  # type: ignore[func-returns-value]

    generator = SimpleNamespace(theme=tmp_path, settings={"PLUGINS": []}, articles=[*map(article, bodies)])
    fill_marks(Build(read_clock(dt.UTC, {})), [generator])
    assert fetched == ["marked"]
    assert generator.articles[1]._content == "<p>Cam</p>"
