"""Links and photos of exported stories are read by all systems: relative, and names with blanks between brackets."""

from __future__ import annotations

from pathlib import Path

import pytest
from bantin.move_in.export import export_stories


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("[b](/2020/b.md#muc)", "[b](b.md#muc)"),
        ("[b](/pages/g.md)", "[b](../pages/g.md)"),
        ("[t](/2020/t.pdf)", "[t](t.pdf)"),
        ('[t](</2020/to%20khai.pdf> "tờ khai")', '[t](to%20khai.pdf "tờ khai")'),
        ("![](anh một.jpg)", "![](<anh một.jpg>)"),
        ("![x](<anh một.jpg>)", "![x](<anh một.jpg>)"),
        ("![x](anh_(1).jpg)", "![x](anh_(1).jpg)"),
        ("[x](https://a.vn/b_(c)?d=1#e)", "[x](https://a.vn/b_(c)?d=1#e)"),
        ("[x](/khong/co.md)", "[x](/khong/co.md)"),
        ("[x](#muc)", "[x](#muc)"),
        ("a [x\\](/2020/b.md)", "a [x\\](/2020/b.md)"),
        ("`[b](/2020/b.md)`", "`[b](/2020/b.md)`"),
    ],
)
def test_a_target_is_written_as_all_read_it(typed: str, written: str, tmp_path: Path) -> None:
    content = tmp_path / "content"
    for name in ("2020/b.md", "pages/g.md", "2020/t.pdf", "2020/to khai.pdf"):
        (content / name).parent.mkdir(parents=True, exist_ok=True)
        (content / name).write_text("Title: B\n\nx\n")
    (content / "2020/a.md").write_text(f"Title: A\nDate: 2020-01-01\nCategory: Tin\n\n{typed}\n", "utf-8")
    export_stories(content, tmp_path / "out", {})
    assert (tmp_path / "out/2020/a.md").read_text("utf-8").rpartition("---\n\n")[2] == f"{written}\n"
