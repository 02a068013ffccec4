"""Promises from end to end: a site that is published, mended, published again, and read by those who have links."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from bantin.addresses.command import forget
from bantin.addresses.ledger_file import load
from bantin.addresses.ledger_row import Row

from tests.building import NOW, SMALL_SITE, run_pelican, settings_file

pytestmark = pytest.mark.slow

LEDGER = "dia-chi.tsv"
FEED = "feeds/tin-moi.atom.xml"
TIN_2 = "2023/02/10/tin-chinh-tri-so-2.html"
TIN_3 = "2023/03/10/tin-chinh-tri-so-3.html"
TIN_4 = "2023/04/10/tin-chinh-tri-so-4.html"
TIN_8 = "2023/08/10/tin-chinh-tri-so-8.html"


def id_of(address: str) -> str:
    """Return the id that feeds gave to the story at that first address."""
    return f"tag:bantin.xabangcoc.vn,{address[:10].replace('/', '-')}:/{address}"


@dataclass
class Office:
    """A content folder, and what was said of each build of it."""

    folder: Path
    said: dict[str, str] = field(default_factory=dict)
    codes: dict[str, int] = field(default_factory=dict)
    ledgers: dict[str, bytes] = field(default_factory=dict)
    differing: set[str] = field(default_factory=set)

    @property
    def content(self) -> Path:
        return self.folder / "content"

    @property
    def site(self) -> Path:
        return self.folder / "site"

    def publish(self, name: str, *more: str, output: str = "site", conf: str = "publishconf.py") -> None:
        cache = f'CACHE_PATH="{self.folder / "cache"}"'
        options = ("-e", cache, "KEEP_LEDGER=true", *more)
        ended = run_pelican(self.content, self.folder / output, *options, conf=conf)
        self.said[name], self.codes[name] = ended.stdout + ended.stderr, ended.returncode
        self.ledgers[name] = (self.content / LEDGER).read_bytes() if (self.content / LEDGER).exists() else b""

    def edit(self, path: str, change: Callable[[str], str]) -> None:
        file = self.content / path
        file.write_text(change(file.read_text("utf-8")), "utf-8")

    def rows(self) -> dict[str, Row]:
        ledger, found = load(self.content)
        assert found == []
        return {row.address: row for row in ledger.rows}

    def pages(self, output: str = "site") -> dict[str, bytes]:
        root = self.folder / output
        files = (it for it in root.rglob("*") if it.is_file() and it.name != ".ban-tin.files")
        return {it.relative_to(root).as_posix(): it.read_bytes() for it in files}


# Stories that others of the small site are like, and one with a photo: most promises are of no more than a few.
ALIKE = shutil.ignore_patterns("tin-[1-8].md", "hoi-nghi.md", "phat-bieu.jpg", "cam.md")


def few_stories(content: Path, *more: str) -> None:
    """Lay out the small site without its stories that are alike, and with those ``more``."""
    shutil.copytree(SMALL_SITE, content, ignore=ALIKE)
    for path in more:
        (content / path).parent.mkdir(exist_ok=True)
        shutil.copy(SMALL_SITE / path, content / path)


def headed(*lines: str) -> Callable[[str], str]:
    """Return what adds ``lines`` to a header."""
    return lambda text: "\n".join([*lines, text])


def retitled(title: str, date: str) -> Callable[[str], str]:
    """Return what gives a story another title and date."""
    return lambda text: re.sub(
        r"^Date:.*", f"Date: {date}", re.sub(r"^Title:.*", f"Title: {title}", text, flags=re.M), flags=re.M
    )


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """Publish a site, mend it in each way there is, publish it again; then lose a story, and give it up."""
    it = Office(tmp_path_factory.mktemp("office"))
    few_stories(it.content, *(f"2023/tin-{number}.md" for number in range(2, 9)))
    for name, title in (("lien-he", "Liên hệ"), ("lich", "Lịch trực"), ("so-do", "Sơ đồ")):
        (it.content / f"pages/{name}.md").write_text(f"Title: {title}\n\nTrang {title} của xã.\n", "utf-8")
    it.publish("html", output="html", conf="pelicanconf.py")
    it.publish("preview", output="preview", conf="previewconf.py")
    it.publish("without", "KEEP_LEDGER=false", output="without")
    it.publish("first")
    it.publish("unchanged")
    (it.content / LEDGER).unlink()
    it.publish("without a ledger")
    (it.content / LEDGER).write_bytes(it.ledgers["first"])
    it.edit("2023/tin-2.md", retitled("Tên đã sửa", "2023-02-11 09:00"))
    it.edit("2023/tin-3.md", headed("Slug: ten-tu-chon"))
    it.edit("2023/tin-4.md", headed("Địa chỉ cũ: /cu/tin-4.html /?p=4"))
    it.edit("2023/tin-7.md", headed("Slug: dang-nham", "Địa chỉ cũ: /?p=7"))
    it.edit("2023/tin-6.md", lambda text: f"{text}\nXem [tin số 4](/cu/tin-4.html).\n")
    (it.content / "2023/tin-5.md").rename(it.content / "doi-ten.md")
    it.edit("pages/gioi-thieu.md", lambda text: text.replace("Giới thiệu", "Về chúng tôi", 1))
    it.edit("pages/lien-he.md", headed("Slug: hoi-dap", "Địa chỉ cũ: /cu/lien-he.php"))
    (it.content / "pages/so-do.md").rename(it.content / "pages/ban-do.md")
    it.publish("mended", 'HOSTS=["nginx","netlify","s3"]')
    it.edit("2023/tin-2.md", lambda text: f"{text}\nMột đoạn nữa.\n")
    it.publish("edited", 'HOSTS=["nginx","netlify","s3"]')
    it.publish("anew", 'HOSTS=["nginx","netlify","s3"]', f'CACHE_PATH="{it.folder / "other"}"', output="anew")
    it.differing = {path for path, data in it.pages().items() ^ it.pages("anew").items()}
    (it.content / "2023/tin-8.md").rename(it.folder / "tin-8.md")
    (it.content / "pages/lich.md").unlink()
    it.publish("lost")
    it.publish("lost in a preview", output="preview", conf="previewconf.py")
    arguments = ["--content", str(it.content), "-s", str(settings_file())]
    it.codes["forget"] = forget([*arguments, f"/{TIN_8}"], {"SOURCE_DATE_EPOCH": NOW})
    it.codes["forget"] |= forget([*arguments, "pages/lich.md"], {"SOURCE_DATE_EPOCH": NOW})
    it.edit("2023/tin-7.md", headed("Rút bài: 20/11/2026; Bài đăng nhầm."))
    it.publish("forgotten", 'HOSTS=["nginx","apache","caddy","netlify","s3"]')
    return it


def test_whoever_does_not_publish_writes_no_ledger(office: Office) -> None:
    assert {name: office.codes[name] for name in ("html", "preview", "without")} == {
        "html": 0,
        "preview": 0,
        "without": 0,
    }
    assert [office.ledgers[name] for name in ("html", "preview", "without")] == [b"", b"", b""]


def test_publishing_writes_down_what_readers_find_and_nothing_else(office: Office) -> None:
    first = office.ledgers["first"].decode()
    assert office.codes["first"] == 0
    assert (
        f"{TIN_2}\t2026-11-22\tđăng\t{id_of(TIN_2)}\t2023/tin-2.md\t2023-02-10T10:00+07:00\tTin chính trị số 2\t"
        in first
    )
    assert "nhap.md" not in first
    assert "2024/tuong-lai" not in first
    assert first.count("\n") == 1 + sum(line.count("\tđăng\t") for line in first.splitlines())


def test_a_second_publication_of_the_same_finds_nothing_to_do(office: Office) -> None:
    """The ledger that the first one has written is no change of the content."""
    assert "Không có gì thay đổi" in office.said["unchanged"]
    assert office.ledgers["unchanged"] == office.ledgers["first"]


def test_a_mended_title_and_date_change_neither_address_nor_id(office: Office) -> None:
    assert office.codes["mended"] == 0
    assert "Tên đã sửa" in (office.site / TIN_2).read_text("utf-8")
    assert list(office.site.glob("2023/02/11/*")) == []
    feed = (office.site / FEED).read_text("utf-8")
    entry = next(it for it in feed.split("<entry>") if "Tên đã sửa" in it)
    assert f"<id>{id_of(TIN_2)}</id>" in entry
    assert f'href="https://bantin.xabangcoc.vn/{TIN_2}"' in entry
    assert office.rows()[TIN_2].title == "Tên đã sửa"


def test_the_ledger_is_a_known_file_of_the_content_folder(office: Office) -> None:
    assert LEDGER not in office.said["mended"]
    assert not list(office.site.rglob(LEDGER))


def test_a_new_slug_gives_a_new_address_and_the_old_one_leads_there(office: Office) -> None:
    new = "2023/03/10/ten-tu-chon.html"
    assert "Tin chính trị số 3" in (office.site / new).read_text("utf-8")
    led = (office.site / TIN_3).read_text("utf-8")
    assert f'content="0; url=/{new}"' in led
    assert f'<link rel="canonical" href="https://bantin.xabangcoc.vn/{new}">' in led
    assert f"<id>{id_of(TIN_3)}</id>" in (office.site / FEED).read_text("utf-8")
    assert (office.rows()[TIN_3].word, office.rows()[new].id) == ("cũ", id_of(TIN_3))
    sitemap = "".join(it.read_text("utf-8") for it in office.site.glob("sitemap*.xml"))
    assert new in sitemap
    assert TIN_3 not in sitemap


def test_addresses_of_another_system_lead_on(office: Office) -> None:
    assert f'url=/{TIN_4}"' in (office.site / "cu/tin-4.html").read_text("utf-8")
    assert 'href="/cu/tin-4.html"' in (office.site / "2023/06/10/tin-chinh-tri-so-6.html").read_text("utf-8")
    assert "broken-link" not in office.said["mended"]
    assert [office.rows()[it].story for it in ("cu/tin-4.html", "?p=4")] == ["2023/tin-4.md"] * 2
    assert f"/ p=4 /{TIN_4} 301!" in (office.site / "_redirects").read_text("utf-8")


def test_hosts_are_told_in_their_own_files(office: Office) -> None:
    assert f"/{TIN_3} /2023/03/10/ten-tu-chon.html 301!" in (office.site / "_redirects").read_text("utf-8")
    assert "Content-Security-Policy: default-src 'none'" in (office.site / "_headers").read_text("utf-8")
    assert (office.site / "bantin-server.conf").is_file()
    assert TIN_3 in (office.site / "bantin-http.conf").read_text("utf-8")
    assert TIN_3 in (office.site / "s3-redirects.json").read_text("utf-8")
    assert not (office.folder / "html/_redirects").exists()


def test_what_a_host_cannot_be_told_is_noted(office: Office) -> None:
    assert (
        "S3 không dẫn được địa chỉ có dấu “?”: 2 địa chỉ cũ không trả lời ở đó. [hosts/queries]"
        in office.said["mended"]
    )


def test_a_file_under_another_name_is_known_again_and_told(office: Office) -> None:
    told = re.search(r"doi-ten\.md:1:?\d*: lưu ý: (.*) \[addresses/moved\]", office.said["mended"])
    assert told
    assert "trước đây nằm ở 2023/tin-5.md (cùng tiêu đề và ngày)" in told[1]
    assert office.rows()["2023/05/10/tin-chinh-tri-so-5.html"].story == "doi-ten.md"


def test_an_increment_after_all_that_is_what_a_clean_build_makes(office: Office) -> None:
    assert office.codes["edited"] == office.codes["anew"] == 0
    assert "Một đoạn nữa" in (office.folder / "anew" / TIN_2).read_text("utf-8")
    assert office.differing == set()


def test_a_sentence_changes_no_more_than_the_text_of_a_story(office: Office) -> None:
    """The page and its text-first twin; of a story whose title was mended the header does not tell the address."""
    assert " 2 trang ghi mới" in office.said["edited"], office.said["edited"]


def test_what_the_ledger_has_learnt_is_not_told_again(office: Office) -> None:
    """What was said of new promises does not come back with the next build, which reads no other story."""
    assert "[address/clash]" in office.said["first"]
    assert "[address/clash]" not in office.said["unchanged"]
    told = len(re.findall(r": cảnh báo: .*\[[a-z-]+/", office.said["first"]))
    assert f"; {told} cảnh báo; " in office.said["first"]  # the closing line counts what was told, once written down
    assert "[addresses/moved]" not in office.said["edited"]


def test_a_story_that_disappears_is_an_error_and_the_site_stays(office: Office) -> None:
    assert office.codes["lost"] == 1
    assert f"2023/tin-8.md: lỗi: tin đã đăng tại “{TIN_8}” nay không còn tệp" in office.said["lost"]
    assert f"“bantin forget {TIN_8}”. [addresses/gone]" in office.said["lost"]
    assert office.ledgers["lost"] == office.ledgers["edited"] or TIN_8.encode() in office.ledgers["lost"]


def test_a_preview_only_tells_of_it(office: Office) -> None:
    assert office.codes["lost in a preview"] == 0
    assert "2023/tin-8.md: cảnh báo: tin đã đăng tại" in office.said["lost in a preview"]


def test_a_withdrawn_story_answers_410_and_all_its_old_addresses_lead_there_in_one_step(office: Office) -> None:
    tomb, old = "2023/07/10/dang-nham.html", "2023/07/10/tin-chinh-tri-so-7.html"
    assert "Bài đăng nhầm." in (office.site / tomb).read_text("utf-8")
    leading = (office.site / old).read_text("utf-8")
    assert f'url=/{tomb}"' in leading
    assert "Tin chính trị số 7" not in leading  # its editor may have kept the title back
    assert [office.rows()[it].word for it in (tomb, old, "?p=7")] == ["rút", "cũ", "cũ"]
    told = (office.site / "_redirects").read_text("utf-8").splitlines()
    assert {f"/{tomb} /{tomb} 410!", f"/{old} /{tomb} 301!", f"/ p=7 /{tomb} 301!"} <= {*told}
    maps = (office.site / "bantin-http.conf").read_text("utf-8").split("map ")
    gone = next(it for it in maps if "$bantin_gone {" in it)
    assert f'"/{tomb}" "/{tomb}";' in gone and old not in gone
    assert f"[R=410,L,E=BANTIN_GONE:{tomb}]" in (office.site / ".htaccess").read_text("utf-8")
    assert f"/{tomb} /{tomb}\n" in (office.site / "bantin.caddy").read_text("utf-8")


def test_a_page_keeps_its_address_and_leads_on_like_a_story(office: Office) -> None:
    assert "Về chúng tôi" in (office.site / "gioi-thieu.html").read_text("utf-8")
    assert not (office.site / "ve-chung-toi.html").exists()
    assert 'href="/gioi-thieu.html"' in (office.site / "index.html").read_text("utf-8")
    assert 'url=/hoi-dap.html"' in (office.site / "lien-he.html").read_text("utf-8")
    rows = office.rows()
    assert [rows[it].word for it in ("gioi-thieu.html", "lien-he.html", "hoi-dap.html")] == ["đăng", "cũ", "đăng"]
    assert rows["cu/lien-he.php"].story == "pages/lien-he.md"
    assert rows["so-do.html"].story == "pages/ban-do.md"
    assert rows["gioi-thieu.html"].title == "Về chúng tôi"


def test_a_page_that_disappears_is_an_error_until_its_address_is_given_up(office: Office) -> None:
    assert "pages/lich.md: lỗi: trang đã đăng tại “lich-truc.html” nay không còn tệp" in office.said["lost"]
    assert office.rows()["lich-truc.html"].word == "quên"
    assert "/lich-truc.html /404.html 410!" in (office.site / "_redirects").read_text("utf-8")


def test_a_ledger_that_is_gone_stops_publishing_and_no_new_one_is_written(office: Office) -> None:
    assert office.codes["without a ledger"] == 1
    assert f"{LEDGER}: lỗi: sổ địa chỉ này bị mất" in office.said["without a ledger"]
    assert "“bantin forget --all”. [addresses/lost]" in office.said["without a ledger"]
    assert office.ledgers["without a ledger"] == b""


def test_an_address_that_was_given_up_lets_its_story_go_and_is_never_anothers(office: Office) -> None:
    assert office.codes["forget"] == office.codes["forgotten"] == 0
    assert not (office.site / TIN_8).exists()
    assert office.rows()[TIN_8].state == "quên 2026-11-22"
    assert f"/{TIN_8} /404.html 410!" in (office.site / "_redirects").read_text("utf-8")
