"""Pages that lead on, and files for hosts, written into a site; those that the last build has made alike stay."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from bantin.addresses.covered import Stands, is_below_a_file
from bantin.addresses.hosts.host_files import host_files
from bantin.addresses.hosts.hosting import Hosting
from bantin.addresses.hosts.redirect_page import files_that_lead
from bantin.addresses.made_before import MadeBefore
from bantin.addresses.redirects import Redirect
from bantin.newsroom.build import Output

Page = Callable[[str, str, str], str]
"""What gives the HTML of a file that leads to an address with a title."""


def write_pages(
    output: Path,
    site: Output,
    redirects: Sequence[Redirect],
    titles: Mapping[str, str],
    page: Page,
    before: MadeBefore,
    stands: Stands,
) -> MadeBefore:
    """Write a page at each address that leads on, and return what pages there are.

    ``output`` is the folder of what is written, ``site`` what stays, ``titles`` are those of the stories, by
    address. ``stands`` says whether the site holds a file that is none of these pages.
    """
    made, called = dict[str, str](), dict[str, str]()
    for file, target in files_that_lead(redirects):
        title = titles.get(target, target)
        if not (before.has(file, target, title) and site.take_over(file)):
            html = page(file, target, title).encode("utf-8")
            if not _is_there(site, file, html):
                if is_below_a_file(file, stands):
                    continue
                _write(output / file, html)
        made[file], called[target] = target, title
    return replace(before, pages=made, titles=called)


def write_host_files(
    output: Path, site: Output, hosting: Callable[[], Hosting], digest: str, hosts: Sequence[str], before: MadeBefore
) -> MadeBefore:
    """Write the files for ``hosts``; return what was made from what, with what is to be said of it.

    ``digest`` stands for what ``hosting`` will tell, which nobody asks if all is as it was.
    """
    if digest == before.hosts and all(map(site.take_over, before.files)):
        return before
    told = host_files(hosting() if hosts else Hosting(), hosts)
    for name, text in told.files.items():
        _write(output / name, text.encode("utf-8"))
    return replace(before, hosts=digest, files=tuple(sorted(told.files)), notes=tuple(told.notes))


def _is_there(site: Output, file: str, html: bytes) -> bool:
    """Have the page ``file`` stay if the site has just that, though no record says so."""
    try:
        is_same = (site.site / file).read_bytes() == html
    except OSError:
        return False
    return is_same and site.take_over(file)


def _write(file: Path, data: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
