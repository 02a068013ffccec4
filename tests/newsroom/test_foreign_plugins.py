"""Which code keeps our promise, and which may look at whatever it likes."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from bantin.newsroom.foreign_plugins import find_strangers, is_known, speak_last
from pelican import signals

from tests.demo import demo_pelicanconf as pelicanconf
from tests.site.guests import GUESTS, STRANGERS

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def no_listeners(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have nobody listen to Pelican but whom a test connects."""
    for signal in vars(signals).values():
        if hasattr(signal, "receivers"):
            monkeypatch.setattr(signal, "receivers", {})
            for by in ("_by_sender", "_by_receiver"):
                monkeypatch.setattr(signal, by, type(getattr(signal, by))(getattr(signal, by).default_factory))


@pytest.fixture
def installed() -> Iterator[Any]:
    """Give what installs a module from its code, for one test."""
    names: list[str] = []

    def install(name: str, code: str = "") -> ModuleType:
        module = sys.modules[name] = ModuleType(name)
        module.__file__ = __file__
        names.append(name)
        exec(code, vars(module))
        return module

    yield install
    for name in names:
        del sys.modules[name]


def test_every_plugin_of_ours_is_known() -> None:
    assert find_strangers(pelicanconf.PLUGINS) == []


@pytest.mark.parametrize(
    "name", ["counting", "plugins.mine.hooks", "bantins", "pelican.plugins.sitemap", "pluginsx.lite", "datetime", ""]
)
def test_what_stands_beside_ours_is_not_known(name: str) -> None:
    assert not is_known(name)


def test_a_module_may_promise_for_itself_and_a_package_for_all_in_it(installed: Any) -> None:
    installed("promising", "INCREMENTAL = True")
    installed("hedging", "INCREMENTAL = 'perhaps'")
    assert is_known("promising")
    assert is_known("promising.deep.hooks")
    assert not is_known("hedging")


@pytest.mark.parametrize("guest", GUESTS)
def test_each_plugin_that_sites_add_is_a_stranger_unless_it_promises(guest: str, installed: Any) -> None:
    installed(guest, GUESTS[guest].format(version=1)).register()
    expected = [guest] if guest in STRANGERS else []
    assert find_strangers([guest]) == find_strangers([]) == expected


def test_code_that_listens_without_being_a_plugin_is_found_too(installed: Any) -> None:
    conf = installed("conf", "def hear(sender): ...\nclass Hearing:\n    def __call__(self, sender): ...")
    signals.finalized.connect(conf.hear)
    assert find_strangers([]) == ["conf"]
    signals.finalized.disconnect(conf.hear)
    hearing = conf.Hearing()
    signals.feed_generated.connect(hearing, sender=signals)
    assert find_strangers(["bantin.lite.hooks"]) == ["conf"]


def test_whoever_speaks_last_speaks_after_those_that_came_later() -> None:
    said: list[int] = []
    ours, theirs = (lambda sender: said.append(1)), (lambda sender: said.append(2))
    for receiver in (ours, theirs):
        signals.finalized.connect(receiver)
    speak_last(signals.finalized, ours)
    signals.finalized.send(None)
    assert said == [2, 1]
