"""What real and hostile sites hold beside plain stories: kinds of their own, odd names, repeats, full disks."""

from __future__ import annotations

import errno
import io
import json
import os
from pathlib import Path
from typing import NoReturn
from xml.sax.saxutils import escape

import pytest
from bantin.move_in import moving
from bantin.move_in.command import import_site
from bantin.move_in.converting import Choices
from bantin.move_in.kinds import open_site
from bantin.move_in.moving import Move, run, survey
from bantin.newsroom import regular_file

from tests.move_in.old_sites import NOW

STORY = "---\ntitle: {}\ndate: 2020-01-02\n---\n\nChữ.\n"


def _moved(place: Path, content: Path) -> tuple[Move, dict[str, str], str]:
    listing = io.StringIO()
    move = survey(open_site(place), content, NOW)
    run(move, Choices(), listing, lambda number: None)
    texts = (it.read_text("utf-8") for it in content.rglob("*.md"))
    return move, {it.partition("\n")[0].removeprefix("Title: "): it for it in texts}, listing.getvalue()


def _entry(
    title: str, number: int, *, kind: str = "post", link: str = "", status: str = "publish", more: str = ""
) -> str:
    link = link or f"https://cu.example.vn/{kind}/{number}/"
    return (
        f"<item><title>{title}</title><link>{escape(link)}</link><content:encoded>Chữ.</content:encoded>"
        f"<wp:post_id>{number}</wp:post_id><wp:post_date>2020-01-02 00:00:00</wp:post_date><wp:post_name>b{number}"
        f"</wp:post_name><wp:status>{status}</wp:status><wp:post_type>{kind}</wp:post_type>{more}</item>"
    )


def _term(domain: str, name: str, code: str = "x") -> str:
    return f'<category domain="{domain}" nicename="{code}">{name}</category>'


def _wordpress(place: Path, *entries: str) -> Path:
    place.mkdir()
    (place / "xa.xml").write_text(
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        f'xmlns:wp="http://wordpress.org/export/1.2/"><channel>{"".join(entries)}</channel></rss>',
        "utf-8",
    )
    return place


def test_kinds_that_a_site_of_wordpress_made_up_are_stories_if_readers_could_open_them(tmp_path: Path) -> None:
    query = "https://cu.example.vn/?post_type={}&p=9"
    terms = [("nhan_tag", "Hội"), ("product_type", "simple"), ("loai_su_kien", "Lễ hội"), ("post_tag", "xuân")]
    place = _wordpress(
        tmp_path / "old",
        _entry("Hội xuân", 1, kind="su_kien", more="".join(_term(*it) for it in terms)),
        _entry("Hội kín", 2, kind="su_kien", status="private"),
        _entry("Mẫu thư", 3, kind="mau_thu", link=query.format("mau_thu")),
        *(
            _entry(f"Riêng {kind}", 10 + number, kind=kind)
            for number, kind in enumerate(
                ("shop_order", "nav_menu_item", "revision", "wp_block", "acf-field", "wpcf7_contact_form")
            )
        ),
    )  # fmt: skip
    move, stories, _ = _moved(place, tmp_path / "content")
    assert set(stories) == {"Hội xuân", "Hội kín"}
    assert "Category: Lễ hội\nTags: xuân, Hội\n" in stories["Hội xuân"]
    assert "Địa chỉ cũ: /su_kien/1/" in stories["Hội xuân"]
    assert "Status: nháp\n" in stories["Hội kín"]
    assert sum(move.tally.left_out.values()) == 7


def test_sections_and_languages_of_wordpress(tmp_path: Path) -> None:
    terms = _term("category", "Uncategorized") + _term("category", "Tin xã") + _term("language", "English", "en")
    place = _wordpress(tmp_path / "old", _entry("Bài", 1, more=terms), _entry("Bài", 1))
    move, stories, _ = _moved(place, tmp_path / "content")
    assert "Category: Tin xã\n" in stories["Bài"]
    assert "Lang: en\n" in stories["Bài"]
    assert set(stories) == {"Bài"}
    assert move.tally.left_out == {"repeated": 1}  # an entry of a number that there was is told, at least


@pytest.mark.parametrize("name", [b"\xff\xfe.md", b"a\nb.md", b"a\tb.md", b"a\rb.md"])
def test_a_second_run_knows_stories_whatever_their_files_are_called(name: bytes, tmp_path: Path) -> None:
    folder = tmp_path / "old/content/tin"
    folder.mkdir(parents=True)
    (tmp_path / "old/hugo.toml").write_text("title = 'x'\n")
    file = Path(os.fsdecode(os.fsencode(folder) + b"/" + name))
    file.write_text(STORY.format("Lạ") + "![a](khong.jpg)\n", "utf-8")
    first, _, told = _moved(tmp_path / "old", tmp_path / "content")
    second, _, _ = _moved(tmp_path / "old", tmp_path / "content")
    assert (first.tally.written, second.tally.written, second.tally.unchanged) == (1, 0, 1)
    assert told.encode().count(b"\n") == told.count(" → ")  # a line each


def test_a_plan_speaks_to_people(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    place = _wordpress(
        tmp_path / "old",
        _entry("Nháp", 1, status="draft"),
        _entry("Bỏ", 2, status="trash"),
        _entry("Mục", 3, kind="nav_menu_item"),
        _entry("Bài", 4, more=_term("category", "Chợ phiên")),
        _entry("Lạ", 5, kind="la_lung", link="https://cu.example.vn/?la=1"),
    )
    (tmp_path / "site").mkdir()
    monkeypatch.chdir(tmp_path / "site")
    Path("pelicanconf.py").write_text('DEFAULT_LANG = "vi"\nCATEGORIES = [{"name": "Tin tức"}]\n', "utf-8")
    assert import_site([str(place)]) == 0
    told = capsys.readouterr().out
    for words in (
        "2 bài và 0 trang riêng: 1 công khai, 1 không công khai",
        "đã bỏ vào thùng rác (1)",
        "mục của thực đơn (1)",
        "la_lung (1)",
        "thành nháp (bản nháp): 1 bài",
        "khi đã thêm những chuyên mục mới",
        '    {"name": "Chợ phiên"},\n',
    ):
        assert words in told
    for words in ("password", "sticky", "lang →"):  # empty in every story
        assert words not in told


def test_a_folder_of_markdown_that_no_system_made_is_a_site(tmp_path: Path) -> None:
    old = tmp_path / "old"
    (old / "2020").mkdir(parents=True)
    (old / "Lễ hội").mkdir()
    (old / "2020/a.md").write_text(STORY.format("Một") + "[x](../Lễ%20hội/b.md)\n", "utf-8")
    (old / "Lễ hội/b.md").write_text(STORY.format("Hai"), "utf-8")
    move, stories, _ = _moved(old, tmp_path / "content")
    assert move.site.system == "markdown"
    assert "[x](/2020/b.md)" in stories["Một"]
    assert "Category: Tin tức\n" in stories["Một"]  # a year is no section
    assert "Category: Lễ hội\n" in stories["Hai"]
    assert not any("Địa chỉ cũ" in it for it in stories.values())  # no reader ever had one


def test_links_of_a_folder_are_not_followed_and_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "old/content").mkdir(parents=True)
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside/a.md").write_text(STORY.format("Ngoài"), "utf-8")
    (tmp_path / "old/content/b.md").write_text(STORY.format("Trong"), "utf-8")
    (tmp_path / "old/content/tin").symlink_to(tmp_path / "outside")
    (tmp_path / "old/hugo.toml").write_text("title = 'x'\n")
    (tmp_path / "site").mkdir()
    monkeypatch.chdir(tmp_path / "site")
    assert import_site(["../old"]) == 0
    told = capsys.readouterr().out
    assert "1 bài và 0 trang riêng" in told
    assert "1 liên kết tượng trưng" in told and "    content/tin\n" in told


def test_a_draft_without_a_date_has_that_of_its_file_and_keeps_no_site_from_being_built(tmp_path: Path) -> None:
    old = tmp_path / "old"
    for folder in ("_drafts", "_posts"):
        (old / folder).mkdir(parents=True)
        (old / folder / "x.md").write_text(f"---\ntitle: {folder}\n---\n\nChữ.\n", "utf-8")
        os.utime(old / folder / "x.md", (1_600_000_000, 1_600_000_000))  # 13 September 2020, 19:26
    (old / "_config.yml").write_text("title: x\n")
    _, stories, told = _moved(old, tmp_path / "content")
    assert "Date: 2020-09-13 19:26\n" in stories["_drafts"] and "Status: nháp\n" in stories["_drafts"]
    assert "Date:" not in stories["_posts"]  # that readers saw: when, a person must say
    assert [line for line in told.splitlines() if "không có ngày đăng" in line] == [
        "_posts/x.md → khong-ngay/x.md: không có ngày đăng"
    ]


def test_an_emoji_that_was_cut_in_two_keeps_no_site_of_ghost_from_moving(tmp_path: Path) -> None:
    posts = [
        {
            "title": title,
            "slug": f"b{number}",
            "html": f"<p>{title}</p>",
            "status": "published",
            "visibility": "public",
        }
        for number, title in enumerate(("Cam 🍊", "Cắt \ud83c", "Bưởi"))
    ]
    (tmp_path / "xa.json").write_text(json.dumps({"db": [{"meta": {}, "data": {"posts": posts}}]}))
    _, stories, _ = _moved(tmp_path / "xa.json", tmp_path / "content")
    assert set(stories) == {"Cam 🍊", "Cắt \ufffd", "Bưởi"}


def test_a_full_disk_is_told_as_such_and_the_move_goes_on_afterwards(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "old/content/tin").mkdir(parents=True)
    (tmp_path / "old/hugo.toml").write_text("title = 'x'\n")
    for number in range(3):
        (tmp_path / f"old/content/tin/b{number}.md").write_text(STORY.format(f"Bài {number}"), "utf-8")
    (tmp_path / "site").mkdir()
    monkeypatch.chdir(tmp_path / "site")
    left = 1

    def write(file: Path, data: bytes) -> None:
        nonlocal left
        if not left:
            raise OSError(errno.ENOSPC, "No space left on device")
        left -= 1
        regular_file.write_in_one_step(file, data)

    monkeypatch.setattr(moving, "write_in_one_step", write)
    assert import_site(["../old", "--run"]) == 1
    told = capsys.readouterr().err
    assert "Đĩa đã đầy khi ghi “content/2020/b1.md”" in told
    assert "Chạy lại đúng lệnh này" in told
    left = 9
    assert import_site(["../old", "--run"]) == 0
    assert "Đã chép 2 bài mới, chép lại 0 bài có thay đổi, 1 bài đã có sẵn" in capsys.readouterr().out


def test_a_file_that_could_not_be_written_leaves_no_litter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> NoReturn:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        regular_file.write_in_one_step(tmp_path / "a.md", b"x")
    assert list(tmp_path.iterdir()) == []
