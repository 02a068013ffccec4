"""What a terminal or the log of a machine would obey is shown, not sent."""

from __future__ import annotations

import json
import logging

import pytest
from bantin.check.fix import Change
from bantin.front_matter.due import Due, due_line
from bantin.newsroom.diagnostic import Diagnostic
from bantin.newsroom.formats import as_github, as_json, as_text
from bantin.newsroom.log import _printable
from bantin.newsroom.photo import Photo
from bantin.newsroom.printing import printable, printable_line, printable_lines
from bantin.newsroom.read_errors import explain, fault_of
from bantin.photos.report import Entry, report_table

EVIL = "a\x1b[31m\r\n::error::\u202eb\udcff\u2028.md"
SHOWN = r"a\x1b[31m\r\n::error::\u202eb\xff\u2028.md"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Tin xã Đông Đô – “một” 😀.md", "Tin xã Đông Đô – “một” 😀.md"),
        ("\x00\x07\x7f\x9b", r"\x00\x07\x7f\x9b"),
        ("a\tb", r"a\tb"),
        ("\u200b\u2066\ufeff\ufffe", r"\u200b\u2066\ufeff\ufffe"),
        ("\udce9", r"\xe9"),  # a byte of a name that is no UTF-8
        ("\ud800", r"\ud800"),
        ("\U000e0041", r"\U000e0041"),
        (EVIL, SHOWN),
    ],
)
def test_what_a_terminal_obeys_is_written_as_an_escape(typed: str, shown: str) -> None:
    assert printable(typed) == shown


def test_no_line_begins_as_an_order_to_github() -> None:
    assert printable_line("::error::x") == r"\::error::x"
    assert printable_line("  ::add-mask::x") == r"  \::add-mask::x"
    assert printable_lines("một\n::error::x\thai\x1b") == "một\n\\::error::x\thai\\x1b"


def printed() -> dict[str, str]:
    found = Diagnostic(EVIL, 3, "a/b", f"chữ “{EVIL}” sai")
    error = OSError(28, "full", EVIL)
    record = logging.LogRecord("pelican", logging.ERROR, "", 0, "Could not process %s", (EVIL,), None)
    _printable.filter(record)
    return {
        "finding": str(found),
        "text": as_text([found]),
        "json": as_json([found]),
        "github": as_github([found]),
        "failure": str(explain(error) or ""),
        "fault": str(fault_of(ValueError(EVIL), EVIL)),
        "photos": report_table([Entry(EVIL, Photo("a.jpg"), EVIL, 1, 1, 1)]),
        "log": record.getMessage().replace("\n", " "),  # a message of Pelican may have lines of its own
        "due": due_line(Due(__import__("datetime").datetime(2024, 1, 1), "embargo", EVIL)),
    }


@pytest.mark.parametrize("where", sorted(printed()))
def test_names_reach_no_printer_as_they_are(where: str) -> None:
    text = printed()[where]
    text.encode()  # no half of a character either
    assert not {"\x1b", "\r", "\u202e", "\u2028"} & set(text)
    allowed = "github" if where == "github" else None
    assert [line for line in text.split("\n") if line.startswith("::")][1 if allowed else 0 :] == []


def test_a_machine_reads_the_true_name() -> None:
    found = json.loads(as_json([Diagnostic(EVIL, 1, "a/b", "sai")]))
    assert found[0]["path"] == EVIL


def test_properties_of_github_hide_its_signs() -> None:
    line = as_github([Diagnostic("a,b:c%.md", 1, "a/b", "x%\ny")]).split("\n")[0]
    assert line == r"::error file=a%2Cb%3Ac%25.md,line=1,col=1,title=a/b::x%25\ny"


def test_a_difference_shows_what_it_removes(tmp_path: object) -> None:
    change = Change(__import__("pathlib").Path("a\x1b.md"), "a\u200bb\n", "ab\n", ("hidden-character",))
    assert printable_lines(change.diff()).split("\n")[-3:] == [r"-a\u200bb", "+ab", ""]
