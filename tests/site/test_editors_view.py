"""What an editor sees under ``make devserver``: drafts at once, and at each address the story or its mistakes."""

from __future__ import annotations

import shutil
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from bantin.devserver.build_process import Builder
from bantin.devserver.outcome import State
from bantin.devserver.serve import open_server
from bantin.front_matter.commands import new

from tests.building import NOW, ROOT, SMALL_SITE, settings_file
from tests.kept_work import build_sparingly

HEAD = "Title: {}\nDate: {}\nCategory: Kinh tế\n"
FILES = {
    "2024/loi.md": HEAD.format("Họp thôn", "31/9/2024") + "Tags cam\n\nChữ.\n",
    "2024/khong-tieu-de.md": "Date: 2024-05-01\nCategory: Kinh tế\n\nChữ.\n",
    "2024/canh-bao.md": HEAD.format("Chợ phiên", "2024-05-02") + "\n![](phat-bieu.jpg)\nChợ đông. Ảnh: Tú\n",
    "2024/nhap-loi.md": HEAD.format("Nháp lỗi", "2024-05-03") + "Status: nháp\n\n[x](khong-co.md) và [y](nhap.md)\n",
    "2024/dan-toi-nhap.md": HEAD.format("Dẫn tới nháp", "2024-05-04") + "\nXem [bài](nhap.md).\n",
}


@dataclass
class Desk:
    """A newsroom whose server has built once."""

    folder: Path
    builder: Builder
    address: str
    state: State = field(default_factory=State)

    def write(self, path: str, text: str) -> None:
        (self.folder / "content" / path).write_text(text, "utf-8")

    def save(self, *paths: str) -> None:
        """Build as after a save of the files at ``paths``."""
        self.state.take(self.builder.build([str(self.folder / "content" / path) for path in paths]))

    def ask(self, path: str) -> tuple[int, str]:
        try:
            with urllib.request.urlopen(f"{self.address}/{path}", timeout=20) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()

    def told(self, page: str) -> list[tuple[str, int, str, bool]]:
        return [(it.path, it.line, it.severity, it.stops) for it in self.state.told(page)["findings"]]


def new_story(content: Path, capsys: pytest.CaptureFixture[str]) -> str:
    environment = {"NEW_TITLE": "Hội thi cam sành", "NEW_CATEGORY": "Kinh tế", "SOURCE_DATE_EPOCH": NOW}
    assert new(["-s", str(settings_file()), str(content)], environment) == 0
    told = capsys.readouterr()
    assert Path(told.out.strip()).is_file()
    return next(word for word in told.err.split() if word.startswith("http://localhost:8000/"))


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("desk")
    shutil.copytree(SMALL_SITE, folder / "content")
    settings = folder / "conf.py"
    settings.write_text(
        f"import sys\nsys.path.insert(0, {str(ROOT)!r})\nfrom tests.demo.demo_pelicanconf import *\n", "utf-8"
    )
    arguments = [str(folder / "content"), "-o", str(folder / "view"), "-s", str(settings)]
    builder = Builder(build_sparingly, [*arguments, "-e", f'CACHE_PATH="{folder / "cache"}"'])
    desk = Desk(folder, builder, "")
    for path, text in FILES.items():
        desk.write(path, text)
    server = open_server(folder / "view", desk.state, 0)
    desk.address = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, args=[0.05], daemon=True).start()
    desk.save()
    yield desk
    server.shutdown()
    server.server_close()
    builder.close()


def test_a_draft_and_a_story_of_the_future_stand_under_a_banner_that_says_so(opened: Desk) -> None:
    for page, words, banner in (
        ("2024/04/01/tin-con-nhap.html", "zxqnhap", "Bài này còn là bản nháp."),
        ("2099/01/01/tin-cua-nam-2099.html", "zxqtuonglai", "Bài này chưa đến giờ đăng."),
        ("lite/2024/04/01/tin-con-nhap.html", "zxqnhap", "Bài này còn là bản nháp."),
    ):
        code, shown = opened.ask(page)
        assert code == 200
        assert words in shown
        assert banner in shown
    assert "Thứ Năm, 01/01/2099 | 00:00" in opened.ask("2099/01/01/tin-cua-nam-2099.html")[1]


def test_a_published_story_stands_under_no_such_banner(opened: Desk) -> None:
    shown = opened.ask("2024/01/14/hoi-nghi-tong-ket-nam-2023.html")[1]
    assert "còn là bản nháp" not in shown
    assert "chưa đến giờ đăng" not in shown


def test_the_front_page_leads_to_a_list_of_what_is_not_public(opened: Desk) -> None:
    assert 'href="./chua-dang.html"' in opened.ask("")[1]
    listed = opened.ask("chua-dang.html")[1]
    assert "2024/04/01/tin-con-nhap.html" in listed
    assert "2099/01/01/tin-cua-nam-2099.html" in listed


@pytest.mark.parametrize(
    "path", ["2024/loi.md", "2024/09/30/hop-thon.html", "2024/09/31/hop-thon.html", "lite/2024/09/30/hop-thon.html"]
)
def test_the_address_of_a_story_that_was_never_built_shows_all_its_mistakes(opened: Desk, path: str) -> None:
    code, shown = opened.ask(path)
    assert code == 200
    assert "Không có ngày 31/9/2024" in shown
    assert "<code>Date: 31/9/2024</code>" in shown
    assert "dòng 4" in shown
    assert "<code>Tags cam</code>" in shown


def test_a_story_without_a_title_is_found_by_its_file_name(opened: Desk) -> None:
    for path in ("2024/khong-tieu-de.md", "2024/05/01/khong-tieu-de.html"):
        code, shown = opened.ask(path)
        assert code == 200
        assert "Tiêu đề" in shown or "Title" in shown


def test_the_rest_of_the_site_stands(opened: Desk) -> None:
    assert opened.ask("2024/01/14/hoi-nghi-tong-ket-nam-2023.html")[0] == 200
    assert opened.ask("khong-co.html")[0] == 404


def test_a_warning_is_told_on_the_page_of_its_story_alone(opened: Desk) -> None:
    own = ("2024/canh-bao.md", 5, "warning", True)
    assert own in opened.told("2024/05/02/cho-phien.html")
    assert own in opened.told("lite/2024/05/02/cho-phien.html")
    assert own not in opened.told("2024/01/14/hoi-nghi-tong-ket-nam-2023.html")
    assert own not in opened.told("index.html")


def test_a_warning_that_publishing_allows_is_told_as_such(opened: Desk) -> None:
    page = "2024/03/01/thong-bao-lich-tiep-cong-dan-2.html"
    clash = [it for it in opened.told(page) if it[2] == "warning"]
    assert clash == [("2024/thong-bao-b.md", 1, "warning", False)]


def test_mistakes_of_a_draft_are_told_before_it_is_published(opened: Desk) -> None:
    lost = [it.message for it in opened.state.outcome.findings if it.path == "2024/nhap-loi.md"]
    assert [words for words in lost if "khong-co.md" in words]
    assert not [words for words in lost if "nhap.md" in words.replace("nhap-loi.md", "")]


def test_a_link_to_a_draft_which_would_stop_publishing_is_an_error_here_too(opened: Desk) -> None:
    found = [it for it in opened.state.outcome.findings if it.path == "2024/dan-toi-nhap.md"]
    assert [(it.severity, it.stops) for it in found] == [("error", True)]
    assert "2024/nhap.md, là bài chưa được đăng" in found[0].message


def test_the_address_that_make_new_prints_shows_the_draft_whatever_becomes_of_it(
    opened: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    printed = new_story(opened.folder / "content", capsys)
    story = printed.removeprefix("http://localhost:8000/")
    opened.save(story)
    code, shown = opened.ask(story)
    assert code == 200
    assert "<h1" in shown
    assert "Hội thi cam sành" in shown
    assert "Bài này còn là bản nháp." in shown

    text = (opened.folder / "content" / story).read_text("utf-8")
    opened.write(story, text.replace("Hội thi cam sành", "Hội thi cam sành lần thứ V").replace("11-22", "11-21"))
    opened.save(story)
    assert "lần thứ V" in opened.ask(story)[1]
    assert "lần thứ V" in opened.ask("2026/11/22/hoi-thi-cam-sanh.html")[1]

    opened.write(story, text.replace("Date: 2026-11-22", "Date: 31/9/2026"))
    opened.save(story)
    for path in (story, "2026/11/22/hoi-thi-cam-sanh.html", "lite/2026/11/22/hoi-thi-cam-sanh.html"):
        code, shown = opened.ask(path)
        assert code == 200
        assert "Không có ngày 31/9/2026" in shown

    opened.write(story, text.replace("Status: nháp\n", ""))
    opened.save(story)
    code, shown = opened.ask(story)
    assert "Hội thi cam sành" in shown
    assert "còn là bản nháp" not in shown
