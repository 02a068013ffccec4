"""axe-core, asked for no more than a page can answer anew: structure once for each width, colours for each scheme."""

from __future__ import annotations

from pathlib import Path

import axe_playwright_python  # type: ignore[import-untyped]
from playwright.sync_api import Page

SCRIPT = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]  # the rules whose answer depends on a device's colours
_SAY = """found => found.violations.flatMap(
  one => one.nodes.map(node => `${one.id}: ${node.target} ${node.any[0]?.message ?? ''}`))"""
_STRUCTURE = f"""([tags, colours]) => axe.run({{runOnly: {{type: 'tag', values: tags}}, resultTypes: ['violations'],
  rules: {{'target-size': {{enabled: true}}, ...Object.fromEntries(colours.map(id => [id, {{enabled: false}}]))}}}})
  .then({_SAY})"""
# Of the elements that hold text, one for each way of painting: the same looks, on grounds that look the same, all the
# way up. A list of two hundred links is asked about once. A page without any style has the browser's own colours.
_PAINT = f"""colours => {{
  const looks = ['color', 'backgroundColor', 'backgroundImage', 'opacity', 'fontSize', 'fontWeight', 'position',
    'textShadow', 'textDecorationLine', 'visibility', 'display'];
  const paths = new Map(), known = new WeakMap(), met = new Set();
  const path = one => {{
    if (!one) return 0;
    if (!known.has(one)) {{
      const style = getComputedStyle(one);
      const key = [path(one.parentElement), one.localName, one.className, ...looks.map(name => style[name])].join();
      known.set(one, paths.get(key) ?? paths.set(key, paths.size + 1).size);
    }}
    return known.get(one);
  }};
  const holds = one => one.matches('input, select, textarea')
    || [...one.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim());
  const asked = [...document.body.querySelectorAll('*')].filter(
    one => holds(one) && one.checkVisibility() && !met.has(path(one)) && met.add(path(one)));
  const ids = document.styleSheets.length ? colours : colours.filter(id => id !== 'color-contrast');
  const runOnly = {{type: 'rule', values: ids}};
  return axe.run({{include: asked}}, {{runOnly, resultTypes: ['violations'], preload: false}}).then({_SAY});
}}"""


def structure(page: Page) -> list[str]:
    """Return what axe finds wrong in the page, colours apart."""
    return list(page.evaluate(_STRUCTURE, [TAGS, COLOURS]))


def colours(page: Page) -> list[str]:
    """Return what axe finds wrong in the page's colours as they are now."""
    return list(page.evaluate(_PAINT, COLOURS))
