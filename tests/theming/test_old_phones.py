"""What the theme asks of a browser: nothing that a phone of 2018 does not read, or that it could not do without."""

from __future__ import annotations

import re

from bantin.theming.bundle import minify

from tests.theming.theme import THEME, styles, templates

SCRIPTS = sorted((THEME / "static/js").glob("*.js"))
# Each would make an old browser drop a whole rule, or what comes after it.
_TOO_NEW = re.compile(
    r":has\(|:is\(|:where\(|@container|@layer|@scope|&|(?:^|[;{])(?:inset|translate|rotate|scale):|:not\([^()]*,"
)
_NEW_SYNTAX = re.compile(
    r"\?\.[a-z([]|\?\?|\bcatch \{|\bimport\b\(?|\bexport\b|#[a-z]\w* ?[=(;]|\|\|=|&&=", re.IGNORECASE
)


def nested(css: str) -> list[str]:
    """Return the heads of rules that stand within other rules; queries may hold rules."""
    open_rules: list[bool] = []
    found = []
    for head, sign in re.findall(r"([^{};]*)([{};])", css):
        if sign == "{":
            is_rule = not head.startswith(("@media", "@supports"))
            found += [head] if is_rule and any(open_rules) else []
            open_rules.append(is_rule)
        elif sign == "}":
            open_rules.pop()
    assert open_rules == []
    return found


def test_a_sheet_is_read_whole_by_old_browsers() -> None:
    for sheet in styles():
        css = minify(sheet.read_text("utf-8"))
        assert nested(css) == [], sheet
        assert _TOO_NEW.findall(css) == [], sheet


def test_a_script_is_read_whole_by_old_browsers() -> None:
    for script in SCRIPTS:
        code = re.sub(r"(?m)^\s*//.*$|/\*.*?\*/", "", script.read_text("utf-8"))
        assert _NEW_SYNTAX.findall(code) == [], script


def test_no_script_is_a_module_and_each_photo_has_a_jpeg() -> None:
    for file in templates():
        assert 'type="module"' not in file.read_text("utf-8"), file.name
    assert "<img" in (THEME / "templates/components/picture.html").read_text("utf-8")


def test_what_is_too_new_would_be_found() -> None:
    assert nested(".a{color:red;.b{color:blue}}") == [".b"]
    assert nested("@media (min-width:1em){.a{color:red}}") == []
    for css in (".a:has(.b){}", ".a{inset:0}", ".a:not(.b,.c){}", ".a{x:y}&.b{}", "@container (min-width:1em){}"):
        assert _TOO_NEW.search(css), css
    for code in ("a?.b", "a ?? b", "try { a } catch { b }", "a ||= b"):
        assert _NEW_SYNTAX.search(code), code
