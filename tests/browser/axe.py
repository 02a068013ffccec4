"""axe-core, asked for no more than a page can answer anew: structure once for each width, colours for each scheme."""

from __future__ import annotations

from collections.abc import MutableMapping
from pathlib import Path

import axe_playwright_python  # type: ignore[import-untyped]
from playwright.sync_api import Page

SCRIPT = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice", "experimental"]
COLOURS = ["color-contrast", "link-in-text-block"]  # the rules whose answer depends on a device's colours
_SAY = "one => one.nodes.map(node => `${one.id}: ${node.target} ${node.any[0]?.message ?? ''}`)"
# Of what axe would load again before it looks, only sound and film matter to its rules. A page of another origin in a
# frame holds no axe that could answer, and axe would wait for it.
_STRUCTURE = f"""([tags, colours, within]) => axe.run(within ?? document, {{
  runOnly: {{type: 'tag', values: tags}}, resultTypes: ['violations'], iframes: false,
  preload: {{assets: ['media']}},
  rules: {{'target-size': {{enabled: true}}, ...Object.fromEntries(colours.map(id => [id, {{enabled: false}}]))}}}})
  .then(found => found.violations.flatMap({_SAY}))"""
# One element that holds text for each paint: the same looks, on grounds that look the same, all the way up. A list of
# two hundred links is asked about once, and a masthead once for all pages. A page without any style has the browser's
# own colours, which are not wrong.
_PAINT = """async ([colours, judged]) => {
  const LOOKS = ['color', 'backgroundColor', 'backgroundImage', 'opacity', 'fontWeight', 'position',
    'textShadow', 'textDecorationLine'];
  const known = new WeakMap(), asked = new Map(), old = new Set(judged);
  const hash = text => {
    let sum = 7;
    for (let place = 0; place < text.length; place++) sum = (sum * 31 + text.charCodeAt(place)) % 281474976710597;
    return sum;
  };
  // Of sizes, axe asks whether letters count as large, 18 points or 14 bold ones, whether a link's are those of its
  // line, and how far a shadow falls.
  const size = (style, one) => [
    Math.ceil(72 * parseFloat(style.fontSize)) / 96 >= (style.fontWeight >= 700 ? 14 : 18),
    one.parentElement && getComputedStyle(one.parentElement).fontSize === style.fontSize,
    style.textShadow === 'none' || style.fontSize];
  const paint = one => {
    if (!one) return '';
    if (!known.has(one)) {
      const style = getComputedStyle(one), looks = [...LOOKS.map(name => style[name]), ...size(style, one)];
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
  const options = {runOnly: {type: 'rule', values}, resultTypes: ['violations'], iframes: false, preload: false,
    elementRef: true};
  const { violations } = include.length ? await axe.run({include}, options) : { violations: [] };
  const found = violations.flatMap(one => one.nodes.map(
    node => [paint(node.element), `${one.id}: ${node.target} ${node.any[0]?.message ?? ''}`]));
  return [[...asked.keys()], found];
}"""


def structure(page: Page, within: str | None = None) -> list[str]:
    """Return what axe finds wrong in the page, or in what the selector ``within`` names there, colours apart."""
    return list(page.evaluate(_STRUCTURE, [TAGS, COLOURS, within]))


def colours(page: Page, judged: MutableMapping[str, list[str]]) -> list[str]:
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
