import base64
import hashlib
import re
from functools import cache
from pathlib import Path

import pelican
import pytest
from bantin.theming.hooks import template_filters
from jinja2 import Environment, FileSystemLoader, meta, nodes

from tests.demo.demo_publishconf import CONTENT_POLICY
from tests.theming.theme import TEMPLATES, styles, templates

PELICAN_OWN = Path(pelican.__file__).parent / "themes" / "simple" / "templates"
# Kept in Pelican's theme for its own pages to include; ours include their own components.
HELPERS = {"pagination.html", "translations.html"}
NAMES = [file.relative_to(TEMPLATES).as_posix() for file in templates()]


@cache
def parsed(file: Path) -> nodes.Template:
    """Return the syntax of a template."""
    return Environment().parse(file.read_text(encoding="utf-8"))


def test_no_page_falls_back_to_pelicans_own_theme() -> None:
    rendered = {file.name for file in PELICAN_OWN.glob("*.html")} - HELPERS

    assert rendered <= {file.name for file in TEMPLATES.glob("*.html")}


@pytest.mark.slow
def test_a_template_includes_and_extends_only_ours() -> None:
    for file in templates():
        tree = parsed(file)

        for name in meta.find_referenced_templates(tree):
            assert name is not None, file
            assert (TEMPLATES / name).is_file(), f"{file}: {name}"


def test_a_template_keeps_the_strict_policy_on_styles_and_scripts() -> None:
    for file in templates():
        text = file.read_text(encoding="utf-8").replace(_allowed_style(), "")

        assert not re.search(
            r"<script(?! src=\"\{\{ SITEURL \}\}/\{\{ asset\(| type=\"application/ld\+json\">)"
            r"|<style|\sstyle=|\son[a-z]+=|javascript:|<iframe",
            text,
            re.IGNORECASE,
        ), file
        assert not re.search(r"""(?:src|href)=["'](?:https?:)?//""", text), file


def _allowed_style() -> str:
    """Return the one style element that there is: lite pages ask for nothing but themselves."""
    [style] = re.findall(r"<style>.*</style>", (TEMPLATES / "partials/lite_style.html").read_text("utf-8"))
    return str(style)


def test_the_policy_allows_the_style_of_lite_pages_by_its_hash() -> None:
    style = _allowed_style().removeprefix("<style>").removesuffix("</style>")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"style-src 'self' 'sha256-{digest}';" in CONTENT_POLICY


def test_a_template_can_be_read_in_one_sitting() -> None:
    for file in templates():
        assert len(file.read_text(encoding="utf-8").splitlines()) < 150, file


@pytest.mark.slow
def test_only_a_finished_body_or_our_own_attributes_pass_unescaped() -> None:
    for file in templates():
        tree = parsed(file)

        for one in tree.find_all(nodes.Filter):
            if one.name == "safe":
                assert _is_body(one.node) or _is_constant(one.node), f"{file}:{one.lineno}"


def _is_body(node: nodes.Node | None) -> bool:
    return isinstance(node, nodes.Getattr) and node.attr in ("content", "before", "after")


def _is_constant(node: nodes.Node | None) -> bool:
    return isinstance(node, nodes.Const)


def test_a_component_holds_one_macro_and_says_what_it_takes() -> None:
    for file in sorted((TEMPLATES / "components").glob("*.html")):
        text = file.read_text(encoding="utf-8")
        macros = [one for one in Environment().parse(text).find_all(nodes.Macro) if not one.name.startswith("_")]

        assert len(macros) == 1, file
        opening = text.partition("-#}")[0]
        assert opening.startswith("{#-"), file
        for parameter in macros[0].args:
            assert re.search(rf"\b{parameter.name}\b", opening), f"{file}: {parameter.name}"


def test_every_class_that_has_a_rule_is_written_somewhere() -> None:
    """The classes of a story's body come from its editors and from the extensions that convert it."""
    from_bodies = re.compile(
        r"photo(-group)?(__|--|$)|tone-|footnote|table-scroll$|video-card$|file-facts$|canh-|(rong|trai|phai)$"
    )
    styled = {name for file in styles() for name in re.findall(r"\.([a-z][a-z0-9_-]*)", _rules(file))}
    scripts = sorted((TEMPLATES.parent / "static/js").glob("*.js"))
    written = " ".join(file.read_text(encoding="utf-8") for file in [*templates(), *scripts])

    unused = {name for name in styled if not from_bodies.match(name) and not _is_written(name, written)}

    assert unused == set()


def _rules(file: Path) -> str:
    return re.sub(r"/\*.*?\*/", "", file.read_text(encoding="utf-8"), flags=re.DOTALL)


def _is_written(name: str, text: str) -> bool:
    """A modifier may be joined in a template from its block and a parameter: ``card--{{ layout }}``."""
    block, dashes, _ = name.partition("--")
    return bool(re.search(rf"[\"' ]{name}[\"' {{]", text) or (dashes and f"{block}--{{{{" in text))


@pytest.mark.slow
def test_the_environment_of_the_site_can_compile_every_template() -> None:
    environment = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True)
    environment.filters |= template_filters()

    for name in NAMES:
        environment.get_template(name)
