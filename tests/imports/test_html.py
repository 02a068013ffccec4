"""HTML of a clipboard becomes blocks: Word's own, that of web pages, and what must not come along."""

from __future__ import annotations

import pytest
from bantin.imports.blocks import (
    Caption,
    Code,
    Figure,
    Heading,
    Item,
    Listing,
    Paragraph,
    Photo,
    Quote,
    Rule,
    Table,
    Text,
)
from bantin.imports.html import MOST, pasted_blocks
from bantin.imports.refused import Refused
from bantin.imports.writer import markdown

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal {color:red}</style></head>
<body>
<!--StartFragment-->
<p class=MsoNormal><b><span style='font-size:14.0pt'>Kết quả</span></b><span> năm 2023:<o:p></o:p></span></p>
<p class=MsoListParagraph style='text-indent:-.25in;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;</span></span>
<![endif]>Trồng 20 ha quế;</p>
<p class=MsoListParagraph style='text-indent:-.25in;mso-list:l0 level1 lfo1'><span
style='mso-list:Ignore'>·</span>Sửa đường.</p>
<p class=MsoNormal>Hết <del>cũ</del><span style='display:none;mso-hide:all'>ẨN</span>.</p>
<!--EndFragment--></body></html>"""


def texts(html: str) -> str:
    return markdown(pasted_blocks(html)[0]).text


def test_words_clipboard_gives_its_words_lists_and_looks() -> None:
    assert texts(WORD) == "**Kết quả** năm 2023:\n\n- Trồng 20 ha quế;\n- Sửa đường.\n\nHết ~~cũ~~.\n"


def test_a_page_gives_headings_lists_quotes_tables_and_rules() -> None:
    blocks, remarks = pasted_blocks(
        "<h1>Hội thi</h1><p>Một<br>hai</p><ol start=3><li>Ba<ul><li>Nhỏ</li></ul></li><li>Bốn</li></ol>"
        "<blockquote><p>Lời nói</p></blockquote><hr><pre>a\n  b</pre>"
        "<table><tr><th>Cây</th><th>Ha</th></tr><tr><td>Quế</td><td>20</td></tr></table>"
    )
    assert remarks == ()
    heading, paragraph, listing, quote, rule, code, table = blocks
    assert heading == Heading(2, (Text("Hội thi"),))
    assert isinstance(paragraph, Paragraph)
    assert listing == Listing(
        (Item("3.", (Text("Ba"),), (Listing((Item("-", (Text("Nhỏ"),)),)),)), Item("4.", (Text("Bốn"),)))
    )
    assert (quote, rule) == (Quote((Paragraph((Text("Lời nói"),)),)), Rule())
    assert code == Code("a\n  b")
    assert table == Table((((Text("Cây"),), (Text("Ha"),)), ((Text("Quế"),), (Text("20"),))))


@pytest.mark.parametrize(
    "html",
    [
        '<figure><img src="a.jpg" alt="Vườn"><figcaption>Vườn quế. Ảnh: Lò Mai</figcaption></figure>',
        '<div class="wp-caption"><img src="a.jpg" alt="Vườn">'
        '<p class="wp-caption-text">Vườn quế. Ảnh: Lò Mai</p></div>',
        '<p align=center><img src="a.jpg" alt="Vườn"></p><p align=center><i>Vườn quế. Ảnh: Lò Mai</i></p>',
        '<table><tr><td><img src="a.jpg" alt="Vườn"></td></tr><tr><td>Vườn quế. Ảnh: Lò Mai</td></tr></table>',
        '<p><img data-src="a.jpg" src="x.gif" alt="Vườn"><br><em>Vườn quế. Ảnh: Lò Mai</em></p>',
    ],
)
def test_captions_are_told_as_in_word_files(html: str) -> None:
    assert pasted_blocks(html)[0] == (Figure((Photo("a.jpg", "Vườn"),), (Caption((Text("Vườn quế."),), "Lò Mai"),)),)


def test_what_acts_or_hides_does_not_come_along() -> None:
    html = (
        '<p onclick="x()">Tin <a href="javascript:x()">đây</a> <a href="https://a.vn/">kia</a></p><script>MẬT</script>'
        '<p hidden>MẬT</p><p style="display:none">MẬT</p><form><p>MẬT</p></form><img src="p.gif" width="1">'
        '<img src="file:///C:/a.jpg"><!-- MẬT -->'
    )
    blocks, remarks = pasted_blocks(html)
    assert markdown(blocks).text == "Tin đây [kia](https://a.vn/)\n"
    assert [it.said.key for it in remarks] == ["import/link", "import/linked-photo"]


def test_html_beyond_all_sense_is_refused() -> None:
    for html in ("<div>" * 5000 + "x", "x" * (MOST + 1)):
        try:
            blocks, _ = pasted_blocks(html)
        except Refused as refusal:
            assert refusal.said.key in ("import/deep", "import/bomb")
        else:
            assert markdown(blocks).text == "x\n"
