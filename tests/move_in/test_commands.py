"""The two commands: a plan that writes nothing, a run, and stories out again that come back the same."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
import yaml
from bantin.move_in.command import import_site
from bantin.move_in.export_command import export
from bantin.move_in.sections import sections_of

STORY = (
    "---\ntitle: Bài {n}\ndate: 2020-01-0{n}\ncategories: [{name}]\ntags: [cam]\ndraft: {draft}\n---\n\n"
    "![Ảnh](/a.jpg)\nCổng. [Bài 1](/tin/bai-1/)\n"
)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "old"
    (root / "content/tin").mkdir(parents=True)
    (root / "static").mkdir()
    (root / "static/a.jpg").write_bytes(bytes.fromhex("ffd8ffe000104a464946"))
    (root / "hugo.toml").write_text("")
    for n, name in enumerate(("Tin tức", "TIN TỨC", "Thông báo", "Tin tức"), 1):
        text = STORY.format(n=n, name=name, draft=str(n == 4).lower())
        (root / f"content/tin/bai-{n}.md").write_text(text, "utf-8")
    (root / "content/tin/hong.md").write_text("---\ntitle: a: b\n---\n\nx\n", "utf-8")
    (tmp_path / "site").mkdir()
    monkeypatch.chdir(tmp_path / "site")
    return tmp_path


def test_the_plan_says_what_will_be_and_writes_nothing(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert import_site(["../old"]) == 1  # one file cannot be read
    told = capsys.readouterr().out
    assert list((home / "site").iterdir()) == []
    for words in (
        "Hugo",
        "4 bài và 0 trang riêng: 3 công khai, 1 không công khai",
        "title → Tiêu đề: 4 bài",
        "“TIN TỨC” viết khác nhưng là “Tin tức”",
        "content/tin/hong.md: phần đầu viết sai",
        "4 có sẵn",
        "--run",
    ):
        assert words in told


def test_a_run_writes_stories_and_says_what_to_do_next(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert import_site(["../old", "--run"]) == 1
    told = capsys.readouterr().out
    assert "Đã chép 4 bài mới" in told and "bantin check" in told
    text = (home / "site/content/2020/bai-2.md").read_text("utf-8")
    assert text == (
        "Title: Bài 2\nDate: 2020-01-02\nCategory: Tin tức\nTags: cam\nĐịa chỉ cũ: /tin/bai-2/\n\n"
        "![Ảnh](a.jpg)\nCổng. [Bài 1](/2020/bai-1.md)\n"
    )
    assert "Status: nháp" in (home / "site/content/2020/bai-4.md").read_text("utf-8")
    assert "import-site.txt" in told and (home / "site/import-site.txt").is_file()


@pytest.mark.parametrize("arguments", [["../none"], ["../old/static"], ["../old/static/a.jpg"]])
def test_what_is_no_site_is_refused_in_a_sentence(
    arguments: list[str], home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert import_site(arguments) == 1
    assert "Hãy" in capsys.readouterr().err
    assert list((home / "site").iterdir()) == []


def test_the_owner_names_what_sections_become(home: Path) -> None:
    (home / "site/gop.toml").write_text('"Thông báo" = "Tin tức"\n', "utf-8")
    import_site(["../old", "--run", "--sections", "gop.toml"])
    assert "Category: Tin tức\n" in (home / "site/content/2020/bai-3.md").read_text("utf-8")


def test_stories_go_out_as_plain_markdown_and_come_back_the_same(home: Path) -> None:
    import_site(["../old", "--run"])
    assert export(["../out"]) == 0
    text = (home / "out/2020/bai-2.md").read_text("utf-8")
    _, header, body = text.split("---\n", 2)
    fields = yaml.safe_load(header)
    assert (fields["title"], fields["categories"], fields["tags"]) == ("Bài 2", ["Tin tức"], ["cam"])
    assert f"{fields['date']:%Y-%m-%d}" == "2020-01-02"
    assert "/tin/bai-2/" in fields["aliases"]
    assert body == "\n![Ảnh](a.jpg)\nCổng. [Bài 1](bai-1.md)\n"
    assert (home / "out/2020/a.jpg").read_bytes() == (home / "site/content/2020/a.jpg").read_bytes()
    assert yaml.safe_load((home / "out/2020/bai-4.md").read_text("utf-8").split("---\n")[1])["draft"] is True
    assert import_site(["../out", "--run", "--content", "again"]) == 0
    again = (home / "site/again/2020/bai-2.md").read_text("utf-8")
    assert again.partition("\n\n")[2] == (home / "site/content/2020/bai-2.md").read_text("utf-8").partition("\n\n")[2]


def test_an_export_writes_into_no_folder_that_holds_anything(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import_site(["../old", "--run"])
    assert export(["../old"]) == 1
    assert "phải trống" in capsys.readouterr().err


def test_sections_that_differ_in_looks_alone_are_one_and_near_ones_are_proposed() -> None:
    found = Counter({"Tin tức": 9, "TIN TUC": 2, "Thông báo": 5, "Thông báo.": 1, "Thong bao moi": 1})
    sections = sections_of(found, ["Tin Tức"], {"Thông báo": "Thông báo chung"})
    assert sections.merged["TIN TUC"] == sections.merged["Tin tức"] == "Tin Tức"
    assert sections.merged["Thông báo."] == sections.merged["Thông báo"] == "Thông báo chung"
    assert "Tin Tức" not in sections.new
