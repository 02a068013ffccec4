"""Makes the environment on first use, then runs a command of the newsroom in it: the desk, or the one that is named.

    python vendor/start.py              opens the desk
    python vendor/start.py check        the same as `bantin check`
"""

import os
import shutil
import subprocess
import sys

SITE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(SITE, ".venv")
PYTHON = os.path.join(VENV, "Scripts", "python.exe") if os.name == "nt" else os.path.join(VENV, "bin", "python")
WANTED = os.path.join(SITE, "vendor", "desk.txt")
MADE = os.path.join(VENV, "ban-tin.txt")  # what the environment was made from


def say(text):
    print(text, file=sys.stderr)
    sys.stderr.flush()


def read(path):
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError:
        return b""


def works():
    try:
        return subprocess.call([PYTHON, "-c", "import bantin"], stderr=subprocess.DEVNULL) == 0
    except OSError:
        return False


def make():
    """Make the environment; return a sentence on what is missing, or nothing."""
    try:
        import ensurepip  # noqa: F401  (Debian keeps it in a package of its own)
        import venv
    except ImportError:
        return "Máy thiếu gói tạo môi trường Python. Ubuntu, Debian: sudo apt install python3-venv. Rồi mở lại."
    say("Lần đầu dùng, hoặc phần mềm vừa được nâng cấp: đang cài vào thư mục .venv. Việc này mất một hai phút…")
    try:
        venv.create(VENV, clear=True, with_pip=True)
    except (OSError, subprocess.CalledProcessError) as error:
        return "Không tạo được thư mục .venv ({}). Hãy xem ổ đĩa còn chỗ và thư mục này có ghi được không.".format(error)
    pip = [PYTHON, "-m", "pip", "install", "--disable-pip-version-check", "--quiet"]
    if subprocess.call(pip + ["--only-binary", ":all:", "--require-hashes", "-r", WANTED], cwd=SITE) != 0:
        shutil.rmtree(VENV, ignore_errors=True)
        return (
            "Chưa cài được phần mềm; lý do ở các dòng trên. Lần đầu cần có mạng Internet. Nếu dòng trên nói tới "
            "“hash”, tệp trong thư mục vendor đã bị đổi: hãy lấy lại tệp gốc. Rồi mở lại."
        )
    shutil.copyfile(WANTED, MADE)
    return ""


def main(arguments):
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    if sys.version_info < (3, 11):
        say("Cần Python 3.11 trở lên; máy này có {}. Hãy cài từ https://www.python.org/downloads/".format(sys.version.split()[0]))
        return 1
    if not read(WANTED):
        say("Thiếu tệp vendor/desk.txt. Hãy lấy lại cả thư mục vendor.")
        return 1
    missing = "" if read(MADE) == read(WANTED) and works() else make()
    if missing:
        say(missing)
        return 1
    try:
        return subprocess.call([PYTHON, "-m", "bantin"] + (arguments or ["desk"]), cwd=SITE)
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
