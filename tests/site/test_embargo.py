"""Drafts and embargoes by the real command: not a byte in production, all of it in a preview."""

from __future__ import annotations

import secrets
from pathlib import Path

import pytest

from tests.building import SITE_URL
from tests.conftest import Build
from tests.photos import drawing
from tests.site.pages import read_page


def canary() -> str:
    return f"zq{secrets.token_hex(6)}"


def write_secret(content: Path, header: str, token: str) -> None:
    """Write a story that says ``token`` wherever a story can say something."""
    drawing.write(content / f"2026/{token}-anh.jpg", drawing.scene(400, 300))
    (content / f"2026/{token}.md").write_text(
        f"Title: Tin {token}\n{header}\nCategory: Kinh tế\nAuthor: Ông {token}\nTags: {token}\n"
        f"Summary: Sapo {token}.\nImage: {token}-anh.jpg\n\nNội dung {token}.\n\n"
        f"![Ảnh {token}]({token}-anh.jpg)\nChú thích {token}. Ảnh: {token}\n",
        "utf-8",
    )


# A theme may show whatever it is handed.
CURIOUS_FOOTER = """<p id="chuyen-muc">
{% for it in (drafts or []) + (draft_pages or []) + (articles or []) + (pages or []) %}
{{ it.title }} {{ it.source_path }}
{% endfor %}
{{ generated_content|list }}</p>"""


OF_THE_SMALL_SITE = ("zqxnhap", "zqxtuonglai")  # words of its draft and of its story of the future
OF_A_PREVIEW = ("chua-dang.html", "preview--waiting", "bản nháp")


def traces(output: Path, token: str) -> list[str]:
    """Return every path below ``output`` that holds ``token`` in its name or bytes."""
    needle = token.encode()
    files = [path for path in output.rglob("*") if path.is_file()]
    assert len(files) > 30
    found = [path for path in output.rglob("*") if token in path.name]
    return [str(path) for path in [*found, *(path for path in files if needle in path.read_bytes())]]


@pytest.mark.parametrize("conf", ["pelicanconf.py", "publishconf.py"])
def test_a_story_that_is_not_public_leaves_no_byte(small_site: Path, build: Build, tmp_path: Path, conf: str) -> None:
    (small_site / "2026").mkdir()
    future, draft, public = canary(), canary(), canary()
    write_secret(small_site, "Date: 2099-01-01", future)
    write_secret(small_site, "Date: 2026-11-01\nStatus: nháp", draft)
    write_secret(small_site, "Date: 2026-11-01", public)
    overrides = tmp_path / "overrides"
    (overrides / "partials").mkdir(parents=True)
    (overrides / "partials/footer.html").write_text(CURIOUS_FOOTER, "utf-8")
    shown = f'THEME_TEMPLATES_OVERRIDES=["{overrides}"]'
    result = build(small_site, "-e", shown, 'DRAFT_SAVE_AS="nhap/{slug}.html"', conf=conf)
    assert result.returncode == 0, result.stderr
    assert "2024/cam.md" in (tmp_path / "output/index.html").read_text("utf-8")
    secrets = (future, draft, *OF_THE_SMALL_SITE)
    assert {token: found for token in secrets if (found := traces(tmp_path / "output", token))} == {}
    words = [path for token in OF_A_PREVIEW for path in traces(tmp_path / "output", token)]
    assert [path for path in words if not path.endswith(".css")] == []  # style sheets serve previews, too
    assert len(traces(tmp_path / "output", public)) > 5  # what is public is found by the same search


def test_public_links_to_it_are_errors_with_their_lines_and_leak_nothing(
    small_site: Path, build: Build, tmp_path: Path
) -> None:
    (small_site / "2026").mkdir()
    token = canary()
    write_secret(small_site, "Date: 2099-01-01", token)
    address = f"/2099/01/01/tin-{token}.html"
    links = [f"{{filename}}/2026/{token}.md", address, f"{SITE_URL}{address}"]
    body = "\n\n".join(f"Xem [tin sau]({link})." for link in links)
    (small_site / "2024/cam.md").write_text(f"Title: Cam\nDate: 2024-02-05\nCategory: Kinh tế\n\n{body}\n", "utf-8")
    result = build(small_site, "STAGING_KEEP_FAILED=true", conf="publishconf.py")
    assert result.returncode == 1
    for line, link in zip((5, 7, 9), links, strict=True):
        typed = link.removeprefix("{filename}")
        place = f"2024/cam.md:{line}:{15 + len(link) - len(typed)}"
        assert f"{place}: lỗi: liên kết “{typed}” dẫn tới 2026/{token}.md, là bài chưa được đăng." in result.stderr
    assert traces(tmp_path / ".output.failed", token) == []


def test_a_hidden_story_is_a_page_that_no_list_feed_or_index_names(
    small_site: Path, build: Build, tmp_path: Path
) -> None:
    """Others may be indexed; and a build tells its one "now", once."""
    (small_site / "2026").mkdir()
    token = canary()
    write_secret(small_site, "Date: 2026-11-01\nStatus: ẩn", token)
    result = build(small_site, conf="publishconf.py")
    assert result.returncode == 0, result.stderr
    page = tmp_path / f"output/2026/11/01/tin-{token}.html"
    assert '<meta name="robots" content="noindex">' in page.read_text("utf-8")
    own = {str(page), *(str(path) for path in (tmp_path / "output/anh").rglob(f"*{token}*"))}
    assert set(traces(tmp_path / "output", token)) == own
    assert "noindex" not in (tmp_path / "output/index.html").read_text("utf-8")
    shown = " ".join(result.stdout.split())
    assert shown.count("Dựng trang theo thời điểm Chủ nhật, 22/11/2026 | 08:00 GMT+7.") == 1


def test_a_preview_shows_what_is_not_public_under_a_banner_and_closed_to_robots(
    small_site: Path, build: Build, tmp_path: Path
) -> None:
    (small_site / "2026").mkdir()
    draft, future = canary(), canary()
    write_secret(small_site, "Date: 2026-11-01\nStatus: nháp", draft)
    write_secret(small_site, "Date: 2099-01-01", future)
    result = build(small_site, conf="previewconf.py")
    assert result.returncode == 0, result.stderr
    output = tmp_path / "output"
    for path, words in [
        (f"2026/11/01/tin-{draft}.html", "Bài này còn là bản nháp."),
        (f"2099/01/01/tin-{future}.html", "Bài này chưa đến giờ đăng."),
    ]:
        page = read_page(output / path)
        assert words in page.find_all("p", "preview")[0].words
        assert page.find_all("figure")
    for path in output.rglob("*.html"):
        assert '<meta name="robots" content="noindex">' in path.read_text("utf-8"), path
        assert "Bản xem trước" in read_page(path).words
    assert [*output.glob("lite"), *output.rglob("bang-mau*")] == []  # no lite edition, no page of samples
    waiting = read_page(output / "chua-dang.html").words
    assert f"Tin {draft}" in waiting and f"Tin {future}" in waiting
    assert (output / "robots.txt").read_text("utf-8") == "User-agent: *\nDisallow: /\n"


def test_a_now_that_is_no_number_stops_the_build_in_words(
    small_site: Path, build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.building.NOW", "hom nay")
    result = build(small_site)
    assert result.returncode == 1
    assert "SOURCE_DATE_EPOCH là “hom nay”" in " ".join((result.stdout + result.stderr).split())
