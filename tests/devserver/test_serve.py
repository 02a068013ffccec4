"""What the editor's server sends."""

from __future__ import annotations

import json
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from http.client import HTTPResponse
from pathlib import Path

import pytest
from bantin.devserver.findings import Finding
from bantin.devserver.outcome import Outcome, Proof, State
from bantin.devserver.serve import open_server, with_script

PAGE = "<!doctype html><html><body><p>Tin</p></body></html>"


@pytest.fixture
def state() -> State:
    it = State()
    it.take(Outcome())
    return it


@pytest.fixture
def address(tmp_path: Path, state: State) -> Iterator[str]:
    """The address of a server for a small site."""
    for name in ("index.html", "tin/index.html", "404.html"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(PAGE.replace("Tin", name), "utf-8")
    (tmp_path / "anh.jpg").write_bytes(b"\xff\xd8\xff")
    server = open_server(tmp_path, state, 0)
    threading.Thread(target=server.serve_forever, args=[0.05], daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def ask(address: str) -> tuple[int, str, HTTPResponse]:
    try:
        answer = urllib.request.urlopen(address, timeout=20)
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode(), error  # type: ignore[return-value]
    with answer:
        return answer.status, answer.read().decode("utf-8", "replace"), answer


@pytest.mark.parametrize(("path", "name"), [("/", "index"), ("/index.html", "index"), ("/tin/", "tin/index")])
def test_a_page_comes_with_the_script_at_its_end(address: str, path: str, name: str) -> None:
    code, words, answer = ask(address + path)
    assert code == 200
    assert name in words
    mark = answer.headers["ETag"].strip('"')
    assert words.endswith(f'<script src="/__dev/live.js" data-version="1" data-mark="{mark}"></script></body></html>')
    assert answer.headers["Cache-Control"] == "no-store"
    assert int(answer.headers["Content-Length"]) == len(words)


def test_a_folder_is_led_to_its_page(address: str) -> None:
    assert ask(f"{address}/tin")[2].geturl() == f"{address}/tin/"


def test_other_files_come_as_they_are(address: str, tmp_path: Path) -> None:
    with urllib.request.urlopen(f"{address}/anh.jpg", timeout=20) as answer:
        assert answer.read() == b"\xff\xd8\xff"


def test_what_is_not_there_is_the_sites_own_page_for_that(address: str) -> None:
    code, words, _ = ask(f"{address}/khong-co.html")
    assert code == 404
    assert "404.html" in words
    assert "live.js" in words


def test_nothing_outside_the_site_is_served(address: str, tmp_path: Path) -> None:
    secret = tmp_path.parent / "secret.html"
    secret.write_text("secret", "utf-8")
    for path in ("/../secret.html", "/%2e%2e/secret.html", "/tin/..%2f..%2fsecret.html"):
        assert "secret" not in ask(address + path)[1].replace("secret.html", "")


def test_news_come_at_once_and_after_each_build(address: str, state: State) -> None:
    with urllib.request.urlopen(f"{address}/__dev/events", timeout=20) as news:
        first = json.loads(news.readline().removeprefix(b"data: "))
        news.readline()
        state.take(Outcome(findings=(Finding("a.md", 3, 'thiếu "Date"', quote="Date:"),)))
        second = json.loads(news.readline().removeprefix(b"data: "))
    assert (first["version"], first["findings"]) == (1, [])
    assert (second["version"], second["findings"]) == (2, [["a.md", 3, 'thiếu "Date"', "error", True, "Date:"]])


def test_before_the_first_build_a_page_waits_for_it(tmp_path: Path) -> None:
    server = open_server(tmp_path / "output", State(), 0)
    threading.Thread(target=server.serve_forever, args=[0.05], daemon=True).start()
    code, words, _ = ask(f"http://127.0.0.1:{server.server_port}/")
    server.shutdown()
    server.server_close()
    assert code == 503
    assert "dựng lần đầu" in words
    assert 'data-version="0"' in words


def test_the_script_itself_is_served(address: str) -> None:
    assert "EventSource" in ask(f"{address}/__dev/live.js")[1]


def test_a_page_without_an_end_gets_the_script_too() -> None:
    script = b'<script src="/__dev/live.js" data-version="3" data-mark="ab"></script>'
    assert with_script(b"<p>x", 3, "ab") == b"<p>x" + script


def test_a_proof_stands_in_for_the_site_until_the_build_has_come_to_something(address: str, state: State) -> None:
    state.show(Proof({"tin/index.html": b"<p>proof", "anh/moi.jpg": b"\xff\xd8moi"}))
    assert ask(f"{address}/tin/")[1].startswith("<p>proof<script")
    with urllib.request.urlopen(f"{address}/anh/moi.jpg", timeout=20) as answer:
        assert (answer.read(), answer.headers["Content-Type"]) == (b"\xff\xd8moi", "image/jpeg")
    assert "index.html" in ask(f"{address}/")[1]
    state.take(Outcome())
    assert "tin/index.html" in ask(f"{address}/tin/")[1]
    assert ask(f"{address}/anh/moi.jpg")[0] == 404


def test_a_page_says_by_its_mark_whether_another_version_of_the_site_changes_it(address: str, state: State) -> None:
    first = ask(f"{address}/tin/")[2].headers["ETag"]
    state.take(Outcome())
    request = urllib.request.Request(f"{address}/tin/", method="HEAD")
    with urllib.request.urlopen(request, timeout=20) as answer:
        assert answer.headers["ETag"] == first
    state.show(Proof({"tin/index.html": b"<p>proof"}))
    assert ask(f"{address}/tin/")[2].headers["ETag"] != first


def test_a_port_that_is_taken_is_an_error(tmp_path: Path, state: State, address: str) -> None:
    with pytest.raises(OSError, match="in use"):
        open_server(tmp_path, state, int(address.rpartition(":")[2]))


@pytest.mark.parametrize("path", ["/.ban-tin.files", "/tin/%2Eban-tin.x", "/index.html/", "/anh.jpg/"])
def test_what_is_no_page_of_the_site_is_not_found(address: str, tmp_path: Path, path: str) -> None:
    for name in (".ban-tin.files", "tin/.ban-tin.x"):
        (tmp_path / name).write_text("trong nhà", "utf-8")
    with pytest.raises(urllib.error.HTTPError, match="404"):
        urllib.request.urlopen(address + path)


def test_the_page_for_what_is_not_there_finds_its_styles_at_any_depth(address: str, tmp_path: Path) -> None:
    (tmp_path / "404.html").write_text('<html><head><link href="./theme/a.css"></head><body></body></html>', "utf-8")
    assert '<head><base href="/">' in ask(f"{address}/2026/11/khong-co.html")[1]


def test_a_story_that_has_no_page_yet_is_waited_for(address: str) -> None:
    code, words, _ = ask(f"{address}/2026/vua-tao.md")
    assert code == 404
    assert "trang tự hiện khi dựng xong" in words
    assert "live.js" in words
