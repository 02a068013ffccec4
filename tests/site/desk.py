"""A small newsroom whose people may do anything between two builds: stories, photos, theme, settings, plugins."""

from __future__ import annotations

import datetime as dt
import json
import os
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from bantin.newsroom.journaled_record import JournaledRecord
from PIL import Image

from tests.build_server import ROOT, BuildServer, Built
from tests.building import SITE_URL
from tests.site.guests import FOOTERS, GUESTS, STRANGERS

EPOCH = dt.datetime(2026, 11, 22, 8, tzinfo=dt.timezone(dt.timedelta(hours=7)))
CATEGORIES = ("Kinh tế", "Y tế", "Thông báo")
EMPTY = "Giáo dục"  # the category that no story has
AUTHORS = ("Thu Hà", "Tuấn Tú", "Thu Hà; Tuấn Tú")
TAGS = ("", "cam sành", "cam sành, chợ phiên", "Bằng Cốc")
STATUSES = ("published", "draft", "hidden")
SETTINGS = (
    ("SITENAME", ('"Bản tin xã"', '"Bản tin Bằng Cốc"')),
    ("SAME_CATEGORY_COUNT", ("6", "1")),
    ("SAME_CATEGORY_MODE", ('"newest"', '"older"', '"recent"')),
    ("SAME_CATEGORY_RECENT", ("30", "1")),
    ("NEIGHBOURS_OF", ('"category"', '"site"')),
    ("DEFAULT_PAGINATION", ("12", "2")),
    ("PHOTOS_JPEG_QUALITY", ("82", "60")),
    ("FEED_MAX_ITEMS", ("20", "2")),
    ("RENDER_WORKERS", ("1", "2")),
)
# Comments in each kind of template language, before which an edit puts a word that readers of the page will find.
TEMPLATES = (
    "templates/article.html",
    "templates/components/card.html",
    "templates/components/same_category.html",
    "templates/partials/footer.html",
    "templates/page.html",
    "static/css/print.css",
    "strings/vi.toml",
)

_CONF = '''
import sys
sys.path.insert(0, {root!r})
from concurrent.futures import Executor, Future
from tests.demo.demo_publishconf import *

class Here(Executor):
    """Works at once, in this process."""
    def submit(self, work, /, *arguments, **named):
        future = Future()
        try:
            future.set_result(work(*arguments, **named))
        except Exception as error:
            future.set_exception(error)
        return future

def EXECUTOR(workers):
    return Here()

CATEGORIES = [it for it in CATEGORIES if it["name"] in {categories!r}]
STRICT = False
ICON_SOURCE = ""
THEME = {theme!r}
PHOTOS_WIDTHS, PHOTOS_CARD_WIDTHS = (32,), (16,)
THEME_TEMPLATES_OVERRIDES = [{overrides!r}]
PLUGIN_PATHS = [{plugins!r}]
PLUGINS = [*{first!r}, *PLUGINS, *{last!r}]
'''


@dataclass(slots=True)
class Story:
    """A story as its editor thinks of it."""

    title: str
    date: dt.datetime
    category: str = CATEGORIES[0]
    author: str = AUTHORS[0]
    tags: str = ""
    status: str = "published"
    summary: str = ""
    expires: str = ""
    photo: str = ""
    alt: str = "Vườn cam trên sườn đồi"
    mentions: str = ""
    correction: str = ""
    withdrawn: str = ""
    sentences: list[str] = field(default_factory=lambda: ["Giá cam năm nay tăng."])

    def is_public(self, now: dt.datetime) -> bool:
        """Say whether a build at ``now`` publishes the story, if only the word that it was withdrawn."""
        if self.withdrawn and self.status != "draft":
            day = dt.datetime.strptime(self.withdrawn.partition(";")[0], "%d/%m/%Y").date()
            if not self.date.date() <= day <= now.date():  # a mistake, which refuses it
                return False
        return self.status != "draft" and self.date <= now.replace(tzinfo=None)

    def text(self) -> str:
        header = {
            "Title": self.title,
            "Date": f"{self.date:%Y-%m-%d %H:%M}",
            "Category": self.category,
            "Author": self.author,
            "Tags": self.tags,
            "Status": self.status,
            "Summary": self.summary,
            "Expires": self.expires,
            "Đính chính": self.correction,
            "Rút bài": self.withdrawn,
        }
        head = "".join(f"{key}: {value}\n" for key, value in header.items() if value)
        photo = f"![{self.alt}]({self.photo})\nẢnh chụp sáng nay. Ảnh: Thu Hà\n\n" if self.photo else ""
        link = f"Xem thêm [tin này]({{filename}}/{self.mentions}).\n\n" if self.mentions else ""
        return f"{head}\n{photo}{link}" + "\n\n".join(self.sentences) + "\n"


class Desk:
    """The newsroom in ``folder``, whose site ``server`` builds; ``clean`` remembers clean builds by what went in."""

    def __init__(self, folder: Path, server: BuildServer, clean: dict[str, tuple[Built, Tree]]) -> None:
        self.folder, self._server, self._clean = folder, server, clean
        self.content, self.theme, self.cache = folder / "content", folder / "theme", folder / "cache"
        self.output, self.overrides, self.plugins = folder / "output", folder / "overrides", folder / "plugins"
        self.now, self.settings = EPOCH, {name: values[0] for name, values in SETTINGS}
        self.guests: set[str] = set()
        self.stories = dict(_first_stories())
        shutil.copytree(ROOT / "theme", self.theme)
        for path in self.stories:
            self.write(path)
        for name in ("cam.jpg", "cho.jpg"):
            self.draw(name, 0)
        (self.content / "pages").mkdir()
        (self.content / "pages/gioi-thieu.md").write_text("Title: Giới thiệu\n\nBản tin của xã.\n", "utf-8")
        (self.overrides / "partials").mkdir(parents=True)
        self.plugins.mkdir()

    def write(self, path: str) -> None:
        """Write the story at ``path`` to its file."""
        file = self.content / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(self.stories[path].text(), "utf-8")

    def draw(self, name: str, colour: int) -> None:
        """Draw the photo ``name``."""
        file = self.content / "2026" / name
        Image.new("RGB", (48, 36), (40, colour * 16 % 256, 90)).save(file, quality=90)

    def invite(self, guest: str, version: int) -> None:
        """Install a version of a plugin that is none of ours; version 0: take it away again."""
        self.guests = self.guests | {guest} if version else self.guests - {guest}
        (self.plugins / f"{guest}.py").write_text(GUESTS[guest].format(version=version), "utf-8")
        (self.plugins / f"{guest}.txt").write_text(f"số {version}", "utf-8")

    def override(self, number: int) -> None:
        """Put one of our footers in place of the theme's; the first is the theme's own."""
        file = self.overrides / "partials/footer.html"
        if FOOTERS[number]:
            file.write_text(FOOTERS[number], "utf-8")
        else:
            file.unlink(missing_ok=True)

    def configure(self) -> None:
        """Write the settings file."""
        names: dict[str, object] = {"root": str(ROOT), "theme": str(self.theme), "plugins": str(self.plugins)}
        names["categories"] = (*CATEGORIES, EMPTY)
        guests = sorted(self.guests)  # some are listed before our plugins, some after
        names |= {"overrides": str(self.overrides), "first": guests[::2], "last": guests[1::2]}
        lines = "".join(f"{name} = {value}\n" for name, value in self.settings.items())
        (self.folder / "conf.py").write_text(_CONF.format(**names) + lines, "utf-8")

    def known_texts(self) -> dict[str, str]:
        """Return what stands for each story that is public, by path: its bytes, and the settings that shape it.

        So does whether feeds still tell their readers of its withdrawal, which changes by itself.
        """
        plugins = [(self.plugins / f"{guest}.py").read_text("utf-8") for guest in sorted(self.guests)]
        settings = f"{sorted(self.settings.items())} {plugins}"
        public = (path for path, story in self.stories.items() if story.is_public(self.now))
        told = {path: self._is_told_of(self.stories[path]) for path in self.stories}
        return {path: f"{settings} {told[path]} {(self.content / path).read_bytes()!r}" for path in public}

    def _is_told_of(self, story: Story) -> bool:
        if not story.withdrawn:
            return False
        day = dt.datetime.strptime(story.withdrawn.partition(";")[0], "%d/%m/%Y")
        return self.now.replace(tzinfo=None) < day + dt.timedelta(days=30)

    @property
    def strangers(self) -> set[str]:
        """The plugins at work that may look at anything: they promise nothing."""
        return self.guests & STRANGERS

    @property
    def narrow(self) -> int:
        """How many builds in a row have read no more than a few stories."""
        (file,) = [*self.cache.glob("stories-*.json")] or [None]
        try:
            return int(JournaledRecord(file).read()["narrow"]) if file else 0
        except ValueError:  # it was damaged
            return 0

    def restore(self) -> None:
        """Have content, theme and site be what a checkout and a cache bring back: no stamp is what it was."""
        for folder in (self.content, self.theme, self.overrides, self.output):
            if folder.exists():
                shutil.copytree(folder, self.folder / "restored", copy_function=shutil.copy)
                shutil.rmtree(folder)
                (self.folder / "restored").rename(folder)
        shutil.rmtree(self.output.with_name(".output.spare"), ignore_errors=True)

    def forget(self, path: str) -> None:
        """Take the mentions of ``path`` out of stories and of the front page."""
        for other, story in self.stories.items():
            if story.mentions == path:
                story.mentions = ""
                self.write(other)
        front = self.content / "front-page.toml"
        if front.exists() and path in front.read_text("utf-8"):
            front.unlink()

    def build(self, die_at: int = 0, *, configured: bool = False) -> Built:
        """Build the site as an increment of what stands; where nobody can write the settings are there already."""
        if not configured:
            self.configure()
        return self._run(self.output, self.cache, die_at)

    def clean_build(self) -> tuple[Built, Tree]:
        """Build the site from nothing, elsewhere; return how it went and its tree."""
        self.configure()
        key = self._inputs()
        if key not in self._clean:
            output, cache = self.folder / "clean", self.folder / "clean-cache"
            self._clean[key] = self._run(output, cache), tree(output)
            shutil.rmtree(output, ignore_errors=True)
            shutil.rmtree(cache, ignore_errors=True)
        return self._clean[key]

    def _run(self, output: Path, cache: Path, die_at: int = 0) -> Built:
        places = [str(self.content), "-o", str(output), "-s", str(self.folder / "conf.py")]
        environment = {"SOURCE_DATE_EPOCH": str(int(self.now.timestamp())), "SITEURL": SITE_URL}
        options = ["--fatal", "errors", "-e", f"CACHE_PATH={json.dumps(str(cache))}"]
        return self._server.build([*places, *options], environment, die_at)

    def _inputs(self) -> str:
        digest = sha256(f"{self.now} {self.settings} {sorted(self.guests)}".encode())
        for folder in (self.content, self.theme, self.overrides, *([self.plugins] if self.guests else [])):
            for path, seal in sorted(tree(folder).items()):
                digest.update(f"{folder.name} {path} {seal}\n".encode())
        return digest.hexdigest()


Tree = dict[str, str]


def tree(folder: Path) -> Tree:
    """Return what each file below ``folder`` holds, as a digest, by path."""
    return {path: sha256(Path(folder, path).read_bytes()).hexdigest() for path in _files(folder)}


def _files(folder: Path) -> Iterator[str]:
    for parent, _, names in os.walk(folder):
        yield from (Path(parent, name).relative_to(folder).as_posix() for name in names)


def differences(made: Tree, clean: Tree) -> list[str]:
    """Return the paths that only one tree has, or that differ."""
    return sorted(path for path in made.keys() | clean.keys() if made.get(path) != clean.get(path))


def findings(errors: str) -> list[str]:
    """Return what a build said about the sources, without what it said of its cache and of the old site."""
    apart = ("bộ nhớ đệm", "Trang cũ trong", "Tổng cộng")
    return [line for line in errors.splitlines() if not any(word in line for word in apart)]


def is_quiet(built: Built) -> bool:
    """Say whether a build found nothing to do."""
    return "Không có gì thay đổi từ lần dựng trước" in built.output


def pick(names: Iterable[str], number: int) -> str:
    """Return one of ``names``."""
    known = sorted(names)
    return known[number % len(known)]


def _first_stories() -> Iterator[tuple[str, Story]]:
    for number in range(6):
        date = dt.datetime(2026, 11 - number // 2, 20 - number, 9)
        yield (
            f"2026/tin-{number}.md",
            Story(f"Tin số {number}", date, CATEGORIES[number % 2], AUTHORS[number % 3], TAGS[number % 4]),
        )
    notice = Story("Lịch tiếp công dân", dt.datetime(2026, 11, 1, 8), CATEGORIES[2], expires="2026-12-01")
    lead = Story("Cam sành chín sớm", dt.datetime(2026, 11, 21, 7), photo="cam.jpg", mentions="2026/tin-3.md")
    coming = Story("Chợ phiên cuối năm", dt.datetime(2026, 11, 25, 7), photo="cho.jpg", summary="Chợ họp sáng 25-11.")
    yield from {"2026/lich.md": notice, "2026/cam.md": lead, "2026/cho.md": coming}.items()
