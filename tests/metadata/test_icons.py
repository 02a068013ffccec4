from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from bantin.metadata.icons import FAVICON, ICONS, check_emblem, draw_letters, initials, make_icons, open_emblem
from PIL import Image

GROUND = "#1e2a57"


@cache
def files() -> dict[str, bytes]:
    return make_icons(draw_letters("BC", "#f7f1e3", GROUND), GROUND)


@pytest.mark.slow
def test_each_icon_is_a_png_of_its_size() -> None:
    made = files()
    for icon in ICONS:
        with Image.open(BytesIO(made[icon.address])) as image:
            assert (image.format, image.size) == ("PNG", (icon.side, icon.side))


def test_the_sizes_are_those_that_phones_ask_for() -> None:
    assert [(icon.side, icon.purpose) for icon in ICONS] == [(192, "any"), (512, "any"), (512, "maskable"), (180, "")]


def test_the_favicon_holds_three_sizes() -> None:
    with Image.open(BytesIO(files()[FAVICON])) as image:
        assert image.info["sizes"] == {(16, 16), (32, 32), (48, 48)}


@pytest.mark.slow
def test_two_makings_give_the_same_bytes() -> None:
    assert files.__wrapped__() == files()


def test_icons_that_phones_cut_have_a_full_ground_and_the_others_clear_corners() -> None:
    made = files()
    for icon in ICONS:
        with Image.open(BytesIO(made[icon.address])) as image:
            corner = image.convert("RGBA").getpixel((0, 0))
        assert corner == ((0x1E, 0x2A, 0x57, 255) if icon.purpose != "any" else (0, 0, 0, 0)), icon


def test_a_maskable_icon_keeps_the_emblem_inside_the_circle_that_is_never_cut() -> None:
    emblem = Image.new("RGBA", (512, 512))
    emblem.paste("red", (0, 0, 512, 512))
    icon = next(icon for icon in ICONS if icon.purpose == "maskable")
    with Image.open(BytesIO(make_icons(emblem, GROUND)[icon.address])) as image:
        reds = [x for x in range(512) if image.convert("RGB").getpixel((x, 256)) == (255, 0, 0)]
    assert len(reds) == pytest.approx(0.8 * 512, abs=2)
    assert reds[0] == pytest.approx(511 - reds[-1], abs=1)


def test_the_letters_are_seen() -> None:
    with Image.open(BytesIO(files()["icons/icon-512.png"])) as image:
        colours = {colour for _, colour in image.convert("RGBA").getcolors(1 << 20) or []}
    assert (0x1E, 0x2A, 0x57, 255) in colours
    assert (0xF7, 0xF1, 0xE3, 255) in colours


@pytest.mark.parametrize(
    ("name", "letters"), [("Bản tin Bằng Cốc", "BC"), ("Đồng Văn", "DV"), ("Ấm", "A"), ("你好", "T"), ("", "T")]
)
def test_letters_come_from_the_last_words_of_the_name_without_marks(name: str, letters: str) -> None:
    assert initials(name) == letters


@pytest.mark.parametrize("size", [(512, 500), (511, 511)])
def test_an_emblem_that_is_not_square_or_too_small_is_refused(tmp_path: Path, size: tuple[int, int]) -> None:
    Image.new("RGBA", size).save(tmp_path / "a.png")
    with pytest.raises(ValueError, match="ICON_SOURCE"):
        open_emblem(tmp_path / "a.png")


def test_a_file_that_is_no_picture_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_text("chữ", "utf-8")
    with pytest.raises(ValueError, match="ICON_SOURCE"):
        open_emblem(tmp_path / "a.png")


@pytest.mark.parametrize("kept", [40, 0.5, 0.99])
def test_a_picture_that_breaks_off_is_told_before_it_is_drawn(kept: float, tmp_path: Path) -> None:
    Image.effect_noise((512, 512), 50).save(tmp_path / "a.png")
    whole = (tmp_path / "a.png").read_bytes()
    (tmp_path / "a.png").write_bytes(whole[: int(kept * len(whole)) if kept < 1 else int(kept)])
    with pytest.raises(ValueError, match=r"a\.png"):
        check_emblem(tmp_path / "a.png")
