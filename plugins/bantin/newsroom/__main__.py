"""What ``bantin build`` runs: the command ``pelican``, which says in a sentence why it cannot start."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from bantin.newsroom.command import begin
from bantin.newsroom.mode import command_of, tell


def main(arguments: Sequence[str]) -> None:
    """Run Pelican with ``arguments``."""
    begin(mode=tell(command_of(arguments)).mode)  # the plugins do so too, but later
    import pelican  # takes a while, in which Ctrl+C must be heard

    from bantin.newsroom.startup_errors import speak_plainly

    speak_plainly()
    pelican.main(list(arguments))


if __name__ == "__main__":
    main(sys.argv[1:])
