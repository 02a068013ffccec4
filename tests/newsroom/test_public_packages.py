"""Each package with hooks is a plugin of Pelican's by its own name; two are extensions of Markdown's."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
from markdown import markdown

from tests.building import ROOT

PLUGINS = sorted(path.parent.name for path in (ROOT / "plugins/bantin").glob("*/hooks.py"))
STORY = """Title: Tin mới
Date: 2026-01-01

Đoạn một.

![Mô tả](a.jpg)
*Chú thích. Ảnh: An*
"""


WITH_STEPS = sorted(path.parent.name for path in (ROOT / "plugins/bantin").glob("*/steps.py"))


@pytest.mark.parametrize("name", sorted({*WITH_STEPS} - {"newsroom"}))
def test_a_package_registers_its_steps_as_its_hooks_do(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[object] = []
    monkeypatch.setattr(import_module("bantin.newsroom.hooks"), "register", lambda *steps: calls.append(steps))
    steps = import_module(f"bantin.{name}.steps").STEPS
    import_module(f"bantin.{name}").register()
    import_module(f"bantin.{name}.hooks").register()
    assert calls == [steps, steps]
    assert steps


@pytest.mark.parametrize("name", WITH_STEPS)
def test_each_step_is_a_function_of_the_hooks(name: str) -> None:
    for step in import_module(f"bantin.{name}.steps").STEPS:
        found = getattr(import_module(step.act.__module__), step.act.__name__)
        assert (found.__module__, found.__qualname__) == (step.act.__module__, step.act.__qualname__)
        assert step.plugin == f"bantin.{name}"


def test_steps_load_no_hooks() -> None:
    steps = ", ".join(f"bantin.{name}.steps" for name in WITH_STEPS)
    code = f"import {steps}, sys; print(*(it for it in sys.modules if it.endswith('.hooks') or it == 'pelican'))"
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT / "plugins", capture_output=True, text=True)
    assert (ran.returncode, ran.stdout.split()) == (0, [])


@pytest.mark.parametrize("name", sorted({"newsroom", *PLUGINS} - ({*WITH_STEPS} - {"newsroom"})))
def test_a_package_registers_what_its_hooks_do(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[str] = []
    # Pelican loads a plugin of a dotted name without making it an attribute of its package, so none is looked for.
    monkeypatch.setattr(import_module(f"bantin.{name}.hooks"), "register", lambda: calls.append(name))
    import_module(f"bantin.{name}").register()
    assert calls == [name]


def test_a_package_loads_nothing_before_it_is_asked() -> None:
    packages = ", ".join(f"bantin.{name}" for name in PLUGINS)
    code = f"import {packages}, sys; print(*(it for it in sys.modules if it in ('pelican', 'markdown', 'PIL')))"
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT / "plugins", capture_output=True, text=True)
    assert ran.returncode == 0
    assert ran.stdout.split() == []


def test_bare_markdown_makes_figures_of_captioned_photos() -> None:
    body = STORY.partition("\n\n")[2]
    assert markdown(body, extensions=["bantin.image_captions"]) == (
        '<p>Đoạn một.</p>\n<figure class="photo"><img alt="Mô tả" src="a.jpg" /><figcaption class="photo__caption">'
        'Chú thích. <span class="photo__credit">Ảnh: An</span></figcaption></figure>'
    )


def test_bare_markdown_understands_the_dialect() -> None:
    assert markdown("Gồm:\n- một\n- hai", extensions=["bantin.dialect"]) == (
        "<p>Gồm:</p>\n<ul>\n<li>một</li>\n<li>hai</li>\n</ul>"
    )


def test_stock_pelican_with_a_plain_theme_makes_figures_too(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/tin.md").write_text(STORY, "utf-8")
    (tmp_path / "content/a.jpg").touch()
    settings = f"""import sys
sys.path.insert(0, {str(ROOT / "plugins")!r})
PATH, PLUGINS, TIMEZONE, THEME = "content", ["bantin.image_captions"], "UTC", "simple"
"""
    (tmp_path / "site.py").write_text(settings, "utf-8")
    command = [sys.executable, "-m", "pelican", "-s", "site.py", "-o", "output", "--fatal", "errors"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    page = (tmp_path / "output/tin-moi.html").read_text("utf-8")
    assert '<figure class="photo"><img alt="Mô tả" src="a.jpg"' in page
    assert '<figcaption class="photo__caption">Chú thích. <span class="photo__credit">Ảnh: An</span>' in page
