"""Files made to harm: a sentence each, nothing read or written outside of the folders that were named."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path

import pytest
from bantin.imports.refused import Refused
from bantin.move_in import xml_stream
from bantin.move_in.account import Account
from bantin.move_in.converting import Choices, Converter, NewStory
from bantin.move_in.header import split_header
from bantin.move_in.kinds import open_site
from bantin.move_in.moving import Move, run, survey
from bantin.move_in.old_story import OldStory
from bantin.newsroom.message import Message

from tests.move_in.old_sites import NOW

BOMB = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    '<rss version="2.0"><channel><item><title>&b;</title></item></channel></rss>'
)


def _moved(place: Path, content: Path) -> Move:
    move = survey(open_site(place), content, NOW)
    run(move, Choices(), io.StringIO(), lambda number: None)
    return move


def _hugo(root: Path, **stories: str) -> Path:
    (root / "content/tin").mkdir(parents=True)
    (root / "hugo.toml").write_text("title = 'x'\n")
    for name, text in stories.items():
        (root / f"content/tin/{name}.md").write_text(text, "utf-8")
    return root


def _everything(folder: Path) -> set[str]:
    return {it.relative_to(folder).as_posix() for it in folder.rglob("*")}


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("bomb.xml", BOMB),
        ("external.xml", '<!DOCTYPE rss SYSTEM "file:///etc/passwd"><rss version="2.0"><channel/></rss>'),
        ("cut.xml", '<rss version="2.0"><channel><item><title>a'),
        ("deep.xml", '<rss version="2.0"><item>' + "<a>" * 5_000 + "</a>" * 5_000 + "</item></rss>"),
        ("deep.json", '{"db": [{"data": {"posts": [' + "[" * 100_000 + "]" * 100_000 + "]}}]}"),
        ("cut.json", '{"db": [{"data": {"posts": [{"title": "a"'),
        ("unknown.json", "{}"),
    ],
)
def test_a_harmful_export_is_refused_in_a_sentence_and_nothing_is_written(
    name: str, data: str, tmp_path: Path
) -> None:
    place = tmp_path / name
    place.write_text(data)
    with pytest.raises(Refused) as refused:
        _moved(place, tmp_path / "content")
    assert len(str(refused.value.said)) > 30
    assert _everything(tmp_path) == {name}


def test_an_archive_is_not_opened(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("../../evil.md", b"0" * 10_000_000)
    with pytest.raises(Refused):
        open_site(tmp_path / "a.zip")
    assert _everything(tmp_path) == {"a.zip"}


@pytest.mark.parametrize(
    "header",
    [
        "---\na0: &a0 [x]\n"
        + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 9))
        + "---\n",
        "---\na0: &a0 {b: c}\n"
        + "".join(f"a{n}: &a{n} {{<<: [{', '.join([f'*a{n - 1}'] * 9)}]}}\n" for n in range(1, 9))
        + "---\n",
        "---\na: &a [*a]\n---\n",
        "---\n" + "a: " + "[" * 200 + "]" * 200 + "\n---\n",
        "---\ntitle: never closed\n",
        "---\ntitle: a: b: c\n---\n",
        "---\n!!python/object/apply:os.system ['true']\n---\n",
        "---\n- a\n- list\n---\n",
        "+++\ntitle = \n+++\n",
        ";;;\n{{\n;;;\n",
    ],
)
def test_a_header_that_cannot_be_had_is_refused_and_the_other_stories_go_on(header: str, tmp_path: Path) -> None:
    with pytest.raises(Refused):
        split_header(header + "\nBody.\n")
    good = "---\ntitle: Tốt\ndate: 2020-01-01\n---\n\nBài.\n"
    move = _moved(_hugo(tmp_path / "old", bad=header + "\nBody.\n", good=good), tmp_path / "content")
    assert (move.tally.unread_count, move.tally.written) == (1, 1)


def test_no_path_leads_out_of_the_old_site_or_out_of_the_content_folder(tmp_path: Path) -> None:
    secret = tmp_path / "secret.jpg"
    secret.write_bytes(b"\xff\xd8\xffSECRET")
    text = (
        "---\ntitle: Ra ngoài\ndate: 2020-01-01\nslug: ../../../evil\nimage: ../../../secret.jpg\n"
        "url: /../../x/\n---\n\n![a](../../../secret.jpg) ![b](/etc/passwd) ![c](linked.jpg)\n"
        f"[d](file://{secret}) <img src='{secret}'> ![e](..\\..\\..\\secret.jpg)\n"
        "![f](%2e%2e/%2e%2e/%2e%2e/secret.jpg)\n"
    )
    old = _hugo(tmp_path / "old", bai=text)
    (old / "content/tin/linked.jpg").symlink_to(secret)
    (old / "content/out").symlink_to(tmp_path)
    _moved(old, tmp_path / "new/content")
    written = _everything(tmp_path / "new")
    assert written == {"content", "content/2020", "content/2020/evil.md", "content/.import-site.tsv"}
    assert all(b"SECRET" not in it.read_bytes() for it in (tmp_path / "new").rglob("*") if it.is_file())


def test_a_folder_of_years_that_is_a_link_is_not_written_through(tmp_path: Path) -> None:
    old = _hugo(tmp_path / "old", bai="---\ntitle: A\ndate: 2020-01-01\n---\n\nBài.\n")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "content").mkdir()
    (tmp_path / "content/2020").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(Refused):
        _moved(old, tmp_path / "content")
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_journal_of_somebody_else_leads_nowhere(tmp_path: Path) -> None:
    old = _hugo(tmp_path / "old", bai="---\ntitle: A\ndate: 2020-01-01\n---\n\nBài.\n")
    (tmp_path / "content").mkdir()
    (tmp_path / "content/.import-site.tsv").write_text("../evil.md\tx\tstory:content/tin/bai.md\n")
    _moved(old, tmp_path / "content")
    assert not (tmp_path / "evil.md").exists()
    assert (tmp_path / "content/2020/bai.md").is_file()


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 3_000 + "x",
        "{{< a >}}" * 5_000,
        "[" * 20_000,
        "![" * 20_000,
        "<a href='" * 5_000,
        "`" * 20_000,
        "{% a %}" * 3_000 + "{% enda %}" * 3_000,
        "x](" * 10_000,
        "\\" * 20_000,
    ],
)
@pytest.mark.slow
def test_a_body_that_never_ends_ends(body: str, tmp_path: Path) -> None:
    text = f"---\ntitle: A\ndate: 2020-01-01\n---\n\nĐầu.\n\n{body}\n\nCuối.\n"
    move = _moved(_hugo(tmp_path / "old", bai=text), tmp_path / "content")
    assert move.tally.written + move.tally.unread_count == 1


def test_a_file_of_pelicans_settings_is_read_and_never_run(tmp_path: Path) -> None:
    mark = tmp_path / "ran"
    (tmp_path / "old/content").mkdir(parents=True)
    (tmp_path / "old/pelicanconf.py").write_text(f"open({str(mark)!r}, 'w')\nARTICLE_URL = 'tin/{{slug}}/'\n")
    (tmp_path / "old/content/a.md").write_text("Title: A\nDate: 2020-01-01\nSlug: a\n\nBài.\n")
    _moved(tmp_path / "old", tmp_path / "content")
    assert not mark.exists()
    assert "Địa chỉ cũ: /tin/a/" in (tmp_path / "content/2020/a.md").read_text("utf-8")


def test_json_of_the_wrong_shape_is_told(tmp_path: Path) -> None:
    data = {"db": [{"data": {"posts": [{"id": 1, "title": {"a": []}, "html": None, "slug": None}], "tags": []}}]}
    (tmp_path / "x.json").write_text(json.dumps(data))
    move = _moved(tmp_path / "x.json", tmp_path / "content")
    assert move.tally.stories == 1


@pytest.mark.parametrize("inside", ["<a/>" * 600, f'<a b="{"x" * 50_001}"/>', "<b>x</b>" * 9 + "x" * 50_001])
def test_an_entry_that_is_too_much_for_the_memory_is_refused(
    inside: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xml_stream, "_MOST", 50_000)
    (tmp_path / "x.xml").write_text(f'<rss version="2.0"><channel><item>{inside}</item></channel></rss>')
    with pytest.raises(Refused):
        _moved(tmp_path / "x.xml", tmp_path / "content")


def test_a_body_that_is_nothing_but_a_note_is_no_crash(tmp_path: Path) -> None:
    text = "---\ntitle: A\ndate: 2020-01-01\n---\n\n"
    move = _moved(
        _hugo(tmp_path / "old", mot=text + "<!-- ý -->\n", hai=text + "x\n\n<!-- ý\n\n"), tmp_path / "content"
    )
    assert move.tally.written == 2


def test_a_fault_of_ours_with_one_story_is_told_and_the_others_move(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(self: Converter, story: OldStory, account: Account) -> NewStory | Message:
        if story.source.endswith("mot.md"):
            raise IndexError("hỏng")
        return convert(self, story, account)

    convert = Converter.convert
    monkeypatch.setattr(Converter, "convert", broken)
    text = "---\ntitle: A\ndate: 2020-01-01\n---\n\nx\n"
    move = _moved(_hugo(tmp_path / "old", mot=text, hai=text), tmp_path / "content")
    assert (move.tally.written, move.tally.unread_count) == (1, 1)
    source, said = move.tally.unread[0]
    assert source == "content/tin/mot.md" and "IndexError: hỏng" in str(said)


@pytest.mark.parametrize(
    "data",
    [
        "Tiếng Việt: Phường".encode("cp1258", "replace"),
        b"Ph\xad\xacng \xb9n Vi\xd6t Nam",
        "déjà vu".encode("latin-1"),
        b"\xc3\x28\xff",
    ],
)
def test_a_story_in_an_old_encoding_is_told_by_name_with_the_cure(data: bytes, tmp_path: Path) -> None:
    old = _hugo(tmp_path / "old", tot="---\ntitle: A\ndate: 2020-01-01\n---\n\nx\n")
    (old / "content/tin/cu.md").write_bytes(b"---\ntitle: A\n---\n\n" + data)
    move = _moved(old, tmp_path / "content")
    assert move.tally.written == 1
    source, said = move.tally.unread[0]
    assert source == "content/tin/cu.md" and "UTF-8" in str(said)


def test_names_of_devices_and_signs_that_no_system_takes_become_plain(tmp_path: Path) -> None:
    old = _hugo(tmp_path / "old")
    for name in ("con", "AUX", "a:b?", "..x", "%2e%2e%2fevil", "a" * 240):
        (old / f"content/tin/{name}.md").write_text("---\ntitle: A\ndate: 2020-01-01\n---\n\nx\n", "utf-8")
    _moved(old, tmp_path / "content")
    names = {it.name for it in (tmp_path / "content/2020").iterdir()}
    assert names >= {"con-tin.md", "aux-tin.md", f"{'a' * 80}.md"}
    assert len(names) == 5  # a name that begins with a point is hidden
    assert all(re.fullmatch(r"[a-z0-9-]{1,90}\.md", it) for it in names)


def test_a_slug_by_number_is_read(tmp_path: Path) -> None:
    old = _hugo(tmp_path / "old", a="---\ntitle: A\ndate: 2020-01-01\nslug: '%c4%91%c6%b0%e1%bb%9dng'\n---\n\nx\n")
    _moved(old, tmp_path / "content")
    assert (tmp_path / "content/2020/duong.md").is_file()


def test_invisible_signs_do_not_come_along(tmp_path: Path) -> None:
    text = "---\ntitle: A\ndate: 2020-01-01\n---\n\na\x00b \x0b\u202ec\u2060\n"
    _moved(_hugo(tmp_path / "old", a=text), tmp_path / "content")
    assert (tmp_path / "content/2020/a.md").read_text("utf-8").endswith("\n\nab c\n")


@pytest.mark.slow
def test_a_tag_that_never_ends_is_refused_before_it_takes_an_hour(tmp_path: Path) -> None:
    with (tmp_path / "x.xml").open("w") as stream:
        stream.write('<rss version="2.0"><channel><item a="')
        stream.writelines("x" * 1_000_000 for _ in range(60))
    with pytest.raises(Refused):
        _moved(tmp_path / "x.xml", tmp_path / "content")


def test_a_journal_that_leads_elsewhere_is_refused(tmp_path: Path) -> None:
    old, content = _hugo(tmp_path / "old", tin="---\ntitle: A\ndate: 2020-01-01\n---\nChữ.\n"), tmp_path / "content"
    content.mkdir()
    (tmp_path / "keys").write_text("khóa\n")
    (content / ".import-site.tsv").symlink_to(tmp_path / "keys")
    with pytest.raises(Refused, match=r"\.import-site\.tsv"):
        _moved(old, content)
    assert (tmp_path / "keys").read_text() == "khóa\n"
