"""The site that readers see while builds fail, overlap, die or find no room."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import pytest

from tests.building import NOW, ROOT, SITE_URL, SMALL_SITE, Result, run_pelican, settings_file, warm_server
from tests.fast_build.trees import litter
from tests.site.test_command import tree

STORY = "2024/01/14/hoi-nghi-tong-ket-nam-2023.html"
GONE = "2023/01/10/tin-chinh-tri-so-1.html"
ALIKE = shutil.ignore_patterns("tin-[2-8].md")
DEATHS = 9  # of builds that end before an act of their own
SOON = (2, 7, 8)  # in `make test`: while pages are written, when all are there, after the sites have changed places
KILLS = int(os.environ.get("KILLS", "3"))  # `make test-kills` asks for 200


@pytest.fixture(autouse=True)
def wide_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep Pelican from folding the sentences that tests look for."""
    monkeypatch.setenv("COLUMNS", "1000")


def start(
    content: Path, output: Path, *options: str, to: int | IO[str] = subprocess.DEVNULL
) -> subprocess.Popen[str]:
    """Start ``pelican`` in a session of its own and let it run; ``to`` is where its output goes."""
    places = [str(content), "-o", str(output), "-s", str(settings_file("pelicanconf.py"))]
    cache = ["-e", f'CACHE_PATH="{output.parent / "cache"}"']
    return subprocess.Popen(
        [sys.executable, "-m", "tests.kept_work", *places, *cache, *options],
        env={**os.environ, "SOURCE_DATE_EPOCH": NOW, "SITEURL": SITE_URL},
        cwd=ROOT,
        stdout=to,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )


def wait_for(path: Path, text: str = "", seconds: float = 30) -> str:
    """Return what the file at ``path`` holds once it is there with ``text`` in it."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if path.is_file() and text in path.read_text("utf-8", "replace"):
            return path.read_text("utf-8", "replace")
        time.sleep(0.02)
    raise AssertionError(f"{path} did not come to hold {text!r}")


@dataclass(frozen=True, slots=True)
class Standing:
    """A site that has been built, by one worker; each test leaves content and site fit for the next one."""

    folder: Path

    @property
    def content(self) -> Path:
        return self.folder / "content"

    @property
    def output(self) -> Path:
        return self.folder / "output"

    @property
    def places(self) -> list[str]:
        """The folders and options of a build, for the command."""
        settings = str(settings_file("pelicanconf.py"))
        return [str(self.content), "-o", str(self.output), "-s", settings, "-e", self.cache]

    @property
    def cache(self) -> str:
        return f'CACHE_PATH="{self.folder / "cache"}"'

    def build(self, *options: str, output: str = "output", conf: str = "pelicanconf.py") -> Result:
        given = ("-e", self.cache, "RENDER_WORKERS=1", *options)
        return run_pelican(self.content, self.folder / output, *given, conf=conf)

    @contextmanager
    def edited(self, name: str, old: str, new: str) -> Iterator[None]:
        """Have a story say something else for a while."""
        story = self.content / name
        text = story.read_text("utf-8")
        assert old in text
        story.write_text(text.replace(old, new), "utf-8")
        try:
            yield
        finally:
            story.write_text(text, "utf-8")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Standing, Result]:
    """A site, and what its first build said."""
    site = Standing(tmp_path_factory.mktemp("standing"))
    shutil.copytree(SMALL_SITE, site.content, ignore=ALIKE)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COLUMNS", "1000")
        return site, site.build()


@pytest.fixture
def standing(built: tuple[Standing, Result]) -> Standing:
    return built[0]


BROKEN = ("2024/cam.md", "05/02/2024", "31/02/2024")


def own_theme(folder: Path, name: str, old: str, new: str) -> str:
    """Copy the theme with another ``name`` in it; return the setting that asks for it."""
    theme = shutil.copytree(ROOT / "theme", folder / "theme", dirs_exist_ok=True)
    file = theme / name
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")
    return f'THEME="{theme}"'


def test_a_build_without_a_change_touches_no_file_and_repeats_what_the_first_said(
    built: tuple[Standing, Result],
) -> None:
    site, first = built

    def looks() -> dict[str, tuple[int, int]]:
        files = (site.output, *site.output.rglob("*"))
        return {str(path): (path.stat().st_ino, path.stat().st_mtime_ns) for path in files}

    before = looks()
    second = site.build()
    assert looks() == before
    assert "Không có gì thay đổi" not in first.stdout
    assert "Không có gì thay đổi từ lần dựng trước đến Chủ nhật, 22/11/2026 | 08:00 GMT+7" in second.stdout
    assert (second.returncode, second.stderr) == (0, first.stderr)
    assert "[address/clash]" in second.stderr


def test_a_story_that_was_only_touched_is_no_other(standing: Standing) -> None:
    (standing.content / "2024/cam.md").touch()
    assert "Không có gì thay đổi" in standing.build().stdout


def test_a_page_changed_by_hand_and_one_that_is_lost_are_built_again(standing: Standing) -> None:
    standing.build()
    clean = tree(standing.output)
    (standing.output / "index.html").write_text("lạ", "utf-8")
    (standing.output / "404.html").unlink()
    assert "Không có gì thay đổi" not in standing.build().stdout
    assert tree(standing.output) == clean


def test_a_file_for_the_front_page_is_seen_to_come_and_to_go(standing: Standing) -> None:
    standing.build()
    clean = tree(standing.output)
    (standing.content / "front-page.toml").write_text("picks = []", "utf-8")
    assert "Không có gì thay đổi" not in standing.build().stdout
    (standing.content / "front-page.toml").unlink()
    standing.build()
    assert tree(standing.output) == clean


@pytest.mark.parametrize("conf", ["pelicanconf.py", "publishconf.py"])
def test_a_failed_build_leaves_the_site_as_it_was_and_nothing_beside_it(standing: Standing, conf: str) -> None:
    before = tree(standing.output)
    with standing.edited(*BROKEN):
        result = standing.build(conf=conf)
    assert result.returncode == 1
    assert "được giữ nguyên." in result.stderr
    assert tree(standing.output) == before
    assert litter(standing.output) == []


def test_a_first_build_that_fails_makes_no_site_and_can_be_kept_for_inspection(standing: Standing) -> None:
    with standing.edited(*BROKEN):
        assert standing.build("STAGING_KEEP_FAILED=true", output="none").returncode == 1
    assert not (standing.folder / "none").exists()
    assert (standing.folder / ".none.failed" / STORY).is_file()


def test_a_failed_tree_that_is_kept_shares_no_file_with_the_site(standing: Standing) -> None:
    before = {path: path.stat() for path in standing.output.rglob("*.html")}
    with standing.edited(*BROKEN):
        assert standing.build("STAGING_KEEP_FAILED=true").returncode == 1
    folder = standing.output.parent / ".output.failed"
    failed = {path.stat().st_ino for path in folder.rglob("*.html")}
    shutil.rmtree(folder)
    assert failed
    assert failed.isdisjoint(it.st_ino for it in before.values())
    assert {path: path.stat().st_ctime_ns for path in before} == {path: it.st_ctime_ns for path, it in before.items()}


def test_a_template_that_fails_in_a_worker_fails_the_build_with_its_name(standing: Standing, tmp_path: Path) -> None:
    block = "{% block content %}"
    theme = own_theme(tmp_path, "templates/page.html", block, block + "{{ khong_co }}")
    result = standing.build("RENDER_WORKERS=2", theme, output="unborn")
    assert result.returncode == 1
    assert "khong_co" in result.stderr
    assert not (standing.folder / "unborn").exists()


def test_a_page_that_is_cut_short_and_a_style_sheet_without_its_picture_never_become_the_site(
    standing: Standing, tmp_path: Path
) -> None:
    before = tree(standing.output)
    own_theme(tmp_path, "templates/partials/footer.html", "</footer>", "")
    theme = tmp_path / "theme"
    with (theme / "static/css/print.css").open("a", encoding="utf-8") as sheet:
        sheet.write('body { background: url("khong-co.png") }')
    result = standing.build(f'THEME="{theme}"')
    assert result.returncode == 1
    assert "\nindex.html: lỗi: trang này được dựng ra có thẻ </body> đóng sai chỗ" in result.stderr
    assert "“khong-co.png” bị hỏng" in result.stderr
    assert tree(standing.output) == before


def test_many_workers_write_what_one_writes_and_report_what_one_reports(standing: Standing) -> None:
    standing.build()
    assert standing.build("RENDER_WORKERS=3", output="by-3").returncode == 0
    assert tree(standing.output) == tree(standing.folder / "by-3")
    with standing.edited("2024/cam.md", "Cam năm nay", "[hỏng](khong-co.html) Cam năm nay"):
        reports = {standing.build(f"RENDER_WORKERS={count}", output="by-3").stderr for count in (1, 3)}
    assert len(reports) == 1
    assert "khong-co.html" in reports.pop()


def test_an_edit_leaves_the_files_that_it_does_not_concern(standing: Standing) -> None:
    standing.build()
    pages = [standing.output / name for name in ("404.html", STORY)]
    before = [page.stat().st_ino for page in pages]
    with standing.edited("2024/hoi-nghi.md", "Đoạn cuối", "Đoạn sau cùng"):
        standing.build()
    assert [page.stat().st_ino == inode for page, inode in zip(pages, before, strict=True)] == [True, False]


def test_a_clock_that_runs_behind_stops_the_build(standing: Standing) -> None:
    before = tree(standing.output)
    listing = standing.output / ".ban-tin.files"
    was = listing.stat()
    os.utime(listing, (time.time() + 86_400,) * 2)
    result = warm_server().build(standing.places, {"SITEURL": SITE_URL})  # by the real clock
    os.utime(listing, ns=(was.st_atime_ns, was.st_mtime_ns))
    assert result.code == 1
    assert "sớm hơn lần dựng trang trước" in result.errors
    assert tree(standing.output) == before


def test_a_file_that_may_not_grow_leaves_the_site(standing: Standing) -> None:
    standing.build()
    before = tree(standing.output)
    with standing.edited("2024/hoi-nghi.md", "Đoạn cuối", "Đoạn sau cùng"), warm_server().small_files(6000):
        result = standing.build()
    assert result.returncode == 1
    assert "Đĩa đã đầy khi ghi" in result.stderr
    assert "Traceback" not in result.stderr + result.stdout
    assert tree(standing.output) == before
    assert litter(standing.output) == []


def test_a_second_build_stops_at_once_and_names_the_first(standing: Standing) -> None:
    (standing.content / "2024/cam.md").touch()
    first = start(standing.content, standing.output, "RENDER_WORKERS=1")
    wait_for(standing.folder / ".output.lock", '"pid"')
    first.send_signal(signal.SIGSTOP)
    began = time.monotonic()
    second = standing.build()
    took = time.monotonic() - began
    first.send_signal(signal.SIGCONT)
    first.communicate(timeout=60)
    assert second.returncode == 1
    assert f"tiến trình {first.pid} trên máy" in second.stderr
    assert took < 5
    assert first.returncode == 0
    assert litter(standing.output) == []


def test_a_production_build_keeps_only_what_the_site_retains(standing: Standing) -> None:
    for name in ("CNAME", "old.html"):
        (standing.output / name).write_text("bantin.example.vn\n")
    assert standing.build('OUTPUT_RETENTION=["CNAME"]', conf="publishconf.py").returncode == 0
    assert (standing.output / "CNAME").is_file()
    assert not (standing.output / "old.html").exists()


@dataclass(frozen=True, slots=True)
class Change:
    """An old site, the content of a new one in which a story is gone, and the trees of both.

    ``grown`` is the tree after a build of the new content upon the old one, in which somebody had put a file.
    """

    site: Path
    content: Path
    old: dict[str, str]
    new: dict[str, str]
    grown: dict[str, str]


@pytest.fixture(scope="module")
def change(tmp_path_factory: pytest.TempPathFactory) -> Change:
    at = Standing(tmp_path_factory.mktemp("sites"))
    shutil.copytree(SMALL_SITE, at.content, ignore=ALIKE)
    assert at.build().returncode == 0
    old = Path(shutil.copytree(at.output, at.folder / "old"))
    (at.content / "2023/tin-1.md").unlink()
    story = at.content / "2024/hoi-nghi.md"
    story.write_text(story.read_text("utf-8").replace("Đoạn cuối", "Đoạn sau cùng"), "utf-8")
    (at.output / "CNAME").write_text("bantin.example.vn\n")
    assert at.build().returncode == 0
    assert run_pelican(at.content, at.folder / "new", "-e", f'CACHE_PATH="{at.folder / "other"}"').returncode == 0
    return Change(old, at.content, tree(old), tree(at.folder / "new"), tree(at.output))


def test_a_story_that_is_deleted_leaves_the_site(change: Change) -> None:
    assert GONE in change.old
    assert GONE not in change.new
    assert change.grown.pop("CNAME")
    assert change.grown == change.new


def start_anew(change: Change, folder: Path) -> tuple[Path, tuple[str, str]]:
    """Copy the old site to ``folder``; return it, and the options of a build that knows nothing of it."""
    output = Path(shutil.copytree(change.site, folder / "output"))
    return output, ("-e", f'CACHE_PATH="{folder / "cache"}"')


@pytest.fixture(scope="module")
def acts(change: Change, tmp_path_factory: pytest.TempPathFactory) -> int:
    """How many acts it takes to build the new site in the place of the old one, the removal of that one included."""
    output, cache = start_anew(change, tmp_path_factory.mktemp("acts"))
    options = ["-s", str(settings_file("pelicanconf.py")), *cache]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": NOW, "SITEURL": SITE_URL}
    return warm_server().build([str(change.content), "-o", str(output), *options], environment).acts


def see_old_or_new_and_build(change: Change, output: Path, *options: str) -> None:
    assert tree(output) in (change.old, change.new)
    assert run_pelican(change.content, output, *options).returncode == 0
    assert tree(output) == change.new
    assert litter(output) == []


@pytest.mark.parametrize(
    "number", [pytest.param(it, marks=[] if it in SOON else pytest.mark.long) for it in range(1, DEATHS)]
)
def test_a_build_that_dies_at_any_act_leaves_the_old_site_or_the_new_one(
    number: int, change: Change, acts: int, tmp_path: Path
) -> None:
    output, cache = start_anew(change, tmp_path)
    killed = run_pelican(change.content, output, *cache, die_at=round(acts * number / DEATHS))
    assert killed.returncode == -signal.SIGKILL
    see_old_or_new_and_build(change, output, *cache)


@pytest.fixture(scope="module")
def seconds(change: Change, tmp_path_factory: pytest.TempPathFactory) -> float:
    """How long a build takes by the real command."""
    began = time.monotonic()
    start(change.content, tmp_path_factory.mktemp("timed") / "output").communicate()
    return time.monotonic() - began


@pytest.mark.long
@pytest.mark.parametrize("fraction", [number / KILLS for number in range(KILLS)])
def test_a_killed_build_leaves_the_old_site_or_the_new_one(
    fraction: float, change: Change, seconds: float, tmp_path: Path
) -> None:
    output, cache = start_anew(change, tmp_path)
    process = start(change.content, output)
    time.sleep(seconds * (0.35 + 0.7 * fraction))
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    see_old_or_new_and_build(change, output, *cache)


def stop(process: subprocess.Popen[str], number: signal.Signals = signal.SIGKILL) -> None:
    os.killpg(process.pid, number)
    process.communicate(timeout=30)


def test_a_watching_build_reports_a_mistake_once_and_publishes_the_mended_story(
    small_site: Path, tmp_path: Path
) -> None:
    shutil.rmtree(small_site / "2023")
    log, page, (name, day, no_day) = tmp_path / "log", tmp_path / "output" / STORY, BROKEN
    late, story = small_site / name, small_site / "2024/hoi-nghi.md"
    texts = late.read_text("utf-8"), story.read_text("utf-8")
    late.write_text(texts[0].replace(day, no_day), "utf-8")
    with log.open("w") as said:
        process = start(small_site, tmp_path / "output", "-r", to=said)
    try:
        wait_for(log, "chưa đăng gì")
        time.sleep(3)  # it watches again; a build that does not wait for the editor would have begun
        assert not page.exists()
        late.write_text(texts[0], "utf-8")
        wait_for(page, "Đoạn cuối")
        wait_for(log, "trang ghi mới")
        time.sleep(1)
        story.write_text(texts[1].replace("Đoạn cuối", "[x](khong-co.html) Đoạn hai"), "utf-8")
        wait_for(log, "khong-co.html")
        time.sleep(1)
        assert "Đoạn cuối" in page.read_text("utf-8")
        story.write_text(texts[1].replace("Đoạn cuối", "Đoạn ba"), "utf-8")
        wait_for(page, "Đoạn ba")
    finally:
        stop(process, signal.SIGTERM)
    told = log.read_text("utf-8")
    assert page.is_file()
    assert [told.count(words) for words in ("cam.md:2:12: lỗi:", "“khong-co.html”", "chưa đăng gì")] == [1, 1, 2]
    assert told.count("Đã dừng theo yêu cầu.") == 1


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_the_server_shows_each_new_site(small_site: Path, tmp_path: Path) -> None:
    shutil.rmtree(small_site / "2023")
    port, log = free_port(), tmp_path / "log"
    with log.open("w") as said:
        options = ("-lr", "-b", "127.0.0.1", "-p", str(port))
        process = start(small_site, tmp_path / "output", *options, to=said)
    try:
        wait_for(tmp_path / "output" / STORY, "Đoạn cuối")
        story = small_site / "2024/hoi-nghi.md"
        time.sleep(1)
        story.write_text(story.read_text("utf-8").replace("Đoạn cuối", "[x](khong-co.html) Đoạn hai"), "utf-8")
        wait_for(tmp_path / "output" / STORY, "Đoạn hai")
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/{STORY}") as answer:
            assert "Đoạn hai" in answer.read().decode()
    finally:
        stop(process)
