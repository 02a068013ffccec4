"""Under a new story the pages of its section get another block "Tin cùng chuyên mục", and are not rendered for it."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from bantin.fast_build.page_memory import read_memory, write_memory
from bantin.fast_build.page_traces import Fragment, PageTraces
from bantin.newsroom.journaled_record import JournaledRecord

from tests.building import warm_server
from tests.site.desk import CATEGORIES, Desk, Story, differences, findings, is_quiet, tree

LONG = pytest.mark.long
NEWS = CATEGORIES[0]
Edit = Callable[[Desk], None]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A newsroom whose blocks show two stories; its site has been built."""
    it = Desk(tmp_path / "desk", warm_server(), {})
    it.settings["SAME_CATEGORY_COUNT"] = "2"
    for number in range(4):
        it.stories[f"2026/xua-{number}.md"] = Story(f"Tin xưa {number}", dt.datetime(2025, 3, 1 + number, 9), NEWS)
        it.write(f"2026/xua-{number}.md")
    assert it.build().code == 0
    yield it
    shutil.rmtree(it.folder)


def memory_of(desk: Desk) -> tuple[Path, PageTraces]:
    (file,) = desk.cache.glob("pages-*.json")
    return file, read_memory(JournaledRecord(file), None)


def build(desk: Desk) -> set[str]:
    """Build, compare with a clean build; return the pages in which the block alone was exchanged."""
    (clean, wanted), made = desk.clean_build(), desk.build()
    assert (made.code, findings(made.errors)) == (clean.code, findings(clean.errors))
    assert differences(tree(desk.output), wanted) == []
    pages = memory_of(desk)[1].pages
    found = {path for path in pages if pages[path].reason == ("exchanged",)}
    assert found <= made.written
    assert is_quiet(desk.build())
    return found


def publish(desk: Desk, number: int = 0, category: str = NEWS) -> None:
    path = f"2026/moi-{number}.md"
    desk.stories[path] = Story(f"Tin mới {number}", dt.datetime(2026, 11, 21, 8 + number), category)
    desk.write(path)


def old_pages(*numbers: int) -> set[str]:
    return {f"2025/03/0{1 + number}/tin-xua-{number}.html" for number in numbers or range(4)}


def test_a_new_story_and_a_second_one_exchange_the_block_of_all_older_ones(desk: Desk) -> None:
    before = desk.narrow
    for number in range(2):
        publish(desk, number)
        assert build(desk) >= old_pages()
    desk.stories["2026/moi-1.md"].title = "Tin mới, sửa lại"
    (desk.content / "2026/moi-1.md").write_text("Slug: tin-moi-1\n" + desk.stories["2026/moi-1.md"].text(), "utf-8")
    assert build(desk) >= old_pages()
    assert desk.narrow >= before + 3


def test_a_story_that_goes_has_its_block_exchanged_and_a_link_to_it_is_found(desk: Desk) -> None:
    publish(desk)
    assert build(desk) >= old_pages()
    del desk.stories["2026/moi-0.md"]
    (desk.content / "2026/moi-0.md").unlink()
    assert build(desk) >= old_pages()


def test_a_restored_site_has_its_blocks_exchanged_too(desk: Desk) -> None:
    desk.restore()
    publish(desk)
    assert build(desk) >= old_pages()


def _show_the_count(desk: Desk) -> None:
    text = (desk.theme / "templates/article.html").read_text("utf-8")
    block = '<footer class="story__foot">'
    assert block in text
    own = text.replace(block, f"{{{{ article.picks.total }}}}{block}")
    (desk.overrides / "article.html").write_text(own, "utf-8")


def _filter_the_block(desk: Desk) -> None:
    text = (desk.theme / "templates/article.html").read_text("utf-8")
    own = text.replace("{% block content %}", "{% block content %}{% filter replace('mới', 'MỚI') %}")
    own = own.replace("{% endblock %}", "{% endfilter %}{% endblock %}").replace("{% endfilter %}", "", 1)
    (desk.overrides / "article.html").write_text(own, "utf-8")


def _use_the_old_macro(desk: Desk) -> None:
    """As a template of the site's own, made of ours of last year, does."""
    text = (desk.theme / "templates/article.html").read_text("utf-8")
    call = "once(same_category, article.same_category, article.picks.category, SITEURL, article.picks.heading)"
    own = text.replace("story_fragment('fragments/same_category.html')", call)
    macro = '{% from "components/same_category.html" import same_category %}'
    (desk.overrides / "article.html").write_text(own.replace("\n", f"\n{macro}\n", 1), "utf-8")


@pytest.mark.parametrize(
    "edit",
    [
        _show_the_count,
        pytest.param(_filter_the_block, marks=LONG),
        pytest.param(_use_the_old_macro, marks=LONG),
    ],
)
def test_a_template_that_does_more_with_the_block_is_rendered(desk: Desk, edit: Edit) -> None:
    edit(desk)
    assert build(desk) == set()
    publish(desk)
    assert build(desk) == set()


def _show_older(desk: Desk) -> None:
    desk.settings["SAME_CATEGORY_MODE"] = '"older"'


def _change_a_template(desk: Desk) -> None:
    file = desk.theme / "templates/article.html"
    file.write_text(file.read_text("utf-8").replace("story__foot", "story__foot foot"), "utf-8")


@LONG
@pytest.mark.parametrize("edit", [_show_older, _change_a_template])
def test_what_changes_beside_the_new_story_has_pages_rendered_whole(desk: Desk, edit: Edit) -> None:
    publish(desk)
    edit(desk)
    assert build(desk) == set()
    publish(desk, 1)
    build(desk)


@LONG
def test_a_block_that_comes_and_goes_changes_the_page_around_it(desk: Desk) -> None:
    """The only story of a category of its own in a section shows no block before there is another one."""
    desk.settings["SAME_CATEGORY_COUNT"] = "6"
    publish(desk, 0, CATEGORIES[2])
    build(desk)
    (desk.content / "2026/lich.md").unlink()
    del desk.stories["2026/lich.md"]
    build(desk)


def _forge(desk: Desk, **changed: object) -> None:
    file, memory = memory_of(desk)
    pages = {path: memory.pages[path] for path in memory.pages}
    for path in old_pages():
        it = pages[path]
        assert isinstance(it.fragment, Fragment)
        pages[path] = replace(it, fragment=replace(it.fragment, **changed))  # type: ignore[arg-type]
    write_memory(JournaledRecord(file), replace(memory, pages=pages))


@pytest.mark.parametrize(
    "forged", [{"offset": 100}, *(pytest.param(it, marks=LONG) for it in ({"length": 3}, {"page": "00"}))]
)
def test_a_record_that_tells_of_another_place_has_pages_rendered(desk: Desk, forged: dict[str, object]) -> None:
    _forge(desk, **forged)
    publish(desk)
    assert build(desk).isdisjoint(old_pages())


def test_a_page_changed_in_its_place_is_rendered(desk: Desk) -> None:
    page = desk.output / min(old_pages())
    page.write_bytes(page.read_bytes().replace(b"Tin", b"Xin"))
    publish(desk)
    assert build(desk) >= old_pages() - {min(old_pages())}
