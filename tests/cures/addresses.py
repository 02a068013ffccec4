"""Cures for addresses that were promised."""

from __future__ import annotations

from collections.abc import Iterable

from bantin.addresses.complaints import behind
from bantin.addresses.forget import forget
from bantin.addresses.ledger import Ledger
from bantin.addresses.ledger_row import HEADING
from bantin.addresses.reading import read_ledger
from bantin.addresses.stories import StoryNow
from bantin.newsroom.diagnostic import Diagnostic

from tests.addresses.desk import LATER, published, settled, story
from tests.cures.desk import Cure

FAIR = story("a.md", "Khai mạc")
FIRST = "2024/01/08/khai-mac.html"
LEDGER = published(FAIR)
MOVED = settled([FAIR._replace(slug="hoi-thi", address="2024/01/08/hoi-thi.html")], LEDGER).ledger
WITH_OLD = settled([FAIR._replace(old=(("/cu.html", 3, 1),))], LEDGER).ledger
LINE = "\t".join(LEDGER.rows[0])


def office(stories: Iterable[StoryNow]) -> list[Diagnostic]:
    """Return what is found once the first story was published."""
    return settled(stories, LEDGER).findings


def later_office(stories: Iterable[StoryNow]) -> list[Diagnostic]:
    """Return what is found once that story has got another slug."""
    return settled([FAIR._replace(slug="hoi-thi", address="2024/01/08/hoi-thi.html"), *stories], MOVED).findings


def site(pages: tuple[StoryNow, Ledger, list[str]]) -> list[Diagnostic]:
    """Return what is found in a site with a story, a ledger and pages of its own."""
    return settled([pages[0]], pages[1], taken=pages[2]).findings


def file(text: str) -> list[Diagnostic]:
    """Return what is found in a ledger."""
    return read_ledger(text.encode("utf-8", "surrogateescape"))[1]


def old(stories: Iterable[StoryNow]) -> list[Diagnostic]:
    """Return what is found in stories with addresses of another system, on a site with a page of contacts."""
    return settled(stories, LEDGER, taken=["lien-he.html"]).findings


def states(stories: tuple[Iterable[StoryNow], Ledger]) -> list[Diagnostic]:
    """Return what is found in stories and the ledger that goes with them."""
    return settled(*stories).findings


def set_back(state: str) -> Cure:
    """Return the cure of a published story that is set back, which is to be published again."""
    return Cure(f"addresses/gone.{state}", [FAIR._replace(state=state, line=1)], [FAIR], office)


def page_office(stories: Iterable[StoryNow]) -> list[Diagnostic]:
    """Return what is found once a page was published."""
    return settled(stories, published(PAGE), is_page=lambda path: path.startswith("pages/")).findings


def page_set_back(state: str) -> Cure:
    """Return the cure of a published page that is set back, which is to be published again."""
    return Cure(f"addresses/gone.page-{state}", [PAGE._replace(state=state, line=1)], [PAGE], page_office)


def uncommitted(rows: Ledger) -> list[Diagnostic]:
    """Return what is found if the ``rows`` of the last publication were not committed, on a site with one story."""
    return [*behind(rows.rows, {FAIR.path: FAIR})]


GONE_STORY = story("c.md", "Giá lúa")
PAGE = story("pages/lien-he.md", "Liên hệ")
MANY = [story(f"{number}.md", f"Tin {number}", line=1) for number in range(21)]
AWAY = [it._replace(path=f"moi/{it.path}") for it in MANY]
NEW = story("moi/b.md", "Tên mới", "2024-02-02T08:00", body="moi", line=2)

CURES = [
    Cure("addresses/gone.file", ([], LEDGER), ([], forget(LEDGER, FIRST, LATER)), states),
    *map(set_back, ("draft", "hidden", "awaited")),
    Cure("addresses/gone.page-file", [], [PAGE], page_office),
    Cure(
        "addresses/gone.more",
        ([], published(*MANY)),
        (MANY, published(*MANY)),
        states,
        also=("addresses/gone.file",) * 20,
    ),
    Cure("addresses/behind.kept", published(FAIR), Ledger(), uncommitted),
    Cure("addresses/behind.gone", published(GONE_STORY), Ledger(), uncommitted),
    *map(page_set_back, ("draft", "hidden", "awaited")),
    Cure(
        "addresses/gone.replaced",
        [story("a.md", "Giá lúa", "2024-03-03T08:00", line=1)],
        [story("a.md", "Giá lúa", "2024-03-03T08:00", line=1, slug="khai-mac")],
        office,
    ),
    Cure(
        "addresses/again",
        ([FAIR._replace(old=(("/cu.html", 3, 1),))], forget(WITH_OLD, "cu.html", LATER)),
        ([FAIR], forget(WITH_OLD, "cu.html", LATER)),
        states,
    ),
    Cure("addresses/moved.slug", [NEW._replace(slug="khai-mac")], [FAIR, NEW], office),
    Cure("addresses/moved.title", [FAIR._replace(path="b.md", body="x")], [FAIR, NEW], office),
    Cure("addresses/moved.body", [NEW._replace(body=FAIR.body)], [FAIR, NEW], office),
    Cure(
        "addresses/moved.more",
        (AWAY, published(*MANY)),
        (MANY, published(*MANY)),
        states,
        also=("addresses/moved.title",) * 20,
    ),
    Cure(
        "addresses/taken.former",
        [story("b.md", "Khai mạc", "2024-01-08T09:00", body="x")],
        [story("b.md", "Khai mạc", "2024-01-08T09:00", body="x", slug="khai-mac-he")],
        later_office,
    ),
    Cure(
        "addresses/taken.site",
        (FAIR, Ledger(), [FIRST]),
        (story("a.md", "Khai mạc", slug="hoi-thi"), Ledger(), [FIRST]),
        site,
    ),
    Cure(
        "addresses/taken.slug",
        [story("b.md", "Họp", body="x", slug="khai-mac")],
        [story("b.md", "Họp", body="x", slug="khai-mac-2")],
        later_office,
    ),
    Cure(
        "addresses/taken.slug-site",
        (story("a.md", "Họp", slug="khai-mac"), Ledger(), [FIRST]),
        (story("a.md", "Họp", slug="khai-mac-2"), Ledger(), [FIRST]),
        site,
    ),
    Cure(
        "addresses/covered",
        (FAIR._replace(slug="hoi-thi"), MOVED, [FIRST]),
        (FAIR._replace(slug="hoi-thi"), MOVED, ["trang-khac.html"]),
        site,
    ),
    Cure("addresses/old.odd", [FAIR._replace(old=(("/a\\b", 3, 1),))], [FAIR._replace(old=(("/a/b", 3, 1),))], old),
    Cure("addresses/old.site", [FAIR._replace(old=(("/lien-he.html", 3, 1),))], [FAIR], old),
    Cure("addresses/old.story", [FAIR, NEW._replace(old=((FIRST, 3, 1),))], [FAIR, NEW], old),
    Cure("addresses/ledger.line", f"{HEADING}\nrác\n", f"{HEADING}\n{LINE}\n", file),
    Cure("addresses/ledger.lines", f"{HEADING}\nrác\nrác\n", f"{HEADING}\n{LINE}\n", file),
    Cure("addresses/ledger.encoding", f"{HEADING}\n\udcff\n", f"{HEADING}\n{LINE}\n", file),
    Cure("addresses/conflict", f"{HEADING}\n<<<<<<< a\n{LINE}\n=======\n>>>>>>> b\n", f"{HEADING}\n{LINE}\n", file),
]
