"""Rows that workers have made before anybody asks."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

import pytest
from bantin.archive.row import Made
from bantin.check.alone import judge_alone
from bantin.front_matter.convert_pool import Order, make_ahead, make_entries
from bantin.front_matter.converters import MarkdownOptions
from bantin.front_matter.row_cache import KeptRows
from bantin.front_matter.rows import RowOrder
from bantin.newsroom.cache import Store
from bantin.newsroom.content_files import ContentFile
from bantin.newsroom.executor import ExecutorFactory, process_pool

from tests.photos.workers import InPlace

OPTIONS = {"extensions": ["markdown.extensions.attr_list", "bantin.image_captions.extension:CaptionExtension"]}
HEADER = "Title: Tin\nDate: 2024-01-15\nCategory: Thời sự\nAuthor: Tuấn Tú\n\n"
BODY = (
    "Chiều 14-1.\n\n![Cam](cam.jpg){: .rong }\nVườn cam. Ảnh: Tuấn Tú\n\n<script>x</script>\n\nMật khẩu: Abc12345!\n"
)
ROWS = RowOrder(MarkdownOptions(OPTIONS), "Asia/Ho_Chi_Minh", judges=(judge_alone,))


MANY = 24


@pytest.fixture(autouse=True)
def worth_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """So few stories are many, and come in several batches."""
    monkeypatch.setattr("bantin.front_matter.convert_pool._WORTH_IT", MANY - 4)
    monkeypatch.setattr("bantin.front_matter.convert_pool._BATCH", 5)


def order(store: Store) -> Order:
    return Order(ROWS, store.address)


def write(folder: Path, count: int) -> dict[str, ContentFile]:
    for number in range(count):
        (folder / f"{number}.md").write_text(text(number), "utf-8")
    return {f"{number}.md": ContentFile(folder, f"{number}.md") for number in range(count)}


def text(number: int) -> str:
    return f"{HEADER}{BODY}\n{number}\n"


def made(store: Store, number: int) -> Made:
    return KeptRows(ROWS, store).made(f"{number}.md", text(number).encode(), f"{number}.md")


@pytest.mark.parametrize("factory", [InPlace, process_pool])
def test_workers_make_and_judge_the_rows_of_many_stories(tmp_path: Path, factory: ExecutorFactory) -> None:
    ahead, alone = (Store(tmp_path / name, "1", print) for name in ("ahead", "alone"))
    names = [list(each) for each in make_ahead(order(ahead), write(tmp_path, MANY), ahead, factory)]
    assert list(chain(*names)) == [f"{number}.md" for number in range(MANY)] and len(names) == 5
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("bantin.front_matter.row_cache.read_row", None)  # what is not there yet cannot be made
        found = [made(ahead, number) for number in range(MANY)]
    assert found == [made(alone, number) for number in range(MANY)]
    assert {it.rule for one in found for it in one.row.judged} == {"check/secret"}
    assert "Vườn cam" in found[7].html and found[7].row.header.authors == ("Tuấn Tú",)


def test_few_stories_are_left_to_the_one_who_reads_them(tmp_path: Path) -> None:
    store = Store(tmp_path / "store", "1", print)
    assert not list(make_ahead(order(store), write(tmp_path, MANY // 2), store, pytest.fail))


def test_what_the_store_knows_is_not_made_again(tmp_path: Path) -> None:
    store = Store(tmp_path / "store", "1", print)
    made(store, 0)
    store.save()
    files = [(name, file.read(1_000)) for name, file in write(tmp_path, 2).items()]
    [(key, entry)] = make_entries(order(store), files)
    store.put_data(key, entry)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("bantin.front_matter.row_cache.read_row", None)
        assert made(store, 1).row.path == "1.md"


def test_a_file_that_has_gone_meanwhile_stops_nobody(tmp_path: Path) -> None:
    store = Store(tmp_path / "store", "1", print)
    files = write(tmp_path, MANY)
    (tmp_path / "7.md").unlink()
    list(make_ahead(order(store), files, store, InPlace))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("bantin.front_matter.row_cache.read_row", None)
        assert made(store, 8).row.path == "8.md"
