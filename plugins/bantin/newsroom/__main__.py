"""What ``bantin build`` runs: the command ``pelican``, which says in a sentence why it cannot start."""

from __future__ import annotations

import sys

from bantin.newsroom.closing_report import is_serving, is_watching
from bantin.newsroom.command import begin

if __name__ == "__main__":
    begin(ctrl_c_is_an_end=not (is_watching(sys.argv) or is_serving(sys.argv)))  # the plugins do so too, but later
    from pelican import main  # takes a while, in which Ctrl+C must be heard

    from bantin.newsroom.startup_errors import speak_plainly

    speak_plainly()
    main()
