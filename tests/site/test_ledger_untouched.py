"""The ledger of addresses: an edit of a sentence never opens it, the development server never writes it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from bantin.devserver.build_process import Builder

from tests.building import SITE_URL, warm_server
from tests.kept_work import build_sparingly
from tests.site.desk import Desk

pytestmark = pytest.mark.slow

LEDGER = "dia-chi.tsv"
STORY = "2026/tin-5.md"
# A line of the settings file: whoever opens the ledger, by whatever name, is told of in what the build prints.
WATCH = f"sys.addaudithook(lambda event, given: event == 'open' and {LEDGER!r} in str(given[0]) and print('OPENED'))"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A newsroom that has published once, so that there is a ledger."""
    desk = Desk(tmp_path_factory.mktemp("ledger") / "desk", warm_server(), {})
    desk.settings |= {"KEEP_LEDGER": "True", "_watch": WATCH}
    assert desk.build().code == 0
    assert f"\t{STORY}\t" in (desk.content / LEDGER).read_text("utf-8")
    return desk


def opened(desk: Desk) -> int:
    """Build; return how often the ledger was opened."""
    made = desk.build()
    assert made.code == 0
    return made.output.count("OPENED\n")


def test_a_sentence_opens_no_ledger_and_a_title_does(desk: Desk) -> None:
    desk.stories[STORY].title = "Tên đã sửa"
    desk.write(STORY)
    assert opened(desk) > 0
    before, ledger = desk.narrow, Path(desk.content, LEDGER).read_bytes()
    desk.stories[STORY].sentences.append("Bà con phấn khởi.")  # the first one is the summary, which lists show, too
    desk.write(STORY)
    assert opened(desk) == 0
    assert desk.narrow == before + 1
    assert Path(desk.content, LEDGER).read_bytes() == ledger


def test_the_development_server_writes_no_ledger(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Even where the settings keep one and the site has an address: what it shows is for the editor alone."""
    monkeypatch.setenv("SITEURL", SITE_URL)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(desk.now.timestamp())))
    content, output = tmp_path / "content", tmp_path / "site"
    shutil.copytree(desk.content, content)
    ledger = (content / LEDGER).read_bytes()
    (content / LEDGER).unlink()
    places = [str(content), "-o", str(output), "-s", str(desk.folder / "conf.py")]
    builder = Builder(build_sparingly, [*places, "-e", f'CACHE_PATH="{tmp_path / "cache"}"'])
    try:
        assert builder.build().failure == ""
        assert (output / "index.html").is_file()
        assert not (content / LEDGER).exists()
        (content / LEDGER).write_bytes(ledger)
        (content / "2026/moi.md").write_text(desk.stories[STORY].text().replace("Title: ", "Title: Lại "), "utf-8")
        assert builder.build([str(content / "2026/moi.md")]).failure == ""
        assert "Lại Tên đã sửa" in (output / "index.html").read_text("utf-8")
        assert (content / LEDGER).read_bytes() == ledger
    finally:
        builder.close()
