"""The script that looks through the index finds what a naive scan finds, and says words as the builder does."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from bantin.search.segment_index import index_segment
from bantin.search.segments import cut_segments
from bantin.search.story import Entry, SearchStory
from bantin.search.words import BREAK, folded, words_of
from playwright.sync_api import Page

from bench.search.corpus import Text, draw_texts, lexicon
from tests.browser.host import hosting
from tests.building import ROOT

ODD = ["HỘI NGHỊ Đường Đ đ ð ɖ", "hoà hòa thuỷ khoẻ quý quí lý Lí kỷ", "Ẳ Ỵ ữ o\u0323\u0302", "Ｔｉｎ ﬁ m² ½ ① Ⅳ"]
ODD += [
    "ÇŠñ Åström İ ß Σας ΟΔΟΣ",
    "COVID-19 3,5km 01/06 007 0 ٣٤",
    "𝔞𠀀 中文 один",
    "a_b-c'd’e qúy QŨY qúa qúôc qủên",
    "2.500đ 10.000.000 VNĐ, 5 đ 5đ1 đ điểm đ a1.500 1.500. 3.125.5 12345.678 20.11.2026 0912.345.678 007.500 2.500d",
    "x\u0301\u0302y mơ\u0306ng CƯ\u0306 ơ\u0306m'a m\u0306'a \u0306m",
    "M'nông M’Nông M‘nông Mʼnông Đắk R'lấp Bh'nong 'a' ab'cd'ef xyz'a d'a'b 5m'a' l''a Ƀuôr",
]
ASK = """async ([texts, facets]) => {
    const index = openSearchIndex(location.origin, "tim-kiem/danh-sach.json");
    const { segments } = await index.told();
    const ask = async (text) => {
        const query = index.parse(text);
        const looked = await Promise.all(segments.map((segment) => index.look(segment, query, facets)));
        const hits = [].concat(...looked.map((each) => each.hits)).sort((a, b) => b.score - a.score);
        await Promise.all(hits.map(index.show));
        const read = async (hit) => (await index.excerpt(hit, query)).wrong;
        const wrong = [];
        for (let at = 0; query.strict && at < hits.length; at += 100) // a browser opens only so many at once
            wrong.push(...await Promise.all(hits.slice(at, at + 100).map(read)));
        return hits.filter((_, place) => !wrong[place]).map(({ url, score }) => [url, score]);
    };
    const answers = [];
    for (const text of texts) answers.push(await ask(text));
    return answers;
}"""


@dataclass
class Scan:
    """A naive scan of all texts, word by word, with their marks and without."""

    stories: Sequence[SearchStory]

    def __post_init__(self) -> None:
        self.lines = {
            story.url: [words_of(line) for text in (story.title, *story.texts) for line in text.split(BREAK)]
            for story in self.stories
        }
        bare = {url: [[*map(folded, line)] for line in lines] for url, lines in self.lines.items()}
        self._typed, self._bare = ({url: _joined(each) for url, each in all_.items()} for all_ in (self.lines, bare))
        self._words = {url: {word for line in lines for word in line} for url, lines in bare.items()}

    def phrase(self, words: list[str]) -> set[str]:
        """Return the stories with ``words`` side by side in one of their lines."""
        return _having(words, self._typed)

    def bare_phrase(self, words: list[str]) -> set[str]:
        """Return those with ``words``, which have no marks, side by side, whatever their marks."""
        return _having(words, self._bare)

    def all_but_units_apart(self, words: list[str]) -> set[str]:
        """Return the stories with each of ``words``, and with a number and the ``km`` after it side by side."""
        measures = [[one, two] for one, two in pairwise(words) if one.isdecimal() and two == "km"]
        return self.all_words(words).intersection(*map(self.bare_phrase, measures))

    def all_words(self, words: list[str]) -> set[str]:
        """Return the stories with each of ``words`` somewhere, whatever their marks."""
        return {url for url, each in self._words.items() if set(words) <= each}


def _joined(lines: list[list[str]]) -> str:
    return "\n".join(f" {' '.join(line)} " for line in lines)


def _having(words: list[str], texts: Mapping[str, str]) -> set[str]:
    wanted = f" {' '.join(words)} "
    return {url for url, text in texts.items() if wanted in text}


class Archive:
    """An index of drawn stories on a host of this machine, with their lite pages, and a page with the script."""

    def __init__(self, folder: Path, page: Page, count: int) -> None:
        texts = list(draw_texts(count))
        self.scan, self.page = Scan([text.story for text in texts]), page
        listed = []
        for segment in cut_segments(_entry(text) for text in texts):
            made = index_segment([entry.read() for entry in segment.entries])
            listed.append({"at": f"tim-kiem/{segment.digest}", **made.table})
            for name, text in made.files.items():
                _write(folder / "tim-kiem" / segment.digest / name, text)
        told = {"lite": "lite/", "segments": listed[::-1]}
        _write(folder / "tim-kiem/danh-sach.json", json.dumps(told))
        for story in self.scan.stories:
            rows = "".join(f"<p>{escape(text)}</p>" for text in story.texts)
            _write(folder / "lite" / story.url, f"<article><h1>{escape(story.title)}</h1>{rows}</article>")
        _write(folder / "index.html", "<!doctype html><title>x</title><script src=search_index.js></script>")
        _write(folder / "search_index.js", (ROOT / "theme/static/js/search_index.js").read_text("utf-8"))

    def ask(self, texts: list[str], *facets: str) -> list[list[tuple[str, int]]]:
        """Return what the script finds for each of ``texts``: address and score."""
        found: Any = self.page.evaluate(ASK, [texts, facets])
        return [[(url, score) for url, score in answer] for answer in found]

    def phrases(self, count: int) -> list[list[str]]:
        """Return phrases of two to four words that stand somewhere in the texts."""
        dice, found = random.Random(11), list[list[str]]()
        lines = [line for story in self.scan.lines.values() for line in story if len(line) > 4]
        while len(found) < count:
            line, length = dice.choice(lines), dice.randint(2, 4)
            start = dice.randint(0, len(line) - length)
            found.append(line[start : start + length])
        return found


def _entry(text: Text) -> Entry:
    return Entry(text.date, f"{text.number:06}", str(text.number), lambda: text.story)


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


def opened(folder: Path, page: Page, count: int) -> Iterator[Archive]:
    archive = Archive(folder, page, count)
    with hosting(folder, is_kept=False) as host:
        page.goto(f"{host.address}/index.html")
        yield archive


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory, only_tab: Page) -> Iterator[Archive]:
    yield from opened(tmp_path_factory.mktemp("archive"), only_tab, 250)


@pytest.fixture(scope="module")
def large_archive(tmp_path_factory: pytest.TempPathFactory, only_tab: Page) -> Iterator[Archive]:
    yield from opened(tmp_path_factory.mktemp("large"), only_tab, 4_500)


def equals_a_naive_scan(archive: Archive, phrases: list[list[str]]) -> None:
    """Compare answers to ``phrases``: between quotation marks, then without; with their marks, then without."""
    scan = archive.scan
    bare = [[*map(folded, words)] for words in phrases]
    quoted = archive.ask([f"“{' '.join(words)}”" for words in phrases])
    free = archive.ask([" ".join(words) for words in phrases])
    unmarked = archive.ask([" ".join(words) for words in bare])
    for words, plain, strict, loose, plain_answer in zip(phrases, bare, quoted, free, unmarked, strict=True):
        exact, same = scan.phrase(words), scan.bare_phrase(plain)
        assert {url for url, _ in strict} == same, words
        assert {url for url, _ in strict[: len(exact)]} >= exact, words
        assert {url for url, _ in loose} == {url for url, _ in plain_answer} == scan.all_but_units_apart(plain), words
        assert exact <= {url for url, score in loose if score >= 8}, words
        assert same <= {url for url, score in loose if score >= 8 or score & 2}, words


def test_random_phrases_find_what_a_naive_scan_finds(archive: Archive) -> None:
    phrases = archive.phrases(30)
    equals_a_naive_scan(archive, phrases)
    assert sum(len(archive.scan.phrase(words)) > 1 for words in phrases) > 5


@pytest.mark.long
def test_five_hundred_random_phrases_find_what_a_naive_scan_finds(large_archive: Archive) -> None:
    equals_a_naive_scan(large_archive, large_archive.phrases(500))


def filter_is_seldom_wrong(archive: Archive, pairs: int, least: int) -> None:
    """Two words of a story that stand side by side in none: one answer in 256 may say that they do."""
    dice, asked, scan = random.Random(3), list[list[str]](), archive.scan
    lines = [line for story in scan.lines.values() for line in story if len(line) > 8]
    while len(asked) < pairs:
        line = dice.choice(lines)
        words = [line[0], line[6]]
        if not scan.bare_phrase([*map(folded, words)]):
            asked.append(words)
    answers = archive.ask([" ".join(words) for words in asked])
    wrong = sum(score >= 8 or bool(score & 2) for answer in answers for _, score in answer)
    total = sum(map(len, answers))
    assert total > least
    assert wrong < total / 64


def test_a_filter_of_pairs_is_seldom_wrong(archive: Archive) -> None:
    filter_is_seldom_wrong(archive, 60, 1_000)


@pytest.mark.long
def test_a_filter_of_many_pairs_is_seldom_wrong(archive: Archive) -> None:
    filter_is_seldom_wrong(archive, 1_000, 10_000)


def test_typed_marks_come_before_others(archive: Archive) -> None:
    (answer,) = archive.ask(["Tuấn Tú"])
    exact = archive.scan.phrase(["tuấn", "tú"])
    assert len(exact) > 20
    assert {url for url, _ in answer[: len(exact)]} == exact
    assert len(answer) > len(exact), "stories with tuần từ come after them"


@pytest.mark.parametrize(
    ("typed", "others"),
    [
        ("covid19", ["COVID-19", "covid 19", "Covid–19"]),
        ("lý lịch", ["lí lịch", "ly lich", "LÝ LỊCH", "ly\u0301 li\u0323ch", "lý l\u00adịch"]),
        # Words of few stories, of which one alone has them side by side: each story with a phrase is read.
        ("“koai cý nghăm”", ['"koai cý nghăm"', "«koai cý nghăm»", "„koai cý nghăm“"]),
        ("kỷ niệm", ["kỉ niệm"]),
        ("hoà giải", ["hòa giải", "hoa giai"]),
        ("đường nguyễn", ["duong nguyen"]),
        ("3,5 km", ["3,5km", "3,5\u00a0km", "3.5 KM", "“3,5 km”"]),
        ("14/1", ["14-1", "14/01", "14.1", "14–1", "14\u20111"]),
    ],
)
def test_other_ways_to_write_find_the_same_stories(archive: Archive, typed: str, others: list[str]) -> None:
    first, *rest = ({url for url, _ in answer} for answer in archive.ask([typed, *others]))
    assert first
    assert [found == first for found in rest] == [True] * len(others)


# A plus: this word must follow the one before.
@pytest.mark.parametrize(
    ("typed", "bound"),
    [
        ("3,5 km", "3+5+km"),
        ("rộng 5 ha cam", "rộng 5+ha cam"),
        ("8 ha giang", "8 ha giang"),
        ("8 Hà Nội", "8 hà nội"),
        ("120 m² đất", "120+m+2 đất"),
        ("5km2", "5+km+2"),
        ("30 °C", "30+c"),
        ("30 ℃", "30+c"),
        ("2.500 đ", "2500+đồng"),
        ("2500 đồng", "2500+đồng"),
        ("2.500 đồng mỗi kg", "2500 đồng mỗi kg"),
        ("10 đồng chí", "10 đồng chí"),
        ("0912.345.678", "912+345+678"),
        ("50 %", "50"),
        ("14/1 m", "14+1 m"),
        ("14 / 1", "14+1"),
        ("nhiệm kỳ 2025 – 2030", "nhiệm kì 2025+2030"),
        ("5 kỳ, 5 mới", "5 kì 5 mới"),
        ("covid19", "covid 19"),
        ("F0", "f+0"),
        ("15/NQ-TW", "15+nq+tw"),
        ("„Tuấn Tú“ và", "tuấn+tú và"),
        ("«covid 19»", "covid+19"),
        ("hội\u200bnghị", "hộinghị"),
        ("ĐẢNG UỶ", "đảng ủy"),
    ],
)
def test_what_stands_together(archive: Archive, typed: str, bound: str) -> None:
    script = "text => openSearchIndex('', '').parse(text).words.map(({ form, bound }) => (bound ? '+' : ' ') + form)"
    assert "".join(archive.page.evaluate(script, typed)).strip() == bound


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("hooij nghij", "hoi nghi"),
        ("ddangr uyr", "dang uy"),
        ("Vieejt Nam, Tuaans Tus", "Viet Nam, Tuan Tu"),
        ("nguwowif dwngs, uowcs, cwar", "nguoi dung, uoc, cua"),
        ("toans toasn nghieemj thuaatj truongwf", "toan toan nghiem thuat truong"),
        ("hội nghị cam sanh xa san pham", "hội nghị cam sanh xa san pham"),
    ],
)
def test_telex_that_no_keyboard_turned_into_letters(archive: Archive, typed: str, meant: str) -> None:
    assert archive.page.evaluate("text => openSearchIndex('', '').untelex(text)", typed) == meant


def test_a_word_that_scripts_know_otherwise_is_a_word(archive: Archive) -> None:
    assert archive.ask(["constructor", "cam constructor"]) == [[], []]


@pytest.mark.parametrize("facets", [("=nam:2025",), ("=muc:kinh-te",), ("=anh",), ("=nam:2025", "=anh")])
def test_facets_narrow_what_is_found(archive: Archive, facets: tuple[str, ...]) -> None:
    def said(story: SearchStory) -> set[str]:
        return {f"=nam:{story.day.year}", *(f"=muc:{slug}" for slug in story.filed)} | {*["=anh"] * story.has_photos}

    stories = {story.url: story for story in archive.scan.stories}
    (every,) = archive.ask(["cam sành"])
    (some,) = archive.ask(["cam sành"], *facets)
    wanted = {url for url, _ in every if said(stories[url]) >= {*facets}}
    assert 0 < len(wanted) < len(every)
    assert {url for url, _ in some} == wanted


def test_the_script_says_words_as_the_builder_does(archive: Archive) -> None:
    texts = [*ODD, *lexicon()[:3_000]]
    script = (
        "texts => texts.map((text) => openSearchIndex('', '').wordsOf(text).map(({ form, bare }) => [form, bare]))"
    )
    expected = [[[word, folded(word)] for word in words_of(text)] for text in texts]
    assert archive.page.evaluate(script, texts) == expected
