"""A fragment of a story's page that a template of its own writes, so that it can be exchanged and the rest stays.

It sees the story, ``SITEURL`` and what all templates see, nothing that the page has set: so it can be written anew
without the page around it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from jinja2 import Environment, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from bantin.newsroom import page_reads

FRAGMENT = "story_fragment"  # the name by which templates call it
EXCHANGED = "(exchanged)"  # under which the context of a written page holds what was exchanged in it


@dataclass(frozen=True, slots=True)
class Exchange:
    """What was exchanged in a page: the bytes ``before`` the fragment, its words as they were and as they are now.

    ``size`` is that of the whole page, in bytes.
    """

    before: bytes
    old: str
    new: str
    size: int


@pass_context
def story_fragment(context: Context, template: str) -> Markup:
    """Return what ``template`` writes for the story of the page; to be shown where it is called, as it is."""
    article, siteurl = context.get("article"), context.get("SITEURL")
    with page_reads.noting_fragment(template, article, siteurl) as note_words:
        return Markup(note_words(write_fragment(context.environment, template, article, siteurl)))


def write_fragment(environment: Environment, template: str, article: Any, siteurl: Any) -> str:
    """Return what the fragment ``template`` says of ``article`` where ``siteurl`` is the way to the root."""
    return environment.get_template(template).render(article=article, SITEURL=siteurl)
