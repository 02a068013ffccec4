"""Mistakes in a site's own templates are told with file, line and cure; those of the software stay faults."""

from __future__ import annotations

from pathlib import Path

import pytest
from bantin.newsroom.log import is_fault, last_line
from bantin.newsroom.template_errors import explain_template
from bantin.theming.assets import unread_templates
from bantin.theming.folder import theme_folder
from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader, StrictUndefined

SHIPPED = theme_folder() / "templates"


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "theme/templates/components").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path / "theme/templates"


def failure(own: Path, name: str, **values: object) -> Exception:
    """Return what rendering the template ``name`` ends with, where files in ``own`` stand before the theme's."""
    shipped = FileSystemLoader(SHIPPED)
    loader = ChoiceLoader([FileSystemLoader(own), shipped, PrefixLoader({"!theme": shipped})])
    with pytest.raises(Exception) as ended:
        Environment(loader=loader, undefined=StrictUndefined).get_template(name).render(**values)
    return ended.value


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            '\n{% extends "nope.html" %}',
            ":2: mẫu trang của riêng mình không dùng được: không có mẫu “nope.html”. Hãy",
        ),
        (
            '{% include ["b.html", "c.html"] %}',
            ":1: mẫu trang của riêng mình không dùng được: không có mẫu “b.html”, “c",
        ),
        ('{% extends "a.html" %}', ":1: mẫu trang của riêng mình không dùng được: mẫu này gọi lại chính nó; "),
        ("\n\n{% block x %}", ":3: mẫu trang của riêng mình không dùng được: viết sai cú pháp (Unexpected end"),
        ("{{ nope }}", ":1: mẫu trang của riêng mình không dùng được: UndefinedError: 'nope' is undefined. Hãy"),
        ("\n{{ 1 / 0 }}", ":2: mẫu trang của riêng mình không dùng được: ZeroDivisionError"),
        ("{{ x|nope }}", ":1: mẫu trang của riêng mình không dùng được: viết sai cú pháp (No filter named 'nope'"),
        ("{% macro m() %}\n{{ nope }}{% endmacro %}{{ m() }}", ":2: mẫu trang của riêng mình không dùng được: "),
        ("{% block b %}\n{{ nope.x }}{% endblock %}", ":2: mẫu trang của riêng mình không dùng được: "),
    ],
)
def test_a_mistake_in_a_template_of_ones_own_is_told_at_its_line(text: str, said: str, own: Path) -> None:
    (own / "a.html").write_text(text, "utf-8")
    error = failure(own, "a.html", x="")
    assert str(explain_template(error)).startswith(f"theme/templates/a.html{said}")
    assert last_line(error, "").endswith("chuyển tệp ấy đi để dùng lại mẫu của phần mềm, rồi dựng lại.")
    assert not is_fault(error)


def test_a_worker_brings_it_as_a_note(own: Path) -> None:
    (own / "a.html").write_text("{{ nope }}", "utf-8")
    error = failure(own, "a.html")
    note = str(explain_template(error))
    brought = ValueError("x")
    assert explain_template(brought) is None
    brought.add_note(f"Traceback:\n  File \"{own}/a.html\", line 7, in block 'content'\n    {{{{ nope }}}}\n")
    assert "a.html:1: " in note
    assert "theme/templates/a.html:7: " in str(explain_template(brought))


def test_a_part_of_ones_own_that_lacks_what_the_theme_needs_is_named(own: Path) -> None:
    (own / "components/entry.html").write_text("x", "utf-8")
    (own / "a.html").write_text(
        '{% from "components/boxes.html" import boxes %}{{ boxes({"a": ["b"]}, "") }}', "utf-8"
    )
    entry = Environment(loader=ChoiceLoader([FileSystemLoader(own), FileSystemLoader(SHIPPED)]))
    entry.globals["t"] = str
    with pytest.raises(Exception) as ended:
        entry.get_template("components/boxes.html").module.boxes({"a": ["b"]}, "")  # type: ignore[attr-defined]
    said = str(explain_template(ended.value))
    assert said.startswith("templates/components/entry.html: ")
    assert "thiếu “entry”" in said


def test_what_fails_in_the_software_stays_a_fault(own: Path) -> None:
    broken = failure(own, "base.html")  # nothing is given to it
    assert explain_template(broken) is None
    assert is_fault(broken)
    for other in (ValueError("x"), RecursionError(), KeyboardInterrupt(), None):
        assert explain_template(other) is None


def test_a_template_that_is_no_text_is_named(own: Path) -> None:
    (own / "good.html").write_text("Được", "utf-8")
    (own / "components/bad.html").write_bytes("Tiếng".encode("utf-16"))
    (own / "folder.html").mkdir()
    assert list(unread_templates(own.parent)) == ["templates/components/bad.html"]
