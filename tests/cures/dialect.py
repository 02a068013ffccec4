"""Cures for what the dialect understands with a word about it, and for what it does not understand."""

from __future__ import annotations

from tests.cures.desk import Cure, story

PHOTO = "![Hội trường xã](a.jpg)\nHội trường xã, sáng 14-1."

CURES = [
    Cure("dialect/below-list", story("Dự:\n- Bà A;\n- Ông B.\nXã họp."), story("Dự:\n- Bà A;\n- Ông B.\n\nXã họp.")),
    Cure("dialect/below-list", story("Dự:\n- Bà A;\n- Ông B.\nXã họp."), story("Dự:\n- Bà A;\n- Ông B.\n  Xã họp.")),
    Cure("dialect/break-sign", story("Sáng nay\\\\\n\nXã họp.".replace("\\\\", "\\")), story("Sáng nay\n\nXã họp.")),
    Cure("dialect/link-signs", story("Xem [Kế hoạch] (tin.html)."), story("Xem [Kế hoạch](https://a.vn/kh).")),
    Cure("dialect/link-signs", story("Xem [Kế hoạch] (https://a.vn/kh)."), story("Xem [Kế hoạch](https://a.vn/kh).")),
    Cure("dialect/list-signs", story("**Việc\n- cày**"), story("**Việc**\n\n- cày")),
    Cure("dialect/open-comment", story("Xã họp. <!-- hỏi lại\n\nHết."), story("Xã họp. <!-- hỏi lại -->\n\nHết.")),
    Cure("dialect/open-fence", story("Chạy:\n\n```\nmake html"), story("Chạy:\n\n```\nmake html\n```")),
    Cure("dialect/photo-signs", story("![Hội trường xã](a.jpg"), story(PHOTO)),
    Cure("dialect/reference-signs", story("<div>\nCam&amp;nbsp;sành.\n</div>"), story("<div>\nCam sành.\n</div>")),
    Cure(
        "dialect/short-lines",
        story("Kính mời ông\nNguyễn Văn An\nThôn Đồng Tâm"),
        story("Kính mời ông Nguyễn Văn An, thôn Đồng Tâm."),
    ),
    Cure("dialect/shortcode", story("{{< figure src=x >}}\n\nChữ."), story(f"{PHOTO}\n\nChữ.")),
    Cure("dialect/table-signs", story("Giá cam |---|---| cao."), story("| Cam | Giá |\n|---|---|\n| Vinh | 9 |")),
    Cure("dialect/tab-table", story("Cam\t9\nBưởi\t7"), story("Cam 9, bưởi 7.")),
    Cure("dialect/wiki-signs", story("Xem [[tin khác]]."), story("Xem [tin khác](tin.md).")),
    Cure("dialect/bold-signs", story("Họp **xã ** nhé."), story("Họp **xã** nhé.")),
    Cure("dialect/contents-signs", story("[TOC]\n\nXã họp."), story("Xã họp.")),
    Cure("dialect/face-signs", story("Vui quá :smile: nhé."), story("Vui quá nhé.")),
    Cure("dialect/footnote-signs", story("Xã họp[^1] sáng nay."), story("Xã họp[^1] sáng nay.\n\n[^1]: Ở xã.")),
    Cure("dialect/formula-signs", story("Ao rộng $a^2$ mét."), story("Ao rộng a² mét.")),
    Cure("dialect/forum-signs", story("[b]Xã họp[/b] sáng nay."), story("**Xã họp** sáng nay.")),
    Cure("dialect/frame-signs", story(":::note\nXã họp.\n:::"), story("> Xã họp.")),
    Cure("dialect/mark-signs", story("Xã ==họp== nhé."), story("Xã **họp** nhé.")),
    Cure("dialect/program-line", story("import Anh from 'a.astro'\n\nXã họp."), story("Xã họp.")),
    Cure("dialect/remark-signs", story("Xã họp. %%hỏi lại%%"), story("Xã họp. <!-- hỏi lại -->")),
    Cure(
        "dialect/wide-row",
        story("| Cam | Giá |\n|---|---|\n| Vinh | 9 | chua |"),
        story("| Cam | Giá | Vị |\n|---|---|---|\n| Vinh | 9 | chua |"),
    ),
]
