"""The verbs of the command ``bantin``: what each says of itself, and which function of which module it calls."""

from __future__ import annotations

from typing import NamedTuple


class Verb(NamedTuple):
    """One verb: its ``name``, the key of its line in the catalogue, ``module:function``, arguments set beforehand.

    The function takes the arguments that were typed, behind those set beforehand, and returns the exit code.
    ``extra`` names the extra of the package that it cannot do without.
    """

    name: str
    line: str
    target: str
    preset: tuple[str, ...] = ()
    extra: str = ""


_PELICAN = "bantin.newsroom.command:run_pelican"
_FATAL = "--fatal", "errors"  # Pelican by itself builds on after an error; a newsroom must hear of it

WANTED = {  # modules, by the extra that brings them
    "desk": ("starlette", "uvicorn", "httptools"),
    "import": ("lxml", "cssselect", "ijson"),
}

VERBS = (
    Verb("build", "verb/build", _PELICAN, _FATAL),
    Verb("devserver", "verb/devserver", "bantin.devserver.command:devserver", extra="desk"),
    Verb("desk", "verb/desk", "bantin.desk.command:desk", extra="desk"),
    Verb("serve", "verb/serve", "bantin.devserver.command:serve", extra="desk"),
    Verb("preview", "verb/preview", _PELICAN, (*_FATAL, "-s", "previewconf.py")),
    Verb("publish", "verb/publish", "bantin.newsroom.command:publish", (*_FATAL, "-s", "publishconf.py")),
    Verb("deploy", "verb/deploy", "bantin.deploy.command:deploy"),
    Verb("rollback", "verb/rollback", "bantin.deploy.command:rollback"),
    Verb("doctor", "verb/doctor", "bantin.deploy.doctor:doctor"),
    Verb("site", "verb/site", "bantin.own_site.command:site"),
    Verb("upgrade", "verb/upgrade", "bantin.own_site.upgrade_command:upgrade"),
    Verb("new", "verb/new", "bantin.front_matter.commands:new"),
    Verb("import", "verb/import", "bantin.imports.__main__:main"),
    Verb("import-site", "verb/import-site", "bantin.move_in.command:import_site", extra="import"),
    Verb("export", "verb/export", "bantin.move_in.export_command:export"),
    Verb("check", "verb/check", "bantin.check.command:check"),
    Verb("fix", "verb/fix", "bantin.check.command:fix"),
    Verb("why", "verb/why", "bantin.fast_build.why:why"),
    Verb("due", "verb/due", "bantin.front_matter.commands:due"),
    Verb("schedule", "verb/schedule", "bantin.deploy.schedule:schedule"),
    Verb("forget", "verb/forget", "bantin.addresses.command:forget"),
    Verb("convert-text", "verb/convert-text", "bantin.front_matter.commands:convert_text"),
    Verb("photos-report", "verb/photos-report", "bantin.photos.report_command:photos_report"),
    Verb("fetch-photos", "verb/fetch-photos", "bantin.photos.fetching.command:fetch_photos"),
)
