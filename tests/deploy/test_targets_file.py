"""``deploy.toml``: each mistake is told with its line and its cure, and a password in it is refused."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bantin.deploy.command import _room, deploy
from bantin.deploy.failure import Stopped
from bantin.deploy.opening import open_target, password_name
from bantin.deploy.targets_file import Description, find_target, read_targets

from tests.building import ROOT

GOOD = """\
# Nơi đăng của xã
[targets.usb]
kind = "folder"
path = "/media/usb"

[targets.may-chu]
kind = "ssh"
host = "bantin@xahamyen.vn"
path = "/srv/bantin"
address = "https://bantin.xahamyen.vn"

[targets.ftp]
kind = "ftp"
host = "ftp.xahamyen.vn"
user = "xa"
path = "/www"
tls = "explicit"
address = "https://bantin.xahamyen.vn"
"""


def complaint(folder: Path, text: str) -> str:
    file = folder / "deploy.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(Stopped) as stopped:
        read_targets(file)
    return str(stopped.value).replace(f"{file}:", "")


def test_a_good_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "deploy.toml").write_text(GOOD, "utf-8")
    found = read_targets(tmp_path / "deploy.toml")
    assert {name: it.kind for name, it in found.items()} == {"usb": "folder", "may-chu": "ssh", "ftp": "ftp"}
    assert found["may-chu"].check_at == "https://bantin.xahamyen.vn"
    assert found["usb"].check_at == ""


@pytest.mark.parametrize(
    ("was", "becomes", "line", "words"),
    [
        ('path = "/media/usb"', "path = /media/usb", 4, "không đúng cách viết"),
        ('kind = "folder"', 'kind = "usb"', 3, "không có loại nơi nhận “usb”"),
        ('kind = "folder"\n', "", 2, "không có loại nơi nhận “”"),
        ('path = "/media/usb"\n', "", 2, "thiếu dòng “path”"),
        ('path = "/media/usb"', 'pth = "/media/usb"', 4, "có phải là “path” không"),
        ('path = "/media/usb"', "path = 5", 4, "“path” phải là chữ"),
        ('host = "bantin@xahamyen.vn"', 'host = "-oProxyCommand=sh"', 8, "gạch ngang"),
        ('host = "bantin@xahamyen.vn"', 'host = "a@b"\nport = "22"', 9, "“port” phải là một số"),
        ('user = "xa"', 'user = "xa"\npassword = "x"', 16, "trông như mật khẩu"),
        ('address = "https://bantin.xahamyen.vn"\n\n', 'address = "bantin.xahamyen.vn"\n\n', 10, "địa chỉ đầy đủ"),
        ('address = "https://bantin.xahamyen.vn"\n\n', 'address = "https://a:b@xa.vn"\n\n', 10, "chứa mật khẩu"),
        ('address = "https://bantin.xahamyen.vn"\n\n', 'address = "https://[::1"\n\n', 10, "địa chỉ đầy đủ"),
        ('address = "https://bantin.xahamyen.vn"\n\n', 'address = "https://a.vn:b"\n\n', 10, "địa chỉ đầy đủ"),
        (
            'kind = "folder"\npath = "/media/usb"',
            'kind = "git"\nrepository = "https://ghp_0aB@github.com/xa/tin"',
            4,
            "chứa mật khẩu",
        ),
        ("# Nơi đăng của xã", "x = " + "[" * 5000, 1, "không đúng cách viết"),
        ('tls = "explicit"', 'tls = "none"', 17, "không mã hóa"),
        ('tls = "explicit"', 'tls = "co"', 17, "“explicit”, “implicit” hoặc “none”"),
        ("[targets.usb]", "[usb]", 2, "“usb” đứng không đúng chỗ"),
        ('path = "/media/usb"', 'path = "/media/usb"\nheaders = "x"', 5, "danh sách chữ"),
        ('path = "/media/usb"', 'path = "/media/usb"\nheaders = ["x: y"]', 5, "tên các dòng đầu"),
        ('path = "/media/usb"', 'path = "/media/usb"\ncompressed = ["zip"]', 5, "chỉ nhận: gz, br, zst"),
        ('path = "/media/usb"', 'path = "/media/usb"\nwait = -1', 5, "từ 0 đến 3600"),
        ('path = "/media/usb"', 'path = "/media/usb"\npath = "/x"', 5, "viết hai lần"),
        ('path = "/media/usb"', 'path = " "', 4, "đang trống"),
        ('path = "/srv/bantin"', 'path = "~/bantin"', 9, "không hiểu dấu “~”"),
        ('path = "/srv/bantin"', 'path = "/srv"\nport = 0', 10, "từ 1 đến 65535"),
        ('path = "/srv/bantin"', 'path = "/srv"\nport = true', 10, "“port” phải là một số"),
        ('path = "/srv/bantin"', 'path = "/srv"\nhost_key = "xa.vn ssh-rsa A"', 10, "loại khóa và khóa"),
        ('path = "/srv/bantin"', 'path = "/srv\\nrm"', 9, "dấu xuống dòng"),
        ('host = "bantin@xahamyen.vn"', 'host = "ssh://xahamyen.vn/"', 8, "không có “https://”"),
        ('address = "https://bantin.xahamyen.vn"\n\n', 'address = "https://xa.vn/?a=1"\n\n', 10, "đầy đủ"),
        ('address = "https://bantin.xahamyen.vn"\n\n', 'address = "https://xa.vn/#a"\n\n', 10, "đầy đủ"),
        ('kind = "folder"\npath = "/media/usb"', 'kind = "s3"\nbucket = "a/b"\naddress = "https://a.vn"', 4, "“/”"),
        ('kind = "folder"\npath = "/media/usb"', 'kind = "git"\nbranch = "a..b"', 4, "tên nhánh"),
        ("[targets.usb]", "[targets.may-chu]", 6, "viết hai lần"),
        ("[targets.usb]", "[[targets.usb]]", 2, "“usb” đứng không đúng chỗ"),
        ('[targets.usb]\nkind = "folder"\npath = "/media/usb"', "[targets]\nusb = 5", 3, "“usb” đứng không đúng chỗ"),
        ('[targets.usb]\nkind = "folder"\npath = "/media/usb"', '[targets]\nusb = {kind = "x"}', 3, "loại nơi nhận"),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, was: str, becomes: str, line: int, words: str) -> None:
    assert was in GOOD
    said = complaint(tmp_path, GOOD.replace(was, becomes, 1))
    assert said.startswith(f"{line}: ")
    assert words in said


def test_what_this_machine_cannot_compress_is_told_with_its_cure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bantin.deploy.targets_file.is_made_here", lambda name: name == "gz")
    text = GOOD.replace('path = "/media/usb"', 'path = "/media/usb"\ncompressed = ["gz", "br"]')
    assert "không nén được kiểu “br”; hãy chạy “pip install ban-tin[deploy]”" in complaint(tmp_path, text)


def test_two_names_never_share_what_is_kept_of_a_target() -> None:
    rooms = {_room(Description(name, "ftp", {})) for name in ("a.b", "a_b", "a-b", "a b", "x" * 90, "x" * 91)}
    assert len(rooms) == 6
    assert all(re.fullmatch(r"[\w-]+", it) for it in rooms)


def test_plain_ftp_is_for_those_who_say_so(tmp_path: Path) -> None:
    file = tmp_path / "deploy.toml"
    file.write_text(GOOD.replace('tls = "explicit"', 'tls = "none"\nallow_plain = true'), "utf-8")
    assert read_targets(file)["ftp"].values["allow_plain"] is True


def test_other_encodings_and_links_are_told(tmp_path: Path) -> None:
    (tmp_path / "deploy.toml").write_bytes(GOOD.encode("utf-16"))
    with pytest.raises(Stopped, match="UTF-8"):
        read_targets(tmp_path / "deploy.toml")
    (tmp_path / "deploy.toml").unlink()
    (tmp_path / "deploy.toml").symlink_to("/etc/passwd")
    with pytest.raises(Stopped, match="không phải lối tắt"):
        read_targets(tmp_path / "deploy.toml")


def test_a_target_is_a_name_or_the_path_of_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    file = Path("deploy.toml")
    assert find_target("./usb", file).values == {"path": "./usb"}
    file.write_text(GOOD, "utf-8")
    assert find_target("usb", file).values["path"] == "/media/usb"
    with pytest.raises(Stopped, match="Có phải là “may-chu” không"):
        find_target("may-chủ", file)
    with pytest.raises(Stopped, match="cũng không có thư mục tên ấy"):
        find_target("kho", file)
    Path("kho").mkdir()
    assert find_target("kho", file).kind == "folder"


def test_secrets_come_from_the_environment_alone(tmp_path: Path) -> None:
    told = Description("trang-xa", "ftp", {"host": "h", "user": "u", "path": "/"})
    assert password_name(told) == "BANTIN_TRANG_XA_PASSWORD"
    with pytest.raises(Stopped, match="BANTIN_TRANG_XA_PASSWORD"):
        open_target(told, tmp_path, {})
    with pytest.raises(Stopped, match="AWS_SECRET_ACCESS_KEY"):
        open_target(Description("kho", "s3", {"bucket": "b"}), tmp_path, {})


def test_without_a_target_it_is_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("bantin.deploy.command._source", lambda: 0)
    assert deploy([], {}) == 2
    assert deploy(["-o", "out"], {"DEPLOY_TARGET": "./usb"}) == 1  # there is no site


def test_each_example_of_the_documentation_is_right(tmp_path: Path) -> None:
    page = (ROOT / "docs/deployment.md").read_text("utf-8")
    examples = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    kinds = set()
    for number, example in enumerate(examples):
        file = tmp_path / f"{number}.toml"
        file.write_text(example, "utf-8")
        kinds |= {it.kind for it in read_targets(file).values()}
    assert kinds == {"folder", "ssh", "s3", "sftp", "ftp", "git"}
