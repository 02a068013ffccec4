"""Compiled templates are kept beside our code, and never where anybody else may write, nor under doubtful names."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
from bantin.theming import compiled_templates
from bantin.theming.compiled_templates import CompiledTemplates
from jinja2 import DictLoader, Environment

TEXTS = {"a.html": "{% include 'b.html' %} {{ name | upper }}", "b.html": "một"}


def environment(folder: Path, texts: dict[str, str] = TEXTS, **options: Any) -> Environment:
    made = Environment(loader=DictLoader(dict(texts)), bytecode_cache=CompiledTemplates(folder), **options)
    made.filters["twice"] = lambda word: word * 2
    return made


def kept(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.glob("*")}


@pytest.fixture(autouse=True)
def python_keeps_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


def refuse(*_: object, **__: object) -> None:
    raise AssertionError("it was compiled again")


def test_another_build_compiles_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert environment(tmp_path).get_template("a.html").render(name="tin") == "một TIN"
    assert len(kept(tmp_path)) == 2
    monkeypatch.setattr(Environment, "_generate", refuse)
    assert environment(tmp_path).get_template("a.html").render(name="bài") == "một BÀI"
    with pytest.raises(AssertionError, match="compiled again"):
        environment(tmp_path, {"a.html": "khác"}).get_template("a.html")


def test_a_changed_text_takes_the_place_of_what_it_was(tmp_path: Path) -> None:
    environment(tmp_path).get_template("b.html")
    assert environment(tmp_path, {"b.html": "hai"}).get_template("b.html").render() == "hai"
    assert len(kept(tmp_path)) == 1
    assert environment(tmp_path).get_template("b.html").render() == "một"


@pytest.mark.parametrize("damage", [b"", b"j2", b"\x80\x04.", b"khong phai"])
def test_a_damaged_file_is_written_anew(tmp_path: Path, damage: bytes) -> None:
    environment(tmp_path).get_template("b.html")
    before = kept(tmp_path)
    (file,) = tmp_path.glob("*")
    file.write_bytes(damage)
    assert environment(tmp_path).get_template("b.html").render() == "một"
    assert kept(tmp_path) == before


def test_what_the_site_makes_of_a_constant_is_compiled_each_time(tmp_path: Path) -> None:
    """Jinja works it out while it compiles: a site in another language would show the words of the first."""
    for often in (2, 3):
        made = environment(tmp_path, {"c.html": "{{ 'tin' | twice }}"})
        made.filters["twice"] = lambda word, often=often: word * often
        assert made.get_template("c.html").render() == "tin" * often
    assert kept(tmp_path) == {}


def test_a_name_that_an_environment_lacks_makes_other_code(tmp_path: Path) -> None:
    texts = {"c.html": "{% if name is defined %}{{ name | twice }}{% endif %}"}
    environment(tmp_path, texts).get_template("c.html")
    without = environment(tmp_path, texts)
    del without.filters["twice"]
    without.get_template("c.html")
    assert len(kept(tmp_path)) == 2


@pytest.mark.parametrize(
    "options",
    [{"extensions": ["jinja2.ext.do"]}, {"finalize": str}, {"autoescape": lambda _: True}],
    ids=["an extension", "a last step", "a rule of escaping"],
)
def test_what_somebody_else_compiles_with_is_not_kept(tmp_path: Path, options: dict[str, Any]) -> None:
    environment(tmp_path, **options).get_template("b.html")
    assert kept(tmp_path) == {}


def test_escaping_makes_other_code(tmp_path: Path) -> None:
    texts = {"c.html": "{{ name }}"}
    shown = [
        environment(tmp_path, texts, autoescape=it).get_template("c.html").render(name="<b>") for it in (False, True)
    ]
    assert shown == ["<b>", "&lt;b&gt;"]


def test_nothing_is_written_where_python_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert environment(tmp_path).get_template("b.html").render() == "một"
    assert kept(tmp_path) == {}


def test_a_folder_that_cannot_be_written_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert environment(tmp_path / "file").get_template("b.html").render() == "một"


def test_the_folder_is_that_of_our_own_compiled_code() -> None:
    own = Path(compiled_templates.__cached__ or "").parent
    assert CompiledTemplates()._folder == own / "templates"
