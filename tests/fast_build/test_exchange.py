"""A fragment is exchanged where nothing else of its page would be another; the page is that of a clean build."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from bantin.fast_build.deferred_writer import DeferredWriter
from bantin.fast_build.exchange import OldPages
from bantin.fast_build.page_decision import PageDecision
from bantin.fast_build.page_memory import read_memory, write_memory
from bantin.fast_build.page_traces import PageTraces
from bantin.fast_build.template_closure import TemplateClosures
from bantin.fast_build.tracking import TrackingContext
from bantin.fast_build.tree import read_tree
from bantin.fast_build.value_digest import Tokens, digest
from bantin.newsroom import page_reads
from bantin.newsroom.journaled_record import JournaledRecord
from bantin.newsroom.page_fragments import FRAGMENT, story_fragment
from jinja2 import DictLoader, Environment
from pelican.settings import DEFAULT_CONFIG

SHOW = "{{ story_fragment('block') }}"
THEME = {
    "base": "<body>{% block main %}{% endblock %}</body>",
    "block": "<ul>{% for it in article.block %}<li>{{ it }}</li>{% endfor %}</ul>\n",
    "page": "<h1>{{ article.title }} ắ</h1>\n" + SHOW + "\n<p>{{ SITENAME }}</p>",
}
OLD, NEW = ("Cam", "Chợ"), ("Mưa", "Cam")


@dataclass
class Story:
    """A story whose page shows a block."""

    title: str = "Tin"
    items: tuple[str, ...] = OLD

    @property
    def block(self) -> tuple[str, ...]:
        page_reads.note_inside(self, "block")
        return self.items


def beside(story: Any, tokens: Tokens, names: Any) -> str:
    return digest("beside", tokens(story.items) if page_reads.inside("block") in names else "")


def own(story: Any, tokens: Tokens, names: Any) -> dict[str, str]:
    return {"article": story.title, "(beside)": beside(story, tokens, names)}


@dataclass
class Site:
    """A site of one page, built in one folder after the other."""

    folder: Path
    autoescape: bool = True
    number: int = 0

    def build(self, theme: dict[str, str], story: Story, *, anew: bool = False, name: str = "A") -> tuple[bytes, str]:
        """Return what a build makes of the page, and why; one begins ``anew`` if it knows nothing of the last."""
        live, self.number = self.folder / str(self.number), self.number + (not anew)
        output = self.folder / ("clean" if anew else str(self.number))
        environment = Environment(loader=DictLoader(theme), autoescape=self.autoescape)
        environment.context_class = TrackingContext
        environment.globals[FRAGMENT] = story_fragment
        record = self.folder / "pages.json"
        tokens, site = Tokens(), read_tree(live)
        closures = TemplateClosures(tokens)
        memory = PageTraces("base") if anew else read_memory(JournaledRecord(record), "base")
        skipping = PageDecision(memory, site, tokens, own, closures, beside, closures.captures_fragments)
        writer = DeferredWriter(str(output), {**DEFAULT_CONFIG, "OUTPUT_PATH": str(output)})
        context = {"SITENAME": name, "localsiteurl": "", "SITEURL": ""}
        writer.write_file("a.html", environment.get_template("page"), context, url="a.html", article=story)
        staying, _ = writer.write_all(1, lambda: None, skipping, old=OldPages(live, site))
        if staying:
            output.mkdir()
            (output / "a.html").write_bytes((live / "a.html").read_bytes())
        if not anew:
            (output / "a.html").chmod(0o644)
            made = {path: look.mark for path, look in read_tree(output).items()}
            write_memory(
                JournaledRecord(record), replace(memory, pages=skipping.pages, made=made, restless=skipping.restless)
            )
        reason = skipping.pages["a.html"].reason if "a.html" in skipping.pages else skipping.restless["a.html"]
        return (output / "a.html").read_bytes(), " ".join(reason)


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


def become(site: Site, theme: dict[str, str], *stories: Story) -> list[str]:
    """Build with each of ``stories``, compare with a clean build; return why the page was written."""
    reasons = []
    for story in stories:
        made, reason = site.build(theme, story)
        assert made == site.build(theme, story, anew=True)[0]
        reasons.append(reason)
    return reasons


@pytest.mark.parametrize("autoescape", [False, True])
def test_the_block_alone_is_exchanged_again_and_again(site: Site, *, autoescape: bool) -> None:
    site.autoescape = autoescape
    stories = [Story(items=items) for items in (OLD, NEW, NEW, (*NEW, "Lúa < lũ"), (), OLD)]
    assert become(site, THEME, *stories) == ["first", "exchanged", "same", "exchanged", "exchanged", "exchanged"]


def test_whatever_else_changes_has_all_of_it_rendered(site: Site) -> None:
    become(site, THEME, Story())
    assert become(site, THEME, Story("Tin khác", NEW)) == ["changed (fragment) article"]
    assert become(site, THEME | {"block": THEME["block"] + "."}, Story("Tin khác", OLD)) == [
        "changed (fragment) (template)"
    ]
    site.build(THEME, Story())
    assert site.build(THEME, Story(items=NEW), name="B")[1] == "changed (fragment) SITENAME"


@pytest.mark.parametrize(
    "page",
    [
        f"{SHOW}{{{{ article.block|length }}}}",
        f"{{% if article.block[0] == 'Cam' %}}có cam{{% endif %}}{SHOW}",
        f"{SHOW}{SHOW}",
        f"{{% filter replace('Mưa', 'Nắng') %}}{SHOW}{{% endfilter %}}",
        f"{{% set it %}}{SHOW}{{% endset %}}{{{{ it|replace('Mưa', 'Nắng') }}}}",
        f"{{% macro m() %}}{SHOW}{{% endmacro %}}{{{{ m()|replace('Mưa', 'Nắng') }}}}",
        "{% filter replace('Mưa', 'Nắng') %}{% include 'part' %}{% endfilter %}",
        "{% filter replace('Mưa', 'Nắng') %}{% include which %}{% endfilter %}",
        "{% extends 'parent' %}{% block main %}{{ super()|replace('Mưa', 'Nắng') }}{% endblock %}",
        "{% extends 'parent' %}{% block side %}{{ self.main()|replace('Mưa', 'Nắng') }}{% endblock %}",
        "{% filter replace('Mưa', 'Nắng') %}{% block main %}" + SHOW + "{% endblock %}{% endfilter %}",
        "{% set SITEURL = '..' %}" + SHOW,
        "{% set article = namespace(title='A', block=['B']) %}" + SHOW + "{{ article.title }}",
    ],
)
def test_a_page_that_does_more_than_show_the_block_is_rendered(site: Site, page: str) -> None:
    more = {"part": SHOW, "parent": "{% block main %}" + SHOW + "{% endblock %}{% block side %}{% endblock %}"}
    theme = THEME | more | {"page": "{% set which = 'part' %}" * ("which" in page) + page}
    assert "exchanged" not in become(site, theme, Story(), Story(items=NEW), Story(items=("Mưa",)))


@pytest.mark.parametrize(
    "page",
    [
        "{% set it = story_fragment('block') %}{% if 'Mưa' in it %}mưa{% endif %}{{ it }}",
        "{{ story_fragment('block')|replace('Mưa', 'Nắng') }}",
        "{{ story_fragment('block') if article.title else '' }}",
        "{% set which = 'block' %}{{ story_fragment(which) }}",
        "{{ 'a' ~ story_fragment('block') }}",
    ],
)
def test_a_page_that_looks_into_the_words_of_the_block_is_rendered_every_time(site: Site, page: str) -> None:
    reasons = become(site, THEME | {"page": page}, Story(), Story(items=NEW))
    assert all(reason.startswith("unknown story_fragment") for reason in reasons)


def test_a_block_whose_words_stand_twice_has_its_page_rendered(site: Site) -> None:
    title = "<ul><li>Cam</li><li>Chợ</li></ul>"
    theme = THEME | {"page": "{{ article.title|safe }}" + SHOW}
    assert become(site, theme, Story(title), Story(title, NEW), Story(title, OLD)) == [
        "first",
        "changed (beside)",
        "exchanged",
    ]


def test_a_block_in_a_parent_an_included_part_and_a_condition_is_exchanged(site: Site) -> None:
    page = "{% extends 'base' %}{% block main %}{% if article.title %}{% include 'part' %}{% endif %}{% endblock %}"
    assert become(site, THEME | {"page": page, "part": SHOW}, Story(), Story(items=NEW))[1] == "exchanged"


def test_a_block_that_shows_what_no_digest_covers_has_its_page_rendered_every_time(site: Site) -> None:
    other = Story(items=("Mít",))
    theme = THEME | {"block": "{{ article.other.block }}"}
    story = Story()
    story.other = other  # type: ignore[attr-defined]
    assert become(site, theme, story, story) == ["restless", "restless"]


def test_a_file_that_is_not_the_text_that_was_rendered_is_rendered(site: Site) -> None:
    become(site, THEME, Story())
    file = site.folder / "1/a.html"
    record = partial(read_memory, JournaledRecord(site.folder / "pages.json"), "base")
    file.write_bytes(file.read_bytes().replace(b"Tin", b"Xin"))
    look = read_tree(site.folder / "1")["a.html"].mark  # as if another listener had changed it in the same build
    write_memory(JournaledRecord(site.folder / "pages.json"), replace(record(), made={"a.html": look}))
    assert become(site, THEME, Story(items=NEW)) == ["changed (fragment)"]


@pytest.mark.parametrize(
    "forged", [{"offset": 1}, {"offset": 10**9}, {"length": 10**9}, {"page": "0" * 32}, {"offset": 11, "length": 1}]
)
def test_a_forged_place_does_no_harm(site: Site, forged: dict[str, Any]) -> None:
    """A digest of the whole file stands for its bytes; whoever forges that too could as well write into the site."""
    become(site, THEME, Story())
    memory = read_memory(JournaledRecord(site.folder / "pages.json"), "base")
    it = memory.pages["a.html"]
    assert it.fragment
    pages = {"a.html": replace(it, fragment=replace(it.fragment, **forged))}
    write_memory(JournaledRecord(site.folder / "pages.json"), replace(memory, pages=pages))
    made, reason = site.build(THEME, Story(items=NEW))
    assert reason in ("changed (fragment)", "exchanged")
    assert made == site.build(THEME, Story(items=NEW), anew=True)[0]
