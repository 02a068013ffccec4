#!/bin/sh
# Lock the dependencies of pyproject.toml for Linux, macOS and Windows, with hashes and no index host.
# usage: lock.sh UV
set -eu
uv=$1

lock() {
    out=$1
    shift
    "$uv" pip compile pyproject.toml "$@" --output-file "requirements/$out.txt" --quiet --universal \
        --python-version 3.11 --generate-hashes --no-config --custom-compile-command 'make lock'
}
lock site
lock desk --extra desk
lock cluster --extra cluster
lock test --extra test --extra cluster
lock dev --extra test --extra cluster --extra dev
lock lock --extra lock
"$uv" pip compile requirements/bench.in --output-file requirements/bench.txt --quiet --universal \
    --python-version 3.11 --generate-hashes --no-config --custom-compile-command 'make lock'
