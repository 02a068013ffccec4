"""The look through the public address, what a host does wrong, the doctor; on a small server in this process."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import bantin.deploy.publish as publishing
import pytest
from bantin.addresses.hosts.redirect_page import redirect_page
from bantin.deploy.asking import Answer
from bantin.deploy.command import deploy
from bantin.deploy.doctor import doctor
from bantin.deploy.host_check import _unsafe, check_host
from bantin.deploy.outer_links import OuterLinks
from bantin.newsroom.answer_headers import A_YEAR, ASKED_AGAIN, SECURITY, kind_of

from tests.deploy.sites import CSS, STORY, files_of, page, tree, write

OLD = "2024/11/19/hop-cu.html"


class Host(ThreadingHTTPServer):
    """A host that does all right but for what ``wrong`` names."""

    wrong: set[str]
    address: str


class Handler(SimpleHTTPRequestHandler):
    """Answers as a good host does."""

    server: Host
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer."""
        root, wrong = Path(self.directory), self.server.wrong
        path = self.path.partition("?")[0].lstrip("/") or "index.html"
        file = root / path
        if "pretty" in wrong and not file.suffix:
            file = file.with_suffix(".html")
        elif "pretty" in wrong and file.is_file() and "/" in path and file.suffix == ".html":
            return self._lead_to("/" + path.removesuffix(".html"))
        if "led" in wrong and path == OLD:
            return self._lead_to(f"/{STORY}")
        if "led-home" in wrong and path == OLD:
            return self._lead_to("/")
        status = 200 if file.is_file() else 404
        if status == 404:
            path, file = "404.html", root / "404.html"
            file = root / "robots.txt" if "strange" in wrong else file
            status = 200 if "404" in wrong else 404
        body = file.read_bytes() if file.is_file() else b""
        body = body.replace(b"</html>", b"<script></script></html>") if "altered" in wrong else body
        if "ghost" in wrong and path == "404.html":  # a copy of the old site that somebody has kept
            status = 200 if "tin-0" in self.path else status
        if "stale" in wrong and "gzip" in self.headers.get("Accept-Encoding", ""):
            body = body.replace("Mới".encode(), b"Cu")
        told: dict[str, str] = (
            {} if "headers" in wrong else {**dict(SECURITY), "Content-Security-Policy": "default-src 'self'"}
        )
        told["Content-Type"] = "text/plain" if "kind" in wrong else kind_of(file.name)
        told["Cache-Control"] = A_YEAR if path.startswith(("anh/", "theme/")) and "kept" not in wrong else ASKED_AGAIN
        if "gzip" in self.headers.get("Accept-Encoding", "") and "compression" not in wrong:
            body, told["Content-Encoding"] = gzip.compress(body), "gzip"
        self.send_response(500 if "down" in wrong else status)
        for name, value in (told | {"Content-Length": str(len(body))}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def _lead_to(self, target: str) -> None:
        self.send_response(301)
        self.send_header("Location", target)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture
def host(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Host]:
    """A host for the folder ``web``; we are where ``out`` is a site built for it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("bantin.deploy.command._source", lambda: 0)
    Path("web").mkdir()
    with Host(("127.0.0.1", 0), partial(Handler, directory=str(tmp_path / "web"))) as server:
        server.wrong, server.address = set(), f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        write(Path("out"), files_of(address=server.address))
        told = f'[targets.web]\nkind = "folder"\npath = "web"\naddress = "{server.address}"\nwait = 0\n'
        Path("deploy.toml").write_text(told, "utf-8")
        yield server
        server.shutdown()
        thread.join()


def send(*more: str) -> int:
    return deploy(["web", "-o", "out", *more])


def test_a_healthy_deploy_is_said(host: Host, capsys: pytest.CaptureFixture[str]) -> None:
    assert send() == 0
    assert f"Đã xem lại ở {host.address}: đúng như đã gửi." in capsys.readouterr().out


@pytest.mark.slow
@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ("down", "không mở được (500)"),
        ("altered", "nội dung khác với tệp đã gửi"),
        ("404", "trả lời “200” thay vì 404"),
        ("ghost", "trang đã bỏ vẫn mở được"),
        ("stale", "nội dung khác với tệp đã gửi"),
        ("kind", "máy chủ gọi tệp này là “text/plain”"),
        ("headers", "không còn các dòng đầu"),
    ],
)
def test_what_readers_would_see_wrong_brings_the_old_site_back(
    host: Host, wrong: str, words: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert send() == 0
    before = tree(Path("web"), control=True)
    write(Path("out"), {STORY: page("Mới", host.address), "2024/05/05/moi.html": page("x", host.address)})
    Path("out/2024/01/01/tin-0.html").unlink()
    real = publishing.Deploy.run

    def run(self: publishing.Deploy) -> object:
        host.wrong.add(wrong)
        return real(self)

    monkeypatch.setattr(publishing.Deploy, "run", run)
    assert send() == 1
    said = capsys.readouterr()
    assert words in said.out
    assert "trang cũ đã được đưa trở lại" in said.err
    assert tree(Path("web"), control=True) == before


def test_a_page_that_is_gone_must_be_gone(host: Host, capsys: pytest.CaptureFixture[str]) -> None:
    assert send() == 0
    Path("out/2024/01/01/tin-0.html").unlink()
    assert send() == 0
    assert not Path("web/2024/01/01/tin-0.html").exists()


def test_a_header_that_the_owner_asks_for_must_be_there(host: Host, capsys: pytest.CaptureFixture[str]) -> None:
    text = Path("deploy.toml").read_text("utf-8")
    Path("deploy.toml").write_text(f'{text}headers = ["Strict-Transport-Security"]\n', "utf-8")
    assert send() == 1
    assert "chưa có bản cũ nào" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("wrong", "keys"),
    [
        (None, []),
        ("headers", ["deploying/no-headers"]),
        ("404", ["deploying/wrong-unknown"]),
        ("strange", ["deploying/strange-unknown"]),
        ("compression", ["deploying/no-compression"]),
        ("kept", ["deploying/kept-short"]),
        ("kind", ["deploying/wrong-kind"]),
        ("down", ["deploying/no-answer"]),
    ],
)
def test_each_thing_that_a_host_does_wrong_is_told_without_sending(
    host: Host, wrong: str | None, keys: list[str]
) -> None:
    assert send() == 0
    before = tree(Path("web"), control=True)
    host.wrong |= {wrong} if wrong else set()
    assert sorted({it.key for it in check_host(host.address)}) == keys
    assert send("--check") == int(bool(keys))
    assert tree(Path("web"), control=True) == before


@pytest.mark.parametrize(
    ("wrong", "keys"),
    [
        (None, []),
        ("led", []),
        ("led-home", ["deploying/old-lost"]),
        ("lost", ["deploying/old-lost"]),
        ("pretty", ["deploying/leads-on", "deploying/old-lost"]),
    ],
)
def test_old_addresses_must_lead_to_their_stories_and_pages_nowhere(
    host: Host, wrong: str | None, keys: list[str]
) -> None:
    write(Path("out"), {OLD: redirect_page("../../../", STORY, "", "vi", "Họp")})
    front = Path("out/index.html")
    front.write_text(front.read_text("utf-8").replace("</html>", f'<a href="{STORY}">Họp</a></html>'), "utf-8")
    assert send() == 0
    if wrong == "lost":
        Path("web", OLD).unlink()
    host.wrong |= {wrong} if wrong else set()
    assert sorted({it.key for it in check_host(host.address, Path("out"))}) == keys


def test_a_site_that_can_be_read_without_encryption_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = {"http://xa.vn/": 200, "http://khac.vn/": 301}
    monkeypatch.setattr("bantin.deploy.host_check.ask", lambda address: Answer(address, answers[address]))
    assert [it.key for it in _unsafe("https://xa.vn")] == ["deploying/no-redirect"]
    assert list(_unsafe("https://khac.vn")) == []
    assert list(_unsafe("http://xa.vn")) == []


@pytest.mark.slow
def test_the_doctor_finds_what_is_not_as_it_was_built(host: Host, capsys: pytest.CaptureFixture[str]) -> None:
    links = "".join(f'<a href="/{path}">x</a>' for path in files_of(3) if path.endswith(".html"))
    write(Path("out"), {"index.html": page(links, host.address)})
    assert send() == 0
    assert doctor([host.address, "--no-links"]) == 0
    assert "0 không đúng" in capsys.readouterr().out
    Path("web", STORY).write_text(page("Đã bị sửa", host.address), "utf-8")
    Path("web", CSS).unlink()
    assert doctor([host.address, "--no-links"]) == 1
    said = capsys.readouterr().out
    assert f"{host.address}/{STORY}: không như lúc dựng." in said
    assert f"{host.address}/{CSS}: không mở được (404)." in said
    assert doctor([host.address, "-o", "out", "--no-links"]) == 1
    assert f"{host.address}/{STORY}: không như lúc dựng." in capsys.readouterr().out


def test_the_doctor_needs_an_address_and_a_manifest(host: Host, capsys: pytest.CaptureFixture[str]) -> None:
    assert doctor(["bantin"]) == 2
    assert doctor([host.address]) == 1
    assert "không có bản kê" in capsys.readouterr().err


def test_dead_links_are_told_and_kept_and_asked_politely(tmp_path: Path) -> None:
    asked, waited = [], []

    def ask(address: str, *, method: str, seconds: float) -> Answer:
        asked.append((method, address))
        status = 404 if "hong" in address or method == "HEAD" else 200
        return Answer(address, status)

    links = ["http://127.0.0.1/song", "http://127.0.0.1/hong"]
    look = OuterLinks("http://127.0.0.1", tmp_path / "a/links.json", ask, waited.append)
    assert list(look.dead(links)) == [("http://127.0.0.1/hong", "404")]
    assert asked == [(method, link) for link in links for method in ("HEAD", "GET")]
    assert len(waited) == 3
    assert all(0 < it <= 1 for it in waited)
    again = OuterLinks("http://127.0.0.1", tmp_path / "a/links.json", ask, waited.append)
    assert list(again.dead(links)) == [("http://127.0.0.1/hong", "404")]
    assert len(asked) == 4


def test_no_link_of_a_public_site_has_us_knock_at_our_own_doors(tmp_path: Path) -> None:
    def ask(*_: object, **__: object) -> Answer:
        raise AssertionError("asked")

    look = OuterLinks("https://1.1.1.1", tmp_path / "links.json", ask)
    assert list(look.dead(["http://127.0.0.1:8000/", "http://192.168.1.1/", "http://[::1]/"])) == []
