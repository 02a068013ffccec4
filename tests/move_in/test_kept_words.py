"""Words in elements that the reader of blocks does not know stay in the story; what nobody saw is told, not shown."""

from __future__ import annotations

import time

import pytest
from bantin.move_in.account import Account
from bantin.move_in.html_body import blocks_of_html, markdown_of
from bantin.move_in.words import lost_words

from tests.move_in.as_typed import AsTyped


def _moved(html: str) -> tuple[str, Account]:
    account = Account("a")
    return markdown_of(blocks_of_html(html, AsTyped(), account)), account


LONG = "Hội nghị tổng kết công tác năm của xã. " * 8


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("<p>Tính <math><mi>x</mi><mo>=</mo><mn>2</mn><annotation>x=2</annotation></math> là</p>", "Tính x=2 là"),
        ("<svg viewBox='0 0 9 9'><title>biểu tượng</title><text>Sơ đồ</text><text>xã</text></svg>", "Sơ đồ xã"),
        ("<svg><image xlink:href='a.jpg'></image></svg>", "![](a.jpg)"),
        ("<select><option>Thôn Một<option>Thôn Hai</select>", "- Thôn Một\n- Thôn Hai"),
        ("<select><optgroup label='Xã'><option label='Thôn'></optgroup></select>", "- Xã\n- Thôn"),
        ("<p>a</p><noscript><img src='a.jpg' alt='Cổng'></noscript>", "a\n\n![Cổng](a.jpg)"),
        ("<img data-src='a.jpg'><noscript><img src='a.jpg' alt='Cổng'>Chữ</noscript>", "![Cổng](a.jpg)"),
        ("<p>a<embed src='https://x.vn/a'>Chữ sau <b>phim</b></p><p>c</p>", "Chữ sau **phim**\n\nc"),
        (f"<iframe src='https://x.vn/a'><p>{LONG}</p>", LONG.strip()),
        ("<object><p>Không có tệp</p></object>", "Không có tệp"),
        ("<table><caption>Bảng 1</caption><tr><td>a</td><td>b</td></tr></table>", "Bảng 1\n\n| a | b |"),
        ("<table>Đầu<tr><td>a</td>giữa<td>b</td></tr></table>", "Đầu\n\ngiữa\n\n| a | b |"),
        ("<table><tr><form><td>a</td><td>b</td></form></tr></table>", "| a | b |"),
        ("<table><form><tr><td>a</td><td>b</td></tr></form></table>", "| a | b |"),
        ("<table><tr><td>a</td><td><table><caption>c</caption><tr><td>b</td></tr></table></td></tr></table>", "c"),
        ("<ul>Việc:<li>một</li>rồi<li>hai</li></ul>", "- Việc:\n- một\n- rồi\n- hai"),
        ("<textarea>Chữ</textarea>", "Chữ"),
    ],
)  # fmt: skip
def test_words_in_what_the_reader_does_not_know_stay(html: str, shown: str) -> None:
    made, account = _moved(html)
    assert shown in made
    assert lost_words([html], [made, *account.of("cut")]) in ([], ["x", "2"], ["biểu", "tượng"])


def test_a_word_for_old_browsers_is_no_word_of_the_story() -> None:
    made, _ = _moved("<iframe src='https://x.vn/a'>Trình duyệt cũ</iframe>")
    assert made.strip() == "[https://x.vn/a](https://x.vn/a)"


@pytest.mark.parametrize("html", ["<template><p>Khuôn</p></template>", "<p style='display:none'>Khuôn</p>"])
def test_what_nobody_saw_is_told(html: str) -> None:
    made, _ = _moved(f"<p>a</p>{html}")
    assert lost_words([html], [made]) == ["khuôn"]


def test_words_on_controls_are_told_but_for_hidden_ones() -> None:
    _, account = _moved(
        "<form><input type=submit value='Gửi'><input placeholder='Họ tên'><input type=hidden value=x></form>"
    )
    assert list(account.of("cut")) == ["Gửi", "Họ tên"]


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece", ["<embed src='a'>", "<table><caption>a</caption><tr>b<td>c</table>", "<noscript><img></noscript>",
              "<ul>a<li>b</ul>", "<svg><text>a</text></svg>", "<p>a</p>\n"]
)  # fmt: skip
def test_a_body_of_nothing_else_is_gone_through_once(piece: str) -> None:
    def seconds(count: int) -> float:
        began = time.process_time()
        _moved(piece * count)
        return time.process_time() - began

    assert any(seconds(1_600) < 10 * seconds(400) for _ in range(3))
