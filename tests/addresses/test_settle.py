"""A published address is a promise: it stays, leads on in one step, or is gone; it is never another's."""

from __future__ import annotations

import pytest
from bantin.addresses.forget import UnknownAddress, forget
from bantin.addresses.ledger import Ledger, ledger_of
from bantin.addresses.ledger_row import Row
from bantin.addresses.reading import read_ledger
from bantin.addresses.redirects import GONE, Redirect
from bantin.addresses.standing import standing_of
from bantin.addresses.stories import State

from tests.addresses.desk import DAY, LAST, LATER, addresses, answers, keys, published, settled, story

FIRST = "2024/01/08/khai-mac.html"
FAIR = story("a.md", "Khai mạc")
END = story("b.md", "Bế mạc")


def test_a_new_story_gets_the_address_that_it_asks_for_and_the_ledger_learns_it() -> None:
    found = settled([FAIR], today=DAY)
    assert found.kept == {"a.md": (FIRST, f"tag:bantin.vn,2024-01-08:/{FIRST}")}
    (row,) = found.ledger.rows
    assert row[:3] == (FIRST, DAY, "đăng")
    assert row[4:] == FAIR[:4]
    assert found.redirects == found.findings == []


def test_an_unchanged_site_gets_its_own_ledger_back() -> None:
    ledger = published(FAIR, story("b.md", "Bế mạc"))
    again = settled([FAIR, story("b.md", "Bế mạc")], ledger)
    assert again.ledger is ledger
    assert again.findings == again.redirects == []
    assert addresses(again, ["a.md", "b.md"]) == [FIRST, "2024/01/08/be-mac.html"]


@pytest.mark.parametrize(
    "mended",
    [
        story("a.md", "Khai mạc hội thi cam sành", body=FAIR.body),
        story("a.md", "Khai mạc", "2024-01-09T08:00"),
        story("a.md", "Khai mạc hội thi", "2024-01-09T08:00", body=FAIR.body),
        story("a.md", "Khai mạc", body="khac"),
        story("a.md", "Khai mạc hội thi", body="khac"),
        story("a.md", "Khai mạc", "2024-01-09T08:00", body="khac"),
        FAIR._replace(address="y-te/khai-mac.html"),
        story("a.md", "Hội thi", "2025-01-09T08:00", body="khac", slug="khai-mac"),
    ],
)
def test_a_mended_story_keeps_address_and_id_and_the_ledger_the_first_day(mended: object) -> None:
    before = settled([FAIR], today=DAY)
    found = settled([mended], before.ledger)  # type: ignore[list-item]
    assert found.kept == before.kept
    assert found.findings == found.redirects == []
    (row,) = found.ledger.rows
    assert (row.address, row.day, row.state) == (FIRST, DAY, "đăng")
    assert row[4:] == mended[:4]  # type: ignore[index]


def test_a_new_slug_gives_a_new_address_and_the_old_one_leads_there_for_ever() -> None:
    first = settled([FAIR], today=DAY)
    moved = story("a.md", "Khai mạc", slug="hoi-thi")
    second = settled([moved], first.ledger)
    assert second.kept["a.md"] == ("2024/01/08/hoi-thi.html", first.kept["a.md"][1])
    assert second.redirects == [Redirect(FIRST, "2024/01/08/hoi-thi.html", 301)]
    third = settled([story("a.md", "Khai mạc", slug="cam-sanh")], second.ledger, LAST)
    assert third.redirects == [
        Redirect("2024/01/08/hoi-thi.html", "2024/01/08/cam-sanh.html", 301),
        Redirect(FIRST, "2024/01/08/cam-sanh.html", 301),
    ]
    without = settled([story("a.md", "Khai mạc")], third.ledger, LAST)
    assert without.kept == third.kept
    assert without.ledger == third.ledger


def test_a_story_may_go_back_to_an_address_of_its_own() -> None:
    ledger = published(FAIR)
    ledger = settled([story("a.md", "Khai mạc", slug="hoi-thi")], ledger).ledger
    back = settled([story("a.md", "Khai mạc", slug="khai-mac")], ledger, LAST)
    assert back.kept["a.md"][0] == FIRST
    assert back.redirects == [Redirect("2024/01/08/hoi-thi.html", FIRST, 301)]
    assert back.findings == []


def test_two_stories_that_swap_their_slugs_never_get_each_others_address() -> None:
    ledger = published(FAIR, story("b.md", "Bế mạc"))
    swapped = [story("a.md", "Khai mạc", slug="be-mac"), story("b.md", "Bế mạc", slug="khai-mac")]
    found = settled(swapped, ledger)
    assert addresses(found, ["a.md", "b.md"]) == ["2024/01/08/be-mac-2.html", "2024/01/08/khai-mac-2.html"]
    assert keys(found) == ["addresses/taken.slug", "addresses/taken.slug"]
    assert answers(found)[FIRST] == ("to", "2024/01/08/be-mac-2.html")
    again = settled(swapped, found.ledger, LAST)
    assert again.kept == found.kept


def test_an_address_is_never_used_for_another_story() -> None:
    ledger = published(FAIR)
    ledger = settled([story("a.md", "Khai mạc", slug="hoi-thi")], ledger).ledger
    other = story("b.md", "Khai mạc", "2024-01-08T09:00", body="khac")
    found = settled([story("a.md", "Khai mạc", slug="hoi-thi"), other], ledger, LAST)
    assert found.kept["b.md"][0] == "2024/01/08/khai-mac-2.html"
    assert keys(found) == ["addresses/taken.former"]


def test_new_stories_that_want_one_address_are_numbered_from_the_earliest() -> None:
    late, early = story("a.md", "Họp", "2024-01-08T10:00"), story("b.md", "Họp", "2024-01-08T07:00", body="x")
    third = story("c.md", "Họp 2", "2024-01-08T11:00", body="y")
    found = settled([late, third, early], today=DAY)
    wanted = ["2024/01/08/hop-3.html", "2024/01/08/hop.html", "2024/01/08/hop-2.html"]
    assert addresses(found, ["a.md", "b.md", "c.md"]) == wanted
    assert keys(found) == ["address/clash"]
    again = settled([late, third, early], found.ledger)
    assert again.kept == found.kept
    assert again.findings == []


def test_a_page_of_the_site_keeps_its_address() -> None:
    found = settled([story("a.md", "Khai mạc")], taken=[FIRST])
    assert found.kept["a.md"][0] == "2024/01/08/khai-mac-2.html"
    assert keys(found) == ["addresses/taken.site"]


def test_a_published_story_that_disappears_is_an_error() -> None:
    found = settled([], published(FAIR))
    assert [(it.path, it.severity) for it in found.findings] == [("a.md", "error")]
    assert keys(found) == ["addresses/gone.file"]
    assert found.ledger == published(FAIR)


@pytest.mark.parametrize("state", ["draft", "hidden", "awaited"])
def test_a_story_set_back_counts_as_gone(state: str) -> None:
    found = settled([story("a.md", "Khai mạc", state=state, state_line=3)], published(FAIR))
    assert keys(found) == [f"addresses/gone.{state}"]
    assert found.findings[0].line == 3


def test_a_story_that_cannot_be_read_has_findings_of_its_own() -> None:
    found = settled([story("a.md", "?", state="refused")], published(FAIR))
    assert found.findings == []
    assert found.ledger == published(FAIR)


def test_stories_that_were_never_published_promise_nothing() -> None:
    unseen = [story(f"{state}.md", "Khai mạc", state=state) for state in ("draft", "hidden", "awaited", "refused")]
    found = settled(unseen)
    assert found.ledger == Ledger()
    second, third = "2024/01/08/khai-mac-2.html", "2024/01/08/khai-mac-3.html"
    # A preview shows all but what is refused, each at an address of its own.
    assert {path: address for path, (address, _) in found.kept.items()} == {
        "awaited.md": FIRST,
        "draft.md": second,
        "hidden.md": third,
    }


@pytest.mark.parametrize("state", ["draft", "hidden", "awaited"])
def test_what_nobody_has_seen_takes_no_address_from_what_is_public(state: State) -> None:
    earlier = story("a.md", "Khai mạc", state=state)
    public = story("b.md", "Khai mạc", "2024-01-08T09:00")
    found = settled([earlier, public])
    assert addresses(found, ["b.md", "a.md"]) == [FIRST, "2024/01/08/khai-mac-2.html"]
    assert [it.path for it in found.findings] == ([] if state == "draft" else ["a.md"])


def test_a_withdrawn_story_keeps_its_address_and_is_gone() -> None:
    ledger = published(FAIR)
    found = settled([story("a.md", "Khai mạc", state="withdrawn")], ledger)
    assert found.kept["a.md"][0] == FIRST
    assert found.redirects == [Redirect(FIRST, FIRST, 410)]
    assert found.ledger.rows[0].state == f"rút {LATER}"
    deleted = settled([], found.ledger, LAST)
    assert deleted.findings == []
    assert deleted.redirects == [Redirect(FIRST, "", 410)]
    back = settled([FAIR], found.ledger, LAST)
    assert (back.ledger.rows[0].state, back.redirects) == (f"đăng {LAST}", [])


def test_a_forgotten_story_may_go_and_its_address_stays_its_own() -> None:
    ledger = forget(published(FAIR), FIRST, LATER)
    assert ledger.rows[0].state == f"quên {LATER}"
    found = settled([story("b.md", "Khai mạc", "2024-01-08T09:00", body="khac")], ledger)
    assert found.redirects == [Redirect(FIRST, "", 410)]
    assert found.kept["b.md"][0] == "2024/01/08/khai-mac-2.html"
    draft = settled([story("a.md", "Khai mạc", state="draft")], ledger)
    assert draft.findings == []
    back = settled([FAIR], ledger, LAST)
    assert back.kept["a.md"][0] == FIRST
    assert back.findings == back.redirects == []


@pytest.mark.parametrize("typed", [FIRST, "/" + FIRST, f"https://bantin.vn/{FIRST}", f" {FIRST.upper()} ", "a.md"])
def test_an_address_is_forgotten_as_people_copy_it(typed: str) -> None:
    assert forget(published(FAIR), typed, LATER).rows[0].word == "quên"


def test_the_address_of_a_site_in_a_folder_is_forgotten_too() -> None:
    assert forget(published(FAIR), f"https://xa.vn/bantin/{FIRST}", LATER, root="/bantin").rows[0].word == "quên"


def test_nobody_forgets_what_was_never_published() -> None:
    with pytest.raises(UnknownAddress) as told:
        forget(published(FAIR), "2024/01/08/khai-mat.html", LATER)
    assert told.value.near == [FIRST]


def test_an_old_address_is_forgotten_alone() -> None:
    ledger = settled([story("a.md", "Khai mạc", slug="hoi-thi")], published(FAIR)).ledger
    ledger = forget(ledger, FIRST, LAST)
    found = settled([story("a.md", "Khai mạc", slug="hoi-thi")], ledger, LAST)
    assert found.redirects == [Redirect(FIRST, "", 410)]
    assert found.kept["a.md"][0] == "2024/01/08/hoi-thi.html"


def test_an_old_address_that_was_given_up_leads_on_again_if_the_header_names_it_and_that_is_told() -> None:
    imported = FAIR._replace(old=(("/Cu.html", 3, 12),))
    ledger = forget(settled([imported], today=DAY).ledger, "cu.html", LATER)
    assert settled([FAIR], ledger, LAST).redirects == [Redirect("Cu.html", "", GONE)]
    again = settled([imported], ledger, LAST)
    assert again.redirects == [Redirect("Cu.html", FIRST)]
    assert {row.address: row.state for row in again.ledger.rows} == {FIRST: "đăng", "Cu.html": f"cũ {LAST}"}
    assert [(it.path, it.line, it.column, it.rule, it.severity) for it in again.findings] == [
        ("a.md", 3, 12, "addresses/again", "notice")
    ]
    said = again.findings[0].said
    assert dict(said.fields) == {"address": "/Cu.html", "day": "01/05/2024"}  # type: ignore[union-attr]
    assert settled([imported], again.ledger, LAST).findings == []  # said once
    other = settled([END._replace(old=(("/cu.html", 3, 12),)), FAIR], ledger, LAST)
    assert keys(other) == ["addresses/old.story"]  # that of another story is nobody else's
    assert other.redirects == [Redirect("Cu.html", "", GONE)]


def test_a_story_whose_date_is_to_come_is_told_both_dates() -> None:
    (found,) = settled([FAIR._replace(state="awaited", date="2024-12-24T08:00")], published(FAIR)).findings
    assert {"day": "24/12/2024", "before": "08/01/2024"}.items() <= dict(found.said.fields).items()  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("moved", "sign"),
    [
        (story("moi/b.md", "Tên mới", "2024-02-02T08:00", body="khac", slug="khai-mac"), "slug"),
        (story("moi/b.md", "Khai mạc", body="khac"), "title"),
        (story("moi/b.md", "Tên mới", "2024-02-02T08:00", body=FAIR.body), "body"),
    ],
)
def test_a_moved_file_is_known_again_and_told(moved: object, sign: str) -> None:
    before = settled([FAIR], today=DAY)
    found = settled([moved], before.ledger)  # type: ignore[list-item]
    assert found.kept["moi/b.md"] == before.kept["a.md"]
    assert keys(found) == [f"addresses/moved.{sign}"]
    assert found.findings[0].severity == "notice"
    assert [row.story for row in found.ledger.rows] == ["moi/b.md"]
    assert settled([moved], found.ledger).findings == []  # type: ignore[list-item]


def test_two_files_that_take_each_others_names_are_known_again() -> None:
    other = story("b.md", "Bế mạc", "2024-01-09T08:00")
    before = settled([FAIR, other], today=DAY)
    found = settled([FAIR._replace(path="b.md"), other._replace(path="a.md")], before.ledger)
    assert found.kept == {"b.md": before.kept["a.md"], "a.md": before.kept["b.md"]}
    assert keys(found) == ["addresses/moved.title", "addresses/moved.title"]


def test_another_story_in_the_same_file_is_an_error() -> None:
    found = settled([story("a.md", "Giá lúa", "2024-03-03T08:00")], published(FAIR))
    assert keys(found) == ["addresses/gone.replaced"]
    assert found.kept["a.md"][0] == "2024/03/03/gia-lua.html"


def test_two_candidates_are_none() -> None:
    found = settled([FAIR._replace(path="b.md"), FAIR._replace(path="c.md")], published(FAIR))
    assert "addresses/gone.file" in keys(found)


def test_a_folder_that_gets_another_name_is_told_in_few_lines() -> None:
    stories = [story(f"cu/{number}.md", f"Tin {number}") for number in range(30)]
    moved = [it._replace(path=it.path.replace("cu/", "moi/")) for it in stories]
    found = settled(moved, published(*stories))
    assert keys(found).count("addresses/moved.title") == 20
    assert found.findings[-1].said.fields == (("count", 10),)  # type: ignore[union-attr]


OLD = "/index.php?option=com_content&id=12"


def test_an_address_of_another_system_leads_to_the_story_and_is_a_promise() -> None:
    imported = story(
        "a.md", "Khai mạc", old=(("https://cu.vn/tin-t%E1%BB%A9c/1.aspx", 5, 1), (OLD, 6, 1), (FIRST, 7, 1))
    )
    found = settled([imported], today=DAY)
    assert found.redirects == [
        Redirect("index.php?option=com_content&id=12", FIRST),
        Redirect("tin-t%E1%BB%A9c/1.aspx", FIRST),
    ]
    assert found.findings == []
    again = settled([imported], found.ledger)
    assert (again.redirects, again.ledger) == (found.redirects, found.ledger)
    assert settled([FAIR], found.ledger).redirects == found.redirects  # the line was deleted


def test_an_old_address_that_is_anothers_is_told_and_leads_nowhere_else() -> None:
    stories = [FAIR, story("b.md", "Bế mạc", old=((FIRST, 4, 2), ("/lien-he.html", 5, 1), ("/a\\b", 6, 1)))]
    found = settled(stories, taken=["lien-he.html"])
    assert keys(found) == ["addresses/old.story", "addresses/old.site", "addresses/old.odd"]
    assert [(it.path, it.line) for it in found.findings] == [("b.md", 4), ("b.md", 5), ("b.md", 6)]
    assert found.redirects == []


def test_a_page_that_takes_an_old_address_is_told() -> None:
    ledger = settled([story("a.md", "Khai mạc", slug="hoi-thi")], published(FAIR)).ledger
    found = settled([story("a.md", "Khai mạc", slug="hoi-thi")], ledger, taken=[FIRST])
    assert keys(found) == ["addresses/covered"]
    assert found.redirects == []


def test_two_branches_that_published_one_address_give_it_to_the_earlier_story() -> None:
    one, two = story("a.md", "Họp"), story("b.md", "Họp", body="khac")
    text = published(one, day="2024-02-02").as_text() + published(two, day="2024-01-09").as_text()
    ledger, told = read_ledger(text.encode())
    assert told == []
    found = settled([one, two], ledger)
    assert {it for it, _ in found.kept.values()} == {"2024/01/08/hop.html", "2024/01/08/hop-2.html"}
    assert keys(found) == ["address/clash"]
    assert settled([one, two], found.ledger).kept == found.kept


def test_two_branches_that_published_one_story_twice_keep_both_addresses() -> None:
    one, two = story("a.md", "Họp"), story("a.md", "Họp xã", body="khac")
    text = published(one, day="2024-01-09").as_text() + published(two, day="2024-02-02").as_text()
    found = settled([two], read_ledger(text.encode())[0])
    assert len(found.redirects) == 1
    assert found.findings == []
    assert {found.kept["a.md"][0], found.redirects[0].address} == {"2024/01/08/hop.html", "2024/01/08/hop-xa.html"}


def test_an_address_that_two_branches_promised_is_not_gone_when_one_of_them_gives_it_up() -> None:
    """The story that is there keeps it, whichever line of the ledger comes first."""
    theirs = Row(FIRST, LATER, "đăng", "tag:khac.vn,2024-01-08:/x", "b.md", "2024-01-08T08:00", "Bế mạc", "0b")
    ours = published(FAIR)
    for gone, there in ((ours.rows[0], theirs), (theirs, ours.rows[0])):
        ledger = ledger_of([gone.marked("quên", LAST), there])
        kept = FAIR if there.story == "a.md" else story("b.md", "Bế mạc", body="0b")
        found = settled([kept], ledger, LAST)
        answering = answers(found)[found.kept[kept.path][0]]
        assert answering == kept.path


def test_what_was_given_up_is_gone_for_ever_and_its_id_is_nobody_elses() -> None:
    ledger = forget(published(FAIR), FIRST, LATER)
    found = settled([story("b.md", "Khai mạc", body="khac")], ledger, LAST)
    assert answers(found)[FIRST] == 410
    assert found.kept["b.md"][0] == "2024/01/08/khai-mac-2.html"
    assert [it.rule for it in found.findings] == ["addresses/taken"]
    assert FIRST in {row.address for row in found.ledger.rows}


def test_a_story_with_old_addresses_stands_as_any_other_and_they_lead_there() -> None:
    told = FAIR._replace(old=(("/cu.html", 3, 1), ("/?p=1", 3, 12)))
    first = settled([told, story("b.md", "Bế mạc")], today=DAY)
    again = settled([told, story("b.md", "Bế mạc")], first.ledger)
    assert again.ledger is first.ledger
    assert again.redirects == first.redirects == [Redirect("?p=1", FIRST), Redirect("cu.html", FIRST)]
    assert again.kept == first.kept
    assert standing_of(first.ledger, {"a.md": told}, ()).kept.keys() == {"a.md"}  # without a closer look


@pytest.mark.parametrize(
    "more",
    [
        {"old": (("/cu.html", 3, 1), ("/moi.html", 3, 12))},
        {"slug": "ten-moi", "address": "2024/01/08/ten-moi.html"},
        {"state": "withdrawn"},
        {"body": "khac"},
        {"old": (("/a\\b", 3, 1),)},
    ],
)
def test_one_that_asks_for_more_is_looked_at_closely(more: dict[str, object]) -> None:
    told = FAIR._replace(old=(("/cu.html", 3, 1),))
    ledger = settled([told], today=DAY).ledger
    assert standing_of(ledger, {"a.md": told._replace(**more)}, ()).kept == {}  # type: ignore[arg-type]
    assert standing_of(ledger, {"a.md": told}, {"cu.html"}).kept == {}


def test_a_pair_of_translations_under_one_slug_keeps_its_addresses_whatever_happens_to_either() -> None:
    vi = story("hoi-cam.md", "Lễ hội cam", slug="hoi-cam")
    en = story("hoi-cam-en.md", "Orange fair", "2024-01-08T08:00", slug="hoi-cam")
    first = settled([vi, en], today=DAY)
    both = ["hoi-cam.md", "hoi-cam-en.md"]
    assert sorted(addresses(first, both)) == ["2024/01/08/hoi-cam-2.html", "2024/01/08/hoi-cam.html"]
    for pair in (
        [vi._replace(title="Lễ hội cam sành"), en],
        [vi._replace(title="Lễ hội cam sành"), en._replace(title="The orange fair")],
        [vi, en._replace(state="withdrawn")],
        [vi._replace(title=en.title, body=en.body), en._replace(title=vi.title, body=vi.body)],  # languages swapped
    ):
        found = settled(pair, first.ledger, LAST)
        assert [it.rule for it in found.findings if it.severity == "error"] == []
        assert {answer for address, answer in answers(found).items()} <= {*both, 410}
        assert sorted(address for address, _ in found.kept.values()) == sorted(addresses(first, both))
    assert settled([vi._replace(title="Lễ hội"), en], first.ledger).kept == first.kept
