"""The folder of a new site: every file with its bytes, made from the answers."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from dataclasses import fields
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bantin.newsroom.message import say
from bantin.newsroom.split_address import host_of
from bantin.own_site.answers import OURS, Answers, own_cloth
from bantin.own_site.drawings import emblem, photo
from bantin.theming.colours import Wish, all_colours

FILES = "own_site/files"
# Files of the software that a site carries as they are; an upgrade brings newer ones unless the site changed them.
SHARED: Mapping[str, str] = {
    ".gitignore": "gitignore.txt",
    ".gitattributes": "gitattributes.txt",
    "previewconf.py": "previewconf.py.txt",
    "vendor/start.py": "start.py.txt",
    "Mở bàn biên tập.cmd": "starter.cmd.txt",
    "Mở bàn biên tập.command": "starter.sh.txt",
    "Open the desk.cmd": "en/starter.cmd.txt",
    "Open the desk.command": "en/starter.sh.txt",
    ".github/workflows/ban-tin.yml": "github.yml.txt",
    ".gitlab-ci.yml": "gitlab.yml.txt",
    "netlify.toml": "netlify.toml.txt",
}
_OF_HOST = {".github/workflows/ban-tin.yml": "github", ".gitlab-ci.yml": "gitlab", "netlify.toml": "netlify"}
_OF_LANGUAGE = {
    name: "en" if name.startswith("Open") else "vi" for name in SHARED if name.endswith((".cmd", ".command"))
}
RUNS = tuple(name for name in SHARED if name.endswith(".command"))  # files that a person starts
# What the examples are called, in the language of the site: a story, its photo, the page about the office.
_EXAMPLES = {"vi": ("bai-mau", "anh-mau", "gioi-thieu"), "en": ("example", "example", "about")}
_STORIES = 3
# What the place is called in `deploy.toml` to which the desk publishes, where that is no push to a host of git.
_TARGETS = {"vi": {"server": "may-chu", "folder": "thu-muc"}, "en": {"server": "server", "folder": "folder"}}


def shared_files(host: str, language: str) -> dict[str, str]:
    """Return the software's files that a site on ``host`` carries: where each lies, which it is among ``FILES``."""
    mine = {**_OF_HOST, **_OF_LANGUAGE}
    return {path: file for path, file in SHARED.items() if mine.get(path, host) in (host, language)}


def files_of(answers: Answers, files: Path, theme: Path, now: dt.datetime) -> Iterator[tuple[str, bytes]]:
    """Yield the path and the bytes of each file of a new site but its software, from the texts in ``files``."""
    write = _Writer(files, answers)
    yield "pelicanconf.py", write("pelicanconf.py.txt", **_settings(answers, theme))
    target = _TARGETS[answers.language].get(answers.host, "")
    yield (
        "publishconf.py",
        write("publishconf.py.txt", target=target, words={"publishing": say("site/words-publishing")}),
    )
    yield "README.md", write(f"{answers.language}/README.md.txt", year=f"{now:%Y}")
    if target:
        host_name = host_of(answers.address) or "example.vn"
        yield "deploy.toml", write(f"{answers.language}/deploy.toml.txt", host_name=host_name)
    yield from _content(write, answers, now)
    yield from _own_theme(write, answers, theme)
    for path, file in shared_files(answers.host, answers.language).items():
        text = (files / file).read_text("utf-8")
        yield path, (text.replace("\n", "\r\n") if path.endswith(".cmd") else text).encode()


def _settings(answers: Answers, theme: Path) -> dict[str, Any]:
    words = {"settings": say("site/words-settings"), "own_theme": say("site/words-own-theme")}
    if answers.colour == OURS:
        colours = 'PALETTE, COLOURS = "", {}'
    elif answers.colour.startswith("#"):
        light, dark = own_cloth(answers.colour, theme)
        colours = f'COLOURS = {{"cloth": ("{light}", "{dark}")}}'
    else:
        colours = f'PALETTE = "{answers.colour}"'
    return {"words": words, "colours": colours}


def _content(write: _Writer, answers: Answers, now: dt.datetime) -> Iterator[tuple[str, bytes]]:
    sections = answers.sections or (str(say("site/words-section")),)
    example, picture, about = _EXAMPLES[answers.language]
    for number in range(1, _STORIES + 1):
        day = now - dt.timedelta(days=number)
        moment, category = f"{day:%Y-%m-%d} 08:00", sections[(number - 1) % len(sections)]
        story = write(f"{answers.language}/story-{number}.md.txt", moment=moment, category=category)
        yield f"content/{day:%Y}/{example}-{number}.md", story
        if number == 1:
            yield f"content/{day:%Y}/{picture}.jpg", photo()
    page = write(f"{answers.language}/page.md.txt", moment=f"{now:%Y-%m-%d} 08:00")
    yield f"content/pages/{about}.md", page


def _own_theme(write: _Writer, answers: Answers, theme: Path) -> Iterator[tuple[str, bytes]]:
    chosen = Wish("" if answers.colour.startswith("#") or answers.colour == OURS else answers.colour)
    colours = all_colours(theme, (theme / "static/css/tokens.css").read_text("utf-8"), chosen)["light"]
    ground = own_cloth(answers.colour, theme)[0] if answers.colour.startswith("#") else colours["cloth"]
    yield "theme/static/img/emblem.svg", emblem(answers.name, ground, colours["cloth-ink"]).encode()
    yield f"theme/strings/{answers.language}.toml", write(f"{answers.language}/strings.toml.txt")
    yield "theme/templates/README.txt", write(f"{answers.language}/templates.txt")


class _Writer:
    """Fills the texts of a new site in: ``<< name >>`` and ``<% if … %>``, which no such text means otherwise."""

    def __init__(self, files: Path, answers: Answers) -> None:
        self._answers, self._environment = (
            answers,
            Environment(
                loader=FileSystemLoader(files),
                undefined=StrictUndefined,
                variable_start_string="<<",
                variable_end_string=">>",
                block_start_string="<%",
                block_end_string="%>",
                comment_start_string="<#",
                comment_end_string="#>",
                trim_blocks=True,
                keep_trailing_newline=True,
            ),
        )
        self._environment.filters["tojson"] = partial(json.dumps, ensure_ascii=False)

    def __call__(self, name: str, **names: Any) -> bytes:
        given = {field.name: getattr(self._answers, field.name) for field in fields(self._answers)}
        return self._environment.get_template(name).render(**given, **names).encode()
