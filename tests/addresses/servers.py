"""A real server for a moment, on this machine alone, with the files that we make for it."""

from __future__ import annotations

import gzip
import http.client
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from bantin.addresses.hosts.apache import apache_files
from bantin.addresses.hosts.caddy import caddy_files
from bantin.addresses.hosts.hosting import Hosting
from bantin.addresses.hosts.nginx import MAPS, RULES, nginx_files
from bantin.addresses.redirects import GONE, Redirect
from bantin.deploy.compression import compressed, is_worth_it

PAGE = "<!DOCTYPE html>" + "Khai mạc. " * 200
WITHDRAWN = "2024/01/08/rut.html"
WITHDRAWN_BEFORE = ("2024/01/08/rut-cu.html", "?p=14")
TARGET = "2024/01/08/moi.html"
# Addresses that authors may tell of another system: signs that each of the formats reads as something else.
HOSTILE = (
    "tin-t%E1%BB%A9c/h%E1%BB%99i-ngh%E1%BB%8B",
    "a%20b.html",
    "cau-hoi%3F.html",
    "thu%23.html",
    "nhay%22doi.html",
    "nhay'don.html",
    "%7B$PATH%7D",
    "%7B%24PATH%7D.html",
    "$%7BPATH%7D",
    "%25%7BHTTP_HOST%7D.html",
    "%7Bhttp.request.host%7D",
    "$uri;return",
    "~.*",
    "a(b)+c*.html",
    "[a-z]",
    "dau`lung",
    "x;%7D%20server%20%7B",
    "%3Cscript%3E.html",
    "a:b@c",
    "A/Hoa.HTML",
    "default",
    "phan-tram%2525.html",
    "tin.php",
)
QUERIES = ("?p=12", "index.php?option=com_content&id=7", "tin.aspx?ten=h%E1%BB%8Dp%20x%C3%A3", "q?a=%22%7B%24x%7D")


def hosting(root: str = "") -> Hosting:
    """Return a site with redirects from all of these addresses, one story withdrawn, two addresses given up."""
    moved = [Redirect(address, TARGET) for address in ("2024/01/08/cu.html", *HOSTILE, *QUERIES)]
    moved += [Redirect(address, WITHDRAWN) for address in WITHDRAWN_BEFORE]
    gone = [
        Redirect(WITHDRAWN, WITHDRAWN, GONE),
        Redirect("2024/01/08/quen.html", "", GONE),
        Redirect("?p=13", "", GONE),
    ]
    return Hosting((*moved, *gone), root, "default-src 'none'; img-src 'self'")


def write_site(folder: Path) -> None:
    """Write a small site with what a deploy puts beside its files."""
    files = {
        TARGET: PAGE,
        WITHDRAWN: "Tin này đã được rút.",
        "index.html": PAGE,
        "404.html": "Không có trang này.",
        "theme/site.0123456789.css": "p { color: red } " * 100,
        "anh/a.0123456789.avif": "avif",
        "feeds/tin-moi.atom.xml": "<feed/>" * 100,
        "site.webmanifest": "{}",
    }
    for name, text in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
        if is_worth_it(name, len(text.encode())):
            file.with_name(f"{file.name}.gz").write_bytes(compressed(text.encode(), "gz"))


@contextmanager
def running(command: list[str], port: int, log: Path, environment: Mapping[str, str] | None = None) -> Iterator[int]:
    """Run a server until the end of the block; it is waited for until it answers on ``port``."""
    surroundings = {**os.environ, **(environment or {})}
    with (
        log.open("wb") as stream,
        subprocess.Popen(command, stdout=stream, stderr=stream, env=surroundings) as server,
    ):
        try:
            for _ in range(200):
                with socket.socket() as knock:
                    if knock.connect_ex(("127.0.0.1", port)) == 0:
                        break
                assert server.poll() is None, log.read_text("utf-8")
                time.sleep(0.05)
            else:
                raise AssertionError(log.read_text("utf-8"))
            yield port
        finally:
            server.terminate()
            try:
                server.wait(20)
            except subprocess.TimeoutExpired:
                server.kill()


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as knock:
        knock.bind(("127.0.0.1", 0))
        return int(knock.getsockname()[1])


def program(name: str) -> str:
    """Return where a server is installed; a test that asks for one that is not fails, and says so."""
    found = shutil.which(name) or shutil.which(name, path="/usr/sbin:/usr/local/sbin:/sbin")
    assert found, f"{name} is not installed: apt-get install nginx-light apache2 caddy"
    return found


def nginx(folder: Path, site: Hosting) -> tuple[list[str], int]:
    """Return the command and the port of an nginx for the tree below ``folder``."""
    port = free_port()
    told = nginx_files(site)
    for name, text in told.files.items():
        (folder / name).write_text(text, "utf-8")
    temporary = "\n".join(
        f"{kind}_temp_path {folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "nginx.conf").write_text(
        f"daemon off; master_process off; pid {folder}/nginx.pid; error_log stderr;\nevents {{}}\n"
        f"http {{ {temporary}\naccess_log off; include /etc/nginx/mime.types;\ninclude {folder}/{MAPS};\n"
        f"server {{ listen 127.0.0.1:{port}; root {folder}/www; include {folder}/{RULES}; }} }}\n"
    )
    return [program("nginx"), "-c", f"{folder}/nginx.conf", "-p", str(folder)], port


def apache(folder: Path, site: Hosting) -> tuple[list[str], int]:
    """Return the command and the port of an Apache for the tree below ``folder``."""
    port = free_port()
    (folder / "www" / site.root.strip("/") / ".htaccess").write_text(apache_files(site).files[".htaccess"], "utf-8")
    binary = program("apache2")
    modules = Path("/usr/lib/apache2/modules")
    names = ("mpm_event", "authz_core", "dir", "mime", "rewrite", "headers")
    loads = "\n".join(f"LoadModule {name}_module {modules}/mod_{name}.so" for name in names)
    (folder / "apache.conf").write_text(
        f"{loads}\nServerName localhost\nServerRoot {folder}\nPidFile {folder}/apache.pid\nListen 127.0.0.1:{port}\n"
        f"DefaultRuntimeDir {folder}\nMutex pthread\nErrorLog /dev/stderr\nTypesConfig /etc/mime.types\n"
        f"DocumentRoot {folder}/www\n<Directory {folder}/www>\nAllowOverride All\nRequire all granted\n"
        "DirectoryIndex index.html\n</Directory>\n"
    )
    return [binary, "-DFOREGROUND", "-f", f"{folder}/apache.conf"], port


def caddy(folder: Path, site: Hosting) -> tuple[list[str], int]:
    """Return the command and the port of a Caddy for the tree below ``folder``."""
    port = free_port()
    (folder / "bantin.caddy").write_text(caddy_files(site).files["bantin.caddy"], "utf-8")
    (folder / "Caddyfile").write_text(
        f"{{\n\tadmin off\n\tauto_https off\n\tstorage file_system {folder}/caddy\n}}\n"
        f"http://127.0.0.1:{port} {{\n\tbind 127.0.0.1\n\troot * {folder}/www\n\timport {folder}/bantin.caddy\n}}\n"
    )
    return [program("caddy"), "run", "--config", f"{folder}/Caddyfile", "--adapter", "caddyfile"], port


SERVERS = {"nginx": nginx, "apache2": apache, "caddy": caddy}


class Answer:
    """What a server says at ``path``, which goes over the wire as it is."""

    def __init__(self, port: int, path: str, **headers: str) -> None:
        link = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        try:
            link.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
            found = link.getresponse()
            self.status, self.headers, data = found.status, found.headers, found.read()
        finally:
            link.close()
        if self.headers.get("Content-Encoding") == "gzip":
            data = gzip.decompress(data)
        self.text = data.decode("utf-8", "replace")

    @property
    def location(self) -> str:
        """Where the answer leads, from the root of the host."""
        found = self.headers.get("Location", "")
        return found if found.startswith("/") else "/" + found.partition("//")[2].partition("/")[2]
