#!/bin/sh
# Print the path of a Chromium for the tests: the system's, else Debian's package, else Playwright's own download.
# usage: get-browser.sh PYTHON
set -eu
python=$1

find_browser() {
    for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable; do
        [ -n "$name" ] && command -v "$name" && return 0
    done
    "$python" - <<'PY'
import pathlib, sys
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    path = playwright.chromium.executable_path
    sys.exit(print(path) if pathlib.Path(path).exists() else 1)
PY
}

sudo=
[ "$(id -u)" = 0 ] || sudo='sudo -n'

find_browser && exit 0
if command -v apt-get >/dev/null && $sudo true 2>/dev/null; then
    { $sudo apt-get update -q && $sudo apt-get install -q -y chromium fonts-noto-core; } >&2 || true
    find_browser && exit 0
fi
"$python" -m playwright install chromium >&2 || true
find_browser && exit 0

echo "The tests need Chromium and found none: install it, or name one: make test CHROMIUM=/path/to/chrome" >&2
exit 1
