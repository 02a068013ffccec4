"""What a new site is given: the same in each language, addresses kept as ours are, a place to publish to."""

from __future__ import annotations

import re
import tomllib

import pytest
import yaml
from bantin.own_site.answers import HOSTS

from tests.building import ROOT
from tests.own_site.test_languages import texts

SHAPE = re.compile(r"^(?:(#{1,2}) |(\d+)\. |(- )|(\|))", re.MULTILINE)
COMMAND = re.compile(r"start\.py ([a-z-]+)|(--[a-z-]+)")


@pytest.mark.parametrize("host", HOSTS)
def test_the_readme_has_the_same_steps_and_commands_in_both_languages(host: str) -> None:
    vi, en = (texts(language, host)["README.md"] for language in ("vi", "en"))
    assert SHAPE.findall(vi) == SHAPE.findall(en)
    assert COMMAND.findall(vi) == COMMAND.findall(en)


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("host", HOSTS)
def test_the_desk_publishes_to_a_target_that_is_there_or_pushes(host: str, language: str) -> None:
    made = texts(language, host)
    named = re.findall(r'^DESK_DEPLOY_TARGET = "([\w-]+)"', made["publishconf.py"], re.MULTILINE)
    known = [*tomllib.loads(made.get("deploy.toml", ""))["targets"]] if "deploy.toml" in made else []
    assert named == known
    assert bool(named) is (host in ("server", "folder"))
    assert bool(named) is not ("git push" in made["README.md"])
    button = {"vi": "*Đăng*", "en": "*Publish*"}[language]
    assert button in made["README.md"]


def test_the_folder_that_a_new_site_publishes_into_is_no_part_of_its_repository() -> None:
    for language in ("vi", "en"):
        made = texts(language, "folder")
        [target] = tomllib.loads(made["deploy.toml"])["targets"].values()
        assert f"/{target['path']}/" in made[".gitignore"].splitlines()


def test_gitlab_keeps_the_ledger_of_a_new_site_as_it_keeps_ours() -> None:
    ours = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text("utf-8"))
    text = texts("vi", "gitlab")[".gitlab-ci.yml"]
    theirs = yaml.safe_load(text)
    assert theirs["ledger"]["script"] == [
        it.replace("docs/deployment.md", "README.md") for it in ours["ledger"]["script"]
    ]
    own = {name: value for name, value in ours["ledger"].items() if name not in ("script", "stage")}
    assert {name: value for name, value in theirs["ledger"].items() if name != "script"} == own
    for job in ("pages", "build"):
        assert theirs[job]["rules"] == ours[job]["rules"]
    assert theirs["pages"]["artifacts"] == ours["pages"]["artifacts"]
    assert theirs["pages"]["resource_group"] == ours["pages"]["resource_group"]


def test_github_keeps_the_ledger_of_a_new_site_as_it_keeps_ours() -> None:
    """What a publication handed over is kept apart there, too: a run by the clock stores no other cache."""
    ours = yaml.safe_load((ROOT / ".github/workflows/pages.yml").read_text("utf-8"))
    theirs = yaml.safe_load(texts("vi", "github")[".github/workflows/ban-tin.yml"])
    for part in ("permissions", "concurrency"):
        assert theirs[part] == ours[part]
    for job in ("ledger", "deploy"):
        assert theirs["jobs"][job] == ours["jobs"][job]
    ours, theirs = (it["jobs"]["build"] for it in (ours, theirs))
    assert (theirs["permissions"], theirs["outputs"]) == (ours["permissions"], ours["outputs"])
    kept = [step for step in ours["steps"] if re.search(r"about-to-promised|dia-chi", str(step))]
    assert len(kept) == 2
    assert [step for step in theirs["steps"] if step in kept] == kept
    paths = [step.get("with", {}).get("path") for step in theirs["steps"]]
    assert paths.index(".cache") < paths.index(".cache/about-to-promised-*")  # an older note may lie in there


@pytest.mark.parametrize("host", HOSTS)
def test_no_file_of_a_new_site_names_one_that_it_has_not(host: str) -> None:
    made = texts("vi", host)
    named = {(path, file) for path, text in made.items() for file in re.findall(r"\bdocs/[\w/.-]+\.md", text)}
    assert named == set()


def test_the_steps_of_a_stranger_are_as_many_as_the_docs_say() -> None:
    page = (ROOT / "docs/plugins/own_site.md").read_text("utf-8")
    told = page.partition("## How many steps")[2].partition("\n## ")[0]
    numbers = [int(it) for it in re.findall(r"^(\d+)\. ", told, re.MULTILINE)]
    assert numbers == [*range(1, 12)]
    assert "**eleven steps**" in told
    assert "[eleven steps](docs/plugins/own_site.md#how-many-steps)" in (ROOT / "README.md").read_text("utf-8")
