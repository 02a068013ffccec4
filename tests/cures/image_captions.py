"""Cures for photos and their captions."""

from __future__ import annotations

from tests.cures.desk import Cure, story

PHOTO = "![Hội trường xã](a.jpg)"
CAPTION = "Xã họp, sáng 14-1."
RIGHT = f"{PHOTO}\n{CAPTION}"
LONG = "Sáng 14-1, tại hội trường xã, các đại biểu của mười bốn thôn đã về dự hội nghị tổng kết năm cũ. " * 6

MARK = "Tin cùng chuyên mục"
FOCUSED = f'![Hội trường xã](a.jpg){{focus="50% 30%"}}\n{CAPTION}'

CURES = [
    Cure("caption/after-blank-line", story(f"{PHOTO}\n\n{CAPTION}\n\n{LONG}"), story(f"{RIGHT}\n\n{LONG}")),
    Cure(
        "caption/after-html",
        story(f'<p><img src="a.jpg" alt="Hội trường xã"></p>\n<p>{CAPTION}</p>\n\n{LONG}'),
        story(f"{RIGHT}\n\n{LONG}"),
    ),
    Cure("caption/alt-equals-caption", story(f"![{CAPTION}](a.jpg)\n{CAPTION}"), story(RIGHT)),
    Cure("caption/backslash", story(RIGHT.replace("(a", "(b\\a")), story(RIGHT.replace("(a", "(b/a"))),
    Cure("caption/byline", story(f"{PHOTO}\nTuấn Tú\n\nHết."), story(f"{RIGHT}\n\nTuấn Tú\n\nHết.")),
    Cure("caption/computer-path", story(RIGHT.replace("a.jpg", "C:/anh/a.jpg")), story(RIGHT)),
    Cure("caption/curly-quotes", story(f"![Hội trường xã](a.jpg “{CAPTION}”)"), story(RIGHT)),
    Cure("caption/focus", story(FOCUSED.replace("50% 30%", "giữa")), story(FOCUSED)),
    Cure("caption/in-heading", story(f"## Họp {PHOTO}\n\nChữ."), story(f"## Họp\n\n{RIGHT}\n\nChữ.")),
    Cure("caption/in-html", story(f"<div>\n{PHOTO}\n</div>"), story(RIGHT)),
    Cure("caption/missing-alt", story(f"![](a.jpg)\n{CAPTION}"), story(RIGHT)),
    Cure("caption/no-path", story(f"![Hội trường xã]()\n{CAPTION}"), story(RIGHT)),
    Cure("caption/pasted-titles", story(f"Chữ.\n\n{MARK}\n\n- Xã họp tổng kết"), story(f"Chữ.\n\n{MARK}")),
    Cure("caption/same-line", story(f"{PHOTO} Xã họp."), story(RIGHT)),
    Cure("caption/second-marker", story(f"Chữ.\n\n{MARK}\n\nChữ.\n\n{MARK}"), story(f"Chữ.\n\n{MARK}\n\nChữ.")),
    Cure("caption/space-before-path", story(RIGHT.replace("](", "] (")), story(RIGHT)),
    Cure("caption/too-long", story(f"{PHOTO}\n{LONG}"), story(f"{RIGHT}\n\n{LONG}")),
    Cure("caption/two-captions", story(RIGHT.replace(".jpg)", '.jpg "Toàn cảnh.")')), story(RIGHT)),
    Cure("caption/undescribed", story("![](a.jpg)"), story(RIGHT)),
    Cure("check/pasted-byline", story(f"{PHOTO}\nTuấn Tú"), story(RIGHT)),
]
