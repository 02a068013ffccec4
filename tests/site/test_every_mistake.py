"""One site in which everything is wrong: each mistake is told once, at its place, by build and check alike."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from tests.building import run_pelican

Finding = tuple[str, int, int, str]
HEADER = "Title: {title}\nDate: 2024-01-{day} 08:00\nCategory: Y tế\nSummary: Tóm tắt.\nAuthor: Thu Hà\n"
PHOTO = "![Hội trường](a.jpg)\nQuang cảnh hội nghị. Ảnh: Tuấn Tú\n"
# Before each mistake stands the rule that it breaks.
BAD = f"""
Sáng nay xã họp.

«photos/missing»![Cánh đồng](khong-co.jpg)
Cánh đồng mẫu. Ảnh: Tuấn Tú

Xem [bài cũ](«check/broken-link»/bai-viet/tin-dung/), [bài lạ](«check/broken-link»/khong-co/trang-nay/)
và [báo](«link/slip»www.x.vn).

[Kế hoạch](«attachments/missing»ke-hoach.pdf) theo [tin này](«check/lost-link»tin-dungg.md).

«front-matter/removed-markup»<form action="/x">đỏ</form>

Một.
«front-matter/name»{{: .la }}

{PHOTO}
"""
SOUND = """
Xem [bài sai](sai.md), [địa chỉ của bài sai](/2024/01/14/tin-sai.html), [mục](«check/broken-link»sai-hai.md#khong-co).

Xem [mục này](«check/broken-link»#ket-qa) hay [tin][1], [tin nháp](«embargo/link»nhap.md).

[1]: «check/broken-link»/khong-co-2.html

## Kết quả

[![Hội trường](a.jpg)](a.jpg)
Quang cảnh hội nghị. Ảnh: Tuấn Tú

Xem [ảnh lớn](a.jpg).
"""
EMPTY = HEADER.replace("Author: Thu Hà\n", "")
STORIES = {
    "sai": HEADER.format(title="Tin sai", day=14).replace("Y tế", "«category/unknown»Y tếe")
    + "«front-matter/steering-key»Save_as: tin.html\n"
    + BAD,
    "sai-hai": HEADER.format(title="Tin sai thứ hai", day=15) + BAD,
    "tin-dung": HEADER.format(title="Tin đúng", day=16) + SOUND,
    "nhap": HEADER.format(title="Tin nháp", day=17) + "Status: nháp\n\nChữ.\n",
    "rong": EMPTY.format(title="Tin rỗng", day=18) + "\n«front-matter/empty-body»<!-- sẽ viết -->\n",
    "la": HEADER.format(title="Tin lạ", day=19).replace("Y tế", "«category/unknown»Y tếe") + "\nChữ.\n",
    "lien-quan": HEADER.format(title="Tin nêu tin khác", day=20)
    + "Related: 2024/sai.md, «related/story»2024/khong.md\n\nChữ.\n",
}
RULE = re.compile("«([^»]*)»")


def mistakes(path: str, text: str) -> Iterator[Finding]:
    """Yield the mistakes that ``text`` names."""
    for number, line in enumerate(text.split("\n"), 1):
        done = 0
        for rule in RULE.finditer(line):
            yield path, number, rule.start() - done + 1, rule[1]
            done += len(rule[0])


WANTED = {it for name, text in STORIES.items() for it in mistakes(f"2024/{name}.md", text)}


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sai") / "content"
    (folder / "2024").mkdir(parents=True)
    Image.effect_noise((700, 500), 60).convert("RGB").save(folder / "2024/a.jpg")
    for name, text in STORIES.items():
        (folder / f"2024/{name}.md").write_text(RULE.sub("", text), "utf-8")
    return folder


@pytest.fixture(scope="module")
def built(content: Path) -> list[str]:
    return run_pelican(content, content.parent / "output", conf="publishconf.py").stderr.splitlines()


@pytest.fixture(scope="module")
def checked(content: Path) -> list[Finding]:
    options = ("-e", 'DRY_RUN={"format": "json"}', "PREVIEW=true")
    found = json.loads(run_pelican(content, content.parent / "checked", *options).stdout)
    return [(it["path"], it["line"], it["column"], it["rule"]) for it in found]


def read(lines: list[str]) -> list[Finding]:
    found = (
        re.fullmatch(r"(?P<path>[^:]+)(?::(?P<line>\d+))?(?::(?P<column>\d+))?: .*\[(?P<rule>.*)\]", it)
        for it in lines
    )
    return [(it["path"], int(it["line"] or 0), int(it["column"] or 0), it["rule"]) for it in found if it]


def test_the_build_tells_every_mistake_once_at_its_place(built: list[str]) -> None:
    assert Counter(read(built)) == Counter(WANTED)


def test_the_check_tells_the_same_and_what_it_alone_is_asked_for(checked: list[Finding]) -> None:
    counted = Counter(checked)
    assert {it: counted[it] for it in WANTED} == dict.fromkeys(WANTED, 1)
    assert {rule.partition("/")[0] for *_, rule in counted - Counter(WANTED)} <= {"check"}


def test_no_finding_speaks_of_the_program(built: list[str]) -> None:
    assert [
        line
        for line in built
        if re.search("pelican|traceback|critical|error|warning|{filename}", line, re.IGNORECASE)
    ] == []


def test_the_cure_is_right_for_the_case(built: list[str]) -> None:
    (moved,) = (line for line in built if "sai-hai.md" in line and "/bai-viet/tin-dung/" in line)
    (scheme,) = (line for line in built if "sai-hai.md" in line and "www.x.vn" in line)
    (place,) = (line for line in built if "#ket-qa" in line)
    assert "“tin-dung.md”" in moved and "“https://www.x.vn”" in scheme and "“#ket-qua”" in place
    assert not any("PDF" in line for line in built if "a.jpg" in line)
