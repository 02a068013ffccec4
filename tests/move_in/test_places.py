"""Links to a place within another story: by any system's way of naming it, to the id that it has here."""

from __future__ import annotations

import pytest
from bantin.move_in.old_story import OldStory
from bantin.move_in.places import place_in, places_of

MARKDOWN = """# Lớn

## Định nghĩa

## Điều 5: **sửa đổi** {#dieu-nam}

```
# không phải mục
```

<a name="p1"></a>Chữ. ## không phải

## Định nghĩa

<h3 id="cu">Mục [cũ](x.md)</h3>
"""


@pytest.mark.parametrize(
    ("fragment", "place"),
    [
        ("dinh-nghia", "dinh-nghia"),
        ("định-nghĩa", "dinh-nghia"),
        ("%C4%91%E1%BB%8Bnh-ngh%C4%A9a", "dinh-nghia"),
        ("Định_nghĩa", "dinh-nghia"),
        ("dinh-nghia-1", "dinh-nghia-2"),
        ("dieu-nam", "dieu-5-sua-doi"),
        ("điều-5-sửa-đổi", "dieu-5-sua-doi"),
        ("p1", "p1"),
        ("cu", "muc-cu"),
        ("khong-phai-muc", ""),
        ("khong-co", ""),
    ],
)
def test_a_place_is_found_by_any_name_it_had(fragment: str, place: str) -> None:
    assert place_in(places_of(OldStory("a.md", {}, MARKDOWN)), fragment) == place


def test_places_of_html_and_rst_are_their_headings() -> None:
    html = OldStory("a", {}, '<div id="x"><h2 class="c" id="muc2">Điều 5</h2></div>', "html")
    assert (place_in(places_of(html), "muc2"), place_in(places_of(html), "x")) == ("dieu-5", "")
    rst = OldStory("a.rst", {}, "Mục một\n-------\n\nChữ.\n", "rst")
    assert place_in(places_of(rst), "muc-mot") == "muc-mot"
    assert places_of(OldStory("a", {}, "Chữ.")) == {}
