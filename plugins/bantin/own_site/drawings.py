"""What a new site shows before it has pictures of its own: an emblem of letters, a photo for an example story."""

from __future__ import annotations

import io
from html import escape

from PIL import Image, ImageDraw

from bantin.metadata.icons import initials

_SIZE = 1200, 800
_SKY, _SUN, _HILLS = "#f6dfb4", "#e8862e", ("#7fa878", "#4f8a5b", "#2f6a3f")


def emblem(name: str, ground: str, letters: str) -> str:
    """Return a drawing (SVG) of the first letters of ``name``, in the colours of the site."""
    shown = initials(name)
    size = 30 if len(shown) < 3 else 22
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" width="64" height="64">\n'
        f"  <title>{escape(name)}</title>\n"
        f'  <circle cx="32" cy="32" r="32" fill="{letters}"/>\n'
        f'  <circle cx="32" cy="32" r="28" fill="{ground}"/>\n'
        f'  <text x="32" y="33" font-family="Noto Sans, Segoe UI, Arial, sans-serif" font-size="{size}"'
        f' font-weight="700" fill="{letters}" text-anchor="middle"'
        f' dominant-baseline="central">{escape(shown)}</text>\n'
        f"</svg>\n"
    )


def photo() -> bytes:
    """Return a drawn landscape as a JPEG of 1200 by 800 pixels."""
    width, height = _SIZE
    image = Image.new("RGB", _SIZE, _SKY)
    pen = ImageDraw.Draw(image)
    pen.ellipse((width * 0.62, height * 0.12, width * 0.76, height * 0.33), fill=_SUN)
    for row, colour in enumerate(_HILLS):
        top = height * (0.35 + 0.17 * row)
        for hill in range(-1, 4):
            left = width * (hill * 0.36 - 0.12 * row)
            pen.ellipse((left, top, left + width * 0.6, top + height), fill=colour)
    data = io.BytesIO()
    image.save(data, "JPEG", quality=88)
    return data.getvalue()
