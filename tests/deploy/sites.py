"""A small site as a build leaves it, without one, and what a target holds."""

from __future__ import annotations

import hashlib
import os
import time
import unicodedata
from collections.abc import Mapping
from pathlib import Path

ADDRESS = "https://bantin.xahamyen.vn"
STORY = "2024/11/20/hop.html"
CSS = "theme/site.0123456789.css"
PHOTO = "anh/hop.5ca96ca105-480.avif"


# Names that some program between us and a host might take for something else.
HOSTILE = (
    *("a b.html", " đầu.html", "-n.html", "#x.html", ";rm.html", "$HOME.html", "`id`.html", "~x.html", "!x.html"),
    *("nháy'đơn.html", 'nháy"kép.html', "[a-z]*?.html", "{a,b}.html", "%20.html", "a%2Fb.html", "+x&y=z.html"),
    *(unicodedata.normalize("NFD", "tổ chức.html"), "tổ chức.html", "tin." * 50 + "html", "a.html.gz.html"),
    *("a:b.html", "@x.html", "-d/[x].html", "a b/*.html", ".htaccess"),
)


def page(text: str, address: str = ADDRESS, path: str = "") -> str:
    """Return a page that names its own address, as pages of a build do."""
    return (
        f'<!DOCTYPE html><html lang="vi"><link rel="canonical" href="{address}/{path}">'
        f'<link rel="stylesheet" href="/{CSS}"><title>Bản tin</title><p>{text}</p></html>'
    )


def files_of(stories: int = 30, address: str = ADDRESS) -> dict[str, str]:
    """Return a site with so many stories by path: two are a day apart."""
    found = {
        "index.html": page("Trang nhất", address),
        "404.html": page("Không có trang này"),
        CSS: "p { color: red }",
        PHOTO: "avif",
        "feeds/tin-moi.atom.xml": "<feed/>",
        "sitemap.xml": "<urlset/>",
        "robots.txt": "Sitemap: /sitemap.xml",
        STORY: page("Tỉ số 14-1", address, STORY),
    }
    found |= {f"2024/{1 + n % 12:02}/{1 + n % 28:02}/tin-{n}.html": page(f"Tin {n}", address) for n in range(stories)}
    return found


def write(root: Path, files: Mapping[str, str], at: float | None = None) -> Path:
    """Write ``files`` below ``root``, all with the time ``at``."""
    for path, text in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
        os.utime(file, (at or time.time(),) * 2)
    return root


def tree(root: Path, *, control: bool = False) -> dict[str, str]:
    """Return the digest of each file below ``root`` by path; of what deploys tell each other only if ``control``."""
    return {
        path: hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(root.rglob("*"))
        if file.is_file()
        and (control or not (path := file.relative_to(root).as_posix()).startswith(".ban-tin"))
        and (path := file.relative_to(root).as_posix())
    }
