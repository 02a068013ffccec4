"""Why Pelican cannot start from a site's settings, said to their owner with the line or the name to mend."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import FrameType, TracebackType
from typing import Any

from plugins.newsroom.setting_kinds import wrong_kinds
from plugins.newsroom.settings_file import mend_settings

# Pelican's own words, which a test holds beside the Pelican that is installed.
NO_CONTENT = "You need to specify a path containing the content"
NO_THEME = "Could not find the theme"
_MISSING_CONTENT = "Không có thư mục nội dung “{path}”. Hãy tạo thư mục ấy và viết tin đầu tiên: "
_FIRST_STORY = 'make new TITLE="…" CATEGORY="…"'


def explain_settings(error: BaseException | None) -> str | None:
    """Return a sentence on a mistake in the settings; None for any other failure."""
    if isinstance(error, SyntaxError):
        return _syntax(error)
    frames = list(_frames(error.__traceback__)) if error else []
    if any(frame.f_code.co_name == "load_source" for frame, _ in frames):
        return _line_of_settings(error, frames)
    settings = _settings_in(frames)
    wrong = list(wrong_kinds(settings))  # whatever has stumbled over it, and wherever
    if wrong:
        return f"{' '.join(wrong)} {mend_settings()}"
    if any(frame.f_globals.get("__name__") == "pelican.settings" for frame, _ in frames):
        return _value(error, settings)
    return _template(error)


def content_complaint(path: str) -> str | None:
    """Return what is wrong with the content folder at ``path``; None when it can be read."""
    if Path(path).is_dir():
        if os.access(path, os.R_OK | os.X_OK):
            return None
        return f"Không được phép đọc thư mục nội dung “{path}”. Hãy kiểm tra quyền đọc của thư mục ấy."
    if Path(path).is_file():
        return f"“{path}” là một tệp, không phải thư mục nội dung. Hãy đổi tên tệp ấy rồi tạo thư mục: {_FIRST_STORY}"
    return _MISSING_CONTENT.format(path=path) + _FIRST_STORY


def _syntax(error: SyntaxError) -> str:
    place = f"{_shown(error.filename)}:{error.lineno}" if error.filename and error.lineno else _shown(error.filename)
    text = (error.text or "").strip()
    near = f" gần “{text}”" if text else ""
    advice = "Hãy xem dấu ngoặc, dấu nháy, dấu phẩy và chỗ thụt vào của dòng này và dòng ngay trên."
    return f"{place}: viết sai cú pháp Python{near}. {advice}"


def _line_of_settings(error: BaseException | None, frames: list[tuple[FrameType, int]]) -> str:
    """Say at which line of a settings file its run stopped."""
    if isinstance(error, FileNotFoundError) and str(error.filename).endswith(".py"):
        return f"Không có tệp cấu hình “{_shown(error.filename)}”. Hãy kiểm tra tên tệp sau -s."
    own = [(frame, line) for frame, line in frames if frame.f_code.co_name.startswith("<")]
    ran = [(frame, line) for frame, line in own if not frame.f_code.co_filename.startswith("<")]
    place = f"{_shown(ran[-1][0].f_code.co_filename)}:{ran[-1][1]}: " if ran else ""
    match error:
        case NameError(name=str(name)):
            said = f"không có tên “{name}”. Nếu là chữ, hãy đặt trong dấu nháy; nếu không, hãy sửa tên ấy"
        case ModuleNotFoundError(name=str(name)):
            said = f"không có mô-đun “{name}”. Hãy sửa tên ấy, hoặc cài gói có nó"
        case _:
            said = f"dòng này không chạy được ({type(error).__name__}: {error}). Hãy sửa dòng ấy"
    return f"{place}{said}."


def _value(error: BaseException | None, settings: Mapping[str, Any]) -> str:
    """Say which value Pelican could not begin with."""
    if NO_CONTENT in str(error):
        return content_complaint(str(settings.get("PATH", "content"))) or f"{error}"
    if NO_THEME in str(error):
        return f"Không có thư mục giao diện “{settings.get('THEME')}” (THEME). {mend_settings()}"
    return f"Tệp cấu hình có một giá trị không dùng được ({type(error).__name__}: {error}). {mend_settings()}"


def _template(error: BaseException | None) -> str | None:
    """Say which page, or which option of Jinja, the settings ask for that there is not."""
    if type(error).__name__ == "PelicanTemplateNotFound":
        advice = "Hãy xem tên trong DIRECT_TEMPLATES, và thư mục “templates” của giao diện (THEME)"
        return f"Không có mẫu trang mà tệp cấu hình nhắc tới ({error}). {advice}."
    if isinstance(error, TypeError) and "Environment.__init__" in str(error):
        return f"JINJA_ENVIRONMENT có một mục không dùng được ({error}). {mend_settings()}"
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
    path = Path(file or "tệp cấu hình")
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)
