"""Documents that try to bring forbidden characters and forged marks into a body, and what a body may hold of them."""

from __future__ import annotations

import html
import re
import unicodedata

from bantin.check.soundness import fault_in_page
from bantin.front_matter.conversion import Body
from bantin.newsroom.slots import SAME_CATEGORY_ELEMENT, SAME_CATEGORY_SLOT
from bantin.vietnamese.forbidden import FORBIDDEN

# As references alone: characters themselves are gone before a body is converted.
SMUGGLED = (
    "&#2;",
    "&#x02;",
    "&#3;",
    "&#&#2;2;",
    "&#x&#x202E;2;",
    "&#x202E;",
    "&#8238;",
    "&#xFFFE;",
    "&#xFDD0;",
    "&#x9d;",
)
SMUGGLED += ("&NoBreak;", "&#x2060;", "&amp;#x202E;", "&#2;photo:0&#3;", "&#2;photo:99&#3;", "&#2;same-category&#3;")
SMUGGLED += (
    "&#2;wzxhzdk:0&#3;",
    "&#2;klzzwxh:0000&#3;",
    "&#2;38&#3;#x202E;",
    "a&#x300;",
    "&#x338;",
    "&#13;",
    "&Tab;",
)
# Where an author may put them; @ is the place.
PLACES = (
    "@",
    "# @",
    "- @\n- x",
    "> @",
    "`@`",
    "```\n@\n```",
    "    @",
    "**@**",
    "<p title='@'>x</p>",
    "<div>@</div>",
    "![@](a.jpg)",
    "![x](a.jpg)\n@",
    "![x](a.jpg '@')",
    '![x](a.jpg "@")\nCó. Ảnh: @',
    "| a | @ |\n|---|---|\n| @ | b |",
    "chữ[^1]\n\n[^1]: @ chữ",
    "HTX @\n\n*[HTX]: @",
    "[x](https://a.vn '@')",
    "[@](https://a.vn/@)",
    "x\n{: .@ #@ }",
    "<img src=a.jpg alt='@'>",
    "<figure><img src='a.jpg' alt='@'><figcaption>@</figcaption></figure>",
    "<p <b>@",
    "<![CDATA[@]]>",
    "<!-- @ -->x",
    "<?php @ ?>x",
    "<a href='java@script:alert(1)'>x</a>",
    "<pre>@</pre>",
    "<p title='<img src=a.jpg>@'>x</p>",
    "<table><tr><td>@<p>",
    "<svg><title>@</title></svg>",
    "<span class='@' id='@'>@</span>",
    "| ![x](a.jpg '@') |\n|---|\n| @ |",
    "Tin cùng chuyên mục\n@",
    "<a name='@'>x</a>",
    "\\@",
    "<@>",
    "![x][1]\n\n[1]: a.jpg '@'",
)

_MARK = re.compile("\x02(?:photo:(\\d+)|same-category)\x03")


def assert_is_clean(body: Body) -> None:
    """Fail unless texts and HTML of ``body`` hold no forbidden character, and HTML no mark but true ones in text."""
    texts = [body.opening]
    for photo in body.photos:
        texts += [photo.alt, photo.caption_text, photo.credit]
        assert "\x02" not in photo.caption_html
    documents = [*(photo.caption_html for photo in body.photos), _without_marks(body)]
    for text in (*texts, *documents, *map(html.unescape, documents)):
        assert not FORBIDDEN.search(text), (text, body.html)
    assert all(unicodedata.is_normalized("NFC", text) for text in texts)


def _without_marks(body: Body) -> str:
    """Return the HTML without its marks, each of which must stand in text and, a photo's, mean one of the photos."""
    for tag in re.findall("<[^>]*>", body.html):
        assert "\x02" not in tag
    numbers = [int(found[1]) for found in _MARK.finditer(body.html) if found[1]]
    assert sorted(set(numbers)) == sorted(numbers)
    assert all(number < len(body.photos) for number in numbers)
    before, placed, after = body.html.partition(SAME_CATEGORY_ELEMENT)
    assert SAME_CATEGORY_SLOT not in before + after
    assert not placed or fault_in_page(before) is fault_in_page(after) is None
    return _MARK.sub("", body.html)
