import json
import re

from bantin.offline.worker import shell_of, write_worker

SITE = "https://bantin.example.vn/xa"
PAGE = f"""<link rel="stylesheet" href="{SITE}/theme/site.0123456789.css">
<script src="{SITE}/theme/reader.0123456789.js"></script>
<link rel="icon" href="{SITE}/theme/emblem.0123456789.svg"><img src="{SITE}/theme/emblem.0123456789.svg">
<a href="{SITE}/luu-tru.html">Lưu trữ</a><img src="https://other.vn/theme/a.svg"><a href="#theme/x">Trên</a>"""


def version(script: str = "f();", page: str = "trang", shell: tuple[str, ...] = ("theme/a.css",)) -> str:
    worker = write_worker(script, page, shell, "ngoai-tuyen.html", ["tim-kiem.html"], "anh/")
    return str(told(worker)["version"])


def told(worker: str) -> dict[str, object]:
    found = re.match(r"const SITE = (.*);\n", worker)
    assert found is not None
    return dict(json.loads(found[1]))


def test_the_shell_is_what_the_page_needs_of_the_theme_each_file_once() -> None:
    names = ["theme/site.0123456789.css", "theme/reader.0123456789.js", "theme/emblem.0123456789.svg"]
    assert shell_of(PAGE, SITE, "theme") == names


def test_the_script_follows_below_what_it_is_told() -> None:
    gone = ["2024/01/14/tin.html"]
    worker = write_worker("f();\n", "trang", ["theme/a.css"], "ngoai-tuyen.html", ["tim-kiem.html"], "anh/", gone)
    assert worker.partition("\n")[2] == "f();\n"
    assert told(worker) == {
        "version": version("f();\n"),
        "shell": ["theme/a.css"],
        "offline": "ngoai-tuyen.html",
        "skip": ["tim-kiem.html"],
        "photos": "anh/",
        "gone": gone,
    }


def test_the_version_is_that_of_the_content() -> None:
    assert version() == version()
    assert len({version(), version(script="g();"), version(page="khác"), version(shell=("theme/b.css",))}) == 4
