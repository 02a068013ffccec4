"""Addresses that are almost what was meant: which slip it is, what to write; those that are right say nothing."""

from __future__ import annotations

from bantin.newsroom.address_slips import slip_in


def test_a_slip_is_known_and_its_cure_is_none() -> None:
    for address, better in [
        ("www.example.com", "https://www.example.com"),
        ("x.vn/abc", "https://x.vn/abc"),
        ("bangcoc.gov.vn", "https://bangcoc.gov.vn"),
        ("baocao.com.vn/a.pdf", "https://baocao.com.vn/a.pdf"),
        ("htp://x.vn/a", "https://x.vn/a"),
        ("hhttps://x.vn/a", "https://x.vn/a"),
        ("https:/x.vn/a", "https://x.vn/a"),
        ("https:///x.vn/a", "https://x.vn/a"),
        ("https//x.vn/a", "https://x.vn/a"),
        ("https;//x.vn", "https://x.vn"),
        ("https:x.vn", "https://x.vn"),
        ("https:\\\\x.vn\\a", "https://x.vn/a"),
        ("https%20://x.vn", "https://x.vn"),
        ("https://https://x.vn", "https://x.vn"),
        ("http://https//x.vn", "https://x.vn"),
        ("a@b.vn", "mailto:a@b.vn"),
        ("mail:a@b.vn", "mailto:a@b.vn"),
        ("mailto a@b.vn", "mailto:a@b.vn"),
        ("0912345678", "tel:0912345678"),
        ("0207%20000%200000", "tel:02070000000"),
        ("+84 912 345 678", "tel:+84912345678"),
        ("tel:0912 345 678", "tel:0912345678"),
        ("1800 1234", "tel:18001234"),
        ("file:///C:/a.pdf", ""),
        ("C:\\Users\\Tu\\a.pdf", ""),
        ("c:/a.pdf", ""),
        ("\\\\may-chu\\a.pdf", ""),
        ("http://localhost:8000/2024/a.html", "/2024/a.html"),
        ("http://127.0.0.1", "/"),
    ]:
        slip = slip_in(address)
        assert slip is not None and slip.better == better, address
        assert slip_in(slip.better) is None, address


def test_an_address_that_may_be_what_it_says_is_no_slip() -> None:
    for address in [
        "",
        "#muc",
        "/",
        "a.html",
        "a.md",
        "{filename}a.md",
        "kh.pdf",
        "KH 05.pdf",
        "2024/01/14/a.html",
        "../a.html",
        "2024.html",
        "https://x.vn",
        "HTTP://x.vn/a",
        "https://x.vn/http://y.vn",
        "https://web.archive.org/web/2024/https://x.vn/",
        "//x.vn/a",
        "mailto:a@b.vn",
        "mailto:a@b.vn?subject=x",
        "tel:+84912345678",
        "tel:0207-000-000",
        "tel:113",
        "0912",
        "05-2024",
        "httpd.html",
        "anh.net.jpg",
        "https://xn--bnti-mua.vn",
        "ban-tin.vn.html",
        "/home.html",
        "05/2024/QD-UBND",
    ]:
        assert slip_in(address) is None, address
