"""The folder of a new site speaks the language of the site: its README, its starters, its examples."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest
from bantin.newsroom.build import read_clock
from bantin.own_site.answers import HOSTS, SECTIONS, Answers
from bantin.own_site.folder import FILES, files_of
from bantin.own_site.software import carried
from bantin.theming.folder import theme_folder
from bantin.verbs import VERBS
from bantin.vietnamese.dates import HO_CHI_MINH

_MARKED = re.compile(r"\w*[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹàáãèéìíĩòóõùúũý]\w*", re.IGNORECASE)
# Files that are the same in both languages, and what may be Vietnamese in others: the name of the software.
_SAME = {"vendor/start.py", "previewconf.py", ".github/workflows/ban-tin.yml"}


def texts(language: str, host: str = "folder") -> dict[str, str]:
    name = {"vi": "Bản tin xã Tân An", "en": "Oak Hill News"}[language]
    answers = Answers(name, "", "Oak Hill", SECTIONS[language][:3], "son", host, language)
    now = read_clock(HO_CHI_MINH, {"SOURCE_DATE_EPOCH": "1780000000"})
    made = files_of(answers, carried(FILES), theme_folder(), now)
    return {path: data.decode("utf-8", "replace") for path, data in made if not path.endswith(".jpg")}


@pytest.mark.parametrize("host", HOSTS)
def test_no_vietnamese_word_is_in_the_folder_of_an_english_site(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bantin.newsroom.catalogue._spoken", ["en"])
    made = texts("en", host)
    found = {
        path: words
        for path, text in {path: f"{path}\n{text}" for path, text in made.items() if path not in _SAME}.items()
        if (words := _MARKED.findall(text.replace("Bản tin", "")))
    }
    assert found == {}
    assert {"Open the desk.cmd", "Open the desk.command", "content/pages/about.md"} <= {*made}
    assert not [path for path in made if "mau" in path]


def test_the_examples_name_photos_that_are_there() -> None:
    for language in ("vi", "en"):
        answers = Answers("A", "", "B", ("C",), language=language)
        now = read_clock(HO_CHI_MINH, {"SOURCE_DATE_EPOCH": "1780000000"})
        made = dict(files_of(answers, carried(FILES), theme_folder(), now))
        (story,) = (path for path in made if path.endswith("-1.md"))
        (photo,) = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", made[story].decode())
        assert str(Path(story).with_name(photo)) in made


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("host", HOSTS)
def test_each_command_and_file_of_the_readme_is_there(language: str, host: str) -> None:
    made = texts(language, host)
    readme = made["README.md"]
    verbs = set(re.findall(r"vendor/start\.py ([a-z]+)", readme))
    assert {"check", "publish", "upgrade"} <= verbs <= {verb.name for verb in VERBS}
    assert {it for it in made if it.startswith(("Mở", "Open"))} == set(re.findall(r"`((?:Mở|Open)[^`]+)`", readme))
    for file in re.findall(r"`((?:content|theme)/[\w./-]+\.\w+)`", readme):
        assert file in made or file == "content/dia-chi.tsv"  # which publishing makes
    assert "publish -o" not in readme  # `deploy` takes the folder that a plain `publish` fills
    targets = set(re.findall(r"start\.py (?:deploy|rollback|schedule) ([a-z][\w-]*)", readme))
    assert targets == set(re.findall(r"\[targets\.([\w-]+)\]", made.get("deploy.toml", "")))


@pytest.mark.parametrize(
    ("setting", "said"),
    [('DEFAULT_LANG = "en"\n', "The file vendor/desk.txt is missing. "), ("", "Thiếu tệp vendor/desk.txt. ")],
)
def test_the_starter_speaks_the_language_of_the_settings(
    setting: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "vendor").mkdir()
    (tmp_path / "vendor/start.py").write_text(texts("vi")["vendor/start.py"], "utf-8")
    (tmp_path / "pelicanconf.py").write_text(setting, "utf-8")
    assert runpy.run_path(str(tmp_path / "vendor/start.py"))["main"]([]) == 1
    assert capsys.readouterr().err.startswith(said)
