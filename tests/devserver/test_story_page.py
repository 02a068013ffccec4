"""The page of a story that has none, and who is sent there."""

from __future__ import annotations

import json
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from bantin.devserver.findings import Finding
from bantin.devserver.outcome import Outcome, State
from bantin.devserver.serve import open_server
from bantin.devserver.story_page import story_page
from bantin.devserver.whereabouts import Site

PAGE = "<!doctype html><html><body><p>Tin</p></body></html>"
DATE = Finding("2024/hỏng.md", 2, "Không có ngày 31/9/2024.", quote="Date: 31/9/2024")
ALT = Finding("2024/tin.md", 7, "ảnh chưa có mô tả", "warning")
CLASH = Finding("2024/tin.md", 0, "trùng địa chỉ", "warning", stops=False)
TABLE = Finding("2024/tin.md", 9, "đăng thành bảng", "notice", stops=False)
SETTING = Finding("pelicanconf.py", 0, "tên viết sai", "warning")
OTHER = Finding("2024/cam.md", 3, "sửa địa chỉ")
OUTCOME = Outcome(
    findings=(ALT, CLASH, TABLE, SETTING, OTHER, DATE),
    site=Site(
        {"2024/01/14/tin.html": "2024/tin.md", "2024/01/15/cam.html": "2024/cam.md"}, {"2024/hỏng.md": "hop-mat"}
    ),
)


@pytest.fixture
def state() -> State:
    it = State()
    it.take(OUTCOME)
    return it


@pytest.fixture
def address(tmp_path: Path, state: State) -> Iterator[str]:
    for name in ("index.html", "404.html", "2024/01/14/tin.html", "2024/01/15/cam.html"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(PAGE.replace("Tin", name), "utf-8")
    server = open_server(tmp_path, state, 0)
    threading.Thread(target=server.serve_forever, args=[0.05], daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def ask(address: str) -> tuple[int, str, str]:
    """Return the code, the words and the address of what is shown."""
    try:
        answer = urllib.request.urlopen(address, timeout=20)
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode(), address
    with answer:
        return answer.status, answer.read().decode(), answer.geturl()


@pytest.mark.parametrize("path", ["2024/hỏng.md", "2024/01/14/hop-mat.html", "lite/2024/01/14/hop-mat.html"])
def test_the_address_of_a_story_that_failed_shows_what_is_wrong(address: str, path: str) -> None:
    code, words, _ = ask(f"{address}/{quote(path)}")
    assert code == 200
    assert "2024/hỏng.md" in words
    assert "dòng 2" in words
    assert "Không có ngày 31/9/2024." in words
    assert "Date: 31/9/2024" in words
    assert "/__dev/live.js" in words


def test_the_address_of_a_file_leads_to_the_page_of_its_story(address: str) -> None:
    code, words, shown = ask(f"{address}/2024/tin.md")
    assert (code, shown) == (200, f"{address}/2024/01/14/tin.html")
    assert "2024/01/14/tin.html" in words


def test_the_mended_story_is_shown_where_its_error_was(address: str, state: State, tmp_path: Path) -> None:
    state.take(Outcome(site=Site({"2024/09/30/hop-mat.html": "2024/hỏng.md"})))
    (tmp_path / "2024/09/30").mkdir(parents=True)
    (tmp_path / "2024/09/30/hop-mat.html").write_text(PAGE, "utf-8")
    assert ask(f"{address}/{quote('2024/hỏng.md')}")[2] == f"{address}/2024/09/30/hop-mat.html"


def test_what_means_no_story_is_not_found(address: str) -> None:
    assert ask(f"{address}/2024/khong-co.md")[0] == 404
    assert ask(f"{address}/2024/01/14/khong-co.html")[0] == 404


def test_what_is_wrong_with_a_file_that_is_no_story_is_shown_at_its_name_too(address: str) -> None:
    code, words, _ = ask(f"{address}/pelicanconf.py")
    assert code == 200
    assert "tên viết sai" in words


def test_a_story_is_not_led_to_a_page_that_is_not_there(address: str, tmp_path: Path) -> None:
    (tmp_path / "2024/01/15/cam.html").unlink()
    code, words, _ = ask(f"{address}/2024/cam.md")
    assert code == 200
    assert "sửa địa chỉ" in words


def news(address: str, page: str) -> list[Finding]:
    with urllib.request.urlopen(f"{address}/__dev/events{page}", timeout=20) as answer:
        return [Finding(*it) for it in json.loads(answer.readline().removeprefix(b"data: "))["findings"]]


def test_a_page_hears_of_its_own_story_first_and_of_errors_elsewhere(address: str) -> None:
    assert news(address, f"?page={quote('/2024/01/14/tin.html', safe='')}") == [ALT, CLASH, TABLE, OTHER, DATE]
    assert news(address, "?page=%2F2024%2F01%2F15%2Fcam.html") == [OTHER, DATE]


@pytest.mark.parametrize("page", ["", "?page=%2F", "?page=%2Findex.html"])
def test_the_front_page_hears_of_what_belongs_to_no_page(address: str, page: str) -> None:
    assert news(address, page) == [SETTING, DATE, OTHER]


def test_the_page_of_a_failed_story_hears_of_it_by_whatever_name_it_is_open(address: str) -> None:
    twice_encoded = quote(quote("/2024/hỏng.md"), safe="")
    assert news(address, f"?page={twice_encoded}")[0] == DATE
    assert news(address, "?page=%2F2024%2F01%2F14%2Fhop-mat.html")[0] == DATE


def test_no_page_hears_of_more_errors_elsewhere_than_can_be_read(state: State) -> None:
    state.take(Outcome(findings=tuple(Finding(f"{number}.md", 1, "sai") for number in range(5_000))))
    assert len(state.told("2024/01/14/tin.html")["findings"]) == 100


def test_all_that_is_wrong_in_the_file_is_told_errors_first() -> None:
    words = story_page("2024/tin.md", [ALT, TABLE, Finding("2024/tin.md", 12, "thiếu ảnh")]).decode()
    assert words.index("thiếu ảnh") < words.index("ảnh chưa có mô tả") < words.index("đăng thành bảng")
    assert words.index("Lỗi</b> dòng 12") < words.index("Cảnh báo</b> dòng 7") < words.index("Lưu ý</b> dòng 9")


def test_what_an_editor_typed_is_text_on_that_page() -> None:
    bad = Finding("<b>.md", 1, "sai “<i>”", quote="<script>alert(1)</script>")
    words = story_page("<b>.md", [bad]).decode()
    assert "<script" not in words
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in words
    assert "sai “&lt;i&gt;”" in words


def test_a_place_without_a_line_is_the_whole_file() -> None:
    assert "Lỗi</b> cả tệp" in story_page("a.md", [Finding("a.md", 0, "sai bảng mã")]).decode()
