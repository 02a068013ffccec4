"""The register of what tools, systems and programs leave in a folder: nobody wrote it to be published.

Nothing that is named here is read, followed, published or complained of. A name belongs here if a program makes it by
itself; what people type (``.env``, ``#1 tin.md``) never does, nor what would be read as a story.
"""

from __future__ import annotations

import fnmatch
import os
import re
from typing import Literal

from bantin.newsroom.name_forms import STORY_ENDINGS

Kind = Literal["file", "folder", "link"]

# Whose it is, and the names in lower case: "/" ends that of a folder, with all that it holds, "@" that of a link.
# A star at the start of a name stands for no leading dot: hidden files are named by themselves.
REGISTER: dict[str, str] = {
    "macOS": ".ds_store ._* .appledouble/ .spotlight-v100/ .trashes/ .fseventsd/ .temporaryitems/ __macosx/ icon\r",
    "Windows": "thumbs.db thumbs.db:* ehthumbs.db desktop.ini $recycle.bin/ system?volume?information/",
    "Linux": ".directory .trash-*/ .fuse_hidden* .nfs* lost+found/ .hidden",
    "Synology, QNAP": "@eadir/ #recycle/ @recycle/ .@__thumb/ #snapshot/",
    "Syncthing": ".stfolder/ .stfolder .stversions/ .stignore .syncthing.* ~syncthing~*",
    "Dropbox, Drive, Resilio": ".dropbox .dropbox.* .dropbox.cache/ .sync/ .syncid .!sync .tmp.drive*/ *.!sync",
    "Nextcloud": ".sync_*.db* ._sync_*.db* .owncloudsync.log* .nextcloudsync.log*",
    "iCloud": ".*.icloud",
    "git": ".git/ .git .gitignore .gitattributes .gitkeep .gitmodules .keep .github/ .gitlab/ .mailmap",
    "SVN, Mercurial": ".svn/ .hg/ .hgignore",
    "Obsidian, Logseq": ".obsidian/ .obsidian.*/ .trash/ .logseq/",
    "Visual Studio Code, JetBrains": ".vscode/ .idea/ .fleet/ .history/ *.code-workspace",
    "editors' settings": ".editorconfig .prettierrc* .prettierignore .markdownlint* .remarkrc* .vale.ini .cspell*",
    "Vim, Emacs, Kate, nano": ".*.sw? *.swp *.swo *.un~ .*.un~ *~ #*# .#*@ .*.kate-swp .netrwhist .projectile",
    "Office, LibreOffice": "~$* ~wr*.tmp .~lock.*#",
    "half-made files": "*.tmp .*.tmp *.temp *.part .*.part *.partial *.crdownload *.opdownload .goutputstream-*",
    "copies that programs keep": "*.bak *.orig *.rej",
    "our own import": ".import-site.tsv",
    "MEGA, OneDrive": ".megaignore .rubbish/ .debris/ .849c9593-d756-4e56-8d6e-42412f2a707b",
    "Typora, front ends": ".typora/ .sass-cache/ node_modules/ .nvmrc .cache/",
    "Python": "__pycache__/ .venv/ .mypy_cache/ .ruff_cache/ .pytest_cache/",
}


def _matcher(mark: str) -> re.Pattern[str]:
    names = [name for names in REGISTER.values() for name in names.split(" ")]
    wanted = [name.removesuffix(mark) for name in names if (name[-1] if name[-1] in "/@" else "") == mark]
    return re.compile("|".join(("(?!\\.)" if name[0] == "*" else "") + fnmatch.translate(name) for name in wanted))


_MATCHERS: dict[Kind, re.Pattern[str]] = {"file": _matcher(""), "folder": _matcher("/"), "link": _matcher("@")}


def is_litter(name: str, kind: Kind = "file") -> bool:
    """Say whether a file, folder or link called ``name`` is one that programs leave."""
    lowered = name.lower()
    if kind == "file" and lowered.endswith(STORY_ENDINGS) and not lowered.startswith("."):
        return False
    return bool(_MATCHERS[kind].match(lowered))


def kind_of(entry: os.DirEntry[str]) -> Kind:
    """Return what ``entry`` is, of these three: whatever is neither link nor folder counts as a file."""
    return "link" if entry.is_symlink() else "folder" if entry.is_dir(follow_symlinks=False) else "file"
