"""Bodies that workers have converted before anybody asks."""

from __future__ import annotations

from pathlib import Path

import pytest
from bantin.front_matter.body_cache import KeptBodies, MarkdownOptions
from bantin.front_matter.convert_pool import Order, convert_ahead, convert_files
from bantin.newsroom.cache import Store
from bantin.newsroom.content_files import ContentFile
from bantin.newsroom.executor import ExecutorFactory, process_pool

from tests.photos.workers import InPlace

OPTIONS = {"extensions": ["markdown.extensions.attr_list", "bantin.image_captions.extension:CaptionExtension"]}
HEADER = "Title: Tin\nDate: 2024-01-15\nCategory: Thời sự\nAuthor: Tuấn Tú\n\n"
BODY = "Chiều 14-1.\n\n![Cam](cam.jpg){: .rong }\nVườn cam. Ảnh: Tuấn Tú\n\n<script>x</script>\n"


def order(store: Store) -> Order:
    return Order(MarkdownOptions(OPTIONS), store.address, "Asia/Ho_Chi_Minh")


def write(folder: Path, count: int) -> dict[str, ContentFile]:
    for number in range(count):
        (folder / f"{number}.md").write_text(f"{HEADER}{BODY}\n{number}\n", "utf-8")
    return {f"{number}.md": ContentFile(folder, f"{number}.md") for number in range(count)}


def arguments(number: int) -> tuple[str, str, int, tuple[str, ...]]:
    return f"{BODY}\n{number}\n", f"{number}.md", 6, ("Tuấn Tú",)


@pytest.mark.parametrize("factory", [InPlace, process_pool])
def test_many_stories_are_converted_by_workers_to_the_same_end(tmp_path: Path, factory: ExecutorFactory) -> None:
    ahead, alone = (Store(tmp_path / name, "1", print) for name in ("ahead", "alone"))
    convert_ahead(order(ahead), write(tmp_path, 230), ahead, factory)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("bantin.front_matter.body_cache.converter_for", None)  # what is not there yet cannot be made
        found = [KeptBodies(OPTIONS, ahead).convert(*arguments(number)) for number in range(230)]
    assert found == [KeptBodies(OPTIONS, alone).convert(*arguments(number)) for number in range(230)]


def test_few_stories_are_left_to_the_one_who_reads_them(tmp_path: Path) -> None:
    store = Store(tmp_path / "store", "1", print)
    convert_ahead(order(store), write(tmp_path, 20), store, pytest.fail)


def test_what_the_store_knows_is_not_converted_again(tmp_path: Path) -> None:
    store = Store(tmp_path / "store", "1", print)
    KeptBodies(OPTIONS, store).convert(*arguments(0))
    store.save()
    files = [(name, file.read(1_000)) for name, file in write(tmp_path, 2).items()]
    keys = [key for key, _ in convert_files(order(store), files)]
    assert keys == [KeptBodies(OPTIONS, store).key(*arguments(1))]


def test_a_story_that_cannot_be_read_is_left_to_the_one_who_says_so(tmp_path: Path) -> None:
    store = Store(tmp_path / "store", "1", print)
    broken = [("a.md", b"\xff\xfe\xff"), ("b.md", f"---\nTitle: x\n{BODY}".encode())]
    assert convert_files(order(store), broken) == []


def test_a_file_that_has_gone_meanwhile_stops_nobody(tmp_path: Path) -> None:
    store = Store(tmp_path / "store", "1", print)
    files = write(tmp_path, 230)
    (tmp_path / "7.md").unlink()
    convert_ahead(order(store), files, store, InPlace)
    assert store.get(KeptBodies(OPTIONS, store).key(*arguments(8))) is not None
