#!/bin/sh
cd "$(dirname "$0")" || exit 1
for python in python3.14 python3.13 python3.12 python3.11 python3; do
  if command -v "$python" >/dev/null 2>&1 && "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    "$python" vendor/start.py "$@" && exit 0
    break
  fi
  python=
done
if [ -z "$python" ]; then
  echo 'Máy này chưa có Python 3.11 trở lên.'
  echo 'Ubuntu, Debian: sudo apt install python3 python3-venv. macOS: tải từ https://www.python.org/downloads/'
  echo 'Cài xong, mở lại tệp này.'
fi
[ -t 0 ] && { echo 'Nhấn Enter để đóng.'; read -r _; }
exit 1
