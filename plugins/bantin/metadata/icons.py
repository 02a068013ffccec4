"""Icons of the site as files: from the emblem of the office, or from the first letters of the bulletin's name."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Literal

from PIL import Image, ImageDraw, ImageFont

from bantin.newsroom.message import say
from bantin.vietnamese.marks import normal_form

Purpose = Literal["", "any", "maskable"]


@dataclass(frozen=True, slots=True)
class Icon:
    """A square PNG: its address relative to the site root, its pixels, what the web manifest uses it for."""

    address: str
    side: int
    purpose: Purpose = ""


ICONS = (
    Icon("icons/icon-192.png", 192, "any"),
    Icon("icons/icon-512.png", 512, "any"),
    Icon("icons/icon-maskable-512.png", 512, "maskable"),
    Icon("icons/apple-touch-icon.png", 180),
)
LOGO, TOUCH_ICON = ICONS[1], ICONS[3]
FAVICON = "favicon.ico"
ADDRESSES = {icon.address for icon in ICONS} | {FAVICON}
_FAVICON_SIDES = (16, 32, 48)
# Phones cut a maskable icon to a circle of 80 % and paint the corners of Apple's, so both get a full background.
_SAFE = 0.8
_MASTER = 1024


def initials(name: str) -> str:
    """Return the letters for an icon: those of the last two words of ``name``, without marks, in capitals."""
    plain = normal_form("NFD", name.replace("đ", "d").replace("Đ", "D"))
    words = "".join(sign for sign in plain if not unicodedata.combining(sign)).split()
    return "".join(word[0] for word in words[-2:] if word[0].isascii()).upper() or "T"


def check_emblem(file: Path) -> None:
    """Raise ValueError if the picture in ``file`` cannot serve; its sums are looked at, no point of it is decoded."""
    try:
        with Image.open(file) as found:
            width, height = found.size
            found.verify()
    except (OSError, SyntaxError) as error:  # Pillow's word for a PNG that breaks off
        raise ValueError(say("setting/icon-unread", file=str(file))) from error
    if width != height or width < 512:
        raise ValueError(say("setting/icon-size", file=str(file)))


def open_emblem(file: Path) -> Image.Image:
    """Return the picture in ``file`` as it will be scaled; raise ValueError when it cannot serve."""
    check_emblem(file)
    try:
        with Image.open(file) as found:
            return found.convert("RGBA")
    except OSError as error:
        raise ValueError(say("setting/icon-unread", file=str(file))) from error


def draw_letters(letters: str, colour: str, ground: str) -> Image.Image:
    """Return an emblem of ``letters`` on a disc."""
    emblem = Image.new("RGBA", (_MASTER, _MASTER))
    pen = ImageDraw.Draw(emblem)
    pen.ellipse((0, 0, _MASTER - 1, _MASTER - 1), fill=ground)
    font = ImageFont.load_default(_MASTER * 0.46)
    pen.text((_MASTER / 2, _MASTER / 2), letters, fill=colour, font=font, anchor="mm")
    return emblem


def make_icons(emblem: Image.Image, ground: str) -> dict[str, bytes]:
    """Return every icon file by its address."""
    files = {icon.address: _png(_shaped(emblem, icon, ground)) for icon in ICONS}
    return files | {FAVICON: _ico(emblem)}


def _shaped(emblem: Image.Image, icon: Icon, ground: str) -> Image.Image:
    if icon.purpose == "any":
        return _scaled(emblem, icon.side)
    canvas = Image.new("RGBA", (icon.side, icon.side), ground)
    own = _scaled(emblem, round(icon.side * _SAFE))
    margin = (icon.side - own.width) // 2
    canvas.alpha_composite(own, (margin, margin))
    return canvas.convert("RGB")


def _scaled(emblem: Image.Image, side: int) -> Image.Image:
    return emblem.resize((side, side), Image.Resampling.LANCZOS)


def _png(image: Image.Image) -> bytes:
    data = BytesIO()
    image.save(data, "PNG", optimize=True)
    return data.getvalue()


def _ico(emblem: Image.Image) -> bytes:
    data = BytesIO()
    sizes = [(side, side) for side in _FAVICON_SIDES]
    own = [_scaled(emblem, side) for side in _FAVICON_SIDES]
    own[-1].save(data, "ICO", sizes=sizes, append_images=own[:-1])
    return data.getvalue()
