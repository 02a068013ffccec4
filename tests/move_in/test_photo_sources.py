"""Photos and films come along whatever the script calls them, and photos that are their own address."""

from __future__ import annotations

import base64
import datetime as dt
import io
from pathlib import Path

import lxml.html
import pytest
from bantin.move_in.account import Account
from bantin.move_in.converting import Choices
from bantin.move_in.html_body import blocks_of_html, markdown_of
from bantin.move_in.kinds import open_site
from bantin.move_in.moving import run, survey
from bantin.move_in.photo_sources import embedded_photo, source_of
from PIL import Image

from tests.move_in.as_typed import AsTyped
from tests.move_in.old_sites import HOST, NOW

DATA = "data:image/gif;base64,R0lGODlhAQABAAAAACw="


def _png() -> bytes:
    stream = io.BytesIO()
    Image.effect_noise((20, 20), 90).save(stream, "PNG")
    return stream.getvalue()


PNG = _png()


@pytest.mark.parametrize(
    "html",
    [
        "<img src=a.jpg>",
        f"<img src='{DATA}' data-src=a.jpg>",
        "<img src=/x/blank.gif data-lazy-src=a.jpg>",
        "<img src=/x/1x1.trans.gif data-cfsrc=a.jpg>",
        f"<img src='{DATA}' nitro-lazy-src=a.jpg>",
        f"<img src='{DATA}' data-srcset='b.jpg 300w, a.jpg 1200w'>",
        "<img srcset='a.jpg 2x, b.jpg'>",
        "<img srcset='a.jpg 1200w,/b.jpg 300w'>",
        "<img srcset=a.jpg>",
        f"<img src='{DATA}' data-large-file='a.jpg?w=2'>".replace("?w=2", ""),
        "<picture><source srcset='a.jpg 2x'><img alt=x></picture>",
        "<picture><source data-srcset=a.jpg></source><source srcset=b.jpg></source><img></picture>",
    ],
)
def test_a_photo_is_had_from_where_the_script_has_it(html: str) -> None:
    assert source_of(next(lxml.html.fragment_fromstring(f"<div>{html}</div>").iter("img"))) == "a.jpg"


@pytest.mark.parametrize(
    "html", ["<img>", "<img alt=a.jpg>", "<img src=/x/spacer.gif>", "<img srcset=''>", "<img srcset=,>"]
)
def test_no_photo_is_none(html: str) -> None:
    assert source_of(lxml.html.fragment_fromstring(html)) == ""


@pytest.mark.parametrize(
    ("address", "data"),
    [
        (f"data:image/png;base64,{base64.b64encode(PNG).decode()}", PNG),
        (f"data:image/png;charset=x;base64,{base64.encodebytes(PNG).decode().rstrip('=')}", PNG),
        (DATA, b""),
        ("data:image/png;base64,é" + "A" * 999, b""),
        ("data:text/html,<b>", b""),
        ("a.jpg", b""),
    ],
)
def test_a_photo_may_be_its_own_address(address: str, data: bytes) -> None:
    assert embedded_photo(address) == data


FILM = "[https://www.youtube.com/watch?v=abcdefghijk](https://www.youtube.com/watch?v=abcdefghijk)"


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("<figure class=media><oembed url='https://youtu.be/abcdefghijk'></oembed></figure>", FILM),
        ("<lite-youtube videoid=abcdefghijk></lite-youtube>", FILM),
        ("<div class=x data-youtube-id=abcdefghijk></div>", FILM),
        ("<div class=lazyload data-src='https://www.youtube.com/embed/abcdefghijk'></div>", FILM),
        ("<amp-youtube data-videoid=abcdefghijk></amp-youtube>", FILM),
        ("<div class=fb-video data-href='https://fb.com/a'></div>", "[https://fb.com/a](https://fb.com/a)"),
        ("<amp-img src=a.jpg></amp-img>", "![](a.jpg)"),
        ("<div style='background-image: url(a.jpg)'></div>", "![](a.jpg)"),
        ("<picture><source srcset=a.jpg></picture>", "![](a.jpg)"),
        ("<div style='background: url(a.jpg)'>Chữ</div>", "Chữ"),  # a look
        ("<div class=fb-comments data-href='https://fb.com/a'></div><p>b</p>", "b"),
        ("<img src=a.jpg style='display:none'><p>b</p>", "b"),
    ],
)
def test_an_empty_box_is_what_a_script_shows_in_it(html: str, shown: str) -> None:
    assert markdown_of(blocks_of_html(html, AsTyped(), Account("a"))).strip() == shown


def test_a_photo_in_the_page_itself_becomes_a_file_and_one_resized_elsewhere_is_ours(tmp_path: Path) -> None:
    (tmp_path / "old/content/tin").mkdir(parents=True)
    (tmp_path / "old/hugo.toml").write_text(f'baseURL = "{HOST}"')
    (tmp_path / "old/static").mkdir()
    (tmp_path / "old/static/cong.png").write_bytes(PNG)
    body = (
        f"<p>a</p><img src='data:image/png;base64,{base64.b64encode(PNG).decode()}'><p>b</p>"
        f"<img src='https://i0.wp.com/{HOST.partition('//')[2]}/cong.png?resize=3%2C2&ssl=1'><img src='{DATA}'>"
    )
    (tmp_path / "old/content/tin/a.md").write_text(
        f"---\ntitle: A\ncategory: Tin\ndate: {dt.date(2020, 1, 1)}\n---\n\n{body}\n", "utf-8"
    )
    content, listing = tmp_path / "content", io.StringIO()
    for written in (1, 0):
        move = survey(open_site(tmp_path / "old"), content, NOW)
        run(move, Choices(), listing, lambda number: None)
        assert (move.tally.written, move.tally.unchanged) == (written, 1 - written)
    photos = sorted(it.name for it in (content / "2020").glob("*.png"))
    assert len(photos) == 2
    assert photos[1] == "cong.png"
    assert all((content / "2020" / it).read_bytes() == PNG for it in photos)
    assert all(f"]({it})" in (content / "2020/a.md").read_text("utf-8") for it in photos)
    assert listing.getvalue() == ""
