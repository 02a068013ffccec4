"""The site that readers see while builds fail, overlap, die or find no room."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.building import (
    NOW,
    ROOT,
    SITE_URL,
    SMALL_SITE,
    Result,
    run_command,
    run_pelican,
    settings_file,
    warm_server,
)
from tests.conftest import Build
from tests.fast_build.trees import litter
from tests.site.test_command import tree

STORY = "2024/01/14/hoi-nghi-tong-ket-nam-2023.html"
DEATHS = 9  # of builds that end before an act of their own
KILLS = int(os.environ.get("KILLS", "3"))  # `make test-kills` asks for 200


@pytest.fixture(autouse=True)
def wide_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep Pelican from folding the sentences that tests look for."""
    monkeypatch.setenv("COLUMNS", "1000")


def start(content: Path, output: Path, *options: str) -> subprocess.Popen[str]:
    """Start ``pelican`` and let it run."""
    command = [
        sys.executable,
        "-m",
        "pelican",
        str(content),
        "-o",
        str(output),
        "-s",
        str(settings_file("pelicanconf.py")),
    ]
    cache = ["-e", f'CACHE_PATH="{output.parent / "cache"}"']
    return subprocess.Popen(
        [*command, *cache, *options],
        env={**os.environ, "SOURCE_DATE_EPOCH": NOW, "SITEURL": SITE_URL},
        cwd=ROOT,
        stdout=subprocess.PIPE,
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


def wait_for_words(process: subprocess.Popen[str], words: str) -> None:
    """Return when a watching build has said ``words`` and watches again, which takes it a moment."""
    assert process.stdout
    patience = threading.Timer(120, process.kill)
    patience.daemon = True
    patience.start()
    assert any(words in line for line in process.stdout), f"the build did not say {words!r}"
    patience.cancel()
    time.sleep(1)


def break_story(site: Path) -> None:
    story = site / "2024/cam.md"
    story.write_text(story.read_text("utf-8").replace("05/02/2024", "31/02/2024"), "utf-8")


def test_a_failed_build_leaves_the_site_as_it_was_and_nothing_beside_it(
    small_site: Path, build: Build, tmp_path: Path
) -> None:
    assert build(small_site).returncode == 0
    before = tree(tmp_path / "output")
    break_story(small_site)
    for conf in ("pelicanconf.py", "publishconf.py"):
        result = build(small_site, conf=conf)
        assert result.returncode == 1
        assert "được giữ nguyên." in result.stderr
        assert tree(tmp_path / "output") == before
        assert litter(tmp_path / "output") == []


def test_many_workers_write_what_one_writes_and_report_what_one_reports(
    small_site: Path, build: Build, tmp_path: Path
) -> None:
    story = small_site / "2024/cam.md"
    story.write_text(story.read_text("utf-8") + "\n\n[hỏng](khong-co.html)\n", "utf-8")
    reports = {build(small_site, f"RENDER_WORKERS={count}", output="failed").stderr for count in (1, 3)}
    assert len(reports) == 1
    assert "khong-co.html" in reports.pop()
    story.write_text(story.read_text("utf-8").replace("[hỏng](khong-co.html)", ""), "utf-8")
    for count in (1, 3):
        assert build(small_site, f"RENDER_WORKERS={count}", output=f"by-{count}").returncode == 0
    assert tree(tmp_path / "by-1") == tree(tmp_path / "by-3")


def test_a_template_that_fails_in_a_worker_fails_the_build_with_its_name(
    small_site: Path, build: Build, tmp_path: Path
) -> None:
    theme = shutil.copytree(ROOT / "theme", tmp_path / "theme")
    page = theme / "templates/page.html"
    page.write_text(
        page.read_text("utf-8").replace("{% block content %}", "{% block content %}{{ khong_co }}"), "utf-8"
    )
    result = build(small_site, "RENDER_WORKERS=2", f'THEME="{theme}"')
    assert result.returncode == 1
    assert "khong_co" in result.stderr
    assert not (tmp_path / "output").exists()


def test_a_style_sheet_without_its_picture_never_becomes_the_site(
    small_site: Path, build: Build, tmp_path: Path
) -> None:
    theme = shutil.copytree(ROOT / "theme", tmp_path / "theme")
    with (theme / "static/css/print.css").open("a", encoding="utf-8") as sheet:
        sheet.write('body { background: url("khong-co.png") }')
    result = build(small_site, f'THEME="{theme}"')
    assert result.returncode == 1
    assert "“khong-co.png” bị hỏng" in result.stderr
    assert not (tmp_path / "output").exists()


def test_a_page_that_is_cut_short_never_becomes_the_site(small_site: Path, build: Build, tmp_path: Path) -> None:
    build(small_site)
    before = tree(tmp_path / "output")
    theme = shutil.copytree(ROOT / "theme", tmp_path / "theme")
    footer = theme / "templates/partials/footer.html"
    footer.write_text(footer.read_text("utf-8").replace("</footer>", ""), "utf-8")
    result = build(small_site, f'THEME="{theme}"')
    assert result.returncode == 1
    assert "\nindex.html: lỗi: trang này được dựng ra có thẻ </body> đóng sai chỗ" in result.stderr
    assert tree(tmp_path / "output") == before


def test_a_first_build_that_fails_makes_no_site(small_site: Path, build: Build, tmp_path: Path) -> None:
    break_story(small_site)
    assert build(small_site).returncode == 1
    assert not (tmp_path / "output").exists()


def test_a_failed_build_can_be_kept_for_inspection(small_site: Path, build: Build, tmp_path: Path) -> None:
    break_story(small_site)
    build(small_site, "-e", "STAGING_KEEP_FAILED=true")
    assert (tmp_path / ".output.failed" / STORY).is_file()


@pytest.fixture(scope="module")
def standing(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Result]:
    """The folder of a site that has been built, and that build; each test leaves the site as it was."""
    folder = tmp_path_factory.mktemp("standing")
    shutil.copytree(SMALL_SITE, folder / "content")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COLUMNS", "1000")
        return folder, build_again(folder)


def build_again(folder: Path) -> Result:
    return run_pelican(folder / "content", folder / "output", "-e", f'CACHE_PATH="{folder / "cache"}"')


def test_a_build_without_a_change_touches_no_file(standing: tuple[Path, Result]) -> None:
    folder, _ = standing

    def looks() -> dict[str, tuple[int, int]]:
        files = (folder / "output", *(folder / "output").rglob("*"))
        return {str(path): (path.stat().st_ino, path.stat().st_mtime_ns) for path in files}

    before = looks()
    assert build_again(folder).returncode == 0
    assert looks() == before


def test_a_second_build_of_the_same_rests_and_repeats_what_the_first_said(standing: tuple[Path, Result]) -> None:
    folder, first = standing
    second = build_again(folder)
    assert "Không có gì thay đổi" not in first.stdout
    assert "Không có gì thay đổi từ lần dựng trước đến Chủ nhật, 22/11/2026 | 08:00 GMT+7" in second.stdout
    assert (second.returncode, second.stderr) == (0, first.stderr)
    assert "[address/clash]" in second.stderr


@pytest.mark.parametrize(
    "change",
    [
        lambda site: (site / "content/2024/cam.md").touch(),
        lambda site: (site / "output/index.html").write_text("lạ", "utf-8"),
        lambda site: (site / "output/404.html").unlink(),
        lambda site: (site / "content/front-page.toml").write_text("picks = []", "utf-8"),
    ],
    ids=["touched story", "page changed by hand", "page lost", "front page file"],
)
def test_whatever_changed_is_built_again(standing: tuple[Path, Result], change: Callable[[Path], object]) -> None:
    folder, _ = standing
    clean = tree(folder / "output")
    change(folder)
    assert "Không có gì thay đổi" not in build_again(folder).stdout
    (folder / "content/front-page.toml").unlink(missing_ok=True)
    build_again(folder)
    assert tree(folder / "output") == clean


def test_another_setting_or_another_day_is_built_again(small_site: Path, build: Build, tmp_path: Path) -> None:
    build(small_site)
    assert "Không có gì thay đổi" not in build(small_site, 'SITENAME="Khác"').stdout
    assert "Khác" in (tmp_path / "output/index.html").read_text("utf-8")


def test_an_edit_leaves_the_files_that_it_does_not_concern(small_site: Path, build: Build, tmp_path: Path) -> None:
    build(small_site)
    pages = [tmp_path / "output" / name for name in ("404.html", STORY)]
    before = [page.stat().st_ino for page in pages]
    story = small_site / "2024/hoi-nghi.md"
    story.write_text(story.read_text("utf-8").replace("Đoạn cuối", "Đoạn sau cùng"), "utf-8")
    build(small_site)
    assert [page.stat().st_ino == inode for page, inode in zip(pages, before, strict=True)] == [True, False]


def test_a_story_that_is_deleted_leaves_the_site(small_site: Path, build: Build, tmp_path: Path) -> None:
    build(small_site)
    (small_site / "2023/tin-1.md").unlink()
    (tmp_path / "output/CNAME").write_text("bantin.example.vn\n")
    build(small_site)
    after = tree(tmp_path / "output")
    assert after.pop("CNAME")
    build(small_site, output="clean")
    assert after == tree(tmp_path / "clean")


def test_a_production_build_keeps_only_what_the_site_retains(small_site: Path, build: Build, tmp_path: Path) -> None:
    build(small_site)
    for name in ("CNAME", "old.html"):
        (tmp_path / "output" / name).write_text("bantin.example.vn\n")
    assert build(small_site, "-e", 'OUTPUT_RETENTION=["CNAME"]', conf="publishconf.py").returncode == 0
    assert (tmp_path / "output/CNAME").is_file()
    assert not (tmp_path / "output/old.html").exists()


def test_a_second_build_stops_at_once_and_names_the_first(small_site: Path, build: Build, tmp_path: Path) -> None:
    build(small_site)
    first = start(small_site, tmp_path / "output")
    lock = tmp_path / ".output.lock"
    wait_for(lock, '"pid"')
    first.send_signal(signal.SIGSTOP)
    began = time.monotonic()
    second = build(small_site)
    took = time.monotonic() - began
    first.send_signal(signal.SIGCONT)
    first.communicate(timeout=60)
    assert second.returncode == 1
    assert f"tiến trình {first.pid} trên máy" in second.stderr
    assert took < 5
    assert first.returncode == 0
    assert litter(tmp_path / "output") == []


@pytest.mark.parametrize("fraction", [number / KILLS for number in range(KILLS)])
def test_a_killed_build_leaves_the_old_site_or_the_new_one(
    fraction: float, two_sites: tuple[Path, Path, dict[str, str], dict[str, str], float], tmp_path: Path
) -> None:
    old_site, new_content, old, new, seconds = two_sites
    output = Path(shutil.copytree(old_site, tmp_path / "output"))
    process = start(new_content, output)
    time.sleep(seconds * (0.35 + 0.7 * fraction))
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    assert tree(output) in (old, new)
    assert run_pelican(new_content, output, "-e", f'CACHE_PATH="{tmp_path / "cache"}"').returncode == 0
    assert tree(output) == new
    assert litter(tmp_path / "output") == []


@pytest.mark.parametrize("share", [number / DEATHS for number in range(1, DEATHS)])
def test_a_build_that_dies_at_any_act_leaves_the_old_site_or_the_new_one(
    share: float, two_sites: tuple[Path, Path, dict[str, str], dict[str, str], float], acts: int, tmp_path: Path
) -> None:
    old_site, new_content, old, new, _ = two_sites
    output, cache = Path(shutil.copytree(old_site, tmp_path / "output")), ("-e", f'CACHE_PATH="{tmp_path / "cache"}"')
    killed = run_pelican(new_content, output, *cache, die_at=round(acts * share))
    assert killed.returncode == -signal.SIGKILL
    assert tree(output) in (old, new)
    assert run_pelican(new_content, output, *cache).returncode == 0
    assert tree(output) == new
    assert litter(tmp_path / "output") == []


@pytest.fixture(scope="module")
def acts(
    two_sites: tuple[Path, Path, dict[str, str], dict[str, str], float], tmp_path_factory: pytest.TempPathFactory
) -> int:
    """How many acts it takes to build the new site in the place of the old one, the removal of that one included."""
    old_site, content, *_ = two_sites
    folder = tmp_path_factory.mktemp("acts")
    output = shutil.copytree(old_site, folder / "output")
    options = ["-s", str(settings_file("pelicanconf.py")), "-e", f'CACHE_PATH="{folder / "cache"}"']
    environment = {**os.environ, "SOURCE_DATE_EPOCH": NOW, "SITEURL": SITE_URL}
    return warm_server().build([str(content), "-o", str(output), *options], environment).acts


@pytest.fixture(scope="module")
def two_sites(
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[Path, Path, dict[str, str], dict[str, str], float]:
    """An old site, the content of a new one, both trees, and how long a build takes."""
    folder = tmp_path_factory.mktemp("sites")
    content = Path(shutil.copytree(ROOT / "tests/site/small", folder / "content"))
    assert run_pelican(content, folder / "old", "-e", f'CACHE_PATH="{folder / "cache"}"').returncode == 0
    (content / "2023/tin-1.md").unlink()
    story = content / "2024/hoi-nghi.md"
    story.write_text(story.read_text("utf-8").replace("Đoạn cuối", "Đoạn sau cùng"), "utf-8")
    began = time.monotonic()
    process = start(content, folder / "new")
    process.communicate()
    return folder / "old", content, tree(folder / "old"), tree(folder / "new"), time.monotonic() - began


def test_a_watching_build_holds_an_error_back_and_publishes_the_mended_story(
    small_site: Path, tmp_path: Path
) -> None:
    process = start(small_site, tmp_path / "output", "-r")
    try:
        page = tmp_path / "output" / STORY
        wait_for(page, "Đoạn cuối")
        story = small_site / "2024/hoi-nghi.md"
        text = story.read_text("utf-8")
        wait_for_words(process, " giây.")
        story.write_text(text.replace("Đoạn cuối", "[x](khong-co.html) Đoạn hai"), "utf-8")
        wait_for_words(process, "chưa đăng gì")
        assert "Đoạn cuối" in page.read_text("utf-8")
        story.write_text(text.replace("Đoạn cuối", "Đoạn ba"), "utf-8")
        wait_for(page, "Đoạn ba")
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
    assert (tmp_path / "output" / STORY).is_file()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_the_server_shows_each_new_site(small_site: Path, tmp_path: Path) -> None:
    port = free_port()
    process = start(small_site, tmp_path / "output", "-lr", "-b", "127.0.0.1", "-p", str(port))
    try:
        wait_for(tmp_path / "output" / STORY, "Đoạn cuối")
        story = small_site / "2024/hoi-nghi.md"
        time.sleep(1)
        story.write_text(story.read_text("utf-8").replace("Đoạn cuối", "[x](khong-co.html) Đoạn hai"), "utf-8")
        wait_for(tmp_path / "output" / STORY, "Đoạn hai")
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/{STORY}") as answer:
            assert "Đoạn hai" in answer.read().decode()
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def test_a_clock_that_runs_behind_stops_the_build(small_site: Path, build: Build, tmp_path: Path) -> None:
    build(small_site)
    before = tree(tmp_path / "output")
    listing = tmp_path / "output/.ban-tin.files"
    os.utime(listing, (time.time() + 86_400,) * 2)
    command = [sys.executable, "-m", "pelican", str(small_site), "-o", str(tmp_path / "output")]
    options = ["-s", str(settings_file("pelicanconf.py")), "-e", f'CACHE_PATH="{tmp_path / "cache"}"']
    result = subprocess.run([*command, *options], cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 1
    assert "sớm hơn lần dựng trang trước" in result.stderr
    assert tree(tmp_path / "output") == before


def test_a_file_that_may_not_grow_leaves_the_site(small_site: Path, build: Build, tmp_path: Path) -> None:
    build(small_site)
    before = tree(tmp_path / "output")
    story = small_site / "2024/hoi-nghi.md"
    story.write_text(story.read_text("utf-8").replace("Đoạn cuối", "Đoạn sau cùng"), "utf-8")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (6000, limits[1]))  # what is forked from here has it too
    try:
        result = run_command(small_site, tmp_path / "output", "-e", f'CACHE_PATH="{tmp_path / "cache"}"')
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert result.returncode == 1
    assert "Đĩa đã đầy khi ghi" in result.stderr
    assert "Traceback" not in result.stderr + result.stdout
    assert tree(tmp_path / "output") == before
    assert litter(tmp_path / "output") == []
