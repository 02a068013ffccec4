"""Before the site is written, judge how the stories are; after it, check that every internal link leads somewhere."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pelican import Pelican, signals

from plugins.check.documents import DOCUMENTS, addresses_in
from plugins.check.links import BrokenLink, broken_links
from plugins.check.lint import lint
from plugins.check.page import PageLinks, read_links
from plugins.check.registry import installed_rules
from plugins.newsroom import run
from plugins.newsroom.diagnostic import Diagnostic


def check_texts(generators: Sequence[Any]) -> None:
    """Report what the rules find; a build asks for the errors in public stories, ``make check`` for everything."""
    texts = run.current().texts
    if generators[0].settings.get("DRY_RUN"):
        findings = lint(texts, installed_rules(), run.current().store)
    else:
        grave = [installed for installed in installed_rules() if installed.rule.severity == "error"]
        findings = lint([text for text in texts if text.public], grave, run.current().store)
    for found in findings:
        run.report(found)


def check_links(pelican: Pelican) -> None:
    """Report each broken internal link, at its line in the story where the story holds it."""
    output = Path(pelican.output_path)
    files = {path.relative_to(output).as_posix() for path in output.rglob("*") if path.is_file()}
    pages = {name: _links_of(name, output) for name in files if name.endswith(".html")}
    pages |= {name: _read_document(output / name, pelican.settings["SITEURL"]) for name in files if _points(name)}
    for broken in broken_links(pages, files, pelican.settings["SITEURL"]):
        run.report(_diagnose(broken, Path(pelican.path)))


def note_links(path: str, context: dict[str, Any]) -> None:
    """Read the links of a page that was just written, where it was written: perhaps in one of many workers."""
    if path.endswith(".html"):
        run.current().links[context["output_file"]] = read_links(Path(path).read_text("utf-8"))


def _points(name: str) -> bool:
    return name.endswith((".css", *DOCUMENTS))


def _read_document(file: Path, site_url: str) -> PageLinks:
    return PageLinks(addresses_in(file.name, file.read_text("utf-8", "replace"), site_url))


def _links_of(name: str, output: Path) -> PageLinks:
    noted = run.current().links.get(name)
    return noted if isinstance(noted, PageLinks) else read_links((output / name).read_text("utf-8"))


def _diagnose(broken: BrokenLink, content: Path) -> Diagnostic:
    source = run.current().sources.get(broken.page, "")
    line = _line_of(content / source, broken.target) if source else 0
    path, place = (source, line) if line else (broken.page, 0)
    what = "không có mục này trong trang" if broken.missing_anchor else "không có trang hay tệp này"
    return Diagnostic(
        path, place, "check/broken-link", f"liên kết “{broken.target}” bị hỏng: {what}. Hãy sửa địa chỉ."
    )


def _line_of(source: Path, target: str) -> int:
    lines = source.read_text("utf-8-sig").splitlines()
    return next((number for number, text in enumerate(lines, 1) if target in text), 0)


def register() -> None:
    """Connect to Pelican."""
    signals.all_generators_finalized.connect(check_texts)
    signals.content_written.connect(note_links)
    signals.finalized.connect(check_links)
