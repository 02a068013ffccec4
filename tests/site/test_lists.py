"""Lists of stories on sites built by the real command: categories, tags, authors, months, what to read next."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.building import run_pelican
from tests.conftest import Build
from tests.site.pages import Element, read_page

CATEGORIES = """[
  {"name": "Tin tức", "slug": "tin-tuc", "description": "Mọi tin của xã"},
  {"name": "Nông thôn mới", "slug": "nong-thon-moi", "parent": "Tin tức"},
  {"name": "Văn hóa", "slug": "van-hoa", "parent": "Tin tức"},
  {"name": "Y tế", "slug": "y-te"}
]"""


def write(
    content: Path, name: str, *, title: str = "", date: str = "2024-01-01", more: str = "", body: str = ""
) -> None:
    """Write a story; ``more`` holds further header lines and may name the category."""
    category = "" if "Category" in more else "Category: Y tế\n"
    header = f"Title: {title or name}\nDate: {date} 08:00\n{category}{more}"
    path = content / f"{name}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{header.strip()}\n\n{body or 'Thân bài.'}\n", "utf-8")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return tmp_path / "noi-dung"


@pytest.fixture
def make(content: Path, build: Build, tmp_path: Path) -> Build:
    """Build ``content`` with the sections above and three stories on a page; a failure fails the test."""

    def make_it(*options: str) -> object:
        result = build(content, f"CATEGORIES={CATEGORIES}", "DEFAULT_PAGINATION=3", *options)
        assert result.returncode == 0, result.stderr
        return result

    return make_it  # type: ignore[return-value]


@pytest.fixture(scope="module")
def one_story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a site with one story, in "Văn hóa", and one page."""
    folder = tmp_path_factory.mktemp("one")
    write(folder / "noi-dung", "tin", more="Category: Văn hóa\nAuthor: Tuấn Tú\n")
    write(folder / "noi-dung", "pages/gioi-thieu", title="Giới thiệu")
    return built(folder)


@pytest.fixture(scope="module")
def seven(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a site with seven stories in "Y tế"."""
    folder = tmp_path_factory.mktemp("seven")
    days(folder / "noi-dung", 7)
    return built(folder)


@pytest.fixture(scope="module")
def nine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a site with nine stories in "Y tế", the fifth of which names two others as related.

    Newer than all of them, and nowhere to be seen, are a draft, a hidden story and one of the future.
    """
    folder = tmp_path_factory.mktemp("nine")
    days(folder / "noi-dung", 9)
    write(folder / "noi-dung", "tin-05", date="2024-01-05", more="Related: tin-04, tin-09\n")
    write(folder / "noi-dung", "nhap", date="2024-01-13", more="Status: nháp\n")
    write(folder / "noi-dung", "an", date="2024-01-14", more="Status: ẩn\n")
    write(folder / "noi-dung", "mai", date="2030-01-01")
    return built(folder)


@pytest.fixture(scope="module")
def months(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a site with eight stories in "Y tế", of three months.

    Two of January are of one day: one names an expired story as related, the next story has a place for its block.
    """
    folder = tmp_path_factory.mktemp("months")
    content = folder / "noi-dung"
    days(content, 5)
    write(content, "tin-02b", date="2024-01-02", more="Related: thong-bao, tin-01\n")
    write(content, "tin-03", date="2024-01-03", body="Trước khối.\n\nTin cùng chuyên mục\n\nSau khối.")
    write(content, "tin-thang-2", date="2024-02-01")
    write(content, "tin-nam-cu", date="2023-12-30")
    write(content, "thong-bao", more="Category: Văn hóa\nExpires: 2024-02-01\n")
    return built(folder)


@pytest.fixture(scope="module")
def spelled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a site whose stories spell one category, and one author, in many ways; and another author."""
    folder = tmp_path_factory.mktemp("spelled")
    authors = ["Tuấn Tú", "TUẤN TÚ", "Tuấn  Tú", "Tua\u0302\u0301n Tu\u0301", "Tuấn Tú"]
    categories = ["Văn hoá", "VĂN HÓA", "Va\u0306n ho\u0301a", "văn  hóa", "Nông thôn mới"]
    for number, (author, category) in enumerate(zip(authors, categories, strict=True)):
        write(folder / "noi-dung", f"tin-{number}", more=f"Category: {category}\nAuthor: {author}\n")
    write(folder / "noi-dung", "a", more="Author: Lê Lương\nTags: Lương\n")
    write(folder / "noi-dung", "b", more="Author: Lê Lượng\nTags: Lượng\n")
    return built(folder)


@pytest.fixture(scope="module")
def sections(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a site with a story in each of two categories below "Tin tức"."""
    folder = tmp_path_factory.mktemp("sections")
    write(folder / "noi-dung", "mot", more="Category: Văn hóa\n", date="2024-01-01")
    write(folder / "noi-dung", "hai", more="Category: Nông thôn mới\n", date="2024-01-02")
    return built(folder)


@pytest.fixture(scope="module")
def twice(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The folders of a site whose blocks hold older stories, before and after a new one came with 61 tags more."""
    before, after = tmp_path_factory.mktemp("before"), tmp_path_factory.mktemp("after")
    older = ('SAME_CATEGORY_MODE="older"', 'NEIGHBOURS_OF=""')
    tags = "đê điều, Ấp Bắc, dân chủ, ăn ở, an ninh, âm nhạc"
    days(after / "noi-dung", 5)
    write(after / "noi-dung", "tin-01", more=f"Tags: {tags}\n")
    shutil.copytree(built(after, *older) / "output", before / "output")
    many = ", ".join(f"d{number}" for number in range(61))
    write(after / "noi-dung", "tin-moi", date="2024-01-09", more=f"Tags: {tags}, {many}\n")
    return before, built(after, *older)


def built(folder: Path, *more: str) -> Path:
    options = (f'CACHE_PATH="{folder / "cache"}"', f"CATEGORIES={CATEGORIES}", "DEFAULT_PAGINATION=3", *more)
    result = run_pelican(folder / "noi-dung", folder / "output", "-e", *options)
    assert result.returncode == 0, result.stderr
    return folder


def page(tmp_path: Path, address: str) -> Element:
    return read_page(tmp_path / "output" / address)


def main(tmp_path: Path, address: str) -> Element:
    [found] = page(tmp_path, address).find_all("main")
    return found


def titles(element: Element) -> list[str]:
    """The titles of cards, in order."""
    return [link.words for link in element.find_all("a", "card__link")]


def hrefs(element: Element, css_class: str = "") -> list[str]:
    return [link.attributes["href"] for link in element.find_all("a", css_class)]


def days(content: Path, count: int, first: int = 1, more: str = "") -> None:
    for day in range(first, first + count):
        write(content, f"tin-{day:02}", date=f"2024-01-{day:02}", more=more)


# Pages of a list


def test_full_pages_keep_their_content_when_a_new_story_comes(content: Path, make: Build, tmp_path: Path) -> None:
    days(content, 13)
    make()
    folder = tmp_path / "output/chuyen-muc/y-te"
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    write(content, "tin-moi", date="2024-02-01")
    shutil.rmtree(tmp_path / "output")
    make()
    assert sorted(before) == ["trang-1.html", "trang-2.html", "trang-3.html"]
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == before


def test_a_list_is_numbered_from_the_oldest_and_its_newest_page_has_its_own_address(seven: Path) -> None:
    assert titles(main(seven, "chuyen-muc/y-te.html")) == ["tin-07", "tin-06", "tin-05", "tin-04"]
    assert titles(main(seven, "chuyen-muc/y-te/trang-1.html")) == ["tin-03", "tin-02", "tin-01"]
    assert not (seven / "output/chuyen-muc/y-te/trang-2.html").exists()


def test_the_newest_story_leads_its_category(seven: Path) -> None:
    [lead] = main(seven, "chuyen-muc/y-te.html").find_all("article", "lead-card")
    assert titles(lead) == ["tin-07"]
    assert main(seven, "chuyen-muc/y-te/trang-1.html").find_all("article", "lead-card") == []


def test_months_are_counted_and_lead_to_their_first_story(months: Path) -> None:
    [selector] = main(months, "chuyen-muc/y-te.html").find_all("details", "months")
    assert [link.words for link in selector.find_all("a")] == ["Tháng 2 1 bài", "Tháng 1 6 bài", "Tháng 12 1 bài"]
    targets = [link.rpartition("/")[2] for link in hrefs(selector)]
    assert targets == ["y-te.html#thang-2024-02", "y-te.html#thang-2024-01", "trang-1.html#thang-2023-12"]
    marks = main(months, "chuyen-muc/y-te/trang-1.html").find_all("section", "story-list__month")
    assert [mark.attributes["id"] for mark in marks] == ["thang-2024-01", "thang-2023-12"]


def test_breadcrumbs_name_the_section_above(one_story: Path) -> None:
    for address, trail in [
        ("chuyen-muc/van-hoa.html", ["Trang chủ", "Tin tức", "Văn hóa"]),
        ("2024/01/01/tin.html", ["Trang chủ", "Tin tức", "Văn hóa"]),
    ]:
        [crumbs] = page(one_story, address).find_all("nav", "breadcrumbs")
        assert [item.words for item in crumbs.find_all("li")] == trail, address


def test_a_section_without_stories_of_its_own_lists_those_of_its_categories(sections: Path) -> None:
    found = main(sections, "chuyen-muc/tin-tuc.html")
    assert titles(found) == ["hai", "mot"]
    assert [link.words for link in found.find_all("a", "tags__link")] == ["Nông thôn mới", "Văn hóa"]


def test_a_category_without_stories_has_a_page_but_no_place_in_the_menu(one_story: Path) -> None:
    assert "Chưa có bài nào ở mục này." in main(one_story, "chuyen-muc/y-te.html").words
    [menu] = page(one_story, "index.html").find_all("nav", "menu")
    assert "Y tế" not in menu.words
    assert "Tin tức" in menu.words
    chips = main(one_story, "chuyen-muc/tin-tuc.html").find_all("a", "tags__link")
    assert [chip.words for chip in chips] == ["Văn hóa"]


def test_the_page_of_categories_names_those_with_stories_and_their_number(sections: Path) -> None:
    words = main(sections, "chuyen-muc.html").find_all("ul", "directory")[0].words
    assert "Tin tức 2 bài" in words
    assert "Nông thôn mới 1 bài" in words
    assert "Y tế" not in words


def test_pages_of_a_list_can_be_switched_off(content: Path, make: Build, tmp_path: Path) -> None:
    days(content, 7)
    make("PAGINATED_TEMPLATES={}")
    assert len(titles(main(tmp_path, "chuyen-muc/y-te.html"))) == 7


# Names


def test_spellings_of_one_category_are_one_and_the_registry_spells_it(spelled: Path) -> None:
    found = main(spelled, "chuyen-muc/van-hoa.html")
    assert sorted(titles(found)) == ["tin-0", "tin-1", "tin-2", "tin-3"]
    assert [head.words for head in found.find_all("h1")] == ["Văn hóa"]


def test_an_author_is_one_whatever_the_case_the_spaces_and_the_form(spelled: Path) -> None:
    pages = sorted(path.name for path in (spelled / "output/tac-gia").iterdir())
    assert pages == ["le-luong-2.html", "le-luong.html", "tuan-tu.html"]
    page = main(spelled, "tac-gia/tuan-tu.html")
    assert [head.words for head in page.find_all("h1")] == ["Bài của Tuấn Tú"]
    assert len(titles(page)) == 5


def test_authors_and_tags_that_differ_by_a_tone_are_two(spelled: Path) -> None:
    for kind, first, second, names in [
        ("tac-gia", "le-luong", "le-luong-2", ["Bài của Lê Lương", "Bài của Lê Lượng"]),
        ("tu-khoa", "luong", "luong-2", ["Bài về Lương", "Bài về Lượng"]),
    ]:
        pages = [main(spelled, f"{kind}/{slug}.html") for slug in (first, second)]
        assert [head.words for one in pages for head in one.find_all("h1")] == names
        assert [titles(one) for one in pages] == [["a"], ["b"]]


def test_tags_are_a_cloud_in_order_and_very_many_stand_under_their_letters(twice: tuple[Path, Path]) -> None:
    few, many = twice
    found = main(few, "tu-khoa.html")
    assert found.find_all("h2") == []
    names = [link.words.removesuffix(" 1 bài") for link in found.find_all("a", "tags__link")]
    assert names == ["an ninh", "ăn ở", "âm nhạc", "Ấp Bắc", "dân chủ", "đê điều"]
    heads = main(many, "tu-khoa.html").find_all("h2")
    assert [head.words for head in heads] == ["A", "Ă", "Â", "D", "Đ"]


# What to read next


def below(tmp_path: Path, address: str, tag: str, css_class: str) -> Element:
    [found] = page(tmp_path, address).find_all(tag, css_class)
    return found


def test_the_block_leaves_out_the_story_neighbours_and_hand_picked_ones(nine: Path) -> None:
    address = "2024/01/05/tin-05.html"
    related = below(nine, address, "section", "related")
    assert [link.words for link in related.find_all("a", "headlines__link")] == ["tin-04", "tin-09"]
    beside = below(nine, address, "nav", "neighbours")
    assert [link.words for link in beside.find_all("a")] == ["tin-06", "tin-03"]
    # Four are left, fewer than a block may hold.
    assert titles(below(nine, address, "section", "same-category")) == ["tin-08", "tin-07", "tin-02", "tin-01"]


def test_the_block_links_to_all_stories_with_their_number(nine: Path) -> None:
    block = below(nine, "2024/01/01/tin-01.html", "section", "same-category")
    assert block.find_all("a", "more__link")[0].words == "Xem tất cả 9 tin trong Y tế"
    assert len(titles(block)) == 6


def test_drafts_hidden_and_future_stories_stand_in_no_block_and_are_nobodys_neighbours(nine: Path) -> None:
    block = titles(below(nine, "2024/01/01/tin-01.html", "section", "same-category"))
    assert block == ["tin-09", "tin-08", "tin-07", "tin-06", "tin-05", "tin-04"]
    assert [link.words for link in below(nine, "2024/01/09/tin-09.html", "nav", "neighbours").find_all("a")] == [
        "tin-08"
    ]


def test_a_thin_category_is_topped_up_and_the_heading_says_so(content: Path, make: Build, tmp_path: Path) -> None:
    write(content, "xa", more="Category: Nông thôn mới\nTags: cam\n", date="2024-01-05")
    write(content, "tren", more="Category: Văn hóa\n", date="2024-01-04")
    write(content, "the", more="Category: Y tế\nTags: cam\n", date="2024-01-03")
    write(content, "khac", more="Category: Y tế\n", date="2024-01-06")
    make()
    block = below(tmp_path, "2024/01/05/xa.html", "section", "same-category")
    assert titles(block) == ["tren", "the", "khac"]
    assert block.find_all("h2")[0].words == "Tin trong Tin tức, cùng chủ đề và tin khác"


def test_in_mode_older_a_new_story_changes_no_block(twice: tuple[Path, Path]) -> None:
    address = "2024/01/04/tin-04.html"
    for folder in twice:
        block = below(folder, address, "section", "same-category")
        assert titles(block) == ["tin-03", "tin-02", "tin-01"]
    before, after = (folder.joinpath("output", address).read_bytes() for folder in twice)
    assert after == before


def test_a_line_in_the_body_places_the_block(months: Path) -> None:
    words = main(months, "2024/01/03/tin-03.html").words
    assert words.index("Trước khối.") < words.index("Tin cùng chuyên mục") < words.index("Sau khối.")
    assert words.count("Tin cùng chuyên mục") == 1


# What a story may name as related, and what is said of it.
NOT_RELATED = {
    "tin-20": "không có tin nào là “tin-20”. Có phải là “tin-02”",
    "nhap.md": "tin “nhap.md” còn là bản nháp",
    "an.md": "tin “an.md” đang ẩn",
    "mai.md": "tin “mai.md” đến 08:00 ngày 01/01/2030 mới đăng",
    "xem-4.md": "tin “xem-4.md” chính là tin này",
}


def test_a_related_story_that_cannot_be_read_is_an_error_with_its_line(content: Path, build: Build) -> None:
    days(content, 2)
    write(content, "nhap", more="Status: nháp\n")
    write(content, "an", more="Status: ẩn\n")
    write(content, "mai", date="2030-01-01")
    for number, wanted in enumerate(NOT_RELATED):
        write(content, f"xem-{number}", more=f"Tin liên quan: {wanted}\n")
    result = build(content, f"CATEGORIES={CATEGORIES}")
    assert result.returncode == 1
    told = [f"xem-{number}.md:4:16: lỗi: {message}" for number, message in enumerate(NOT_RELATED.values())]
    assert [sentence for sentence in told if sentence not in result.stderr] == [], result.stderr
    assert "Tổng cộng: 5 lỗi" in result.stderr


def test_an_expired_related_story_is_left_out_and_does_not_fail_the_build(months: Path) -> None:
    related = below(months, "2024/01/02/tin-02b.html", "section", "related")
    assert [link.words for link in related.find_all("a", "headlines__link")] == ["tin-01"]


# Archives, site map


def test_a_month_is_a_calendar_whose_days_lead_to_their_stories(months: Path) -> None:
    found = main(months, "luu-tru/2024/01.html")
    [table] = found.find_all("table", "month")
    numbers = {1: 1, 2: 2, 3: 1, 4: 1, 5: 1}
    assert [link.words for link in table.find_all("a")] == [f"{day} {count} bài" for day, count in numbers.items()]
    marks = {element.attributes.get("id") for element in found.find_all("section")}
    assert {address.removeprefix("#") for address in hrefs(table)} <= marks


def test_the_page_of_a_year_leads_to_its_months(nine: Path) -> None:
    found = main(nine, "luu-tru/2024.html")
    assert "01.html" in {address.rpartition("/")[2] for address in hrefs(found)}
    assert len(found.find_all("a", "headlines__link")) == 5


def test_the_site_map_is_a_tree_of_everything(one_story: Path) -> None:
    found = main(one_story, "ban-do-trang.html")
    top = found.find_all("ul", "directory")[0]
    assert top.words.startswith("Tin tức 1 bài Nông thôn mới chưa có bài Văn hóa 1 bài Y tế chưa có bài")
    assert {"Tháng 1 1 bài", "Giới thiệu", "Tuấn Tú 1 bài"} <= {link.words for link in found.find_all("a")}
    [footer] = page(one_story, "index.html").find_all("footer", "footer")
    assert any(address.endswith("ban-do-trang.html") for address in hrefs(footer))
