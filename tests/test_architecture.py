"""The house rules about imports, kept by walking every import statement of every plugin."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from tests.like_windows import POSIX
from tests.modules import MODULES, PLUGINS, name_of, nodes_of, tree_of

SHARED = {"newsroom", "vietnamese", "archive"}
KNOWS_PELICAN = {
    *(
        f"newsroom/{name}.py"
        for name in ("judging", "output_guard", "site", "source_account", "story_order", "unfilled_marks")
    ),
    "newsroom/article.py",
    "newsroom/__main__.py",
    *(f"fast_build/{name}.py" for name in ("why", "deferred_writer", "rendering", "story_digest")),
    *("desk/command.py", "desk/preview_server.py"),
    *("devserver/builder.py", "devserver/draft_preview.py", "devserver/command.py"),
    *(f"front_matter/{name}.py" for name in ("story_reader", "article_cache", "readers", "card_articles")),
}


# The desk is a door, as `verbs.py` is: an officer's way to what other packages do. It holds no rule of the newsroom
DOORS = {"desk", "move_in", "own_site"}


def imported_names(path: Path) -> Iterator[str]:
    """Yield the dotted name of each module that ``path`` imports, wherever in the file it does so."""
    for node in nodes_of(path):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def knows_pelican(path: Path) -> bool:
    return path.name in ("hooks.py", "steps.py") or name_of(path) in KNOWS_PELICAN


def offenders(breaks_rule: Callable[[Path], object], paths: Iterable[Path] = MODULES) -> dict[str, object]:
    """Return what is wrong with each module that breaks a rule."""
    return {name_of(path): wrong for path in paths if (wrong := breaks_rule(path))}


PURE = [path for path in MODULES if not knows_pelican(path)]


def test_there_are_modules_to_check() -> None:
    assert {path.parent.name for path in MODULES} >= {"newsroom", "front_matter", "image_captions", "category_feeds"}
    assert len(PURE) > 200
    assert {name_of(path) for path in MODULES} >= KNOWS_PELICAN


def test_only_hooks_and_the_site_adapter_import_pelican() -> None:
    def pelicans(path: Path) -> list[str]:
        return [name for name in imported_names(path) if name.split(".")[0] == "pelican"]

    assert offenders(pelicans, PURE) == {}


def test_no_pure_module_reaches_pelican_through_an_adapter() -> None:
    adapters = {"bantin." + name.removesuffix(".py").replace("/", ".") for name in KNOWS_PELICAN}

    def reached(path: Path) -> list[str]:
        return [name for name in imported_names(path) if name in adapters or name.endswith(".hooks")]

    assert offenders(reached, [path for path in PURE if path.name != "__init__.py"]) == {}


def test_no_plugin_imports_another_one() -> None:
    def others(path: Path) -> set[str]:
        if path.relative_to(PLUGINS).parts[0] in DOORS:
            return set()
        siblings = {name.split(".")[1] for name in imported_names(path) if name.startswith("bantin.")}
        return siblings - SHARED - {path.relative_to(PLUGINS).parts[0]}

    assert offenders(others, [path for path in MODULES if path.parent != PLUGINS]) == {}


def test_nobody_comes_in_through_a_door() -> None:
    doors = {f"bantin.{name}" for name in DOORS}

    def through(path: Path) -> list[str]:
        return [name for name in imported_names(path) if ".".join(name.split(".")[:2]) in doors]

    assert offenders(through, [path for path in MODULES if path.relative_to(PLUGINS).parts[0] not in DOORS]) == {}


def test_what_all_share_looks_at_nothing_above_it() -> None:
    def above(path: Path) -> set[str]:
        room = path.relative_to(PLUGINS).parts[0]
        order = ["vietnamese", "newsroom", "archive"]
        allowed = set(order[: order.index(room) + 1])
        return {name.split(".")[1] for name in imported_names(path) if name.startswith("bantin.")} - allowed

    assert offenders(above, [path for path in MODULES if path.relative_to(PLUGINS).parts[0] in SHARED]) == {}


def test_the_command_knows_its_verbs_by_name_and_imports_no_plugin() -> None:
    known = {name_of(path): {*imported_names(path)} for path in MODULES if path.parent == PLUGINS}
    ours = {file: {name for name in names if name.startswith("bantin.")} for file, names in known.items()}
    assert {file: {".".join(name.split(".")[:2]) for name in names} for file, names in ours.items()} == {
        "__init__.py": set(),
        "__main__.py": {"bantin.verbs", "bantin.newsroom", "bantin.__version__"},
        "verbs.py": set(),
        # What settings files of sites import: they speak plainly of mistakes, and name the theme.
        "settings.py": {"bantin.newsroom", "bantin.theming"},
        "public_settings.py": {"bantin.settings"},
        "preview_settings.py": set(),
    }


def test_a_package_file_holds_nothing_but_what_pelican_and_markdown_ask_a_plugin_for() -> None:
    """A docstring, ``register`` and ``makeExtension``, which import nothing before they are called."""

    def more(path: Path) -> bool:
        opening, *rest = tree_of(path).body
        asked = {node.name for node in rest if isinstance(node, ast.FunctionDef)} | {type(node) for node in rest}
        return not isinstance(opening, ast.Expr) or not asked <= {ast.FunctionDef, "register", "makeExtension"}

    assert offenders(more, sorted(PLUGINS.glob("*/__init__.py"))) == {}


def test_every_module_and_public_function_has_a_docstring() -> None:
    def silent(path: Path) -> list[str]:
        tree = tree_of(path)
        named = [node for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)]
        without = [node.name for node in named if not node.name.startswith("_") and not ast.get_docstring(node)]
        return without if ast.get_docstring(tree) else ["module", *without]

    assert offenders(silent) == {}


# Whoever opens a file by its path, and what it is. No file of the content folder is among them: these are read by
# newsroom/content_files.py alone, which follows no link, opens nothing but plain files and knows a limit.
OPENS = {
    "newsroom/regular_file.py": "the one reader of plain files, which content files are read by",
    "newsroom/database_files.py": "the journal beside our own database",
    "newsroom/code_fingerprint.py": "our own code",
    "addresses/leading.py": "pages of the site that lead on",
    "addresses/writing.py": "the same, as the last build has left them",
    "embargo/hooks.py": "a page that was just written, which is closed to search engines",
    "newsroom/hooks.py": "opens a report, no file",
    "fast_build/plugin_code.py": "the code of plugins",
    "fast_build/file_digests.py": "whatever a site is made from, and its files, for their digests alone",
    "fast_build/up_to_date.py": "the code of functions in the settings",
    "fast_build/lock.py": "the lock beside the site",
    "fast_build/syscalls.py": "the table of mounts",
    "fast_build/staging.py": "files of the site and of the tree that takes its place",
    "fast_build/tree.py": "likewise",
    "fast_build/swap.py": "likewise",
    "fast_build/move_files.py": "likewise",
    "fast_build/hooks.py": "opens a staging tree, no file",
    "newsroom/catalogue.py": "the words of messages",
    "newsroom/readers_words.py": "words of the site's own theme",
    "check/page.py": "pages that were written",
    "check/hooks.py": "files of the site that were written",
    "category_feeds/feeds/of_build.py": "feeds that were written",
    "category_feeds/plain_block.py": "templates of the theme",
    "theming/compiled_templates.py": "compiled templates beside our own code",
    "category_feeds/feeds/site.py": "style sheets of the theme",
    "offline/hooks.py": "scripts of the theme, and a page that was written",
    "metadata/hooks.py": "icons and site maps that were written",
    "metadata/sitemap.py": "site maps of the last build",
    "metadata/icons.py": "the emblem in the theme",
    "metadata/kept_icons.py": "likewise",
    "theming/fonts.py": "fonts of the theme",
    "theming/assets.py": "styles and scripts of the theme",
    "theming/strings.py": "words of the theme",
    "kitchen_sink/hooks.py": "a photo of the theme",
    "search/hooks.py": "the list of segments of the site",
    "photos/header.py": "opens bytes as a photo, no file",
    "photos/cache.py": "files that workers have made",
    "photos/fetching/arrival.py": "writes a fetched photo where there is no file",
    "photos/output_folder.py": "files of the site, and the one that is copied from the cache",
    "attachments/hooks.py": "files of the site",
    "devserver/draft_preview.py": "files that were written for a proof",
    "devserver/serve.py": "files of the site",
    "devserver/build_process.py": "starts a process, opens no file",
    "desk/command.py": "opens a browser",
    "desk/backup_return.py": "the archive that comes back, in the desk's own folder, and the parts within it",
    "desk/photo_files.py": "opens bytes as a photo, no file",
    "desk/durable.py": "writes stories and versions",
    "desk/one_desk.py": "where the desk is open, in its own folder",
    "desk/app.py": "the desk's own pages",
    "front_matter/commands.py": "writes a new story where there is none",
    "deploy/redirect_check.py": "pages of the built site that lead on",
    "deploy/built_site.py": "files of the site that was built, and the file of their digests",
    "deploy/asking.py": "opens addresses, no file",
    "deploy/copies.py": "smaller copies of files of the site, kept under .cache",
    "deploy/keeping.py": "old files of a target, kept under .cache",
    "deploy/outer_links.py": "the kept answers of other sites",
    "deploy/schedule.py": "the log of the schedule",
    "deploy/targets/folder.py": "files of a target, and those of the site that are copied there",
    "deploy/targets/remote.py": "files on their way to and from a target",
    "imports/draft.py": "writes a new story and its photos where there is none",
    "imports/photos.py": "opens bytes as a photo, no file",
    "move_in/command.py": "the owner's choice of sections, and the list of what to look at",
    "move_in/convert_pool.py": "what workers must know, in a folder of this run's own",
    "move_in/run_folder.py": "the lock of a run's own folder",
    "move_in/journal.py": "the list of what an import has written",
    "move_in/kinds.py": "the owner's selectors",
    "move_in/systems/portal.py": "our own selectors",
    "imports/word/package.py": "opens a part of an archive in memory, no file",
    "front_matter/recode.py": "writes the copy of a story that it converts where there is none",
    "newsroom/setting_places.py": "the settings of the site, read as text",
    "newsroom/unforeseen.py": "nothing, in the place of an output that has no reader",
    "newsroom/renamed_settings.py": "a table of our own",
    "theming/colours.py": "palettes of the theme",
    "own_site/answers.py": "the colours of the theme",
    "own_site/before.py": "what an upgrade puts aside, and its return",
    "own_site/folder.py": "texts of our own, from which a site is made",
    "own_site/software.py": "wheels, and our own files",
    "own_site/vendor.py": "the list by which pip installs the software of a site",
    "own_site/upgrade.py": "settings, words and workflow of a site, to be compared with those of the software",
    "own_site/upgrade_command.py": "the wheel that is put into a site",
    "front_matter/readers.py": "opens an entry of the store, no file",
}
_OPENING = {"open", "read_bytes", "read_text", "copyfile", "copytree", "copy2"}


def opens_files(path: Path) -> bool:
    """Say whether ``path`` calls anything that is named as what opens files by their paths."""
    calls = (node.func for node in nodes_of(path) if isinstance(node, ast.Call))
    return any(
        (isinstance(it, ast.Name) and it.id == "open") or (isinstance(it, ast.Attribute) and it.attr in _OPENING)
        for it in calls
    )


def test_whoever_opens_files_says_which_and_none_is_of_the_content_folder() -> None:
    opening = {path.relative_to(PLUGINS).as_posix() for path in MODULES if opens_files(path)}
    assert opening == OPENS.keys()
    assert all(OPENS.values())


def test_no_plugin_asks_the_content_folder_by_a_path_of_pelican() -> None:
    """``source_path`` and ``settings["PATH"]`` become a :class:`ContentFile` before anything is read."""
    allowed = {"newsroom/site.py"}
    allowed |= {"devserver/draft_preview.py"}  # makes the path relative, for Pelican's own readers
    texts = {path.relative_to(PLUGINS).as_posix(): path.read_text("utf-8") for path in MODULES}
    assert {name for name, text in texts.items() if re.search(r"\.source_path\b", text)} == allowed


# Whoever else connects to a signal of Pelican's, and why.
CONNECTS = {
    "newsroom/hooks.py": "it calls the stages of the pipeline",
    "newsroom/foreign_plugins.py": "it has a receiver of the newsroom's hear a signal last",
    "image_captions/hooks.py": "it works in a Pelican that knows no other plugin of ours",
    "devserver/builder.py": "it keeps what was planned for a first look at one story",
}


def test_the_newsroom_alone_listens_to_pelican() -> None:
    """All others name their steps, whose order is that of the stages."""

    def connects(path: Path) -> bool:
        calls = (node.func for node in nodes_of(path) if isinstance(node, ast.Call))
        return any(isinstance(it, ast.Attribute) and it.attr in ("connect", "connect_via") for it in calls)

    databases = {"newsroom/cache.py", "photos/fetching/connection.py", "move_in/disk_tables.py"}
    assert {name_of(path) for path in MODULES if connects(path)} - databases == CONNECTS.keys()


def test_what_was_typed_is_read_where_a_command_begins_and_nowhere_else() -> None:
    def reads(path: Path) -> bool:
        return any(isinstance(it, ast.Attribute) and ast.unparse(it) == "sys.argv" for it in nodes_of(path))

    beginnings = {name_of(path) for path in MODULES if path.name == "__main__.py"} | {"photos/derive.py"}
    assert {name_of(path) for path in MODULES if reads(path)} - beginnings == {"newsroom/mode.py"}


def posix_imports(path: Path) -> Iterator[str]:
    """Yield each module of POSIX that ``path`` imports on Windows too, when it is imported itself."""
    for node in tree_of(path).body:
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        yield from (name for name in names if name.split(".")[0] in POSIX)


def test_what_only_posix_has_is_imported_where_it_is_used() -> None:
    assert {name_of(path): found for path in MODULES if (found := list(posix_imports(path)))} == {}
