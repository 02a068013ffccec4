"""Findings as the editor's server tells them."""

from __future__ import annotations

from pathlib import Path

from bantin.devserver.findings import Finding, Publishing, findings_of
from bantin.newsroom.diagnostic import Diagnostic, Severity

MOST = 1_000_000


def one(severity: Severity, rule: str = "a/b", line: int = 0, path: str = "2024/tin.md") -> Diagnostic:
    return Diagnostic(path, line, rule, "sai", severity)


def told(tmp_path: Path, *found: Diagnostic, publishing: Publishing | None = None) -> tuple[Finding, ...]:
    return findings_of(found, publishing or Publishing(), tmp_path, MOST)


def test_it_is_said_of_each_whether_it_stops_publishing(tmp_path: Path) -> None:
    found = [one("error"), one("warning"), one("warning", "address/clash"), one("notice")]
    strict = told(tmp_path, *found, publishing=Publishing(allowed=("address/clash",)))
    assert sorted((it.severity, it.stops) for it in strict) == [
        ("error", True),
        ("notice", False),
        ("warning", False),
        ("warning", True),
    ]


def test_where_publishing_is_not_strict_only_errors_stop_it(tmp_path: Path) -> None:
    found = told(tmp_path, one("error"), one("warning"), publishing=Publishing(strict=False))
    assert {it.severity: it.stops for it in found} == {"error": True, "warning": False}


def test_the_line_is_quoted_as_typed_on_one_line(tmp_path: Path) -> None:
    (tmp_path / "2024").mkdir()
    (tmp_path / "2024/tin.md").write_text("Title: Tin\n  Thứ\tSáng  \n\x1b[31mđỏ\n", "utf-8")
    quotes = [told(tmp_path, one("error", line=line))[0].quote for line in (1, 2, 3)]
    assert quotes == ["Title: Tin", "Thứ Sáng", "\\x1b[31mđỏ"]


def test_nothing_is_quoted_where_there_is_no_such_line_or_file(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("một dòng", "utf-8")
    found = [one("error", line=0, path="a.md"), one("error", line=9, path="a.md"), one("error", line=1, path="b.md")]
    assert [it.quote for it in told(tmp_path, *found)] == ["", "", ""]


def test_a_path_that_leads_out_of_the_content_is_not_quoted(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("mật", "utf-8")
    (tmp_path / "content").mkdir()
    assert told(tmp_path / "content", one("error", line=1, path="../secret"))[0].quote == ""


def test_a_long_line_is_quoted_by_its_beginning(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("dài " * 1_000, "utf-8")
    quote = told(tmp_path, one("error", line=1, path="a.md"))[0].quote
    assert len(quote) == 160
    assert quote.startswith("dài dài ")


def test_the_same_is_told_once_and_in_the_order_of_lines(tmp_path: Path) -> None:
    found = told(tmp_path, one("error", line=9), one("error", line=2), one("error", line=9))
    assert [it.line for it in found] == [2, 9]
