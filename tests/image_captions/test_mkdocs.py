"""The extension alone in stock MkDocs and in bare Python-Markdown: the line below a photo is its caption."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from markdown import markdown

from tests.building import ROOT

PAGE = """# Hội nghị

![Bục phát biểu](phat-bieu.jpg)
Đồng chí Chủ tịch phát biểu. Ảnh: Tuấn Tú

Một đoạn văn.

```py
x = "![y](z.jpg)"
```
"""
CONFIG = "site_name: Bản tin\nmarkdown_extensions: [bantin.image_captions]\n"


def test_bare_markdown_makes_a_figure() -> None:
    html = markdown(PAGE, extensions=["bantin.image_captions"])
    assert "<figcaption" in html
    assert "Đồng chí Chủ tịch phát biểu." in html.partition("<figcaption")[2].partition("</figcaption>")[0]


@pytest.mark.process
@pytest.mark.slow
def test_stock_mkdocs_makes_a_figure(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text(PAGE, "utf-8")
    (tmp_path / "docs/phat-bieu.jpg").write_bytes((ROOT / "tests/site/small/2024/phat-bieu.jpg").read_bytes())
    (tmp_path / "mkdocs.yml").write_text(CONFIG, "utf-8")
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "plugins"), "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    built = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr
    page = (tmp_path / "site/index.html").read_text("utf-8")
    figure = page.partition("<figure")[2].partition("</figure>")[0]
    assert 'src="phat-bieu.jpg"' in figure
    caption = figure.partition("<figcaption")[2].partition("</figcaption>")[0]
    assert "Đồng chí Chủ tịch phát biểu." in caption
    assert "Tuấn Tú" in caption
    assert "Một đoạn văn." in page.partition("</figure>")[2]
    assert '<pre><code class="language-py">x = &quot;![y](z.jpg)&quot;\n</code></pre>' in page  # MkDocs' own fences
