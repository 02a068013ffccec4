"""What pages read is noted as one set for all pages of a kind: ten thousand of them would fill the memory."""

from pathlib import Path
from typing import Any

import pytest
from bantin.fast_build.deferred_writer import DeferredWriter
from bantin.fast_build.tracking import TrackingContext
from jinja2 import DictLoader, Environment
from pelican.settings import DEFAULT_CONFIG

TEMPLATES = {"list": "{{ title }} {{ day }}", "story": "{{ title }} {{ words }}"}


@pytest.mark.process
@pytest.mark.parametrize("workers", [1, 2])
def test_pages_that_read_the_same_share_one_set_of_names(workers: int, tmp_path: Path) -> None:
    environment = Environment(loader=DictLoader(TEMPLATES), autoescape=True)
    environment.context_class = TrackingContext
    writer = DeferredWriter(str(tmp_path), {**DEFAULT_CONFIG, "OUTPUT_PATH": str(tmp_path)})
    context: dict[str, Any] = {"day": 1, "title": "Tin", "words": "Cam"}
    for number in range(40):
        template = environment.get_template("list" if number % 2 else "story")
        writer.write_file(f"{number}.html", template, context)
    writer.write_all(workers, lambda: None)
    assert len(list(tmp_path.glob("*.html"))) == 40
    assert {read.names for read in writer._read.values()} == {
        frozenset({"title", "day"}),
        frozenset({"title", "words"}),
    }
    assert len({id(read.names) for read in writer._read.values()}) == 2
