"""Publishing: what it will change, what stops it, a commit that is never forced, the site in its folder."""

from __future__ import annotations

import atexit
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pytest
from bantin.desk.building import SiteBuilder, Stop, run_command
from bantin.desk.publication import Publication
from bantin.desk.publishing import Publisher, commit_message

from tests.desk.office import Site, first_site

pytestmark = pytest.mark.process

PATH = "2026/hop-thon.md"
DRAFT = "Title: Nháp\nDate: 2026-11-27\nCategory: Y tế\nStatus: chờ duyệt\n\nChưa xong.\n"


@dataclass(slots=True)
class PlainBuilder:
    """Builds a page and a photo for each public story, or says what stops it."""

    site: Site
    stops: list[Stop] = field(default_factory=list)

    trials: list[bool] = field(default_factory=list)

    def build(self, output: Path, *, trial: bool = False) -> list[Stop]:
        self.trials.append(trial)
        if self.stops:
            return self.stops
        output.mkdir(parents=True, exist_ok=True)
        for it in self.site.office.listing.stories():
            if it.standing == "public":
                page = output / f"{Path(it.path).stem}.html"
                page.write_text(self.site.read(it.path), "utf-8")
                page.with_suffix(".jpg").write_text(it.title, "utf-8")
        return []


@dataclass(slots=True)
class Press:
    """A site that is published into a folder, from a repository whose shared one lies beside it."""

    site: Site
    shared: Path
    builder: PlainBuilder
    out: Path

    def use(self, **settings: object) -> None:
        """Publish by these settings."""
        where = Publication.of({"DESK_PUBLISH_FOLDER": "../ra", **settings}, self.site.folder)
        office = self.site.office
        office.publisher = Publisher(office.desk, office.listing, self.builder, where)

    def git(self, *arguments: str, folder: Path | None = None) -> str:
        """Return what git says in the site's folder."""
        command = ["git", "-C", str(folder or self.site.folder), *arguments]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def git_of_nobody(patch: pytest.MonkeyPatch, nothing: Path) -> None:
    """Let git read no settings but those of a repository."""
    nothing.touch()
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        patch.setenv(name, str(nothing))


@cache
def repositories() -> Path:
    """Return a folder with a repository, which holds what the fixture ``site`` writes, and its shared one."""
    folder = Path(tempfile.mkdtemp())
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    site = first_site(folder / "trang")
    made = Press(site, folder / "chung.git", PlainBuilder(site), folder / "ra")
    with pytest.MonkeyPatch.context() as patch:
        git_of_nobody(patch, folder / "no-config")
        subprocess.run(["git", "init", "-q", "--bare", "-b", "main", str(made.shared)], check=True)
        made.git("init", "-q", "-b", "main")
        for name, value in (("user.email", "Tu@xa.vn"), ("user.name", "Tuấn Tú"), ("commit.gpgsign", "false")):
            made.git("config", name, value)
        made.git("add", "--all")
        made.git("commit", "-qm", "đầu")
        made.git("remote", "add", "origin", "../chung.git")
        made.git("push", "-qu", "origin", "main")
    return folder


@pytest.fixture
def press(site: Site, monkeypatch: pytest.MonkeyPatch) -> Press:
    folder = site.folder.parent
    git_of_nobody(monkeypatch, folder / "no-config")
    shutil.copytree(repositories() / "trang/.git", site.folder / ".git")
    shutil.copytree(repositories() / "chung.git", folder / "chung.git")
    made = Press(site, folder / "chung.git", PlainBuilder(site), folder / "ra")
    made.use()
    return made


def test_what_will_change_is_told_before_anything_does(press: Press) -> None:
    assert press.site.ask("publish").data["done"]
    press.site.write("2026/moi.md", press.site.read(PATH).replace("Họp thôn Na Vai", "Chợ phiên mới"))
    press.site.write(PATH, press.site.read(PATH).replace("biểu quyết", "giơ tay"))
    before = press.git("log", "--format=%H")
    plan = press.site.ask("plan").data
    assert plan["stories"] == [
        {"what": "Mới:", "title": "Chợ phiên mới"},
        {"what": "Sửa:", "title": "Họp thôn Na Vai"},
    ]
    assert plan["pages"] == ["Trang: 1 mới, 1 sửa, 0 bỏ", "Ảnh: 1 mới, 0 sửa, 0 bỏ"]
    assert (plan["ready"], plan["stops"]) == (True, [])
    assert press.git("log", "--format=%H") == before
    assert not (press.out / "moi.html").exists()


def test_publishing_commits_sends_and_fills_the_folder(press: Press) -> None:
    press.site.write("2026/moi.md", press.site.read(PATH).replace("Họp thôn Na Vai", "Chợ phiên mới"))
    (press.site.folder / "khac.txt").write_text("không thuộc nội dung", "utf-8")
    answer = press.site.ask("publish")
    assert answer.status == 200
    assert "Chợ phiên mới" in press.git("log", "-1", "--format=%B", folder=press.shared)
    assert press.git("show", "--name-only", "--format=", "HEAD").split() == ["content/2026/moi.md"]
    assert (press.out / "moi.html").is_file()
    assert press.site.ask("plan").data["ready"] is False


def test_what_stops_a_build_stops_publishing(press: Press) -> None:
    press.site.write("2026/moi.md", "Title: Mới\n\nX")
    press.builder.stops = [Stop("thiếu ngày", "2026/moi.md", 1)]
    before = press.git("log", "--format=%H")
    plan = press.site.ask("plan").data
    assert (plan["ready"], plan["stops"]) == (False, [{"message": "thiếu ngày", "path": "2026/moi.md", "line": 1}])
    assert press.site.ask("publish").status == 409
    assert (press.git("log", "--format=%H"), press.out.exists()) == (before, False)


def test_what_cannot_be_fast_forwarded_is_said_and_neither_forced_nor_merged(press: Press) -> None:
    commit_elsewhere(press, "2026/cua-ho.md", "Title: Của họ\n\nX")
    press.site.write(PATH, press.site.read(PATH) + "\nThêm.\n")
    answer = press.site.ask("publish")
    assert (answer.status, "Kho chung có bài mới hơn" in answer.data["said"]) == (409, True)
    assert press.git("log", "-1", "--format=%s", folder=press.shared).strip() == "của họ"
    assert press.git("log", "-1", "--format=%s").startswith("Đăng: Họp thôn Na Vai")
    assert press.git("log", "--merges", "--format=%H") == ""
    assert not press.out.exists()


LINES = "# địa chỉ\na.html\tA\n"


@pytest.mark.parametrize("ours", ["", LINES, LINES.replace("A", "B")])
def test_the_ledger_that_a_server_commits_after_each_publication_comes_home(press: Press, ours: str) -> None:
    """Whoever presses the button a second time has it in the shared repository alone, or other lines of it here."""
    (press.site.folder / ".gitattributes").write_text("dia-chi.tsv merge=union\n", "utf-8")
    press.git("add", "--all")
    press.git("commit", "-qm", "sổ")
    press.git("push", "-q")
    commit_elsewhere(press, "dia-chi.tsv", LINES)
    if ours:
        press.site.write("dia-chi.tsv", ours)
    press.site.write(PATH, press.site.read(PATH) + "\nThêm.\n")
    (press.site.folder / "khac.txt").write_text("không thuộc nội dung", "utf-8")
    assert press.site.ask("publish").status == 200
    assert "Thêm." in press.git("show", f"main:content/{PATH}", folder=press.shared)
    ledger = press.git("show", "main:content/dia-chi.tsv", folder=press.shared)
    assert {*ledger.splitlines()} == {*LINES.splitlines(), *ours.splitlines()}
    assert press.site.read("dia-chi.tsv") == ledger
    assert press.git("status", "--porcelain", "--", ":!.cache").split() == ["??", "khac.txt"]


def test_a_ledger_that_git_cannot_join_is_left_to_who_minds_the_repository(press: Press) -> None:
    commit_elsewhere(press, "dia-chi.tsv", LINES)
    press.site.write("dia-chi.tsv", LINES.replace("A", "B"))
    answer = press.site.ask("publish")
    assert (answer.status, "Kho chung có bài mới hơn" in answer.data["said"]) == (409, True)
    assert press.git("status", "--porcelain", "--", ":!.cache") == ""
    assert press.site.read("dia-chi.tsv") == LINES.replace("A", "B")


def commit_elsewhere(press: Press, name: str, text: str) -> None:
    """Have another machine commit and push a file of the content folder."""
    other = press.site.folder.parent / "may-khac"
    subprocess.run(["git", "clone", "-q", str(press.shared), str(other)], check=True)
    (other / "content" / name).write_text(text, "utf-8")
    press.git("add", "--all", folder=other)
    press.git("-c", "user.email=h@xa.vn", "-c", "user.name=H", "commit", "-qm", "của họ", folder=other)
    press.git("push", "-q", folder=other)


def test_another_branch_is_not_published(press: Press) -> None:
    press.git("checkout", "-qb", "thu")
    plan = press.site.ask("plan").data
    assert "“thu”" in plan["stops"][0]["message"]
    assert press.site.ask("publish").status == 409


def test_who_is_no_reviewer_publishes_no_story_but_may_send_one_for_review(press: Press) -> None:
    assert press.site.ask("publish").status == 200
    press.use(REVIEWERS=["hung@xa.vn"])
    press.site.write("2026/cho.md", DRAFT)
    assert press.site.ask("plan").data["stops"] == []
    press.site.write("2026/cho.md", DRAFT.replace("chờ duyệt", "xuất bản"))
    stops = press.site.ask("plan").data["stops"]
    assert "tu@xa.vn" in stops[0]["message"]
    press.use(REVIEWERS=["TU@xa.vn "])
    assert press.site.ask("plan").data["stops"] == []


def test_git_without_a_name_is_told(press: Press) -> None:
    press.git("config", "--unset", "user.email")
    press.site.write(PATH, press.site.read(PATH) + "\nThêm.\n")
    answer = press.site.ask("publish")
    assert (answer.status, "người phụ trách" in answer.data["said"]) == (409, True)


def test_a_site_without_git_is_published_into_its_folder(site: Site) -> None:
    builder = PlainBuilder(site)
    where = Publication.of({"DESK_PUBLISH_FOLDER": "ra"}, site.folder)
    site.office.publisher = Publisher(site.office.desk, site.office.listing, builder, where)
    assert site.ask("publish").data["done"]
    assert (site.folder / "ra/hop-thon.html").is_file()


def test_a_site_with_nowhere_to_go_says_so(site: Site) -> None:
    site.office.publisher = Publisher(site.office.desk, site.office.listing, PlainBuilder(site), Publication())
    assert "DESK_PUBLISH_FOLDER" in site.ask("plan").data["stops"][0]["message"]


def test_a_command_gets_the_folder_and_no_shell(site: Site) -> None:
    program = "import sys, pathlib; pathlib.Path('nhan.txt').write_text('|'.join(sys.argv[1:]))"
    command = [sys.executable, "-c", program, "{site}", "$HOME; rm -rf x"]
    where = Publication.of({"DESK_PUBLISH_COMMAND": command}, site.folder)
    builder = PlainBuilder(site)
    site.office.publisher = Publisher(site.office.desk, site.office.listing, builder, where)
    assert site.ask("publish").status == 200
    assert builder.trials == [True, False]  # addresses are promised once the command has done its work
    folder, words = (site.folder / "nhan.txt").read_text("utf-8").split("|")
    assert (Path(folder) / "hop-thon.html").is_file()
    assert words == "$HOME; rm -rf x"


def test_a_command_that_fails_is_told_and_nothing_counts_as_published(site: Site) -> None:
    command = [sys.executable, "-c", "import sys; sys.exit('máy chủ từ chối')"]
    where = Publication.of({"DESK_PUBLISH_COMMAND": command}, site.folder)
    builder = PlainBuilder(site)
    site.office.publisher = Publisher(site.office.desk, site.office.listing, builder, where)
    answer = site.ask("publish")
    assert builder.trials == [True]
    assert (answer.status, "máy chủ từ chối" in answer.data["said"]) == (409, True)
    assert site.ask("plan").data["ready"]


def test_the_findings_of_a_build_are_read_with_their_places(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    report = """2026/a.md:3:7: lỗi: Không có ngày 31/9/2026. [front-matter/date]
2026/a.md:9: cảnh báo: ảnh chưa có mô tả [caption/missing-alt]
2026/b.md:1: cảnh báo: trùng địa chỉ [address/clash]
2026/b.md:2: lưu ý: hiểu là bảng [dialect/tab-table]
tổng: 1 lỗi
"""
    program = f"import sys; sys.stdout.buffer.write({report!r}.encode()); sys.exit(1)"
    builder = SiteBuilder(site.folder, site.folder / "content", site.folder / "conf.py", ("address/clash",))
    monkeypatch.setattr(
        "bantin.desk.building.run_command", lambda *_: run_command([sys.executable, "-c", program], site.folder, 60)
    )
    assert builder.build(site.folder / "ra") == [
        Stop("Không có ngày 31/9/2026.", "2026/a.md", 3),
        Stop("ảnh chưa có mô tả", "2026/a.md", 9),
    ]


def test_a_commit_says_which_stories() -> None:
    assert commit_message(["Họp thôn"]) == "Đăng: Họp thôn"
    assert commit_message(["A", "B", "C", "D"]).splitlines()[0] == "Đăng 4 bài: A; B; C …"
    assert commit_message([]) == "Đăng: cập nhật trang"
