"""Stories opened, saved, begun, thrown away: nothing that was typed is lost."""

from __future__ import annotations

import datetime as dt
import os
import signal
import sys
from itertools import count as numbers
from pathlib import Path

import pytest
from bantin.desk.durable import write_durably

from tests.desk.office import STORY, Site

PATH = "2026/hop-thon.md"


def opened(site: Site) -> str:
    return str(site.ask("open", path=PATH).data["base"])


def test_a_story_opens_as_a_form_and_a_body(site: Site) -> None:
    data = site.ask("open", path=PATH).data
    form = {it["name"]: it for it in data["form"]}
    assert form["title"]["value"] == "Họp thôn Na Vai"
    assert (form["date"]["day"], form["date"]["hour"]) == ("20/11/2026", "07:30")
    assert form["title"]["label"] == "Tiêu đề"
    assert data["body"].startswith("Tối 20-11, thôn Na Vai họp.\n\n![")
    assert data["first_line"] == 8
    assert [it for it in data["findings"] if it["severity"] == "error"] == []


def test_a_finding_leads_to_the_field_that_it_is_about(site: Site) -> None:
    site.write(PATH, "Title: Họp\nDate: 31/9/2026\n\nTối họp.\n")
    found = site.ask("open", path=PATH).data["findings"]
    assert sorted((it["field"], it["severity"]) for it in found) == [
        ("category", "error"),
        ("date", "error"),
        ("summary", "notice"),
    ]


def test_saving_a_field_rewrites_its_line_alone(site: Site) -> None:
    answer = site.ask("save", path=PATH, base=opened(site), fields={"title": "Họp thôn Pác Cáp"})
    assert answer.status == 200
    assert site.read(PATH) == STORY.replace("Title: Họp thôn Na Vai", "Title: Họp thôn Pác Cáp")
    assert site.ask("save", path=PATH, base=answer.data["base"], fields={"date": "21/11/2026 08:00"}).status == 200
    assert "Date: 2026-11-21 08:00\n" in site.read(PATH)


def test_a_field_that_cannot_be_written_keeps_no_word_of_the_text_from_being_saved(site: Site) -> None:
    site.write(PATH, STORY.replace("Title: Họp thôn Na Vai\n", "Title: Họp thôn Na Vai\nTitle: Hai lần\n"))
    answer = site.ask(
        "save", path=PATH, base=opened(site), fields={"title": "Mới", "source": "Báo"}, body="Đoạn.\n"
    ).data
    assert "“Title”" in answer["said"]
    assert site.read(PATH).endswith("\n\nĐoạn.\n")
    assert "Nguồn: Báo\n" in site.read(PATH)
    assert "Mới" not in site.read(PATH)


def test_saving_a_body_leaves_the_header(site: Site) -> None:
    site.ask("save", path=PATH, base=opened(site), body="Đoạn mới.\n")
    assert site.read(PATH) == STORY.partition("\n\n")[0] + "\n\nĐoạn mới.\n"


def test_windows_line_ends_stay(site: Site) -> None:
    site.write(PATH, STORY.replace("\n", "\r\n"))
    site.ask("save", path=PATH, base=opened(site), fields={"title": "Mới"}, body="Một.\n\nHai.\n")
    assert site.read(PATH).count("\r\n") == site.read(PATH).count("\n") > 5


def test_a_file_that_has_changed_meanwhile_is_not_written_over(site: Site) -> None:
    base = opened(site)
    theirs = STORY.replace("họp bàn", "bàn")
    site.write(PATH, theirs)
    conflict = site.ask("save", path=PATH, base=base, body="Của tôi.\n").data["conflict"]
    assert site.read(PATH) == theirs
    assert ["new", "Của tôi."] in conflict["rows"]
    assert any(kind == "old" and "thôn Na Vai họp." in line for kind, line in conflict["rows"])
    kept = site.ask("versions", path=PATH).data["versions"]
    assert conflict["kept"] in {it["name"] for it in kept}
    site.ask("save", path=PATH, base=conflict["base"], body="Của tôi.\n")
    assert site.read(PATH).endswith("Của tôi.\n")
    texts = [
        site.office.desk.versions.read(PATH, it["name"]) for it in site.ask("versions", path=PATH).data["versions"]
    ]
    assert theirs.encode() in texts


def test_two_windows_on_one_story_lose_nothing(site: Site) -> None:
    first = second = opened(site)
    first = site.ask("save", path=PATH, base=first, fields={"title": "Cửa sổ một"}).data["base"]
    conflict = site.ask("save", path=PATH, base=second, body="Cửa sổ hai.\n").data["conflict"]
    assert conflict["base"] == first
    assert conflict["theirs"]["form"][0]["value"] == "Cửa sổ một"
    assert b"C\xe1\xbb\xada s\xe1\xbb\x95 hai." in site.office.desk.versions.read(PATH, conflict["kept"])
    site.ask("save", path=PATH, base=first, body="Cửa sổ hai.\n")
    assert "Cửa sổ một" in site.read(PATH)
    assert "Cửa sổ hai." in site.read(PATH)


def test_versions_are_kept_listed_compared_and_brought_back(site: Site) -> None:
    base = opened(site)
    for minute in range(4):
        site.hour += dt.timedelta(minutes=2)
        base = site.ask("save", path=PATH, base=base, body=f"Bản {minute}.\n").data["base"]
    kept = site.ask("versions", path=PATH).data["versions"]
    assert len(kept) == 4
    assert kept[0]["when"] == "2026-11-28T09:08:00+07:00"
    rows = site.ask("compare", path=PATH, name=kept[0]["name"]).data["rows"]
    assert (["old", "Bản 2."] in rows, ["new", "Bản 3."] in rows) == (True, True)
    restored = site.ask("restore", path=PATH, name=kept[3]["name"]).data
    assert site.read(PATH) == STORY
    assert restored["body"].startswith("Tối 20-11")
    assert site.office.desk.versions.read(PATH, site.ask("versions", path=PATH).data["versions"][0]["name"]).endswith(
        b"3.\n"
    )


def test_a_minute_of_typing_is_one_version_but_no_deletion_goes_unkept(site: Site) -> None:
    base = opened(site)
    for count in range(5):
        site.hour += dt.timedelta(seconds=2)
        base = site.ask("save", path=PATH, base=base, body=STORY + "thêm " * count).data["base"]
    assert len(site.ask("versions", path=PATH).data["versions"]) == 1
    site.ask("save", path=PATH, base=base, body="")
    kept = site.ask("versions", path=PATH).data["versions"]
    assert len(kept) == 2
    assert site.office.desk.versions.read(PATH, kept[0]["name"]).decode().endswith("thêm thêm ")


def test_a_new_story_is_a_draft_of_the_year(site: Site) -> None:
    path = site.ask("begin", title="Chợ phiên họp thêm", category="kinh tế").data["path"]
    assert path == "2026/cho-phien-hop-them.md"
    assert "Category: Kinh tế" in site.read(path)
    assert site.ask("begin", title="Chợ phiên họp thêm", category="Kinh tế").data["path"].endswith("-2.md")
    wrong = site.ask("begin", title="A", category="Kinh tê xã")
    assert (wrong.status, "Kinh tế" in wrong.data["said"]) == (400, True)


def test_a_story_goes_into_the_bin_with_its_own_photos_and_comes_back(site: Site) -> None:
    site.write("2026/hop-thon-anh-1.jpg", b"1")
    site.write("2026/hop-thon-anh-2.jpg", b"2")
    site.write("2026/khac.md", "Title: Khác\n\n![x](hop-thon-anh-2.jpg)")
    name = site.ask("delete", path=PATH).data["thrown"]
    content = site.folder / "content/2026"
    assert sorted(it.name for it in content.iterdir()) == ["hop-thon-anh-2.jpg", "khac.md"]
    assert site.ask("bin").data["thrown"][0]["path"] == PATH
    assert site.ask("put-back", name=name).data["path"] == PATH
    assert site.read(PATH) == STORY
    assert (content / "hop-thon-anh-1.jpg").read_bytes() == b"1"
    assert site.ask("bin").data["thrown"] == []
    assert site.ask("put-back", name="../..").status == 404


def test_what_comes_back_takes_nobodys_place(site: Site) -> None:
    name = site.ask("delete", path=PATH).data["thrown"]
    site.write(PATH, "Title: Bài khác\n\nX")
    assert site.ask("put-back", name=name).data["path"] == "2026/hop-thon-2.md"
    assert site.read(PATH) == "Title: Bài khác\n\nX"


def test_a_story_in_an_old_encoding_is_told_and_left(site: Site) -> None:
    site.write(PATH, "Title: Họp\n\nTối".encode("utf-16"))
    before = site.files()
    answer = site.ask("open", path=PATH)
    assert (answer.status, "bảng mã" in answer.data["said"]) == (409, True)
    assert site.ask("save", path=PATH, base="x", body="y").status == 409
    assert site.files() == before


def test_the_desks_own_folder_stays_out_of_git(site: Site) -> None:
    assert (site.folder / ".desk/.gitignore").read_text("utf-8") == "*\n"


@pytest.mark.process
def test_whoever_is_killed_while_saving_leaves_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    """One kill at each step of the write, in forks of one process."""
    file = tmp_path / "bai.md"
    results = []
    for number in numbers(1):
        file.write_bytes(b"old")
        child = os.fork()
        if not child:
            _die_at(file, number)
        _, status = os.waitpid(child, 0)
        data = file.read_bytes()
        assert data in (b"old", b"new" * 100_000)
        results.append((os.WIFSIGNALED(status), data == b"old"))
        if not os.WIFSIGNALED(status):  # all its steps have been gone through
            break
    assert (True, True) in results
    assert (True, False) in results
    assert results[-1] == (False, False)
    assert sum(killed for killed, _ in results) >= 20


def _die_at(file: Path, number: int) -> None:
    left = number

    def step(frame: object, event: str, argument: object) -> object:
        nonlocal left
        if frame.f_code.co_filename.endswith("desk/durable.py"):  # type: ignore[attr-defined]
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
        return step

    sys.settrace(step)
    write_durably(file, b"new" * 100_000)
    os._exit(0)


def test_only_what_a_build_asks_for_is_said_to_stop_it(site: Site) -> None:
    """Warnings of the rules of `bantin check` are advice; what a build itself warns of stops it."""
    text = STORY.replace("Họp thôn Na Vai", "HỌP THÔN NA VAI").replace("Date: 2026-11-20 07:30", "Date: 31/9/2026")
    site.write("2026/hoa.md", text)
    found = site.ask("judge", path="2026/hoa.md").data["findings"]
    assert next(it["stops"] for it in found if "toàn chữ hoa" in it["message"]) is False
    assert next(it["stops"] for it in found if "31/9/2026" in it["message"]) is True
