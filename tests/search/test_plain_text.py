from __future__ import annotations

import pytest
from bantin.search.plain_text import lines_of


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<p>Toàn xã có <strong>10</strong>ha cam.</p>", ["Toàn xã có 10ha cam."]),
        ("<p>một\nhai</p><p>ba</p>", ["một hai", "ba"]),
        ("<ul><li>một</li><li>hai</li></ul>", ["một", "hai"]),
        ("<p>a<br>b</p>", ["a", "b"]),
        ('<p><a href="x" title="ẩn > hiện">A &amp; B</a> &lt;i&gt;</p>', ["A & B <i>"]),
        ("<p>a<!-- ẩn -->b</p>", ["ab"]),
        ("<p>a</p><div>\x02same-category\x03</div><p>b</p>", ["a", "b"]),
        ("<p>nghi\u00ad\u200bệp</p>", ["nghiệp"]),
    ],
)
def test_each_block_is_a_line(html: str, lines: list[str]) -> None:
    assert [line.strip() for line in lines_of(html).split("\n") if line.strip()] == lines
