"""Requests as a stranger's page, or a broken program, makes them."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from bantin.devserver.findings import Finding
from bantin.devserver.local_server import LocalServer
from bantin.devserver.outcome import Outcome, State
from bantin.devserver.serve import open_server


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalServer]:
    """A server for a site of one page, which has a name of its own as well."""
    folder = tmp_path_factory.mktemp("site")
    (folder / "index.html").write_text("<p>mật", "utf-8")
    (folder / "404.html").write_text("<p>không có", "utf-8")
    state = State()
    state.take(Outcome(findings=(Finding("2024/nhap.md", 3, "mật"),)))
    yield from serving(folder, state)


def serving(folder: Path, state: State | None) -> Iterator[LocalServer]:
    server = open_server(folder, state, 0, lambda: ["bantin.local"])
    threading.Thread(target=server.serve_forever, args=[0.05], daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def ask(server: LocalServer, *lines: str) -> tuple[int, str]:
    """Send a request of these lines; return status and all that is answered, the news but to its first words."""
    with socket.create_connection(("127.0.0.1", server.server_port), timeout=20) as line:
        line.sendall(("\r\n".join(lines) + "\r\n\r\n").encode("latin-1"))
        answer = b""
        while b"data: " not in answer and (some := line.recv(65536)):
            answer += some
    text = answer.decode("utf-8", "replace")
    return int(text.split(" ", 2)[1]), text


@pytest.mark.parametrize("path", ["/", "/index.html", "/__dev/events", "/__dev/live.js", "/none.html"])
@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "localhost.evil.example", ""])
def test_a_stranger_reads_nothing(server: LocalServer, path: str, host: str) -> None:
    for verb in ("GET", "HEAD"):
        status, answer = ask(server, f"{verb} {path} HTTP/1.1", f"Host: {host}")
        assert status == 403
        assert "mật" not in answer
    assert "DEVSERVER_HOSTS" in ask(server, f"GET {path} HTTP/1.1", f"Host: {host}")[1]


@pytest.mark.parametrize("version", ["1.0", "1.1"])
def test_who_does_not_say_whom_it_asks_is_a_stranger(server: LocalServer, version: str) -> None:
    assert ask(server, f"GET / HTTP/{version}")[0] == 403


@pytest.mark.parametrize("host", ["localhost:1234", "127.0.0.1", "[::1]:8000", "bantin.local"])
@pytest.mark.parametrize("path", ["/", "/__dev/events"])
def test_this_machine_reads_all_by_each_of_its_names(server: LocalServer, host: str, path: str) -> None:
    assert ask(server, f"GET {path} HTTP/1.1", f"Host: {host}")[0] == 200


def test_news_are_for_pages_of_the_site_itself(server: LocalServer) -> None:
    request = "GET /__dev/events HTTP/1.1", "Host: localhost:8000"
    assert ask(server, *request, "Origin: http://localhost:8000")[0] == 200
    for origin in ("http://localhost:3000", "http://evil.example", "null"):
        status, answer = ask(server, *request, f"Origin: {origin}")
        assert (status, "mật" in answer) == (403, False)


@pytest.mark.parametrize(
    "path",
    [
        "/a%00.html",
        "/" + "a" * 5000 + ".html",
        "/%ff.html",
        "/..%2f..%2fx.html",
        "/a\\b.html",
        "/%5c.html",
        "/\xff",
        "*",
    ],
)
def test_a_name_that_no_file_has_is_answered(
    server: LocalServer, path: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ask(server, f"GET {path} HTTP/1.1", "Host: localhost")[0] == 400
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    "path", ["/" + "a" * 300 + ".html", "/" + "a" * 300, "/a/" * 600, "/../../etc/passwd", "/%C3%BF"]
)
def test_a_name_that_is_only_odd_is_not_found(
    server: LocalServer, path: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status, answer = ask(server, f"GET {path} HTTP/1.1", "Host: localhost")
    assert (status, "không có" in answer) == (404, True)
    assert capsys.readouterr().err == ""


def test_what_was_built_is_served_without_script_and_news_and_to_no_stranger(tmp_path: Path) -> None:
    for server in serving(tmp_path, None):
        assert "make html" in ask(server, "GET / HTTP/1.1", "Host: localhost")[1]
        (tmp_path / "index.html").write_text("<p>Tin</p>", "utf-8")
        (tmp_path / "404.html").write_text("<p>không có", "utf-8")
        assert ask(server, "GET / HTTP/1.1", "Host: localhost")[1].endswith("\r\n\r\n<p>Tin</p>")
        for path in ("/__dev/events", "/__dev/live.js"):
            assert ask(server, f"GET {path} HTTP/1.1", "Host: localhost")[0] == 404
        assert ask(server, "GET / HTTP/1.1", "Host: evil.example")[0] == 403
