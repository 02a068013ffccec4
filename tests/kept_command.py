"""``python tests/kept_command.py VERB …``: the command ``bantin``, in a process that makes use of kept work.

For tests that look at what a command does and not at how long its templates take to compile. The package is the one
that Python finds, that of a wheel as well: nothing of this checkout stays on the path.
"""

import os
import sys

from kept_work import PLACE, keep_work

if __name__ == "__main__":
    del sys.path[0]  # the folder of this file
    keep_work(os.environ[PLACE])
    from bantin.__main__ import main

    sys.exit(main())
