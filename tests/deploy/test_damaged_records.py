"""What others may damage or forge, here and there, is told in one sentence, or counts for nothing."""

from __future__ import annotations

import json
import os
import shutil
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from bantin.deploy import built_site
from bantin.deploy.asking import Answer, address_of
from bantin.deploy.command import deploy, rollback
from bantin.deploy.outer_links import OuterLinks

from tests.deploy.sites import STORY, files_of, page, tree, write


@pytest.fixture(autouse=True)
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """We are in a folder whose site was brought to the stick ``usb`` and then changed."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("bantin.deploy.command._source", lambda: 0)
    monkeypatch.setattr("os.fsync", lambda _: None)
    write(Path("out"), files_of(6))
    Path("usb").mkdir()
    assert send() == 0
    write(Path("out"), {STORY: page("Mới")})
    yield


def send(target: str = "./usb") -> int:
    return deploy([target, "-o", "out"])


HUGE = b'{"version":1,"address":"","built":1e999,"source":0,"files":0,"pages":0,"size":0,"parts":{},"waiting":[]}'


@pytest.mark.parametrize("name", ["manifest", "going"])
@pytest.mark.parametrize("data", [b"", b"[]", b"\xff", b"[" * 100_000, b"1" * 5000, HUGE, b'{"top":1,"places":1}'])
def test_a_record_on_the_host_that_is_none_of_ours_is_told(
    name: str, data: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    before = tree(Path("usb"))
    Path(f"usb/.ban-tin/{name}.json").write_bytes(data)
    assert send() == 1
    assert "bị hỏng" in capsys.readouterr().err
    assert tree(Path("usb")) == before


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"[" * 100_000, 0),
        (b'{"who":"a","host":"x","pid":1e400,"at":1,"token":"x"}', 0),
        (b'{"who":"a","host":"HERE","pid":99999999999999999999999,"at":NOW,"token":"x"}', 0),
        (b'{"who":"a","host":"elsewhere","pid":99999999999999999999999,"at":NOW,"token":"x"}', 1),
    ],
    ids=["no owner", "no number", "no process", "an owner"],
)
def test_a_lock_counts_where_somebody_can_have_it(data: bytes, code: int) -> None:
    text = data.replace(b"HERE", socket.gethostname().encode()).replace(b"NOW", str(int(time.time())).encode())
    Path("usb/.ban-tin/locks").mkdir(exist_ok=True)
    Path("usb/.ban-tin/locks/x.json").write_bytes(text)
    assert send() == code


def kept() -> Path:
    return next(Path(".cache/deploy").glob("*/000001"))


def tell_of(key: str, path: object) -> None:
    """Have the record of what was kept name ``path`` too."""
    file = kept() / "order.json"
    told = json.loads(file.read_bytes())
    told[key].append(path)
    file.write_text(json.dumps(told))


@pytest.mark.parametrize(
    "act",
    [
        lambda: (kept() / "order.json").write_text("{"),
        lambda: (kept() / "order.json").write_text('{"files": 5}'),
        lambda: tell_of("new", "../xa.html"),
        lambda: tell_of("new_parts", "/etc/xa.html"),
        lambda: tell_of("files", "a/../../xa.html"),
        lambda: tell_of("parts", 5),
        lambda: shutil.rmtree(kept() / "site"),
        lambda: (kept() / "site" / STORY).unlink(),
        lambda: (
            [file.write_text("[" * 100_000) for file in kept().parent.glob("*.json")]
            and (kept() / "order.json").unlink()
        ),
    ],
    ids=[
        "cut off",
        "another form",
        "above",
        "from the root",
        "above a folder",
        "no path",
        "no site",
        "no story",
        "all",
    ],
)
def test_what_is_left_of_a_cleared_cache_is_no_version_and_keeps_nobody_from_publishing(
    act: object, capsys: pytest.CaptureFixture[str]
) -> None:
    assert send() == 0
    before = tree(Path("usb"))
    act()  # type: ignore[operator]
    assert rollback(["./usb", "-o", "out"]) == 1
    assert "không còn giữ bản nào" in capsys.readouterr().err
    assert tree(Path("usb")) == before
    write(Path("out"), {STORY: page("Mới nữa")})
    assert send() == 0
    assert tree(Path("usb")) == tree(Path("out"))


def test_this_machine_s_full_disk_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", ".cache")

    monkeypatch.setattr("bantin.deploy.keeping._write", full)
    assert send() == 1
    assert "Hết chỗ ở “.cache”" in capsys.readouterr().err


def test_a_site_that_is_built_while_it_is_read_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(built_site, "_walk", lambda _: iter([("index.html", True), ("moi/tin.html", True)]))
    assert send() == 1
    assert "bị dựng lại" in capsys.readouterr().err


@pytest.mark.parametrize("target", ["~khong-ai-ca/usb", "./khong/co"])
def test_a_folder_that_is_nowhere_is_told(target: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert send(target) == 1
    assert "cũng không có thư mục chứa nó" in capsys.readouterr().err


def test_the_longest_name_that_a_disk_allows_arrives() -> None:
    name = "a" * (255 - len(".html")) + ".html"
    write(Path("out"), {name: page("x")})
    assert send() == 0
    assert tree(Path("usb")) == tree(Path("out"))


def test_a_name_of_odd_bytes_has_an_address() -> None:
    assert address_of("https://a.vn", os.fsdecode(b"tin/\xff.html")) == "https://a.vn/tin/%FF.html"


@pytest.mark.parametrize("data", [b"[" * 100_000, b'{"http://127.0.0.1/":[1]}', b'{"http://127.0.0.1/":[1e400,""]}'])
def test_answers_that_were_kept_and_cannot_be_right_are_asked_for_again(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "links.json").write_bytes(data)
    asked: list[str] = []

    def ask(address: str, **_: object) -> Answer:
        asked.append(address)
        return Answer(address, 200)

    assert list(OuterLinks("http://127.0.0.1", tmp_path / "links.json", ask).dead(["http://127.0.0.1/"])) == []
    assert asked == ["http://127.0.0.1/"]


@pytest.mark.parametrize(("ahead", "code"), [(0, 1), (3000, 1), (-3000, 1), (8000, 0), (-8000, 0), (10**8, 0)])
def test_a_lock_counts_for_an_hour_whatever_the_clock_of_its_owner_says(ahead: int, code: int) -> None:
    told = {"who": "a", "host": "elsewhere", "pid": 1, "at": int(time.time()) + ahead, "token": "x"}
    Path("usb/.ban-tin/locks").mkdir(exist_ok=True)
    Path("usb/.ban-tin/locks/x.json").write_text(json.dumps(told), "utf-8")
    assert send() == code
