"""Files that are not what their names say."""

import pytest
from bantin.check.soundness import fault_in_file, fault_in_page
from bantin.newsroom.message import Message, say


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.xml", b"<a>&amp;</a>"),
        ("a.json", b'{"a": 1}'),
        ("site.webmanifest", b"{}"),
        ("a.txt", b"<"),
        ("a.jpg", b"\xff"),
    ],
)
def test_a_sound_file_has_no_fault(name: str, data: bytes) -> None:
    assert fault_in_file(name, data) is None


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.xml", b"<a>&nbsp;</a>"), ("a.atom.xml", b"<a>"), ("a.json", b"{"), ("a.opml", b"\x0b<a/>"), ("a.jpg", b"")],
)
def test_an_empty_or_malformed_file_has_one(name: str, data: bytes) -> None:
    assert fault_in_file(name, data)


@pytest.mark.parametrize(
    "html",
    [
        "<!doctype html><html><body><p>a<br>b<img src=x alt='a > b'></p></body></html>",
        '<script>if (a < b) "</p>"</script><title>a <b> c</title><!-- <p> --><P>x</P>',
        "<svg><path d='M0 0'/></svg>",
        '<p title="</p>">x</p>',
    ],
)
def test_a_page_whose_elements_close_in_turn_has_no_fault(html: str) -> None:
    assert fault_in_page(html) is None


@pytest.mark.parametrize(
    ("html", "fault"),
    [
        ("<p><b>a</p></b>", say("check/broken-file.end", tag="p")),
        ("<div><p>a</p>", say("check/broken-file.open", tag="div")),
        ("<p>a</p></div>", say("check/broken-file.end", tag="div")),
    ],
)
def test_an_element_out_of_turn_is_named(html: str, fault: Message) -> None:
    assert fault_in_page(html) == fault
