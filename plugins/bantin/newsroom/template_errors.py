"""Mistakes in templates of the site's own, told with file and line: they are no faults of the software."""

from __future__ import annotations

import re
import traceback
from pathlib import Path

from bantin.newsroom.message import Message, say
from bantin.newsroom.printing import printable

# How Jinja names the frames of templates; an error of a worker brings its traceback as a note.
_FRAME = re.compile(
    r'^ *File "(?P<file>.+)", line (?P<line>\d+), in (?:top-level template code|template|macro|block)\b', re.MULTILINE
)
_LACKS = re.compile(r"the template '(.+?)' \(imported on line .*does not export the requested name '(.+?)'")
_PACKAGE = Path(__file__).parents[1]
_SHIPPED = (_PACKAGE / "theme", _PACKAGE.parents[1] / "theme")  # installed, in a checkout


def explain_template(error: BaseException | None) -> str | None:
    """Return a sentence on the line of a template of the site's own that ``error`` came from; None for any other."""
    if not isinstance(error, Exception):
        return None
    found = [it for it in _FRAME.finditer("".join(traceback.format_exception(error))) if _is_own(Path(it["file"]))]
    lacking = _LACKS.search(str(error))
    if found:
        place = f"{_shown(Path(found[-1]['file']))}:{found[-1]['line']}"
        said = say("setting/own-template", place=place, reason=_reason(error))
    elif lacking:  # one of the software's asks for it, and would find it in the software's own
        said = say(
            "setting/own-template",
            place=f"templates/{lacking[1]}",
            reason=say("setting/template-lacks", name=lacking[2]),
        )
    else:
        return None
    return printable(str(said))


def _reason(error: Exception) -> Message | str:
    match type(error).__name__:
        case "TemplateNotFound" | "TemplatesNotFound":
            return say("setting/template-missing", name="”, “".join(getattr(error, "templates", [str(error)])))
        case "RecursionError":
            return say("setting/template-itself")
        case "TemplateSyntaxError" | "TemplateAssertionError":
            return say("setting/template-syntax", error=str(getattr(error, "message", error)).rstrip("."))
        case kind:
            return say("setting/template-error", error=f"{kind}: {error}")


def _is_own(file: Path) -> bool:
    return not any(file.is_relative_to(theme) for theme in _SHIPPED)


def _shown(file: Path) -> str:
    """Return the path of ``file`` as it is seen from where the command runs."""
    here = Path.cwd()
    return str(file.relative_to(here)) if file.is_relative_to(here) else str(file)
