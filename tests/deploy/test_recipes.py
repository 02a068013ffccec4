"""What docs/deployment.md has people copy, on the programs themselves; and a site of ten thousand pages."""

from __future__ import annotations

import gzip
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from bantin.addresses.hosts.caddy import caddy_files
from bantin.addresses.hosts.hosting import Hosting
from bantin.deploy.command import deploy
from bantin.deploy.host_check import check_host

from tests.deploy.real_hosts import Line, free_port, nginx, program, rclone_serve, running, ssh_target, sshd
from tests.deploy.recipes import recipe
from tests.deploy.sites import ADDRESS, PHOTO, STORY, files_of, page, tree, write

FEED = "feeds/tin-moi.atom.xml"
SCRIPT = "theme/site.0123456789.js"

pytestmark = [pytest.mark.long, pytest.mark.process]


def made(folder: Path) -> Path:
    """Write a site of which readers may see each sort of file, where a server may read it."""
    links = f'<script src="/{SCRIPT}"></script><link rel="alternate" type="application/atom+xml" href="/{FEED}">'
    links += f'<img src="/{PHOTO}"><a href="/{STORY}">Tin</a>'
    more = {
        "index.html": page(links + "Trang nhất " * 200),
        SCRIPT: "let a = 1;",
        "404.html": page("Không có trang này"),
    }
    write(folder, files_of() | more)
    for each in (folder.parent.parent, folder.parent, folder):
        each.chmod(0o755)
    return folder


@contextmanager
def apache(root: Path, folder: Path) -> Iterator[str]:
    """Run an Apache as shared hosting does: all that a site says stands in its own ``.htaccess``."""
    port, modules = free_port(), Path("/usr/lib/apache2/modules")
    names = ("mpm_event", "authz_core", "dir", "mime", "headers", "filter", "deflate")
    loads = "\n".join(f"LoadModule {name}_module {modules}/mod_{name}.so" for name in names)
    (folder / "apache.conf").write_text(
        f"{loads}\nServerName localhost\nServerRoot {folder}\nPidFile {folder}/apache.pid\nListen 127.0.0.1:{port}\n"
        f"DefaultRuntimeDir {folder}\nMutex pthread\nErrorLog /dev/stderr\nTypesConfig /etc/mime.types\n"
        f"DocumentRoot {root}\n<Directory {root}>\nAllowOverride All\nRequire all granted\n"
        "DirectoryIndex index.html\n</Directory>\n"
    )
    command = [program("apache2"), "-DFOREGROUND", "-f", f"{folder}/apache.conf"]
    with running(command, port, folder / "apache.log"):
        yield f"http://127.0.0.1:{port}"


def test_nginx_as_the_page_has_it_does_all_that_a_host_should(tmp_path: Path) -> None:
    root = made(tmp_path / "bantin/current")
    rules = recipe("nginx").replace("root /srv/bantin/current;", "")
    with nginx(root, tmp_path, rules=rules) as address:
        assert [str(it) for it in check_host(address)] == []


def test_apache_as_the_page_has_it_does_all_that_a_host_should(tmp_path: Path) -> None:
    root = made(tmp_path / "hosting/public_html")
    (root / ".htaccess").write_text(recipe("apache"), "utf-8")
    with apache(root, tmp_path) as address:
        assert [str(it) for it in check_host(address)] == []
        (root / ".htaccess").write_text("", "utf-8")
        assert {it.key for it in check_host(address)} >= {
            "deploying/no-headers",
            "deploying/no-compression",
            "deploying/kept-short",
            "deploying/strange-unknown",
        }


def test_caddy_as_the_page_has_it_does_all_that_a_host_should(tmp_path: Path) -> None:
    root, port = made(tmp_path / "bantin/current"), free_port()
    policy = "default-src 'self'; frame-ancestors 'none'"
    (root / "bantin.caddy").write_text(caddy_files(Hosting((), "", policy)).files["bantin.caddy"], "utf-8")
    told = recipe("caddy").replace("bantin.xahamyen.vn", f"http://127.0.0.1:{port}")
    told = told.replace("/srv/bantin/current", str(root))
    beside = f"{{\n\tadmin off\n\tauto_https off\n\tstorage file_system {tmp_path}/caddy\n}}\n"
    (tmp_path / "Caddyfile").write_text(beside + told, "utf-8")
    command = [program("caddy"), "run", "--config", f"{tmp_path}/Caddyfile", "--adapter", "caddyfile"]
    with running(command, port, tmp_path / "log"):
        assert [str(it) for it in check_host(f"http://127.0.0.1:{port}", root)] == []


def test_nginx_hands_out_the_copies_that_a_deploy_brings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The copy is told from what nginx itself would make by its bytes."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("bantin.deploy.command._source", lambda: 0)
    made(tmp_path / "site/out")
    (tmp_path / "www/current").mkdir(parents=True)
    rules = recipe("nginx").replace("root /srv/bantin/current;", "")
    with nginx(tmp_path / "www/current", tmp_path, rules=rules) as address:
        write(
            Path("site/out"), {"index.html": Path("site/out/index.html").read_text("utf-8").replace(ADDRESS, address)}
        )
        told = f'[targets.may]\nkind = "folder"\npath = "www/current"\naddress = "{address}"\ncompressed = ["gz"]\n'
        Path("deploy.toml").write_text(told, "utf-8")
        assert deploy(["may", "-o", "site/out"]) == 0
        request = urllib.request.Request(address, headers={"Accept-Encoding": "gzip"})
        with urllib.request.urlopen(request) as answer:
            assert answer.headers["Content-Encoding"] == "gzip"
            assert answer.read() == gzip.compress(Path("site/out/index.html").read_bytes(), 9, mtime=0)
        assert [str(it) for it in check_host(address)] == []


@pytest.fixture
def ten_thousand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A site of ten thousand stories of 5 KB; nobody looks at it through an address."""
    (tmp_path / "work").mkdir()
    (tmp_path / "server/data/bantin").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "work")
    monkeypatch.setattr("bantin.deploy.course.faults", lambda *_: [])
    monkeypatch.setattr("bantin.deploy.course.headers_now", lambda *_: [])
    words = " ".join(f"Tin thứ {n} của xã." for n in range(200))
    files = {
        f"{2016 + n % 10}/{1 + n % 12:02}/{1 + n % 28:02}/tin-{n}.html": page(f"{n} {words}") for n in range(10_000)
    }
    write(Path("out"), files_of() | files, time.time() - 60)
    yield tmp_path / "server"


def correct_one_story() -> tuple[int, int]:
    """Change an old story and what shows it; return how many bytes that is, compressed and as they are."""
    old = next(Path("out").rglob("tin-17.html"))
    feed = page("Tin mới " + "của xã " * 900)
    changed = {"index.html": page("Mới"), STORY: page("Tỉ số 15-1"), FEED: feed, "sitemap.xml": feed}
    changed[old.relative_to("out").as_posix()] = old.read_text("utf-8").replace("Tin thứ 7 ", "Tin thứ bảy ")
    write(Path("out"), changed)
    sizes = [(len(gzip.compress(text.encode())), len(text.encode())) for text in changed.values()]
    return sum(small for small, _ in sizes), sum(whole for _, whole in sizes)


def test_one_story_of_ten_thousand_goes_over_ssh_in_little_time_and_few_bytes(ten_thousand: Path) -> None:
    with sshd(ten_thousand) as (port, key):
        line = Line(port)
        place = ten_thousand / "www"
        Path("deploy.toml").write_text(ssh_target(ten_thousand, line.port, key, place, f'address = "{ADDRESS}"\n'))
        least, _ = _measure(line, "ssh")
        assert line.sent < min(100_000, least + 60_000)
        assert tree((place / "current").resolve()) == tree(Path("out"))
        line.close()


def test_one_story_of_ten_thousand_goes_to_s3_in_little_time_and_few_bytes(
    ten_thousand: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "bantin")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "khoabimat")
    with rclone_serve("s3", ten_thousand / "data", ten_thousand / "log") as port:
        line = Line(port)
        told = f'kind = "s3"\nendpoint = "http://127.0.0.1:{line.port}"\nbucket = "bantin"\naddress = "{ADDRESS}"\n'
        Path("deploy.toml").write_text(f"[targets.may]\n{told}", "utf-8")
        least, _ = _measure(line, "s3")
        assert line.sent < least + 60_000
        assert tree(ten_thousand / "data/bantin") == tree(Path("out"))
        line.close()


def _measure(line: Line, name: str) -> tuple[int, int]:
    """Bring the site, then one story, then nothing; return how many bytes the story is, compressed and as it is."""
    assert deploy(["may", "-o", "out"]) == 0
    sizes = correct_one_story()
    line.mend()
    started = time.monotonic()
    assert deploy(["may", "-o", "out"]) == 0
    took, sent = time.monotonic() - started, line.sent
    print(
        f"{name}: {took:.1f} s, {sent} bytes sent (files: {sizes[0]} compressed, {sizes[1]} as they are),"
        f" {line.received} received"
    )
    line.mend()
    assert deploy(["may", "-o", "out"]) == 0
    print(f"{name}: unchanged: {line.sent} bytes sent, {line.received} received")
    assert line.sent < 10_000  # questions alone
    line.sent = sent
    assert took < 15  # 5 on a machine of one's own; this one is shared
    return sizes
