"""The desk publishes to a target of `deploy.toml`, by the same way as `bantin deploy`."""

from __future__ import annotations

import sys

import pytest
from bantin.desk.building import Ended
from bantin.desk.publication import Publication
from bantin.desk.publishing import Publisher

from tests.desk.office import Site
from tests.desk.test_publishing import PlainBuilder

pytestmark = pytest.mark.process

TARGETS = '[targets.may-chu]\nkind = "folder"\npath = "{path}"\n'


def publish_to(site: Site, target: str) -> PlainBuilder:
    where = Publication.of({"DESK_DEPLOY_TARGET": target}, site.folder)
    office, builder = site.office, PlainBuilder(site)
    office.publisher = Publisher(office.desk, office.listing, builder, where)
    return builder


def test_a_target_that_is_not_in_the_file_stops_publishing(site: Site) -> None:
    publish_to(site, "may-chu")
    assert "deploy.toml" in site.ask("plan").data["stops"][0]["message"]
    (site.folder / "deploy.toml").write_text(TARGETS.format(path="ra"), "utf-8")
    assert site.ask("plan").data["stops"] == []
    assert "“may-chu”" in site.ask("plan").data["notes"][0]
    publish_to(site, "may-chuu")
    assert "may-chu" in site.ask("plan").data["stops"][0]["message"]


def test_the_site_is_sent_by_the_deploy_of_this_package(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    (site.folder / "deploy.toml").write_text(TARGETS.format(path="ra"), "utf-8")
    builder = publish_to(site, "may-chu")
    ran: list[list[str]] = []
    monkeypatch.setattr("bantin.desk.publishing.run_command", lambda command, *_: ran.append(command) or Ended(0, ""))
    answer = site.ask("publish")
    assert (answer.status, "“may-chu”" in answer.data["said"][0]) == (200, True)
    stage, content = str(site.folder / ".cache/desk-publish/site"), str(site.folder / "content")
    assert ran == [[sys.executable, "-m", "bantin", "deploy", "may-chu", "-o", stage, "--content", content]]
    assert builder.trials == [True, False]  # addresses are promised once the site has arrived


def test_a_deploy_that_is_refused_is_told_and_nothing_counts_as_published(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    (site.folder / "deploy.toml").write_text(TARGETS.format(path="ra"), "utf-8")
    builder = publish_to(site, "may-chu")
    said = "Kế hoạch…\nMáy chủ từ chối."
    monkeypatch.setattr("bantin.desk.publishing.run_command", lambda *_: Ended(1, said))
    answer = site.ask("publish")
    assert (answer.status, "Máy chủ từ chối. Trang cũ vẫn nguyên" in answer.data["said"]) == (409, True)
    assert builder.trials == [True]
    assert site.ask("plan").data["ready"]
