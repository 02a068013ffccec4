"""Why a plugin that the site lists does not load, said to the owner: most often its name is misspelt."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from bantin.newsroom.message import say
from bantin.newsroom.old_names import renamed
from bantin.newsroom.setting_names import near_name
from bantin.newsroom.settings_file import mend_settings

_PLUGINS = Path(__file__).parents[1]
_MISSING = "Cannot import plugin"  # Pelican's own words, which a test holds beside the Pelican that is installed


def explain_plugin(name: str, cause: BaseException | None) -> str:
    """Return what is said of the plugin ``name``, which ``cause`` keeps from working."""
    if old := renamed(name):
        return f"{old} {mend_settings('PLUGINS')}"
    if _is_missing(name, cause) or _is_no_plugin(cause):
        missing, no_plugin = say("setting/plugin-missing", name=name), say("setting/plugin-none", name=name)
        what, meant = missing if _is_missing(name, cause) else no_plugin, _meant(name)
        hint = f" {say('setting/meant', name=meant)}" if meant else ""
        return f"{what}{hint} {mend_settings('PLUGINS')}"
    if isinstance(cause, ModuleNotFoundError) and (old := renamed(str(cause.name))):
        return str(say("setting/plugin-needs-old", name=name, old=old))
    if isinstance(cause, ModuleNotFoundError) and not f"{cause.name}".startswith("bantin."):
        return str(say("setting/plugin-needs", name=name, module=str(cause.name)))
    why = f" ({type(cause).__name__}: {' '.join(str(cause).split())})" if cause else ""
    return str(say("setting/plugin-fails", name=name, why=why))


def _is_missing(name: str, cause: BaseException | None) -> bool:
    if isinstance(cause, ModuleNotFoundError):
        return f"{name}.".startswith(f"{cause.name}.")  # it, or a package that it should lie in
    return isinstance(cause, ImportError) and str(cause).startswith(_MISSING)


def _is_no_plugin(cause: BaseException | None) -> bool:
    return isinstance(cause, AttributeError) and cause.name == "register"


def _meant(name: str) -> str:
    """Return the plugin of ours that ``name`` is nearly called, in full or in short; empty if there is none."""
    ours = sorted(folder.parent.name for folder in _PLUGINS.glob("*/hooks.py"))
    full = {form: f"bantin.{it}" for it in ours for form in (it, f"bantin.{it}", f"bantin.{it}.hooks")}
    own = name.removeprefix("plugins.")  # a plugin of the site's own in that folder, which is on the path itself now
    if own != name and find_spec(own.partition(".")[0]):
        return own
    return full.get(name) or full.get(near_name(name, frozenset(full)), "")
