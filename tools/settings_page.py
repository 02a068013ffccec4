"""``python -m tools.settings_page`` writes docs/settings.md from the tables of settings of our packages."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs/settings.md"
sys.path.insert(0, str(ROOT / "plugins"))

from bantin.newsroom.setting import Setting  # noqa: E402
from bantin.newsroom.setting_tables import tables  # noqa: E402

_HEAD = """# Settings

Pelican's own settings keep their names and meanings; see its documentation. `pelicanconf.py` holds the site,
`publishconf.py` what differs in production. Any of them can be given on the command line: `pelican -e
SAME_CATEGORY_COUNT=4`.

A mistake in a settings file is answered with one sentence: file and line for a slip in its Python, the name for a
value of the wrong kind. `make` starts Pelican through [`bantin build`](commands.md), which hears of every such
mistake. Plain `pelican` says the same of all but one: of Python that cannot even be read in the very file that `-s`
names it prints its own traceback, whose last lines name file and line, because nothing of that file has run by
then.

A slip in the *name* of a setting or in a key of `OFFICE` (`SITENAEM`, `"goverming_body"`) is a warning that names
the one that was meant, and stops `make publish`. A setting of the site's own under a name that is near no other one
is left alone; for one that is near, put `"newsroom/setting"` into `STRICT_ALLOWED_WARNINGS`.

The settings that Bản tin adds stand below by the package that they belong to, as its table `SETTINGS` in
`plugins/bantin/<package>/settings.py` has them; `python -m tools.settings_page` writes this page. All are judged at
the start of a build, and all mistakes are told in one report.
"""
_TABLE = """
## {package}

| Setting | Default | Meaning |
|---|---|---|
"""


def page(by_package: Mapping[str, Iterable[Setting]]) -> str:
    """Return the page about the settings of each package; those of the newsroom, which all share, come first."""
    packages = sorted(by_package, key=lambda name: (name != "newsroom", name))
    return _HEAD + "".join(_TABLE.format(package=name) + _rows(by_package[name]) for name in packages)


def _rows(settings: Iterable[Setting]) -> str:
    return "".join(
        f"| {', '.join(f'`{one.name}`' for one in row)} | {_defaults(row)} | {row[0].meaning} |\n"
        for row in _together(settings)
    )


def _together(settings: Iterable[Setting]) -> Iterator[list[Setting]]:
    """Yield the settings of each row: one with a meaning, and those without one that follow it."""
    row: list[Setting] = []
    for setting in settings:
        if setting.meaning and row:
            yield row
            row = []
        row.append(setting)
    if row:
        yield row


def _defaults(row: Iterable[Setting]) -> str:
    return "; ".join(dict.fromkeys(setting.shown or _written(setting.default) for setting in row))


def _written(default: object) -> str:
    """Return ``default`` as a settings file has it."""
    match default:
        case str():
            return f'`"{default}"`'
        case tuple() if not default or isinstance(default[0], int):
            return f"`{list(default)}`"
        case tuple():
            return "`({})`".format(", ".join(f'"{part}"' for part in default))
        case _:
            return f"`{default!r}`"


if __name__ == "__main__":
    PAGE.write_text(page(tables()), "utf-8")
