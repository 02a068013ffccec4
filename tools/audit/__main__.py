"""``python -m tools.audit CHROMIUM``: build the public site, have it checked, and fail if anything is wrong."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from tools.audit.interaction import least_wait, touches
from tools.audit.lighthouse import SCORES, SLOW, Visit, median_visit, visit
from tools.audit.markup import html_validate_errors, nu_errors
from tools.audit.site import public_site

STORY = "2024/01/14/bang-coc-trien-khai-nhiem-vu-giao-chi-tieu-ke-hoach-nha-nuoc-nam-2024.html"
PLAIN = "2024/03/04/thong-bao-lich-tiep-cong-dan-dinh-ky.html"  # a story without photos
PAGES = {
    "front": "",
    "story": STORY,
    "story without photos": PLAIN,
    "category": "chuyen-muc/thoi-su-chinh-tri.html",
    "tag": "tu-khoa/bang-coc.html",
    "archive": "luu-tru.html",
    "page": "gioi-thieu.html",
    "site map": "ban-do-trang.html",
    "authors": "tac-gia.html",
    "search": "tim-kiem.html",
    "feeds": "nguon-tin.html",
}
# The page of the search asks search engines to leave it out, since its results are theirs; all else of it is judged.
OPTIONS = {"search": ("--skip-audits=is-crawlable",)}
# Of the story without photos: bytes on the line by kind; of each page LCP in seconds, as it has one, and shift.
WEIGHTS = {"Document": 6.5 * 1024, "Stylesheet": 9 * 1024, "Script": 3.5 * 1024, "Font": 0}
HEAD = 512  # of an answer, which the line carries too
REQUESTS, CLS, SLOW_LCP, WAIT = 8, 0.0005, 2.5, 100
LCP = {"front": 1.4, "story": 1.2, "story without photos": 1.2}


def main() -> int:
    """Print what was measured and what is wrong; the exit code says whether anything is."""
    parser = argparse.ArgumentParser(prog="python -m tools.audit", description=__doc__)
    parser.add_argument("chromium")
    parser.add_argument("--rounds", type=int, default=5)
    chosen = parser.parse_args()
    with TemporaryDirectory() as name:
        folder = Path(name).resolve()
        with public_site(folder) as address:
            wrong = [
                *check_markup(folder / "site"),
                *check_waits(address, chosen.chromium),
                *check_speed(address, chosen.chromium, chosen.rounds),
            ]
    for line in wrong:
        print(f"WRONG: {line}", file=sys.stderr)
    print("Nothing is wrong." if not wrong else f"{len(wrong)} things are wrong.")
    return int(bool(wrong))


def check_markup(site: Path) -> Iterator[str]:
    """Yield the errors of both checkers."""
    for tool, errors in (("Nu HTML checker", nu_errors(site)), ("html-validate", html_validate_errors(site))):
        print(f"{tool}: {len(errors)} errors on {len(list(site.rglob('*.html')))} pages", flush=True)
        yield from errors


def check_waits(address: str, chromium: str) -> Iterator[str]:
    """Yield which control of the front page, a story and the search lets a reader wait too long."""
    print(f"a touch that asks for next to nothing: {least_wait(chromium):.0f} ms", flush=True)
    for kind in ("front", "story", "search"):
        found = list(touches(f"{address}/{PAGES[kind]}", chromium))
        print(f"{kind}: " + ", ".join(f"“{it.control}” {it.milliseconds:.0f} ms" for it in found), flush=True)
        for it in found:
            if it.milliseconds > WAIT:
                yield f"{kind}: “{it.control}” {it.milliseconds:.0f} ms, at most {WAIT}"


def check_speed(address: str, chromium: str, rounds: int) -> Iterator[str]:
    """Yield what Lighthouse finds below its goals on each kind of page, and what is beyond its budget."""
    for kind, path in PAGES.items():
        options = OPTIONS.get(kind, ())
        found = median_visit([visit(f"{address}/{path}", chromium, *options) for _ in range(rounds)])
        _print(kind, found)
        for name, least in SCORES.items():
            if found.scores[name] < least:
                yield f"{kind}: {name} {found.scores[name]:.0f}, at least {least}"
        yield from check_budget(kind, found)
    for kind in ("story", "front"):
        slow = median_visit([visit(f"{address}/{PAGES[kind]}", chromium, *SLOW) for _ in range(rounds)])
        _print(f"{kind} at 400 kbit/s", slow)
        if slow.lcp > SLOW_LCP:
            yield f"{kind} at 400 kbit/s: LCP {slow.lcp:.2f} s, at most {SLOW_LCP}"


def check_budget(kind: str, found: Visit) -> Iterator[str]:
    """Yield what the page weighs, asks for or shifts beyond its budget."""
    for file, most in WEIGHTS.items() if kind == "story without photos" else ():
        if found.weight(file) > most + HEAD * (most > 0):
            yield f"{kind}: {file} {found.weight(file)} bytes, at most {most:.0f}"
    figures = {
        "requests of the first view": (found.first_view, REQUESTS),
        "CLS": (found.cls, CLS),
        "LCP": (found.lcp, LCP.get(kind, 1e9)),
    }
    for name, (value, most) in figures.items():
        if value > most:
            yield f"{kind}: {name} {value:.3g}, at most {most}"


def _print(kind: str, found: Visit) -> None:
    scores = ", ".join(f"{name} {score:.0f}" for name, score in found.scores.items())
    weights = ", ".join(f"{name} {found.weight(name) / 1024:.1f} KB" for name in WEIGHTS)
    requests = f"{found.first_view} requests for the first view, {len(found.requests)} in all"
    print(f"{kind}: {scores}; LCP {found.lcp:.2f} s, CLS {found.cls:.3f}; {requests}; {weights}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
