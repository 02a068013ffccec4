"""A site that was moved is built as in production: no hidden word in it, and each old address answers in one step."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from tests.addresses.servers import Answer, free_port, program, running
from tests.building import warm_server
from tests.move_in.imported_site import Imported, imported
from tests.move_in.old_sites import ALL

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Imported:
    return imported("wordpress", 48, tmp_path_factory.mktemp("small"), warm_server())


@pytest.fixture(scope="module", params=ALL)
def large(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Imported:
    return imported(request.param, 200, tmp_path_factory.mktemp(request.param), warm_server())


def _leaks(site: Imported) -> Iterator[tuple[str, str]]:
    """Yield the files in which a word or the title of a hidden story stands, with what stands there."""
    hidden = [it for it in site.old.stories if it.hidden]
    assert hidden or site.old.system in ("feed", "portal")  # which hold what readers saw
    words = "|".join(str(it.number) for it in hidden)
    canary = re.compile(rf"\bchu(?:{words})[a-z]\b")
    for name, text in site.texts().items() if hidden else ():
        yield from ((name, found[0]) for found in canary.finditer(text))
        yield from ((name, it.title) for it in hidden if it.title in text)


def _public_addresses(site: Imported) -> Iterator[str]:
    for story in site.old.stories:
        if not story.hidden:
            yield from (story.address, *story.more_addresses)


def _unanswered(site: Imported) -> list[str]:
    """Return the old paths that do not lead straight to a page of a story, on whatever host."""
    paths = [it for it in _public_addresses(site) if "?" not in it]
    assert len(paths) > 0.7 * len(site.old.stories)
    return [it for it in paths if not site.page_at(site.target_of(it)) or site.target_of(site.target_of(it))]


def test_it_is_built_as_in_production(small: Imported) -> None:
    assert small.built.code == 0, small.built.errors
    pages = [name for name in small.texts() if re.fullmatch(r"\d{4}/\d\d/\d\d/[\w-]+\.html", name)]
    assert len(pages) == sum(not it.hidden for it in small.old.stories)


def test_no_word_of_a_hidden_story_stands_in_it(small: Imported) -> None:
    assert list(_leaks(small)) == []
    assert any("chu1z" in text for text in small.texts().values())  # those of a public one do


def test_each_old_path_leads_to_its_story_in_one_step(small: Imported) -> None:
    assert _unanswered(small) == []
    story = next(it for it in small.old.stories if not it.hidden)
    assert f"chu{story.number}a" in small.page_at(small.target_of(story.address))


def test_hosts_are_told_of_each_address_with_a_query(small: Imported) -> None:
    told = small.texts()["bantin-http.conf"]
    asked = [it for it in _public_addresses(small) if "?" in it]
    assert len(asked) > 40
    assert [it for it in asked if it.partition("?")[2] not in told] == []


@pytest.mark.long
@pytest.mark.process
def test_two_hundred_stories_of_each_system_are_built_and_answer(large: Imported) -> None:
    assert large.built.code == 0, large.built.errors
    assert list(_leaks(large)) == []
    assert _unanswered(large) == []
    assert _refused_by_nginx(large) == []


def _refused_by_nginx(site: Imported) -> list[str]:
    """Ask nginx, with the files that the build wrote for it, for all old addresses; return those that fail."""
    folder, port = site.output.parent, free_port()
    temporary = "\n".join(
        f"{it}_temp_path {folder}/{it};" for it in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "nginx.conf").write_text(
        f"daemon off; master_process off; pid {folder}/nginx.pid; error_log stderr;\nevents {{}}\n"
        f"http {{ {temporary}\naccess_log off; include /etc/nginx/mime.types;\n"
        f"include {site.output}/bantin-http.conf;\nserver {{ listen 127.0.0.1:{port}; root {site.output}; "
        f"include {site.output}/bantin-server.conf; }} }}\n"
    )
    command = [program("nginx"), "-c", f"{folder}/nginx.conf", "-p", str(folder)]
    failed = []
    with running(command, port, folder / "log"):
        for address in _public_addresses(site):
            more = f"{address}{'&' if '?' in address else '?'}fbclid=x"
            for asked in (address, more):
                answer = Answer(port, asked)
                if answer.status != 301 or Answer(port, answer.location).status != 200:
                    failed.append(asked)
    return failed
