#!/bin/sh
# Make a virtual environment, with the one Debian package that it may lack.
# usage: make-venv.sh PYTHON FOLDER
set -eu
python=$1 folder=$2

"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    echo "Bản tin needs Python 3.11 or newer; $python is $("$python" --version 2>&1)." >&2
    echo "Name another one: make html PY=python3.12" >&2
    exit 1
}

# Debian and Ubuntu keep ensurepip in a package of its own.
if ! "$python" -c 'import ensurepip' 2>/dev/null; then
    sudo=
    [ "$(id -u)" = 0 ] || sudo=sudo
    if command -v apt-get >/dev/null; then
        $sudo apt-get update -q
        $sudo apt-get install -q -y python3-venv
    else
        echo "$python has no ensurepip: install your system's package for Python virtual environments." >&2
        exit 1
    fi
fi
"$python" -m venv "$folder"
