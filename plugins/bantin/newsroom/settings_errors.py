"""Why Pelican cannot start from a site's settings, said to their owner with the line or the name to mend."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import FrameType, TracebackType
from typing import Any

from bantin.newsroom.message import say
from bantin.newsroom.old_names import renamed
from bantin.newsroom.setting_tables import mistakes
from bantin.newsroom.settings_file import mend_settings

# Pelican's own words, which a test holds beside the Pelican that is installed.
NO_CONTENT = "You need to specify a path containing the content"
NO_THEME = "Could not find the theme"
_FIRST_STORY = 'make new TITLE="…" CATEGORY="…"'


def explain_settings(error: BaseException | None) -> str | None:
    """Return a sentence on a mistake in the settings; None for any other failure."""
    if isinstance(error, SyntaxError):
        return _syntax(error)
    frames = list(_frames(error.__traceback__)) if error else []
    loading = [frame for frame, _ in frames if frame.f_code.co_name == "load_source"]
    if loading and "null bytes" in str(error):  # what Python before 3.11.4 raises is no SyntaxError
        return f"{_shown(str(loading[-1].f_locals.get('path', '')))}: {say('setting/syntax')}"
    if loading:
        return _line_of_settings(error, frames)
    settings = _settings_in(frames)
    wrong = mistakes(settings)  # whatever has stumbled over it, and wherever
    if wrong:
        return f"{' '.join(wrong)} {mend_settings(wrong=' '.join(wrong))}"
    if any(frame.f_globals.get("__name__") == "pelican.settings" for frame, _ in frames):
        return _value(error, settings)
    return _template(error)


def content_complaint(path: str) -> str | None:
    """Return what is wrong with the content folder at ``path``; None when it can be read."""
    if Path(path).is_dir():
        if os.access(path, os.R_OK | os.X_OK):
            return None
        return str(say("setting/content-closed", path=path))
    if Path(path).is_file():
        return str(say("setting/content-file", path=path, command=_FIRST_STORY))
    return str(say("setting/content-missing", path=path, command=_FIRST_STORY))


def _syntax(error: SyntaxError) -> str:
    place = f"{_shown(error.filename)}:{error.lineno}" if error.filename and error.lineno else _shown(error.filename)
    text = (error.text or "").strip()
    near = say("setting/syntax-near", text=text) if text else None
    return f"{place}: {near or say('setting/syntax')}"


def _line_of_settings(error: BaseException | None, frames: list[tuple[FrameType, int]]) -> str:
    """Say at which line of a settings file its run stopped."""
    if isinstance(error, FileNotFoundError) and str(error.filename).endswith(".py"):
        return str(say("setting/no-file", file=_shown(error.filename)))
    own = [(frame, line) for frame, line in frames if frame.f_code.co_name.startswith("<")]
    ran = [(frame, line) for frame, line in own if not frame.f_code.co_filename.startswith("<")]
    place = f"{_shown(ran[-1][0].f_code.co_filename)}:{ran[-1][1]}: " if ran else ""
    match error:
        case NameError(name=str(name)):
            said = say("setting/no-name", name=name)
        case ModuleNotFoundError(name=str(name)):
            said = renamed(name) or say("setting/no-module", name=name)
        case _:
            said = say("setting/line", error=f"{type(error).__name__}: {error}")
    return f"{place}{said}"


def _value(error: BaseException | None, settings: Mapping[str, Any]) -> str:
    """Say which value Pelican could not begin with."""
    if NO_CONTENT in str(error):
        return content_complaint(str(settings.get("PATH", "content"))) or f"{error}"
    if NO_THEME in str(error):
        return f"{say('setting/no-theme', theme=str(settings.get('THEME')))} {mend_settings()}"
    return f"{say('setting/value', error=f'{type(error).__name__}: {error}')} {mend_settings()}"


def _template(error: BaseException | None) -> str | None:
    """Say which page, or which option of Jinja, the settings ask for that there is not."""
    if type(error).__name__ == "PelicanTemplateNotFound":
        return str(say("setting/no-template", error=str(error)))
    if isinstance(error, TypeError) and "Environment.__init__" in str(error):
        return f"{say('setting/jinja', error=str(error))} {mend_settings()}"
    return None


def _settings_in(frames: list[tuple[FrameType, int]]) -> Mapping[str, Any]:
    """Return the settings that Pelican had in its hands, as far as it had come."""
    pelicans = [frame.f_locals for frame, _ in frames if str(frame.f_globals.get("__name__")).startswith("pelican")]
    held = [names.get("settings", getattr(names.get("self"), "settings", None)) for names in pelicans]
    return next((one for one in reversed(held) if isinstance(one, dict)), {})


def _frames(traceback: TracebackType | None) -> Iterator[tuple[FrameType, int]]:
    while traceback:
        yield traceback.tb_frame, traceback.tb_lineno
        traceback = traceback.tb_next


def _shown(file: str | None) -> str:
    """Return the path of ``file`` as it is seen from where the command runs."""
    path = Path(file or str(say("words/settings-file")))
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)
