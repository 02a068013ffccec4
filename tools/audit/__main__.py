"""``python -m tools.audit CHROMIUM``: build the public site, have it checked, and fail if anything is wrong."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from tools.audit.lighthouse import SCORES, SLOW, Visit, median_visit, visit
from tools.audit.markup import html_validate_errors, nu_errors
from tools.audit.site import public_site

STORY = "2024/01/14/bang-coc-trien-khai-nhiem-vu-giao-chi-tieu-ke-hoach-nha-nuoc-nam-2024.html"
PAGES = {
    "front": "",
    "story": STORY,
    "category": "chuyen-muc/thoi-su-chinh-tri.html",
    "archive": "luu-tru.html",
    "page": "gioi-thieu.html",
    "site map": "ban-do-trang.html",
}
# Of the story: bytes on the line by kind, requests of the first view, seconds, shift.
WEIGHTS = {"Document": 14 * 1024, "Stylesheet": 10 * 1024, "Script": 5 * 1024, "Font": 0}
REQUESTS, CLS, LCP, SLOW_LCP = 8, 0.02, 1.8, 3.5


def main() -> int:
    """Print what was measured and what is wrong; the exit code says whether anything is."""
    parser = argparse.ArgumentParser(prog="python -m tools.audit", description=__doc__)
    parser.add_argument("chromium")
    parser.add_argument("--rounds", type=int, default=3)
    chosen = parser.parse_args()
    with TemporaryDirectory() as name:
        folder = Path(name).resolve()
        with public_site(folder) as address:
            wrong = [*check_markup(folder / "site"), *check_speed(address, chosen.chromium, chosen.rounds)]
    for line in wrong:
        print(f"WRONG: {line}", file=sys.stderr)
    print("Nothing is wrong." if not wrong else f"{len(wrong)} things are wrong.")
    return int(bool(wrong))


def check_markup(site: Path) -> Iterator[str]:
    """Yield the errors of both checkers."""
    for tool, errors in (("Nu HTML checker", nu_errors(site)), ("html-validate", html_validate_errors(site))):
        print(f"{tool}: {len(errors)} errors on {len(list(site.rglob('*.html')))} pages", flush=True)
        yield from errors


def check_speed(address: str, chromium: str, rounds: int) -> Iterator[str]:
    """Yield what Lighthouse finds below its goals on six pages, and what the story costs beyond its budget."""
    for kind, path in PAGES.items():
        found = median_visit([visit(f"{address}/{path}", chromium) for _ in range(rounds)])
        _print(kind, found)
        for name, least in SCORES.items():
            if found.scores[name] < least:
                yield f"{kind}: {name} {found.scores[name]:.0f}, at least {least}"
        if kind == "story":
            yield from check_budget(found)
    slow = median_visit([visit(f"{address}/{STORY}", chromium, *SLOW) for _ in range(rounds)])
    _print("story at 400 kbit/s", slow)
    if slow.lcp > SLOW_LCP:
        yield f"story at 400 kbit/s: LCP {slow.lcp:.2f} s, at most {SLOW_LCP}"


def check_budget(story: Visit) -> Iterator[str]:
    """Yield what the story weighs, asks for or shifts beyond its budget."""
    for kind, most in WEIGHTS.items():
        if story.weight(kind) > most:
            yield f"story: {kind} {story.weight(kind)} bytes, at most {most}"
    figures = {
        "requests of the first view": (story.first_view, REQUESTS),
        "CLS": (story.cls, CLS),
        "LCP": (story.lcp, LCP),
    }
    for name, (value, most) in figures.items():
        if value > most:
            yield f"story: {name} {value:.3g}, at most {most}"


def _print(kind: str, found: Visit) -> None:
    scores = ", ".join(f"{name} {score:.0f}" for name, score in found.scores.items())
    weights = ", ".join(f"{name} {found.weight(name) / 1024:.1f} KB" for name in WEIGHTS)
    requests = f"{found.first_view} requests for the first view, {len(found.requests)} in all"
    print(f"{kind}: {scores}; LCP {found.lcp:.2f} s, CLS {found.cls:.3f}; {requests}; {weights}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
