"""The shipped workflows: the newsroom's publishes what an office has written, and waits for no software test."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest
import yaml
from bantin.addresses.lost import handover_file

from tests.attachments.files import PDF
from tests.building import NOW, ROOT, SMALL_SITE

ADDRESS = "https://xayenphu.vn/bantin"
# What belongs to a site's owner and writers; all else in the repository is the software.
OF_THE_NEWSROOM = {
    ".gitattributes",
    ".gitignore",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "LICENSE",
    "README.md",
    "content",
}


def workflow(name: str) -> dict[Any, Any]:
    return dict(yaml.safe_load((ROOT / name).read_text("utf-8")))


PAGES, TESTS = workflow(".github/workflows/pages.yml"), workflow(".github/workflows/tests.yml")
GITLAB = workflow(".gitlab-ci.yml")
BUILD, DEPLOY, LEDGER = (PAGES["jobs"][name] for name in ("build", "deploy", "ledger"))
EVENTS, TEST_EVENTS = PAGES[True], TESTS[True]  # "on" is a truth value to YAML 1.1


def runs(job: dict[str, Any]) -> list[str]:
    """Return the commands of a GitHub job that make the site."""
    return [step["run"] for step in job["steps"] if "run" in step and step.get("id") != "day"]


def cached(job: dict[str, Any]) -> dict[str, dict[str, str]]:
    """Return what a GitHub job keeps, by its path."""
    steps = [step["with"] for step in job["steps"] if step.get("uses", "").startswith("actions/cache@")]
    return {step["path"]: step for step in steps}


def test_the_newsroom_runs_no_test_of_the_software() -> None:
    lines = [line for each in runs(BUILD) for line in each.splitlines()]
    assert lines[:2] == ["make check", "make publish OUTPUTDIR=.cache/site"]
    assert runs(DEPLOY) == []
    said = [line.replace(' SITEURL="${SITEURL:-$CI_PAGES_URL}"', "") for line in GITLAB[".newsroom"]["script"]]
    assert said == lines
    assert runs(TESTS["jobs"]["tests"]) == GITLAB["tests"]["script"] == [".ci/run"]


def test_neither_waits_for_the_other() -> None:
    assert DEPLOY["needs"] == "build"
    assert "needs" not in BUILD
    assert set(PAGES["jobs"]) == {"build", "deploy", "ledger"}
    assert "workflow_run" not in EVENTS
    assert GITLAB["stages"] == ["run"]
    assert GITLAB["tests"]["needs"] == GITLAB[".newsroom"]["needs"] == []


def test_the_newsroom_publishes_pushes_and_by_the_clock_and_only_builds_requests() -> None:
    assert EVENTS["push"] == {"branches": ["main"]}
    assert re.fullmatch(r"\d+ \* \* \* \*", EVENTS["schedule"][0]["cron"])
    assert "pull_request" in EVENTS
    assert "github.ref == 'refs/heads/main'" in DEPLOY["if"]
    assert "github.event_name != 'pull_request'" in DEPLOY["if"]
    assert GITLAB["pages"]["rules"] == [{"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}]
    assert GITLAB["pages"]["artifacts"] == {"paths": ["public", "content/dia-chi.tsv"]}
    assert GITLAB["build"]["rules"] == [{"if": '$CI_PIPELINE_SOURCE == "merge_request_event"'}]
    assert "artifacts" not in GITLAB["build"]


def test_the_software_is_tested_when_anything_but_the_newsroom_changes(tmp_path: Path) -> None:
    paths = TEST_EVENTS["push"]["paths"]
    # What git would take up here, in a clone and in a project that came without its history.
    git = ["git", f"--git-dir={tmp_path / 'git'}", f"--work-tree={ROOT}"]
    subprocess.run([*git, "init", "-q"], check=True)
    command = [*git, "ls-files", "--others", "--exclude-standard", "--directory", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
    tops = {name.partition("/")[0] for name in listed if name} - OF_THE_NEWSROOM
    named = {path.partition("/")[0] for path in paths} - {"*.py"}
    assert {top for top in tops if not top.endswith(".py")} == named
    assert "*.py" in paths
    assert TEST_EVENTS["pull_request"]["paths"] == paths
    [never, code] = GITLAB["tests"]["rules"]
    assert never == {"if": '$CI_PIPELINE_SOURCE == "schedule"', "when": "never"}
    assert [path.replace("/**/*", "/**") for path in code["changes"]] == paths


NOTE = ".cache/about-to-promised-*"


def test_what_a_publication_handed_over_is_kept_by_each_run_though_nothing_else_changed(tmp_path: Path) -> None:
    """The cache of the site is not stored again for the same files, but stories of the future appear meanwhile."""
    note = handover_file(tmp_path / "content", tmp_path / ".cache")
    assert fnmatch(note.relative_to(tmp_path).as_posix(), NOTE)
    kept = cached(BUILD)[NOTE]
    assert {"github.run_id", "github.run_attempt"} <= {*re.findall(r"[a-z]+\.[a-z_]+", kept["key"])}
    assert kept["key"].startswith(kept["restore-keys"])
    [step] = [step for step in BUILD["steps"] if step.get("with", {}).get("path") == NOTE]
    assert step["if"] == DEPLOY["if"]  # a request to merge publishes nothing
    paths = [step.get("with", {}).get("path") for step in BUILD["steps"]]
    assert paths.index(".cache") < paths.index(NOTE)  # an older note may lie in there
    assert GITLAB[".newsroom"]["cache"][1]["paths"] == [".cache"]  # stored by each run


def test_what_earlier_runs_worked_out_is_kept() -> None:
    kept = cached(BUILD)
    assert set(kept) == {".venv", ".cache", NOTE}
    assert "hashFiles('requirements/site.txt')" in kept[".venv"]["key"]
    assert "steps.python.outputs.python-version" in kept[".venv"]["key"]  # the environment points into it
    assert "restore-keys" not in kept[".venv"]
    assert "content/**" in kept[".cache"]["key"]
    assert "steps.day.outputs.day" in kept[".cache"]["key"]  # by which each page is another
    assert kept[".cache"]["key"].startswith(kept[".cache"]["restore-keys"])
    [venv, site] = GITLAB[".newsroom"]["cache"]
    assert (venv["paths"], venv["key"]["files"]) == ([".venv"], ["requirements/site.txt"])
    assert site["paths"] == [".cache"]


@pytest.mark.parametrize("workflow", [PAGES, TESTS], ids=["pages", "tests"])
def test_jobs_have_few_rights_little_time_and_pinned_actions(workflow: dict[Any, Any]) -> None:
    assert workflow["permissions"] == {}
    assert workflow["concurrency"]["group"].endswith("-${{ github.ref }}")
    for job in workflow["jobs"].values():
        assert job["timeout-minutes"] <= 30
        uses = [step["uses"] for step in job["steps"] if "uses" in step]
        assert uses
        assert [name for name in uses if not re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", name)] == []
        checkouts = [step for step in job["steps"] if step.get("uses", "").startswith("actions/checkout@")]
        assert [step["with"]["persist-credentials"] for step in checkouts] == [False] * len(checkouts)


def test_only_the_job_that_runs_nothing_of_ours_may_publish() -> None:
    assert BUILD["permissions"] == {"contents": "read", "pages": "read"}
    assert TESTS["jobs"]["tests"]["permissions"] == {"contents": "read"}
    assert DEPLOY["permissions"] == {"pages": "write", "id-token": "write"}


def test_the_ledger_is_committed_once_the_site_is_up_by_a_job_that_runs_nothing_of_ours() -> None:
    assert LEDGER["needs"] == ["build", "deploy"]
    assert LEDGER["permissions"] == {"contents": "write"}
    [upload] = [step for step in BUILD["steps"] if step.get("id") == "ledger"]
    assert upload["with"]["path"] == "content/dia-chi.tsv"
    assert upload["if"] == DEPLOY["if"]
    for script in (runs(LEDGER)[0].splitlines(), GITLAB["ledger"]["script"]):
        words = {re.split(r"[\s;]+", line.strip())[0] for line in script if not line.startswith("#")}
        assert words <= {"git", "test", "cp", "for", "done", "if", "echo", "exit", "#"}
        assert [line for line in script if re.search(r"git add", line)] == ["git add content/dia-chi.tsv"]
        assert any("[skip ci]" in line for line in script)
    assert GITLAB["ledger"]["needs"] == ["pages"]
    assert GITLAB["ledger"]["rules"] == GITLAB["pages"]["rules"]


def server(folder: Path) -> Path:
    """Make a repository that others push to, with a story in it, and our attributes."""
    bare, work = folder / "bare.git", folder / "begin"
    git(folder, "init", "-q", "--bare", "-b", "main", str(bare))
    git(folder, "init", "-q", "-b", "main", str(work))
    (work / "content").mkdir()
    (work / "content/tin.md").write_text("Title: Tin\n\nChữ.\n", "utf-8")
    shutil.copy(ROOT / ".gitattributes", work)
    git(work, "add", ".")
    git(work, *NAMED, "commit", "-q", "-m", "begin")
    git(work, "push", "-q", str(bare), "HEAD:main")
    return bare


NAMED = ("-c", "user.name=a", "-c", "user.email=a@b.vn")


def git(folder: Path, *arguments: str) -> str:
    ran = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, text=True, check=True)
    return ran.stdout


@pytest.mark.parametrize("host", ["github", "gitlab"])
def test_the_job_adds_its_lines_to_what_somebody_has_pushed_meanwhile(tmp_path: Path, host: str) -> None:
    """The very script of the job, with a push of another editor between its checkout and its own."""
    bare = server(tmp_path)
    for name in ("job", "editor"):
        git(tmp_path, "clone", "-q", str(bare), name)
    job, editor = tmp_path / "job", tmp_path / "editor"
    made = tmp_path / "dia-chi.tsv"
    made.write_text("# địa chỉ\na.html\tA\n", "utf-8")
    (editor / "content/dia-chi.tsv").write_text("# địa chỉ\nb.html\tB\n", "utf-8")
    (editor / "content/khac.md").write_text("Title: Khác\n\nChữ.\n", "utf-8")
    git(editor, "add", ".")
    git(editor, *NAMED, "commit", "-q", "-m", "other")
    git(editor, "push", "-q", "origin", "HEAD:main")
    script = runs(LEDGER)[0]
    if host == "gitlab":
        shutil.copy(made, job / "content")  # where artifacts are put
        script = "\n".join(line for line in GITLAB["ledger"]["script"] if "set-url" not in line)
    told = {"FILE": str(made), "TOKEN": "x", "GITHUB_REF_NAME": "main"}
    told |= {"LEDGER_TOKEN": "x", "CI_SERVER_HOST": "a.vn", "CI_DEFAULT_BRANCH": "main"}
    receives = ["git", "config", "receive.advertisePushOptions", "true"]  # as GitLab has it
    subprocess.run(receives, cwd=bare, check=True)
    ran = subprocess.run(
        ["bash", "-eo", "pipefail", "-c", script],
        cwd=job,
        env={**os.environ, **told},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    there = git(bare, "show", "main:content/dia-chi.tsv")
    assert {"a.html\tA", "b.html\tB"} <= {*there.splitlines()}
    assert git(bare, "show", "--stat", "--format=%s", "main").splitlines()[0].endswith("[skip ci]")
    assert git(bare, "diff", "--name-only", "main~1", "main").split() == ["content/dia-chi.tsv"]


@pytest.mark.parametrize("project", ["https://gitlab.com/xa/bantin", "http://git.xa.vn:8443/gitlab/xa/bantin"])
def test_the_job_pushes_to_the_project_wherever_its_gitlab_stands(tmp_path: Path, project: str) -> None:
    git(tmp_path, "init", "-q")
    git(tmp_path, "remote", "add", "origin", "x")
    [line] = [line for line in GITLAB["ledger"]["script"] if "set-url" in line]
    told = {**os.environ, "LEDGER_TOKEN": "t", "CI_PROJECT_URL": project}
    subprocess.run(["sh", "-ec", line], cwd=tmp_path, env=told, check=True)
    assert git(tmp_path, "remote", "get-url", "origin").strip() == project.replace("://", "://ledger:t@") + ".git"


def test_without_a_token_the_job_says_that_addresses_are_not_kept(tmp_path: Path) -> None:
    script = "\n".join(GITLAB["ledger"]["script"])
    environment = {name: value for name, value in os.environ.items() if name != "LEDGER_TOKEN"}
    ran = subprocess.run(
        ["bash", "-eo", "pipefail", "-c", script],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 1
    assert "LEDGER_TOKEN" in ran.stdout


def test_a_pending_publication_is_not_cut_off() -> None:
    assert PAGES["concurrency"]["cancel-in-progress"] == "${{ github.event_name == 'pull_request' }}"
    assert GITLAB["pages"]["interruptible"] is False
    assert GITLAB["pages"]["resource_group"]


# The one of the machine that runs a workflow; the command makes use of what other builds have compiled and encoded.
PYTHON = """#!/bin/sh
if [ "$1 $2" = "-m bantin" ]; then shift 2; exec "{python}" "{kept}" "$@"; fi
exec "{python}" "$@"
"""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clone with a name, an office, sections and stories of its own, and tools that need no installing."""
    folder = tmp_path_factory.mktemp("office") / "clone"
    folder.mkdir()
    for name in ("plugins", "theme", "tools", "requirements"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("node_modules", "*.pyc.*"))
    for name in ("Makefile", "pelicanconf.py", "publishconf.py", "previewconf.py", "pyproject.toml"):
        shutil.copy(ROOT / name, folder)
    conf = (folder / "pelicanconf.py").read_text("utf-8")
    own = 'SITENAME, SITESUBTITLE = "Bản tin Yên Phú", "Tin xã"\nOFFICE = {"phone": "0207 111 2222"}\n'
    own += 'DEFAULT_LANG = FINDINGS_LANG = "vi"\n'
    own += 'CATEGORIES = [{"name": "Tin xã"}, {"name": "Thông báo"}]\n'
    (folder / "pelicanconf.py").write_text(f"{conf}\n{own}", "utf-8")
    write_stories(folder / "content")
    bin_folder = folder / ".venv/bin"
    bin_folder.mkdir(parents=True)
    (bin_folder / "python").write_text(PYTHON.format(python=sys.executable, kept=ROOT / "tests/kept_command.py"))
    (bin_folder / "python").chmod(0o755)
    (folder / ".venv/.site").touch()
    return folder


def write_stories(content: Path) -> None:
    (content / "2026").mkdir(parents=True)
    shutil.copy(SMALL_SITE / "2024/phat-bieu.jpg", content / "2026/IMG_20261114_153000.jpg")
    (content / "2026/lich.pdf").write_bytes(PDF)
    header = "Title: {}\nDate: {}\nCategory: {}\nAuthor: Thu Hà\nSummary: Tóm tắt.\n\n"
    photo = "![Các đại biểu](IMG_20261114_153000.jpg)\nĐại biểu dự họp. Ảnh: Thu Hà\n\n"
    meeting = header.format("Họp giao ban", "2026-11-14 08:00", "Tin xã") + photo + "Xem [lịch](lich.pdf).\n"
    (content / "2026/hop.md").write_text(meeting, "utf-8")
    notice = header.format("Lịch cắt điện", "2026-11-15 08:00", "Thông báo") + "Cắt điện ngày 20-11.\n"
    (content / "2026/dien.md").write_text(notice, "utf-8")
    later = header.format("Tin mai sau", "2026-11-23 08:00", "Tin xã") + "Chưa đến giờ.\n"
    (content / "2026/mai.md").write_text(later, "utf-8")


def run_all(office: Path, now: str, commands: Sequence[str]) -> str:
    """Run ``commands``, those of the newsroom's workflow, in a clone; return what they said."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    environment |= {"SITEURL": ADDRESS, "SOURCE_DATE_EPOCH": now}
    said = ""
    for command in commands:
        result = subprocess.run(
            ["bash", "-e", "-c", command], cwd=office, env=environment, capture_output=True, text=True, check=False
        )
        said += result.stdout + result.stderr
        assert result.returncode == 0, said
    return said


def test_a_clone_with_its_own_content_is_published_by_the_workflows_own_commands(office: Path) -> None:
    said = run_all(office, NOW, runs(BUILD))
    assert f"Trang được dựng cho địa chỉ {ADDRESS}\n" in said
    public = office / "public"
    front = (public / "index.html").read_text("utf-8")
    assert "Họp giao ban" in front
    assert "Lịch cắt điện" in front
    assert "Tin mai sau" not in front
    assert 'href="/bantin/theme/' in front
    assert "Ghi rõ nguồn “Bản tin Yên Phú”" in front
    texts = [
        file
        for file in public.rglob("*")
        if file.suffix in {".html", ".xml", ".json", ".opml", ".webmanifest", ".txt"}
    ]
    assert len(texts) > 20
    assert [file.name for file in texts if re.search("Bằng Cốc|Hàm Yên|example.vn", file.read_text("utf-8"))] == []
    assert [file.name for file in public.rglob(".*")] == []

    check_out_anew(office)
    story = office / "content/2026/dien.md"
    story.write_text(story.read_text("utf-8") + "\nCả xã cắt điện.\n", "utf-8")
    said = run_all(office, NOW, runs(BUILD)[1:])
    assert "; 2 trang ghi mới, " in said, said
    assert "0 ảnh làm mới" in said
    assert "Cả xã cắt điện." in "".join(file.read_text("utf-8") for file in public.rglob("*cat-dien*.html"))
    assert [file.name for file in public.rglob(".*")] == []


@pytest.mark.long  # a story of the future in any build: tests/site/test_embargo.py
def test_the_next_day_a_story_of_the_future_is_published_by_them(office: Path) -> None:
    run_all(office, NOW, runs(BUILD)[1:])
    check_out_anew(office)
    assert "0 ảnh làm mới" in run_all(office, str(int(NOW) + 24 * 3600), runs(BUILD)[1:])
    assert "Tin mai sau" in (office / "public/index.html").read_text("utf-8")


def check_out_anew(office: Path) -> None:
    """Leave what a run of the workflow finds: a fresh checkout, and .cache brought back, under other stamps."""
    shutil.rmtree(office / "public")
    for name in ("content", ".cache"):
        shutil.copytree(office / name, office / "anew", copy_function=shutil.copy)
        shutil.rmtree(office / name)
        (office / "anew").rename(office / name)


def test_a_build_that_fails_lays_out_nothing(office: Path) -> None:
    """The site that the cache has brought back is there, and no reader gets it as if it were new."""
    shutil.rmtree(office / "public", ignore_errors=True)
    former = office / ".cache/site/index.html"
    former.parent.mkdir(parents=True, exist_ok=True)
    former.touch()
    python = office / ".venv/bin/python"
    command = python.read_text("utf-8")
    python.write_text("#!/bin/sh\necho built $*\nexit 1\n", "utf-8")  # so ends a build that finds a mistake
    environment = {**os.environ, "SITEURL": ADDRESS, "SOURCE_DATE_EPOCH": NOW}
    script = "\n".join(GITLAB[".newsroom"]["script"][1:])  # the check before has found the mistake as well
    bash = ["bash", "-eo", "pipefail", "-c", script]
    ran = subprocess.run(bash, cwd=office, env=environment, capture_output=True, text=True, check=False)
    python.write_text(command, "utf-8")
    assert ran.returncode != 0
    assert "built -m bantin publish content -o .cache/site " in ran.stdout, ran.stdout
    assert former.is_file()
    assert not (office / "public").exists()


def test_what_builds_leave_behind_is_no_business_of_git(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    shutil.copy(ROOT / ".gitignore", tmp_path)
    left = [".output.lock", ".public.lock", ".output.staging-30640", ".output.failed", ".trang.old", ".output.ready"]
    left += [
        ".output.spare",
        ".public.spare",
        "output",
        "public",
        "preview",
        ".cache",
        ".venv",
        "trang/.ban-tin.files",
        "trang/.ban-tin.lock",
    ]
    ours = ["content", ".github", ".ci", ".gitlab-ci.yml", ".gitignore", "Makefile"]
    for name in (*left, *ours):
        (tmp_path / name / "x").parent.mkdir(parents=True, exist_ok=True) if name != ".gitignore" else None
    command = ["git", "check-ignore", *left, *ours]
    ignored = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False).stdout.split()
    assert ignored == left
