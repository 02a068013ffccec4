"""axe-core, asked for no more than a page can answer anew: structure once for each width, colours for each scheme."""

from __future__ import annotations

from pathlib import Path

import axe_playwright_python  # type: ignore[import-untyped]
from playwright.sync_api import Page

SCRIPT = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice", "experimental"]
COLOURS = ["color-contrast", "link-in-text-block"]  # the rules whose answer depends on a device's colours
_SAY = "one => one.nodes.map(node => `${one.id}: ${node.target} ${node.any[0]?.message ?? ''}`)"
# Of what axe would load again before it looks, only sound and film matter to its rules.
_STRUCTURE = f"""([tags, colours]) => axe.run({{runOnly: {{type: 'tag', values: tags}}, resultTypes: ['violations'],
  preload: {{assets: ['media']}},
  rules: {{'target-size': {{enabled: true}}, ...Object.fromEntries(colours.map(id => [id, {{enabled: false}}]))}}}})
  .then(found => found.violations.flatMap({_SAY}))"""
# One element that holds text for each paint: the same looks, on grounds that look the same, all the way up. A list of
# two hundred links is asked about once, and a masthead once for all pages. A page without any style has the browser's
# own colours, which are not wrong.
_PAINT = """async ([colours, judged]) => {
  const LOOKS = ['color', 'backgroundColor', 'backgroundImage', 'opacity', 'fontSize', 'fontWeight', 'position',
    'textShadow', 'textDecorationLine'];
  const known = new WeakMap(), asked = new Map(), old = new Set(judged);
  const hash = text => {
    let sum = 7;
    for (let place = 0; place < text.length; place++) sum = (sum * 31 + text.charCodeAt(place)) % 281474976710597;
    return sum;
  };
  const paint = one => {
    if (!one) return '';
    if (!known.has(one)) {
      const style = getComputedStyle(one), looks = LOOKS.map(name => style[name]);
      known.set(one, hash([paint(one.parentElement), one.localName, one.className, ...looks].join()).toString(36));
    }
    return known.get(one);
  };
  const holds = one => one.matches('input, select, textarea')
    || [...one.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim());
  for (const one of document.body.querySelectorAll('*'))
    if (holds(one) && one.checkVisibility() && !asked.has(paint(one))) asked.set(paint(one), one);
  const values = document.styleSheets.length ? colours : colours.filter(id => id !== 'color-contrast');
  const include = [...asked].filter(([name]) => !old.has(name)).map(([, one]) => one);
  const options = {runOnly: {type: 'rule', values}, resultTypes: ['violations'], preload: false, elementRef: true};
  const { violations } = include.length ? await axe.run({include}, options) : { violations: [] };
  const found = violations.flatMap(one => one.nodes.map(
    node => [paint(node.element), `${one.id}: ${node.target} ${node.any[0]?.message ?? ''}`]));
  return [[...asked.keys()], found];
}"""


def structure(page: Page) -> list[str]:
    """Return what axe finds wrong in the page, colours apart."""
    return list(page.evaluate(_STRUCTURE, [TAGS, COLOURS]))


def colours(page: Page, judged: dict[str, list[str]]) -> list[str]:
    """Return what axe finds wrong in the page's colours as they are now.

    ``judged`` holds what was found for the paints that were met before, in the same scheme; those of this page are
    added.
    """
    paints, found = page.evaluate(_PAINT, [COLOURS, list(judged)])
    for paint in paints:
        judged.setdefault(paint, [])
    for paint, finding in found:
        judged.setdefault(paint, []).append(finding)
    return [finding for paint in paints for finding in judged[paint]]
