import datetime as dt
from dataclasses import replace
from xml.etree import ElementTree as ET

from bantin.metadata.sitemap import LIMITS, Entry, Image, Limits, write_sitemaps

from tests.metadata.front_desk import DATE, LATER, NASTY, PUBLISHER, SITE

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "i": "http://www.google.com/schemas/sitemap-image/1.1"}


def texts(document: bytes, path: str) -> list[str]:
    return [element.text or "" for element in ET.fromstring(document).iterfind(path, NAMES)]


def stories(count: int, start: dt.datetime = DATE) -> list[Entry]:
    return [Entry(f"tin-{number}.html", start + dt.timedelta(days=number)) for number in range(count)]


def test_a_small_site_has_one_file_with_each_page_once() -> None:
    files = write_sitemaps({"trang": [Entry("")], "tin": stories(2)}, PUBLISHER)
    assert files.keys() == {"sitemap.xml"}
    assert texts(files["sitemap.xml"], "s:url/s:loc") == [f"{SITE}/", f"{SITE}/tin-0.html", f"{SITE}/tin-1.html"]


def test_a_page_is_dated_by_its_words_and_an_undated_one_not_at_all() -> None:
    [file] = write_sitemaps({"tin": [Entry("a.html", LATER), Entry("b.html")]}, PUBLISHER).values()
    assert texts(file, "s:url/s:lastmod") == ["2024-01-15T08:00:00+07:00"]


def test_photos_come_with_their_captions_escaped() -> None:
    [file] = write_sitemaps(
        {"tin": [Entry("a.html", DATE, (Image("anh/hop.jpg", NASTY), Image("b.jpg")))]}, PUBLISHER
    ).values()
    assert texts(file, "s:url/i:image/i:loc") == [f"{SITE}/anh/hop.jpg", f"{SITE}/b.jpg"]
    assert texts(file, "s:url/i:image/i:caption") == [NASTY]


def test_characters_that_xml_forbids_are_gone() -> None:
    [file] = write_sitemaps({"tin": [Entry("a.html", DATE, (Image("a.jpg", "có\x0bký tự"),))]}, PUBLISHER).values()
    assert texts(file, "s:url/i:image/i:caption") == ["cóký tự"]


def test_addresses_are_ascii() -> None:
    [file] = write_sitemaps({"tin": [Entry("tệp a.html")]}, PUBLISHER).values()
    assert texts(file, "s:url/s:loc") == [f"{SITE}/t%E1%BB%87p%20a.html"]


def test_the_limits_are_those_of_the_protocol() -> None:
    assert LIMITS.urls == 50_000
    assert 50_000_000 < LIMITS.size < 52_428_800
    assert LIMITS.images == 1_000


def test_exactly_as_many_pages_as_one_file_may_hold_stay_in_one_file() -> None:
    assert write_sitemaps({"tin": stories(3)}, PUBLISHER, Limits(urls=3)).keys() == {"sitemap.xml"}


def test_one_more_makes_an_index_over_files_that_hold_each_page_once() -> None:
    files = write_sitemaps({"trang": [Entry("", LATER)], "tin": stories(3)}, PUBLISHER, Limits(urls=2))
    index = files.pop("sitemap.xml")
    assert texts(index, "s:sitemap/s:loc") == [f"{SITE}/{name}" for name in files]
    assert list(files) == ["sitemap-trang-1.xml", "sitemap-tin-1.xml", "sitemap-tin-2.xml"]
    listed = [address for file in files.values() for address in texts(file, "s:url/s:loc")]
    assert sorted(listed) == sorted([f"{SITE}/", *(f"{SITE}/tin-{number}.html" for number in range(3))])
    assert all(len(texts(file, "s:url")) <= 2 for file in files.values())


def test_an_index_dates_each_file_by_its_newest_page() -> None:
    files = write_sitemaps({"tin": stories(3)}, PUBLISHER, Limits(urls=2))
    assert texts(files["sitemap.xml"], "s:sitemap/s:lastmod") == [
        "2024-01-15T17:30:00+07:00",
        "2024-01-16T17:30:00+07:00",
    ]


def test_a_full_file_keeps_its_bytes_when_news_come_after_it() -> None:
    limits = Limits(urls=2)
    before = write_sitemaps({"trang": [Entry("")], "tin": stories(4)}, PUBLISHER, limits)
    after = write_sitemaps({"trang": [Entry(""), Entry("moi.html")], "tin": stories(5)}, PUBLISHER, limits)
    kept = ["sitemap-tin-1.xml", "sitemap-tin-2.xml"]
    assert [before[name] for name in kept] == [after[name] for name in kept]


def test_a_file_is_split_before_it_grows_too_large() -> None:
    long = [replace(entry, images=(Image("a.jpg", "chữ " * 50),)) for entry in stories(10)]
    files = write_sitemaps({"tin": long}, PUBLISHER, Limits(size=1_500))
    parts = [data for name, data in files.items() if name != "sitemap.xml"]
    assert len(parts) > 2
    assert all(len(data) < 1_500 + 200 for data in parts)
    assert sum(len(texts(data, "s:url")) for data in parts) == 10


def test_a_page_of_very_many_photos_names_as_many_as_the_protocol_allows() -> None:
    many = Entry("a.html", DATE, tuple(Image(f"{number}.jpg") for number in range(5)))
    [file] = write_sitemaps({"tin": [many]}, PUBLISHER, Limits(images=3)).values()
    assert len(texts(file, "s:url/i:image")) == 3


def test_an_empty_site_has_an_empty_file() -> None:
    assert texts(write_sitemaps({"tin": []}, PUBLISHER)["sitemap.xml"], "s:url") == []
