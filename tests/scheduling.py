"""Which tests share a test process, and which begin first: whole files are handed out, longest first.

A file's prepared sites are built once; a browser is shared by the files that read the site, one by those of the desk;
what waits for clocks shares a worker.
"""

from __future__ import annotations

from pathlib import PurePosixPath

# Files that run longest, longest first; then come whole sites, at last what is quick.
LONGEST = (
    "test_safe_build",
    "test_increments",
    "test_render_counts",
    "test_guests",
    "test_command",
    "test_warm_server",
)
WAITING = ("test_safe_build", "test_real_disks", "test_serve", "test_watcher")
OF_THE_DESK = ("test_desk", "test_live_reload")
# These judge the code of the plugins, whose syntax tests/modules.py keeps.
JUDGING_CODE = (
    "test_architecture",
    "test_architecture_page",
    "test_catalogue",
    "test_module_state",
    "test_patterns",
    "test_references",
    "test_setting_tables",
    "test_split_address",
    "test_whole_files",
    "test_words_in_code",
)


def group_of(nodeid: str) -> str:
    """Return the name of the group whose tests run one after the other in one process."""
    file = PurePosixPath(nodeid.partition("::")[0])
    if file.parent.name == "browser":
        return "desk" if file.stem.startswith(OF_THE_DESK) else "browser"
    if file.stem in JUDGING_CODE:
        return "code"
    return "waiting" if file.stem in WAITING else str(file)


def rank(folder: str, stem: str) -> tuple[int, int]:
    """Return a number for the test file ``stem`` in ``folder``: the less, the earlier."""
    if folder == "browser":
        return 0, 0
    if stem in LONGEST:
        return 1, LONGEST.index(stem)
    return (2 if folder == "site" else 3), 0
