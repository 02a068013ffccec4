"""``python -m plugins.newsroom ARGUMENTS``: the command ``pelican``, which says in a sentence why it cannot start."""

from __future__ import annotations

from pelican import main

from plugins.newsroom.plain_failure import speak_plainly

if __name__ == "__main__":
    speak_plainly()
    main()
