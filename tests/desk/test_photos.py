"""Photos of a story: cards written back as Markdown, files that show no more than they should."""

from __future__ import annotations

import base64
import io

import pytest
from bantin.desk.photo_cards import cards_in, with_card, with_card_moved, without_card
from bantin.desk.photo_files import made_photo
from bantin.desk.refusal import Refusal
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from tests.desk.office import Site

PATH = "2026/hop-thon.md"
BODY = """Đoạn đầu.

![Một](mot.jpg)
Chú thích một. Ảnh: Tuấn Tú

Đoạn giữa.

![Hai](<hai (1).jpg>){: .rong }
![Ba](ba.jpg)
Hai tấm (Ảnh: Thu Hà)

![](bon.jpg)

```
![mã](khong.jpg)
```

![Năm](nam.jpg)
Chú thích dài
hai dòng.
"""


def photo(width: int = 40, height: int = 30, *, orientation: int = 1, halves: bool = False) -> bytes:
    image = Image.new("RGB", (width, height), "red")
    if halves:
        image.paste("blue", (width // 2, 0, width, height))
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010E] = "nhà riêng của bà A"
    stream = io.BytesIO()
    image.save(stream, "JPEG", exif=exif, quality=95)
    return stream.getvalue()


def opened(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def test_photos_with_what_is_under_them_are_cards() -> None:
    found = [([it.name for it in card.photos], card.caption, card.credit) for card in cards_in(BODY)]
    assert found == [
        (["mot.jpg"], "Chú thích một.", "Tuấn Tú"),
        (["hai (1).jpg", "ba.jpg"], "Hai tấm", "Thu Hà"),
        (["bon.jpg"], "", ""),
    ]


def test_words_of_a_card_are_written_under_its_photos() -> None:
    after = with_card(BODY, 0, ["Người [già] dự họp"], "Bà con dự họp", "Lan Anh")
    assert after == BODY.replace(
        "![Một](mot.jpg)\nChú thích một. Ảnh: Tuấn Tú",
        "![Người \\[già\\] dự họp](mot.jpg)\nBà con dự họp (Ảnh: Lan Anh)",
    )
    assert with_card(BODY, 2, ["Bốn"], "", "Lan Anh") == BODY.replace("![](bon.jpg)", "![Bốn](bon.jpg)\nẢnh: Lan Anh")


def test_a_card_that_nobody_has_changed_stays_as_it_was_typed() -> None:
    for index, card in enumerate(cards_in(BODY)):
        assert with_card(BODY, index, [it.alt for it in card.photos], card.caption, card.credit) == BODY


def test_cards_change_places_and_all_between_stays() -> None:
    after = with_card_moved(BODY, 2, 0)
    assert [it.photos[0].name for it in cards_in(after)] == ["bon.jpg", "mot.jpg", "hai (1).jpg"]
    assert after.startswith("Đoạn đầu.\n\n![](bon.jpg)\n\nĐoạn giữa.\n\n![Một](mot.jpg)\n")
    assert sorted(after.split("\n")) == sorted(BODY.split("\n"))


def test_a_card_is_taken_out_with_one_empty_line() -> None:
    assert without_card(BODY, 2) == BODY.replace("![](bon.jpg)\n\n", "")


LINES = st.lists(
    st.sampled_from(
        ["", "", "Chữ.", "![a](a.jpg)", "![b](b.jpg){: .rong }", "Chú. Ảnh: An", "- mục", "```", "## Đề"]
    ),
    max_size=14,
)


@given(LINES, st.integers(0, 5), st.integers(0, 5))
def test_no_line_is_lost_by_moving(lines: list[str], one: int, other: int) -> None:
    body = "\n".join(["![c](c.jpg)", "", *lines])
    count = len(cards_in(body))
    after = with_card_moved(body, one % count, other % count)
    assert sorted(after.split("\n")) == sorted(body.split("\n"))
    assert len(cards_in(after)) == count


def test_a_stored_photo_is_upright_and_tells_nothing_of_its_maker(site: Site) -> None:
    data = base64.b64encode(photo(orientation=6)).decode()
    answer = site.ask("photo", path=PATH, data=data, alt="Hội trường", caption="Toàn cảnh", credit="Tuấn Tú").data
    assert answer == {
        "name": "hop-thon-anh-1.jpg",
        "block": "![Hội trường](hop-thon-anh-1.jpg)\nToàn cảnh (Ảnh: Tuấn Tú)",
    }
    stored = (site.folder / "content/2026/hop-thon-anh-1.jpg").read_bytes()
    assert opened(stored).size == (30, 40)
    assert dict(opened(stored).getexif()) == {}
    assert "nhà riêng".encode() not in stored
    assert site.ask("photo", path=PATH, data=data).data["name"] == "hop-thon-anh-2.jpg"
    assert site.get("/photo/2026/hop-thon-anh-1.jpg").body == stored


def test_a_photo_is_no_larger_than_a_page_needs() -> None:
    for size, seen in (((4000, 300), (2560, 192)), ((300, 4000), (192, 2560))):
        made = made_photo(photo(*size), None, ())
        assert (made.width, made.height) == seen


def test_a_photo_is_cut_as_it_is_seen() -> None:
    made = made_photo(photo(400, 200, halves=True), (0.5, 0, 1, 1), ())
    assert (made.width, made.height) == (200, 200)
    colour = opened(made.data).convert("RGB").getpixel((100, 100))
    assert isinstance(colour, tuple)
    assert colour[2] > 200 > 60 > colour[0]


def test_what_is_covered_is_in_no_byte_of_the_file() -> None:
    """Of a chess board under the cover nothing but its mean is left; beside it each square is there."""
    board = Image.new("L", (160, 160))
    board.putdata([255 * ((x // 4 + y // 4) % 2) for y in range(160) for x in range(160)])
    stream = io.BytesIO()
    board.convert("RGB").save(stream, "PNG")
    made = opened(made_photo(stream.getvalue(), None, [(0, 0, 0.5, 1)]).data).convert("L")
    covered = made.crop((4, 4, 76, 156)).getextrema()
    assert covered[1] - covered[0] < 40  # type: ignore[operator]
    assert made.crop((100, 4, 156, 156)).getextrema() == (0, 255)


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"<svg onload=x>", b"%PDF-1.7", photo()[:300]])
def test_what_is_no_photo_is_refused_and_not_stored(site: Site, data: bytes) -> None:
    before = site.files()
    answer = site.ask("photo", path=PATH, data=base64.b64encode(data).decode())
    assert (answer.status, "JPEG" in answer.data["said"]) == (400, True)
    assert site.files() == before


@pytest.mark.parametrize("frame", [[0, 0, 1], [0, 0, 2, 1], ["a", 0, 1, 1], [0, 0, None, 1], {"a": 1}, [-1, 0, 1, 1]])
def test_a_frame_is_four_shares(site: Site, frame: object) -> None:
    before = site.files()
    data = base64.b64encode(photo()).decode()
    assert site.ask("photo", path=PATH, data=data, crop=frame).status == 400
    assert site.files() == before


def test_cards_are_asked_for_and_changed(site: Site) -> None:
    assert [it["credit"] for it in site.ask("cards", body=BODY).data["cards"]] == ["Tuấn Tú", "Thu Hà", ""]
    assert site.ask("cards", body=BODY, move=0, to=1).data["cards"][0]["photos"][0]["name"] == "hai (1).jpg"
    assert site.ask("cards", body=BODY, remove=0).data["body"] == without_card(BODY, 0)
    edited = site.ask("cards", body=BODY, edit=0, alts=["X"], caption="Y.", credit="Z").data["body"]
    assert "![X](mot.jpg)\nY. Ảnh: Z\n" in edited
    assert site.ask("cards", body=BODY, move=7, to=0).status == 409
    assert site.ask("cards", body=BODY, edit=0, alts=[1], caption="", credit="").status == 400


@pytest.mark.slow
def test_made_photo_refuses_a_bomb() -> None:
    """One of fewer pixels than those from which on Pillow itself refuses."""
    stream = io.BytesIO()
    Image.new("1", (11_000, 11_000)).save(stream, "PNG", compress_level=1)
    with pytest.raises(Refusal):
        made_photo(stream.getvalue(), None, ())
