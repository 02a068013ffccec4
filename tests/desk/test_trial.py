"""The trial build is done again only if something may have changed, and nobody waits for what is being sent."""

from __future__ import annotations

import datetime as dt
import sys
import threading
from pathlib import Path

import pytest
from bantin.desk.building import Stop
from bantin.desk.publication import Publication
from bantin.desk.publishing import Publisher

from tests.desk.office import STORY, Site
from tests.desk.test_publishing import PlainBuilder

pytestmark = pytest.mark.process

PATH = "2026/hop-thon.md"


@pytest.fixture
def builder(site: Site) -> PlainBuilder:
    made = PlainBuilder(site)
    use(site, made, DESK_PUBLISH_FOLDER="ra")
    return made


def use(site: Site, builder: PlainBuilder, **settings: object) -> None:
    where = Publication.of(settings, site.folder)
    site.office.publisher = Publisher(site.office.desk, site.office.listing, builder, where)


def test_what_was_found_a_moment_ago_is_not_built_again(site: Site, builder: PlainBuilder) -> None:
    assert site.ask("plan").data["ready"]
    assert site.ask("plan").data["ready"]
    assert site.ask("publish").status == 200
    assert builder.trials == [True, False]


# What a site is built from beside its stories: one file of each kind, by what it is.
OTHERS = {
    "settings": "publishconf.py",
    "theme": "khung/templates/article.html",
    "own theme": "theme/strings/vi.toml",
    "own templates": "mau/article.html",
    "own plugin": "plugin/dem.py",
}


@pytest.mark.parametrize("change", ["story", "photo", "new", "gone", *OTHERS, "minutes", "hour"])
def test_any_change_has_it_built_again(site: Site, builder: PlainBuilder, change: str) -> None:
    for file in OTHERS.values():
        (site.folder / file).parent.mkdir(parents=True, exist_ok=True)
    site.settings |= {"THEME": str(site.folder / "khung"), "OWN_THEME": "theme"}
    site.settings |= {"THEME_TEMPLATES_OVERRIDES": [str(site.folder / "mau")]}
    site.settings |= {"PLUGIN_PATHS": [str(site.folder / "plugin")]}
    photo = site.write("2026/a.jpg", b"a")
    due = site.hour + dt.timedelta(minutes=2)
    site.write("2026/hen.md", STORY.replace("2026-11-20 07:30", f"{due:%Y-%m-%d %H:%M}"))
    site.ask("plan")
    if change == "story":
        site.write(PATH, STORY + "Thêm.\n")
    elif change == "photo":
        photo.write_bytes(b"bb")
    elif change == "new":
        site.write("2026/b.jpg", b"b")
    elif change == "gone":
        photo.unlink()
    elif change in OTHERS:
        (site.folder / OTHERS[change]).write_text("x", "utf-8")
    else:
        site.hour += dt.timedelta(minutes={"minutes": 6, "hour": 3}[change])
    site.ask("publish")
    assert builder.trials == [True, True, False]


def test_what_has_stopped_is_tried_again(site: Site, builder: PlainBuilder) -> None:
    builder.stops = [Stop("đang có lần dựng khác")]
    assert not site.ask("plan").data["ready"]
    builder.stops = []
    assert site.ask("plan").data["ready"]


def test_a_story_is_saved_while_the_site_is_sent(site: Site, builder: PlainBuilder) -> None:
    waiting = "pathlib.Path('xong').exists() and sys.exit(); time.sleep(0.01)"
    program = f"import pathlib, sys, time\nfor _ in range(3000): {waiting}"
    use(site, builder, DESK_PUBLISH_FOLDER="ra", DESK_PUBLISH_COMMAND=[sys.executable, "-c", program])
    base = site.ask("open", path=PATH).data["base"]
    sending = threading.Thread(target=site.ask, args=("publish",))
    sending.start()
    while sending.is_alive() and not (site.folder / "ra/hop-thon.html").exists():
        sending.join(0.01)
    assert site.ask("save", path=PATH, base=base, body="Chữ mới.\n").status == 200
    Path(site.folder / "xong").touch()
    sending.join()
    assert "Chữ mới." not in (site.folder / "ra/hop-thon.html").read_text("utf-8")
    assert site.ask("plan").data["stories"] == [{"what": "Sửa:", "title": "Họp thôn Na Vai"}]
