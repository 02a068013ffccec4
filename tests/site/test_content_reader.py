"""What lies in the content folder as no plain file of a sensible size: one sentence with its name, exit code 1."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from tests.attachments.files import PDF
from tests.build_server import ROOT, Built
from tests.building import settings_file, warm_server
from tests.photos import drawing

HEAD = "Title: {name}\nDate: 2024-05-01\nCategory: Kinh tế\n\n{body}\n"


def story(content: Path, name: str, body: str = "Chữ.") -> None:
    (content / "2024").mkdir(parents=True, exist_ok=True)
    (content / f"2024/{name}.md").write_text(HEAD.format(name=name, body=body), "utf-8")


def build(folder: Path, *settings: str) -> Built:
    options = [f'CACHE_PATH="{folder / "cache"}"', "PHOTOS_WIDTHS=[64]", "PHOTOS_CARD_WIDTHS=[32]", *settings]
    arguments = [str(folder / "content"), "-o", str(folder / "output"), "-s", str(settings_file())]
    return warm_server().build([*arguments, "--fatal", "errors", "-e", *options], {"SOURCE_DATE_EPOCH": "1795309200"})


def sparse(file: Path) -> None:
    with file.open("wb") as stream:
        stream.truncate(3 << 30)


@pytest.fixture(scope="module")
def refused(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Stories that are too large, no files, or name what may not be had."""
    folder = tmp_path_factory.mktemp("refused")
    content = folder / "content"
    story(content, "thua")
    sparse(content / "2024/thua.md")
    story(content, "dai", "chữ " * 1_000)
    photo = drawing.write(content / "2024/id_rsa.jpg", drawing.scene(40, 30))
    photo.with_name("id_rsa.pdf").write_bytes(PDF)
    photo.with_name("lien-ket.pdf").symlink_to(photo.with_name("id_rsa.pdf"))
    os.mkfifo(content / "2024/ong.jpg")
    os.mkfifo(content / "2024/ong.pdf")
    sparse(content / "2024/nang.pdf")
    sparse(content / "2024/nang.jpg")
    for name in ("id_rsa", "ong", "nang"):
        story(content, f"anh-{name}", f"![Ảnh]({name}.jpg)\nChú thích.")
    for name in ("id_rsa", "lien-ket", "ong", "nang"):
        story(content, f"tep-{name}", f"Xem [tệp]({name}.pdf).")
    (content / "front-page.toml").symlink_to("/dev/zero")
    return build(folder, "STORY_MAX_KILOBYTES=5")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("thua.md", "lỗi: tệp này nặng 3221,3 MB, quá mức 5 KB."),
        ("dai.md", "lỗi: tệp này nặng 7 KB, quá mức 5 KB."),
        ("anh-id_rsa.md:5:1", "“id_rsa.jpg” là tệp không được nhận."),
        ("anh-ong.md:5:1", "“ong.jpg” là tệp không được nhận."),
        ("anh-nang.md:5:1", "“nang.jpg”: tệp nặng 3221,3 MB, quá mức 30 MB."),
        ("tep-id_rsa.md:5:11", "“id_rsa.pdf” là tệp không được nhận."),
        ("tep-lien-ket.md:5:11", "“lien-ket.pdf” đi qua một lối tắt"),
        ("tep-ong.md:5:11", "“ong.pdf” là tệp không được nhận."),
        ("tep-nang.md:5:11", "“2024/nang.pdf”: tệp này nặng 3221,3 MB, quá mức 20 MB."),
    ],
)
def test_each_is_named_with_the_cure(refused: Built, name: str, words: str) -> None:
    [line] = [line for line in refused.errors.splitlines() if line.startswith(f"2024/{name}: ")]
    assert words in line and ". Hãy " in line
    assert refused.code == 1 and "Traceback" not in refused.errors


def test_a_front_page_that_is_a_link_is_named_once_and_the_rest_is_judged(refused: Built) -> None:
    [line] = [line for line in refused.errors.splitlines() if line.startswith("front-page.toml")]
    assert "lỗi: đây là lối tắt" in line


def test_what_is_refused_is_not_said_to_be_lost_too(refused: Built) -> None:
    assert "không đọc được nên chưa được đăng" not in refused.errors


@pytest.fixture(scope="module")
def strange(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A content folder with a link, a pipe, a huge story and a story in its order."""
    content = tmp_path_factory.mktemp("strange") / "content"
    story(content, "tin")
    (content / "2024/tin.md").write_text("Title: A\nDate: 2027-05-01\nCategory: B\n\nMột  hai.\n", "utf-8")
    (content / "2024/zero.md").symlink_to("/dev/zero")
    os.mkfifo(content / "2024/ong.md")
    sparse(content / "2024/thua.md")
    return content


@pytest.mark.parametrize(
    "command",
    [["due"], ["fix", "--yes"]],
    ids=["due", "fix"],
)
def test_commands_without_a_build_read_in_the_same_way(strange: Path, command: list[str]) -> None:
    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (1_000_000_000, 1_000_000_000))

    result = subprocess.run(
        [sys.executable, "-m", "bantin", command[0], "-s", str(settings_file()), *command[1:], str(strange)],
        capture_output=True,
        text=True,
        timeout=30,
        preexec_fn=limit,
        cwd=ROOT,
        check=False,
    )
    said = result.stdout + result.stderr
    for name, words in {"zero.md": "lối tắt", "ong.md": "không phải tệp thường", "thua.md": "nặng 3221,3 MB"}.items():
        assert [words in line for line in said.splitlines() if name in line] == [True]
    assert result.returncode == 1
    assert "next-build=2027-05-01" in said or "Đã sửa 1 tệp." in said
