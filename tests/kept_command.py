"""``python tests/kept_command.py VERB …``: the command ``bantin``, in a process that makes use of kept work.

For tests that look at what a command does and not at how long its templates take to compile. The package is the one
that Python finds, that of a wheel as well: nothing of this checkout stays on the path. Workers run this file too.
"""

import os
import sys
from pathlib import Path

if __name__ in ("__main__", "__mp_main__"):
    folder = str(Path(__file__).parent)
    sys.path[:] = [folder, *(it for it in sys.path if it != folder)]
    from kept_work import PLACE, keep_work

    del sys.path[0]
    keep_work(os.environ[PLACE])

if __name__ == "__main__":
    from bantin.__main__ import main

    sys.exit(main())
