#!/bin/sh
# Print the path of a Chromium for the tests: the one that CHROMIUM names, Debian's shell of it, the system's, Playwright's.
# usage: get-browser.sh PYTHON
set -eu
python=$1

# The shell is the same engine without windows: it loads pages in half the time.
find_browser() {
    for name in "${CHROMIUM:-}" "$@"; do
        [ -n "$name" ] && command -v "$name" && return 0
    done
    return 1
}

find_playwrights() {
    "$python" - <<'PY'
import pathlib, sys
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    path = playwright.chromium.executable_path
    sys.exit(print(path) if pathlib.Path(path).exists() else 1)
PY
}

# Installs the packages named, where that needs no password.
install() {
    command -v apt-get >/dev/null || return 1
    sudo=
    [ "$(id -u)" = 0 ] || sudo='sudo -n'
    { $sudo true && $sudo apt-get update -q && $sudo apt-get install -q -y "$@"; } >&2 2>/dev/null
}

shell=chromium-headless-shell
find_browser $shell && exit 0
# As root - in CI - the shell is worth its download even beside a browser; on somebody's desk a browser is enough.
[ "$(id -u)" = 0 ] && install $shell fonts-noto-core && find_browser $shell && exit 0
find_browser chromium chromium-browser google-chrome google-chrome-stable && exit 0
find_playwrights && exit 0
install $shell fonts-noto-core && find_browser $shell && exit 0
install chromium fonts-noto-core && find_browser chromium && exit 0
"$python" -m playwright install chromium >&2 || true
find_playwrights && exit 0

echo "The tests need Chromium and found none: install it, or name one: make test CHROMIUM=/path/to/chrome" >&2
exit 1
