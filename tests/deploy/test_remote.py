"""Deploys through rclone to the real programs: S3, SFTP, and vsftpd with TLS."""

from __future__ import annotations

import gzip
import json
import os
import random
import re
import shutil
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from getpass import getuser
from pathlib import Path
from typing import NamedTuple

import pytest
from bantin.deploy.command import deploy, rollback
from bantin.deploy.targets import remote

from tests.deploy.lives import changed_kinds, odd_names
from tests.deploy.real_hosts import Line, certificate, free_port, nginx, program, rclone_serve, running, sshd
from tests.deploy.sites import CSS, PHOTO, STORY, files_of, page, tree, write

pytestmark = [pytest.mark.long, pytest.mark.process]
KINDS = ("s3", "sftp", "sftp-password", "vsftpd", "vsftpd-implicit", "ftp-password")


class Host(NamedTuple):
    """A host: the folder in which its files lie, the line to it, the address at which nginx shows it."""

    path: Path
    line: Line
    address: str


def vsftpd(root: Path, folder: Path, implicit: bool) -> tuple[list[str], int, str]:
    """Return the command and the port of a vsftpd that asks for TLS and for its session on each line of data.

    ``implicit``: it speaks TLS from the first byte on. It wants the password ``khoabimat``, which goes
    over the line in TLS; that it knows it from a list spares this machine an account.
    """
    shown, key = certificate(folder)
    port, low = free_port(), random.randrange(20_000, 60_000)
    (folder / "pam").mkdir()
    (folder / "passwords").write_text("khoabimat\n")
    (folder / "vsftpd.conf").write_text(
        f"listen=YES\nlisten_address=127.0.0.1\nlisten_port={port}\nbackground=NO\nanonymous_enable=YES\n"
        "anon_upload_enable=YES\nanon_mkdir_write_enable=YES\nanon_other_write_enable=YES\nwrite_enable=YES\n"
        f"anon_root={root}\nanon_umask=022\nallow_writeable_chroot=YES\n"
        f"secure_email_list_enable=YES\nemail_password_file={folder}/passwords\n"
        "ssl_enable=YES\nallow_anon_ssl=YES\nforce_anon_data_ssl=YES\nforce_anon_logins_ssl=YES\n"
        f"require_ssl_reuse=YES\nrsa_cert_file={shown}\nrsa_private_key_file={key}\n"
        f"implicit_ssl={'YES' if implicit else 'NO'}\n"
        f"pasv_min_port={low}\npasv_max_port={low + 200}\nsecure_chroot_dir={folder}/pam\n"
        f"ftp_username={_ftp_user()}\n"
        "seccomp_sandbox=NO\nssl_ciphers=HIGH\n"
    )
    return [program("vsftpd"), str(folder / "vsftpd.conf")], port, shown


def _ftp_user() -> str:
    return "ftp" if os.getuid() == 0 else ""


@pytest.fixture(params=KINDS)
def host(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Host]:
    """A host of that kind; we are in a folder with a built site and a ``deploy.toml``."""
    kind = request.param
    folder, work = tmp_path / "server", tmp_path / "work"
    root = folder / "data/bantin"
    root.mkdir(parents=True)
    for each in (tmp_path, folder, folder / "data", root):
        each.chmod(0o777 if each == root else 0o755)
    work.mkdir()
    monkeypatch.chdir(work)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "bantin")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "khoabimat")
    monkeypatch.setenv("BANTIN_KHO_PASSWORD", "khoabimat")
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    more = f'address = "{address}"\nwait = 2\n'
    with nginx(root, folder, port):
        if kind.startswith("vsftpd"):
            command, there, shown = vsftpd(folder / "data", folder, kind == "vsftpd-implicit")
            monkeypatch.setenv("SSL_CERT_FILE", shown)
            with running(command, there, folder / "log"):
                yield from _served(kind, there, root, address, more)
        elif kind == "sftp-password":
            subprocess.run(
                [program("ssh-keygen"), "-q", "-t", "ed25519", "-N", "", "-f", folder / "host"], check=True
            )
            more += f'host_key = "{" ".join((folder / "host.pub").read_text().split()[:2])}"\n'
            monkeypatch.delenv("SSH_AUTH_SOCK", raising=False)
            with rclone_serve("sftp", folder / "data", folder / "log", "--key", str(folder / "host")) as there:
                yield from _served(kind, there, root, address, more)
        elif kind == "ftp-password":
            with rclone_serve("ftp", folder / "data", folder / "log") as there:
                yield from _served(kind, there, root, address, more)
        elif kind == "sftp":
            with sshd(folder) as (there, key):
                more += f'host_key = "{key}"\nidentity = "{folder / "key"}"\n'
                yield from _served(kind, there, root, address, more)
        else:
            with rclone_serve(kind, folder / "data", folder / "log") as there:
                yield from _served(kind, there, root, address, more)


def _served(kind: str, there: int, root: Path, address: str, more: str) -> Iterator[Host]:
    line = Line(there)
    known = f'port = {line.port}\nuser = "bantin"\npath = "bantin"\n'
    told = {
        "s3": f'kind = "s3"\nendpoint = "http://127.0.0.1:{line.port}"\nbucket = "bantin"\n',
        "s3-open": f'kind = "s3"\nendpoint = "http://127.0.0.1:{line.port}"\nbucket = "bantin"\n',
        "sftp": f'kind = "sftp"\nhost = "127.0.0.1"\nport = {line.port}\nuser = "{getuser()}"\npath = "{root}"\n',
        "sftp-password": f'kind = "sftp"\nhost = "127.0.0.1"\n{known}',
        "ftp-password": f'kind = "ftp"\nhost = "localhost"\ntls = "none"\nallow_plain = true\n{known}',
        "vsftpd-implicit": f'kind = "ftp"\nhost = "localhost"\ntls = "implicit"\nport = {line.port}\n'
        'user = "anonymous"\npath = "bantin"\n',
        "vsftpd": f'kind = "ftp"\nhost = "localhost"\nport = {line.port}\nuser = "anonymous"\npath = "bantin"\n',
    }[kind]
    Path("deploy.toml").write_text(f"[targets.kho]\n{told}{more}", "utf-8")
    write(Path("out"), files_of(address=address))
    yield Host(root, line, address)
    line.close()


def send(*more: str) -> int:
    return deploy(["kho", "-o", "out", *more])


def test_the_life_of_a_site(host: Host, capsys: pytest.CaptureFixture[str]) -> None:
    assert send("--dry-run") == 0
    assert tree(host.path, control=True) == {}
    assert send() == 0
    assert tree(host.path) == tree(Path("out"))
    capsys.readouterr()
    before = tree(host.path, control=True)
    assert send() == 0
    assert "Không có gì phải gửi" in capsys.readouterr().out
    assert tree(host.path, control=True) == before

    first = tree(host.path)
    stamp = Path("out", STORY).stat().st_mtime
    write(Path("out"), {STORY: Path("out", STORY).read_text("utf-8").replace("14-1", "15-1")}, stamp)
    assert send() == 0
    assert tree(host.path) == tree(Path("out")) != first
    assert rollback(["kho"]) == 0
    assert tree(host.path) == first
    assert rollback(["kho"]) == 1

    assert send() == 0
    for file in list(Path("out/2024").rglob("tin-*.html"))[:5]:
        file.unlink()
    assert send() == 1
    assert "xóa 5 trong 38 tệp" in capsys.readouterr().err
    assert send("--delete", "5") == 0
    assert tree(host.path) == tree(Path("out"))
    assert not list((host.path / ".ban-tin").glob("locks/*"))


@pytest.mark.parametrize("host", ["s3", "vsftpd", "vsftpd-implicit", "sftp-password", "ftp-password"], indirect=True)
def test_a_wrong_password_is_one_sentence(
    host: Host, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "sai")
    monkeypatch.setenv("BANTIN_KHO_PASSWORD", "sai")
    assert send() == 1
    said = capsys.readouterr().err.strip().splitlines()
    assert len(said) == 1
    assert "từ chối: sai tên hoặc mật khẩu" in said[0]
    assert "sai" not in said[0].replace("sai tên", "")
    assert tree(host.path, control=True) == {}


@pytest.mark.parametrize("host", ["s3"], indirect=True)
def test_a_cut_line_leaves_old_and_new_files_and_the_next_deploy_ends_it(
    host: Host, monkeypatch: pytest.MonkeyPatch
) -> None:
    flags = [it if it != "3" else "1" for it in remote._FLAGS]  # rclone tries a dead line again for half a minute
    monkeypatch.setattr(remote, "_FLAGS", flags)
    assert send() == 0
    old = tree(host.path)
    host.line.mend()
    write(Path("out"), {f"2024/01/0{n % 9 + 1}/lon-{n}.html": page("x" * 9000 + str(n)) for n in range(6)})
    write(Path("out"), {STORY: page("Tỉ số 16-1")})
    assert send() == 0
    new, whole = tree(host.path), host.line.sent
    chance = random.Random(19)
    for _ in range(30):
        assert rollback(["kho"]) == 0
        assert tree(host.path) == old
        host.line.cut_after = host.line.sent + chance.randrange(whole)
        send()
        host.line.mend()
        now = tree(host.path)
        assert {path for path in old if path not in now} == set()
        assert all(digest in (old.get(path), new.get(path)) for path, digest in now.items())
        assert send() == 0
        assert tree(host.path) == new


@pytest.mark.parametrize("host", ["s3"], indirect=True)
def test_what_a_cut_deploy_has_sent_goes_if_the_next_site_does_not_hold_it(host: Host) -> None:
    """A story that was sent by mistake must not stay because the deploy that sent it never ended."""
    assert send() == 0
    old = tree(host.path)
    secret = "2024/01/01/chua-duoc-dang.html"
    write(Path("out"), {secret: page("Bí mật"), **{f"2024/02/02/lon-{n}.html": page("x" * 90_000) for n in range(5)}})
    host.line.mend()
    host.line.cut_after = 100_000
    assert send() == 1
    host.line.mend()
    for path in (secret, *(f"2024/02/02/lon-{n}.html" for n in range(5))):
        Path("out", path).unlink()
    assert send() == 0
    assert tree(host.path) == old


@pytest.mark.parametrize("host", ["s3"], indirect=True)
def test_of_two_at_once_one_is_told_who_was_first(host: Host) -> None:
    assert send() == 0
    write(Path("out"), {f"anh/a{n}.0123456789-480.avif": str(random.Random(n).randbytes(60_000)) for n in range(20)})
    command = [sys.executable, "-m", "bantin", "deploy", "kho", "-o", "out"]
    both = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    said = [it.communicate()[1] for it in both]
    assert sorted(it.returncode for it in both) == [0, 1], said
    assert re.search(r"đang đăng lên nơi này|người khác vừa đăng", "".join(said))
    assert tree(host.path) == tree(Path("out"))


@pytest.mark.parametrize("host", ["s3"], indirect=True)
def test_files_are_stored_with_their_headers(host: Host) -> None:
    assert send() == 0
    options = {"TYPE": "s3", "PROVIDER": "Other", "ENV_AUTH": "true"}
    options["ENDPOINT"] = f"http://127.0.0.1:{host.line.port}"
    environment = {**os.environ, **{f"RCLONE_CONFIG_A_{name}": value for name, value in options.items()}}
    command = [program("rclone"), "--config", os.devnull, "lsjson", "-R", "-M", "a:bantin"]
    told = json.loads(subprocess.run(command, env=environment, capture_output=True, check=True).stdout)
    found = {
        it["Path"]: (it["Metadata"]["content-type"], it["Metadata"]["cache-control"])
        for it in told
        if not it["IsDir"]
    }
    year = "public, max-age=31536000, immutable"
    assert found[STORY] == ("text/html; charset=utf-8", "no-cache")
    assert found["feeds/tin-moi.atom.xml"] == ("application/atom+xml; charset=utf-8", "no-cache")
    assert found["anh/hop.5ca96ca105-480.avif"] == ("image/avif", year)
    assert found["theme/site.0123456789.css"] == ("text/css; charset=utf-8", year)


@pytest.mark.parametrize("host", ["s3"], indirect=True)
def test_text_is_stored_as_gzip_for_those_who_say_so(host: Host) -> None:
    told = Path("deploy.toml").read_text("utf-8")
    Path("deploy.toml").write_text(
        f"{told}gzip = true\ncheck_at = '{host.address}'\nwait = 0\n".replace("wait = 2\n", "")
    )
    assert send() == 1  # nginx does not say that it is gzip, so readers would see no page
    stored = (host.path / STORY).read_bytes()
    assert gzip.decompress(stored) == Path("out", STORY).read_bytes()
    assert (host.path / PHOTO).read_bytes() == Path("out", PHOTO).read_bytes()
    write(Path("out"), {STORY: page("Tỉ số 15-1")})
    assert send() == 1
    assert (host.path / STORY).read_bytes() == stored  # brought back, and packed once


@pytest.mark.parametrize("host", ["s3"], indirect=True)
def test_a_site_that_readers_do_not_see_is_taken_back(host: Host, tmp_path: Path) -> None:
    assert send() == 0
    before = tree(host.path)
    write(Path("out"), {STORY: page("Mới"), "2024/01/01/moi.html": page("x")})
    Path("out/2024/01/01/tin-0.html").unlink()
    (tmp_path / "khac").mkdir()
    with nginx(tmp_path / "khac", tmp_path) as other:
        told = Path("deploy.toml").read_text("utf-8")
        Path("deploy.toml").write_text(f'{told}check_at = "{other}"\n', "utf-8")
        assert send() == 1
    assert tree(host.path) == before


@pytest.mark.parametrize("host", ["s3-open"], indirect=True)
def test_readers_during_a_deploy_never_meet_a_page_without_what_it_shows(host: Host) -> None:
    """Each page names the style sheet of its own version; one that names none, or one that is not there, is mixed."""
    assert send() == 0
    bucket = f"http://127.0.0.1:{host.line.port}/bantin"
    wrong: list[str] = []
    seen = [0]
    ended = threading.Event()

    def look(path: str) -> None:
        while not ended.is_set():
            status, text = _read(f"{bucket}/{path}")
            style = re.search(r'href="/(theme/[^"]+)"', text)
            if status != 200 or not text.endswith("</html>") or not style:
                wrong.append(f"{path} {status} {text[-80:]}")
            elif _read(f"{bucket}/{style[1]}") != (200, style[1]):
                wrong.append(f"{path} names {style[1]}")
            seen[0] += 1

    readers = [threading.Thread(target=look, args=(path,)) for path in ("index.html", STORY)]
    named = {path: text for path, text in files_of(address=host.address).items() if path != CSS}
    try:
        for number in range(4):
            style = f"theme/site.{number}1234567ab.css"
            shutil.rmtree("out/theme")
            write(Path("out"), {path: text.replace(CSS, style) for path, text in named.items()} | {style: style})
            assert send("--delete", "1") == 0
            if not number:
                for reader in readers:
                    reader.start()
    finally:
        ended.set()
        for reader in readers:
            reader.join()
    assert seen[0] > 50
    assert wrong == []


def _read(address: str) -> tuple[int, str]:
    """Ask until there is an answer: this server says 500 while it replaces an object, which S3 does in one step."""
    for _ in range(50):
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:
                return int(answer.status), answer.read().decode()
        except urllib.error.HTTPError as error:
            if error.code != 500:
                return error.code, ""
            time.sleep(0.02)
    return 500, ""


def test_names_that_programs_might_take_for_something_else(host: Host) -> None:
    odd_names(send, lambda: tree(host.path))


def test_a_file_becomes_a_folder_and_a_folder_a_file(host: Host) -> None:
    changed_kinds(send, lambda: tree(host.path))
