"""An upgrade of a site that was changed by hand everywhere, with wheels of every kind, and one that is stopped."""

from __future__ import annotations

import contextlib
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from bantin.__main__ import main
from bantin.fast_build.lock import BuildLock
from bantin.newsroom.shutdown import Stopped
from bantin.own_site.software import Wheel
from bantin.own_site.upgrade import Upgrade
from bantin.own_site.upgrade_command import bring
from bantin.own_site.vendor import requirements, wheel_of

from tests.own_site.test_upgrade import FROZEN, changed

OLD = FROZEN / "vendor/ban_tin-0.2.0-py3-none-any.whl"
NEWER = {"own_site/files/gitignore.txt": "# mới\n", "own_site/files/starter.sh.txt": "# mới\n"}
NAME = "ban_tin-0.3.0-py3-none-any.whl"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FROZEN, tmp_path / "trang của tôi"))


@pytest.fixture(scope="module")
def new(tmp_path_factory: pytest.TempPathFactory) -> Wheel:
    return changed(OLD, tmp_path_factory.mktemp("newer") / "wheel", NEWER, "0.3.0")


def run(site: Path, *arguments: str) -> int:
    with contextlib.chdir(site):
        return main(["upgrade", *arguments])


def tree(site: Path) -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in site.rglob("*") if file.is_file()}


def is_of(site: Path, wheel: Wheel) -> bool:
    """Say whether the site has ``wheel`` and no other, and pip is told of it."""
    files = [file.name for file in site.glob("vendor/*.whl")]
    lists = all((site / path).read_bytes() == data for path, data in requirements(wheel, wheel))
    return files == [wheel.name] and lists


@pytest.mark.parametrize("name", [f"{NAME[:-4]} (1).whl", "phần mềm mới.whl", "ban_tin-9.9.9-py3-none-any.whl"])
def test_a_wheel_comes_under_the_name_that_pip_asks_for(name: str, site: Path, new: Wheel, tmp_path: Path) -> None:
    """A browser calls a second download “… (1).whl”, which pip refuses; so does it a version that is not within."""
    run(site, str(shutil.copy(new.path, tmp_path / name)))
    assert (site / "vendor" / NAME).read_bytes() == new.path.read_bytes()
    assert is_of(site, new)


def cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


def flipped(data: bytes) -> bytes:
    at = len(data) // 2
    return data[:at] + bytes([data[at] ^ 255, data[at + 1] ^ 255]) + data[at + 2 :]


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (cut, "bị hỏng hay chưa tải về hết"),
        (flipped, "bị hỏng hay chưa tải về hết"),
        (lambda data: b"<html>404</html>", "không phải là tệp phần mềm"),
        (lambda data: b"", "không phải là tệp phần mềm"),
    ],
)
def test_a_damaged_wheel_is_refused_and_nothing_is_written(
    damage: Callable[[bytes], bytes],
    said: str,
    site: Path,
    new: Wheel,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    wheel = tmp_path / NAME
    wheel.write_bytes(damage(new.path.read_bytes()))
    before = tree(site)
    assert run(site, str(wheel)) == 1
    assert said in capsys.readouterr().err
    assert tree(site) == before


def test_a_wheel_that_is_not_there_or_no_file_is_told(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("nowhere.whl", "content"):
        assert run(site, name) == 1
        assert f"Không có tệp “{name}”" in capsys.readouterr().err


@pytest.mark.parametrize("left", [None, b"", b"PK"])
def test_a_site_whose_own_wheel_is_lost_says_which_to_bring_back(
    left: bytes | None, site: Path, new: Wheel, capsys: pytest.CaptureFixture[str]
) -> None:
    own = site / "vendor" / OLD.name
    own.unlink()
    if left is not None:
        own.write_bytes(left)
    assert run(site, str(new.path)) == 1
    said = capsys.readouterr().err
    assert f"“vendor/{OLD.name}”, đã mất hay bị hỏng" in said
    assert "Hãy lấy lại đúng tệp ấy" in said


def test_of_two_wheels_the_one_that_pip_installs_is_the_sites(site: Path, new: Wheel) -> None:
    shutil.copy(new.path, site / "vendor" / NAME)
    found = wheel_of(site)
    assert found is not None
    assert found.version == "0.2.0"
    run(site, str(new.path))
    assert is_of(site, new)


class Power(BaseException):
    """The machine goes off."""


@pytest.mark.parametrize("stop", range(8))
def test_an_upgrade_that_is_stopped_anywhere_leaves_a_whole_site_and_ends_when_it_is_run_again(
    stop: int, site: Path, new: Wheel, monkeypatch: pytest.MonkeyPatch
) -> None:
    from bantin.own_site import upgrade_command

    real, acts = upgrade_command.write_durably, list[Path]()

    def write(file: Path, data: bytes) -> None:
        if len(acts) == stop:
            raise Power
        acts.append(file)
        real(file, data)

    with monkeypatch.context() as patched:
        patched.setattr(upgrade_command, "write_durably", write)
        with contextlib.suppress(Power):
            run(site, str(new.path))
    for name in ("site", "desk"):  # each list names a wheel that is there, with its digest
        listed = (site / f"vendor/{name}.txt").read_text("utf-8")
        assert any(wheel.name in listed and Wheel(wheel).digest in listed for wheel in site.glob("vendor/*.whl"))
    run(site, str(new.path))
    assert is_of(site, new)
    assert (site / ".gitignore").read_text("utf-8").endswith("# mới\n")
    assert not list(site.glob(".upgrade*"))


def test_ctrl_c_waits_until_the_site_is_whole(site: Path, new: Wheel, monkeypatch: pytest.MonkeyPatch) -> None:
    from bantin.newsroom import shutdown
    from bantin.own_site import upgrade_command

    real = upgrade_command.write_durably

    def write(file: Path, data: bytes) -> None:
        shutdown._stop(2, None)
        real(file, data)

    monkeypatch.setattr(upgrade_command, "write_durably", write)
    monkeypatch.setattr(shutdown, "_wish", shutdown._Wish())
    old = wheel_of(site)
    assert old is not None
    with pytest.raises(Stopped):
        bring(Upgrade(site, old, new))
    assert is_of(site, new)


def test_two_upgrades_at_once_give_way(site: Path, new: Wheel, capsys: pytest.CaptureFixture[str]) -> None:
    other = BuildLock(site / ".upgrade.lock")
    other.acquire()
    before = tree(site)
    try:
        assert run(site, str(new.path)) == 1
    finally:
        after = tree(site)
        other.release()
    assert "Đang có lần nâng cấp khác" in capsys.readouterr().err
    assert after == before


def test_no_link_leads_an_upgrade_out_of_the_site(site: Path, new: Wheel, tmp_path: Path) -> None:
    outside = {}
    for name in (".gitignore", "vendor/site.txt", f"vendor/{NAME}"):
        target = tmp_path / f"{len(outside)}.txt"
        target.write_bytes((site / name).read_bytes() if (site / name).exists() else b"own")
        (site / name).unlink(missing_ok=True)
        (site / name).symlink_to(target)
        outside[target] = target.read_bytes()
    run(site, str(new.path))
    assert {target: target.read_bytes() for target in outside} == outside
    assert is_of(site, new)
    assert (site / ".gitignore").read_text("utf-8").endswith("# mới\n")


def test_a_look_writes_nothing_at_all(
    site: Path, new: Wheel, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Not the software that runs either, which is put together where no file is named."""
    monkeypatch.setattr(
        "bantin.own_site.upgrade_command.put_wheel", lambda folder: Wheel(Path(shutil.copy(new.path, folder / NAME)))
    )
    before = tree(site)
    assert run(site, "--check") == 0
    assert "chưa ghi gì" in capsys.readouterr().out
    assert tree(site) == before


def test_a_starter_that_is_replaced_can_still_be_started(site: Path, new: Wheel) -> None:
    starter = site / "Mở bàn biên tập.command"
    old = Wheel(OLD).text("own_site/files/starter.sh.txt") or ""
    starter.write_text(old, "utf-8")
    starter.chmod(0o755)
    run(site, str(new.path))
    assert starter.read_text("utf-8") == f"{old}# mới\n"
    assert starter.stat().st_mode & 0o777 == 0o755


@pytest.mark.parametrize(
    ("file", "data", "said"),
    [
        ("pelicanconf.py", b'SITENAME = "', "pelicanconf.py:1: viết sai cú pháp Python"),
        ("pelicanconf.py", b'\n\nSITENAME = "\xff"', "pelicanconf.py:"),
        ("pelicanconf.py", b"A = 1\0", "pelicanconf.py:"),
        ("publishconf.py", b"from x import\n", "publishconf.py:1: viết sai cú pháp Python"),
        ("theme/strings/vi.toml", b"newest = ", "theme/strings/vi.toml: không đọc được"),
        ("theme/strings/vi.toml", b"\xff", "theme/strings/vi.toml: không đọc được"),
        ("theme/strings/vi.toml", b"a" + b".a" * 9000 + b" = 1", "theme/strings/vi.toml: không đọc được"),
        (".gitignore", b"\xff\xfe", ".gitignore: trang dùng bản riêng"),
        (
            "vendor/desk.txt",
            b"requests==2.0 \\\n    --hash=sha256:00\n",
            "vendor/desk.txt: danh sách này đã được sửa",
        ),
    ],
)
def test_what_an_owner_spoilt_is_told_as_work_by_hand(
    file: str, data: bytes, said: str, site: Path, new: Wheel, capsys: pytest.CaptureFixture[str]
) -> None:
    (site / file).write_bytes(data)
    assert run(site, str(new.path), "--check") == 1
    [line] = [it for it in capsys.readouterr().out.splitlines() if said in it]
    assert line.startswith("- [phải làm] ")


@pytest.mark.parametrize(
    "line",
    [
        'if True:\n    ICON_LETTERS = "TA"',
        'ICON_LETTERS: str = "TA"',
        'PALETTE, ICON_LETTERS = "", "TA"',
        'PALETTE = ICON_LETTERS = "TA"',
        '(ICON_LETTERS) = "TA"',
        'x = 1; ICON_LETTERS = "TA"',
    ],
)
def test_an_old_name_is_found_however_it_is_set(line: str, site: Path, tmp_path: Path) -> None:
    table = 'ICON_LETTERS = { name = "EMBLEM_LETTERS", since = "9" }\n'
    new = changed(OLD, tmp_path / "named", {})
    with zipfile.ZipFile(new.path, "a") as archive:
        archive.writestr("bantin/newsroom/renamed_settings.toml", table)
    (site / "pelicanconf.py").write_text(f"# ICON_LETTERS = 1\n'ICON_LETTERS = 1'\n{line}\n", "utf-8")
    told = [str(point.said) for point in Upgrade(site, Wheel(OLD), new).points()]
    number = 3 + line.count("\n")
    assert [it.partition(": ")[0] for it in told if "ICON_LETTERS" in it] == [f"pelicanconf.py:{number}"]


def test_settings_that_never_end_can_be_stopped(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl+C while the settings run, and take the exception for theirs, ends the command all the same."""
    from bantin.newsroom import command, shutdown

    def endless(file: str) -> None:
        with contextlib.suppress(SystemExit):
            shutdown._stop(2, None)

    monkeypatch.setattr(shutdown, "_wish", shutdown._Wish())
    monkeypatch.setattr(shutdown, "listen", lambda **given: None)
    monkeypatch.setattr(command, "choose_language_of", endless)
    with contextlib.chdir(site), pytest.raises(Stopped) as ended:
        command.begin([])
    assert ended.value.code == 130
