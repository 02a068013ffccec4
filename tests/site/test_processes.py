"""Builds as processes: what they say, how they end, and that none of their workers outlives them.

A build's workers hold its output; where reading that comes to an end, all of them have ended.
"""

from __future__ import annotations

import os
import pty
import select
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image

from tests.build_server import Built
from tests.building import NOW, ROOT, SITE_URL, settings_file, warm_server
from tests.site.test_command import tree

HEADER = "Title: Tin {}\nDate: 2024-01-14 17:30\nCategory: Kinh tế\nAuthor: A\nSummary: Tóm tắt.\n{}\n"
PATIENCE = 5.0  # seconds that the workers of a dead build may take


def write(content: Path, name: str, body: str, more: str = "") -> None:
    file = content / "2024" / f"{name}.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(HEADER.format(name, more) + body + "\n", "utf-8")


def start(
    content: Path, output: Path, *options: str, to: int = subprocess.PIPE, **environment: str
) -> subprocess.Popen[bytes]:
    """Start ``pelican`` as make does, in a session of its own; ``to`` is where its output goes."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.kept_work", *arguments(content, output, *options)],
        env={**os.environ, "SOURCE_DATE_EPOCH": NOW, "SITEURL": SITE_URL, "COLUMNS": "80", **environment},
        cwd=ROOT,
        stdout=to,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )


def arguments(content: Path, output: Path, *options: str) -> list[str]:
    cache = f'CACHE_PATH="{output.parent / "cache"}"'
    places = [str(content), "-o", str(output), "-s", str(settings_file())]
    return [*places, "--fatal", "errors", "-e", cache, *options]


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """How a build ends, and what it says, that has many pages, a draft, and one link to a story that is not there."""
    folder = tmp_path_factory.mktemp("slip")
    for number in range(40):
        write(folder / "content", f"tin-{number}", "Nội dung.")
    write(folder / "content", "tin-7", "Xem [tin cũ](mat-roi.md).")
    write(folder / "content", "nhap", "Nháp, xem [tin cũ](mat-roi.md).", "Status: draft\n")
    environment = {"SOURCE_DATE_EPOCH": NOW, "SITEURL": SITE_URL, "COLUMNS": "80"}
    return warm_server().build(arguments(folder / "content", folder / "output", "RENDER_WORKERS=2"), environment)


def test_a_slip_of_every_day_is_one_finding_at_its_line(said: Built) -> None:
    words = said.output + said.errors
    assert said.code == 1
    assert [line.partition(":")[0] for line in words.splitlines() if "mat-roi.md" in line] == ["2024/tin-7.md"]
    assert "2024/tin-7.md:7:14: lỗi: không có tin nào là “mat-roi.md”" in words
    assert "Tổng cộng: 1 lỗi.\n" in words


def test_the_command_ends_with_a_plain_sentence(said: Built) -> None:
    assert said.errors.splitlines()[-1] == "Chưa dựng được trang: 1 lỗi phải sửa trước khi đăng."


@pytest.mark.parametrize("foreign", ["Traceback", "WARNING", "CRITICAL", ".py:", "Done:", "Unable", "BuildFailed"])
def test_no_log_reaches_an_editor(said: Built, foreign: str) -> None:
    assert foreign not in said.output + said.errors


@dataclass(frozen=True, slots=True)
class Site:
    """A site of many stories, or of photos; it was built once without them, on a terminal, and ``said`` something."""

    stories: Path
    photos: Path
    output: Path
    said: str

    @property
    def is_making_photos(self) -> bool:
        return any((self.output.parent / "cache/photos").glob("work-*/*"))

    @property
    def is_writing_pages(self) -> bool:
        return any(self.output.parent.glob(".output.staging-*/2024/01/14/*.html"))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    folder = tmp_path_factory.mktemp("site")
    stories, photos, output = folder / "stories", folder / "photos", folder / "output"
    write(stories, "tin", "Nội dung.")
    it = Site(stories, photos, output, build_on_terminal(stories, output))
    for number in range(60):
        write(stories, f"tin-{number}", "Nội dung.")
    for number in range(4):
        write(photos, f"anh-{number}", f"![Cam {number}](anh-{number}.jpg)\nChú thích.\n\n" + "Nội dung. " * 200)
        Image.effect_noise((1600, 1200), 60).convert("RGB").save(photos / f"2024/anh-{number}.jpg")
    return it


def build_on_terminal(content: Path, output: Path) -> str:
    near, far = pty.openpty()
    process, words = start(content, output, to=far), b""
    os.close(far)
    with os.fdopen(near, "rb", buffering=0) as terminal, suppress(OSError):  # so does a terminal end
        while some := terminal.read(65536):
            words += some
    assert process.wait(120) == 0, words.decode()
    return words.decode()


def test_a_terminal_shows_what_a_pipe_is_told_and_nothing_of_pelicans(site: Site) -> None:
    assert site.said.startswith("Dựng trang theo thời điểm")
    assert "1 bài (1 đăng); " in site.said
    for foreign in ("Generating", "Done"):
        assert foreign not in site.said


def stop(
    site: Site, content: Path, under_way: Callable[[], bool], number: signal.Signals, times: int
) -> tuple[int, str]:
    """Build; send the signal to the build alone once it is ``under_way``; return its code and what it said.

    For Ctrl+C all its processes get the signal, as from a terminal. Raise AssertionError if a worker is left.
    """
    for left in [*site.output.parent.glob(".output.*/"), *(site.output.parent / "cache/photos").glob("work-*")]:
        shutil.rmtree(left)  # of a build that was killed before; what is seen below is of this one
    with start(content, site.output, "RENDER_WORKERS=2") as process:
        end = time.monotonic() + 120
        while not under_way():
            assert time.monotonic() < end
            assert process.poll() is None
            time.sleep(0.005)
        for _ in range(times):
            (os.killpg if number == signal.SIGINT else os.kill)(process.pid, number)
        return process.wait(60), read_to_end(process)


def read_to_end(process: subprocess.Popen[bytes]) -> str:
    assert process.stdout
    words, end = b"", time.monotonic() + PATIENCE
    while True:
        there = select.select([process.stdout], [], [], max(0.0, end - time.monotonic()))[0]
        assert there, "a worker is left"
        some = os.read(process.stdout.fileno(), 65536)
        if not some:
            return words.decode()
        words += some


@pytest.mark.parametrize(
    ("phase", "number", "times"),
    [
        ("is_writing_pages", signal.SIGTERM, 1),
        ("is_making_photos", signal.SIGINT, 2),
        ("is_writing_pages", signal.SIGKILL, 1),
        ("is_making_photos", signal.SIGKILL, 1),
    ],
)
def test_a_stopped_build_leaves_no_worker_and_the_old_site(
    site: Site, phase: str, number: signal.Signals, times: int
) -> None:
    before = tree(site.output)
    content = site.photos if phase == "is_making_photos" else site.stories
    code, said = stop(site, content, lambda: getattr(site, phase), number, times)
    assert tree(site.output) == before
    assert "Traceback" not in said
    if number == signal.SIGKILL:
        assert code == -signal.SIGKILL
        return
    assert code == 128 + number
    assert said.splitlines()[1:] == ["Đã dừng theo yêu cầu.", f"Trang cũ trong “{site.output}” được giữ nguyên."]
    assert not site.is_making_photos
    assert not list(site.output.parent.glob(".output.*"))


def test_a_build_speaks_into_any_encoding_and_does_without_its_cache(tmp_path: Path) -> None:
    write(tmp_path / "content", "tin", "Nội dung.")
    (tmp_path / "cache").touch()
    process = start(tmp_path / "content", tmp_path / "output", LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    said = process.communicate(timeout=120)[0].decode("ascii")
    assert process.returncode == 0, said
    assert said.count(f"{tmp_path / 'cache'}/") == 2  # what was read, and photos
    assert "1 b\\xe0i" in said
    assert (tmp_path / "output/2024/01/14/tin-tin.html").is_file()
