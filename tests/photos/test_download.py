"""Bytes from another site: by checked addresses alone, within limits, never under a name looked up twice."""

from __future__ import annotations

import ssl
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from ipaddress import ip_address

import pytest
from bantin.photos.fetching.download import Network, decode_data, download
from bantin.photos.fetching.refusal import NotFetched
from bantin.photos.fetching.target import is_public, target_of

from tests.photos.photo_host import CERTIFICATE, NAME, PhotoHost, photo_host, redirect, trust


@pytest.fixture(scope="module")
def running() -> Iterator[PhotoHost]:
    with photo_host() as host:
        yield host


@pytest.fixture
def site(running: PhotoHost) -> PhotoHost:
    running.answers.clear()
    running.asked.clear()
    running.looked_up.clear()
    return running


@pytest.mark.parametrize("ip", ["8.8.8.8", "203.162.4.191", "2001:4860:4860::8888"])
def test_machines_of_the_public_network_may_be_asked(ip: str) -> None:
    assert is_public(ip_address(ip))


@pytest.mark.parametrize(
    "ip",
    [
        *("127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0", "100.64.0.1"),
        *("224.0.0.1", "240.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1"),
        *("::1", "::", "fe80::1", "fec0::1", "fc00::1", "ff02::1", "2001:db8::1", "4000::1"),
        *("::ffff:8.8.8.8", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "2001:0:7f00:1::"),
    ],
)
def test_machines_of_a_local_network_are_refused_under_every_disguise(ip: str) -> None:
    assert not is_public(ip_address(ip))
    with pytest.raises(NotFetched, match="mạng nội bộ"):
        target_of("http://x.vn/a.jpg", lambda host, port: ["8.8.8.8", ip], is_public)


@pytest.mark.parametrize("host", ["127.0.0.1", "2130706433", "0x7f000001", "127.1", "[::1]", "localhost"])
def test_a_machine_of_ones_own_is_refused_however_it_is_written(site: PhotoHost, host: str) -> None:
    with pytest.raises(NotFetched, match="mạng nội bộ"):
        download(f"http://{host}:{site.port}/a.jpg", Network(context=trust()), 1)
    assert site.asked == []


@pytest.mark.parametrize(
    ("address", "path", "host"),
    [
        ("https://x.vn/ảnh hội (1).jpg?a=b c", "/%E1%BA%A3nh%20h%E1%BB%99i%20(1).jpg?a=b%20c", "x.vn"),
        ("//x.vn/a%20b.jpg#phan", "/a%20b.jpg", "x.vn"),
        ("HTTP://X.VN:8080", "/", "x.vn:8080"),
        ("https://münchen.de/a.jpg", "/a.jpg", "xn--mnchen-3ya.de"),
    ],
)
def test_an_address_is_asked_for_in_plain_letters(address: str, path: str, host: str) -> None:
    target = target_of(address, lambda host, port: ["8.8.8.8"], is_public)

    assert (target.path, target.host_header, target.ips) == (path, host, ("8.8.8.8",))


@pytest.mark.parametrize("address", ["ftp://x.vn/a.jpg", "file:///etc/passwd", "https:///a.jpg", "http://[a/b.jpg"])
def test_only_addresses_of_the_web_are_asked_for(site: PhotoHost, address: str) -> None:
    with pytest.raises(NotFetched, match="không phải địa chỉ http"):
        download(address, site.network(), 1)


def test_an_address_with_a_password_is_refused(site: PhotoHost) -> None:
    with pytest.raises(NotFetched, match="mật khẩu"):
        download(f"http://ten:khoa@{NAME}:{site.port}/a.jpg", site.network(), 1)


def test_the_name_is_looked_up_once_and_what_was_checked_is_connected_to(site: PhotoHost) -> None:
    site.answers["/a.jpg"] = b"anh"

    assert download(site.address("/a.jpg"), site.network(), 1) == b"anh"
    assert site.looked_up == [NAME]
    assert site.asked == [("/a.jpg", f"{NAME}:{site.port}")]


def test_redirects_are_followed_and_each_machine_on_the_way_is_checked(site: PhotoHost) -> None:
    site.answers |= {"/1": redirect("/2"), "/2": redirect(f"http://khac.example.test:{site.port}/3"), "/3": b"anh"}
    assert download(site.address("/1"), site.network(), 1) == b"anh"
    assert site.looked_up == [NAME, NAME, "khac.example.test"]

    lead = {"khac.example.test": ["10.0.0.7"]}
    network = site.network(resolve=lambda host, port: lead.get(host, ["127.0.0.1"]))
    with pytest.raises(NotFetched, match=r"“khac\.example\.test” là máy trong mạng nội bộ"):
        download(site.address("/1"), network, 1)


@pytest.mark.parametrize("to", ["file:///etc/passwd", "", "gopher://x/"])
def test_a_redirect_leads_to_the_web_or_nowhere(site: PhotoHost, to: str) -> None:
    site.answers["/1"] = redirect(to)
    with pytest.raises(NotFetched):
        download(site.address("/1"), site.network(), 1)


def test_five_redirects_are_followed_and_no_sixth(site: PhotoHost) -> None:
    site.answers |= {f"/{number}": redirect(f"/{number + 1}") for number in range(1, 8)} | {"/6": b"anh"}
    assert download(site.address("/1"), site.network(), 1) == b"anh"

    site.answers["/0"] = redirect("/1")
    with pytest.raises(NotFetched, match="quá 5 lần"):
        download(site.address("/0"), site.network(), 1)


def endless(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    for _ in range(400):
        handler.wfile.write(bytes(10_000))


def test_no_more_is_read_than_a_photo_may_have(site: PhotoHost) -> None:
    site.answers |= {"/dai": endless, "/vua": bytes(1_000_000), "/qua": bytes(1_000_001)}

    assert len(download(site.address("/vua"), site.network(), 1)) == 1_000_000
    for path in ("/qua", "/dai"):
        with pytest.raises(NotFetched, match="quá mức 1 MB"):
            download(site.address(path), site.network(), 1)


def short(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b"mot nua")


def trickling(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    for _ in range(100):
        handler.wfile.write(b"x")
        handler.wfile.flush()
        time.sleep(0.05)


def slow_to_begin(handler: BaseHTTPRequestHandler) -> None:
    for letter in b"HTTP/1.1 200 OK\r\nX: " + b"x" * 80:
        handler.wfile.write(bytes([letter]))
        handler.wfile.flush()
        time.sleep(0.05)


@pytest.mark.slow
def test_an_answer_that_ends_early_or_never_is_none(site: PhotoHost) -> None:
    site.answers |= {"/ngan": short, "/rin": trickling, "/dau": slow_to_begin}

    with pytest.raises(NotFetched, match="ngừng giữa chừng"):
        download(site.address("/ngan"), site.network(), 1)
    for path in ("/rin", "/dau"):
        with pytest.raises(NotFetched, match="gửi quá chậm"):
            download(site.address(path), site.network(longest=0.3), 1)
    with pytest.raises(NotFetched, match="trả lời 404"):
        download(site.address("/khong-co"), site.network(), 1)


def test_tls_is_verified_for_the_name_of_the_host() -> None:
    trusting = ssl.create_default_context(cafile=str(CERTIFICATE))
    with photo_host(tls=True) as site:
        site.answers["/a.jpg"] = b"anh"
        network = site.network(context=trusting)
        assert download(site.address("/a.jpg", "https"), network, 1) == b"anh"
        assert download(site.address("/a.jpg", "https").removeprefix("https:"), network, 1) == b"anh"

        for address, context in (
            (site.address("/a.jpg", "https"), Network().context),
            (f"https://khac.example.test:{site.port}/a.jpg", trusting),
        ):
            with pytest.raises(NotFetched, match="TLS"):
                download(address, site.network(context=context), 1)
        assert len(site.asked) == 2


def test_a_picture_written_out_in_its_address_is_decoded() -> None:
    assert decode_data("data:image/png;base64,YW5o", 1) == b"anh"
    assert decode_data("data:image/png;base64,YW5oMQ", 1) == b"anh1"
    assert decode_data("data:image/svg+xml,%3Csvg/%3E", 1) == b"<svg/>"
    for damaged in ("data:image/png;base64,%%%", "data:image/png", "data:image/png;base64," + "A" * 2_000_001):
        with pytest.raises(NotFetched, match="ảnh dán trong bài"):
            decode_data(damaged, 1)
