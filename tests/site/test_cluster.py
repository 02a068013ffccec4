"""Stories and photos worked on by an engine of others, as docs/cluster.md tells: Dask on a local cluster."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.building import ROOT
from tests.conftest import Build
from tests.site.test_command import tree

if TYPE_CHECKING:
    from distributed import LocalCluster

pytestmark = pytest.mark.long  # test_warm_server.py compares two executors of our own


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    from distributed import LocalCluster  # the extra "cluster": without it this test fails, and is meant to

    with LocalCluster(n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=None) as it:
        yield it


@pytest.fixture
def conf(tmp_path: Path) -> str:
    """The settings file that the documentation shows."""
    [code] = re.findall(r"```python\n(.*?)```", (ROOT / "docs/cluster.md").read_text("utf-8"), re.DOTALL)
    file = tmp_path / "clusterconf.py"
    code = code.replace("from publishconf", "from tests.demo.demo_publishconf")
    file.write_text(f"import sys\nsys.path.insert(0, {str(ROOT)!r})\n{code}", "utf-8")
    return str(file)


def many_stories(site: Path) -> None:
    """Add more stories than are parsed without workers."""
    for number in range(210):
        header = f"Title: Tin thêm {number}\nDate: 2023-05-{number % 28 + 1:02}\nCategory: Kinh tế\n"
        (site / f"2023/them-{number}.md").write_text(f"{header}\nTin **thứ** {number}.\n", "utf-8")


def done_by(cluster: LocalCluster) -> set[str]:
    """Return the names of the functions that the workers have run."""
    from distributed import Client

    with Client(cluster) as client:
        return set(client.run_on_scheduler(lambda dask_scheduler: list(dask_scheduler.task_prefixes)))


def test_a_cluster_parses_and_encodes_what_local_processes_do(
    small_site: Path,
    build: Build,
    tmp_path: Path,
    conf: str,
    cluster: LocalCluster,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    many_stories(small_site)
    assert build(small_site, output="local", conf="publishconf.py").returncode == 0
    (tmp_path / "cache").rename(tmp_path / "cache-of-the-first")
    monkeypatch.setenv("DASK_SCHEDULER", cluster.scheduler_address)
    result = build(small_site, output="cluster", conf=conf)
    assert result.returncode == 0, result.stderr + result.stdout
    assert done_by(cluster) >= {"make_entries", "make_derivatives"}
    local, by_cluster = tree(tmp_path / "local"), tree(tmp_path / "cluster")
    assert len([path for path in local if path.endswith((".avif", ".jpg"))]) >= 4
    assert by_cluster == local
