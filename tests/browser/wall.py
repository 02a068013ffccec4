"""Many pages opened side by side in the frames of one page, so that what each tries to do is seen in one load.

Each page is written into a frame of its own, by the parser and with the scripts of a browser; the frames have the
policy of the page around them, besides the one that stands in themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Dialog, Page, Request

from tests.browser.host import hosting

# What could act: elements, handlers, addresses. The theme's own scripts and the field of its search are known.
_ACTIVE = """document => [...document.querySelectorAll('*')].flatMap(element => [
  ...(['SCRIPT', 'IFRAME', 'OBJECT', 'EMBED', 'FORM', 'BASE', 'STYLE'].includes(element.tagName)
      && !(element.src || '').includes('/theme/') && !element.matches(':not(article *)[role=search]')
      && element.type !== 'application/ld+json' ? [element.tagName] : []),
  ...[...element.attributes].filter(one => one.name.startsWith('on') || one.name === 'style'
      || /^\\s*(javascript|data|vbscript):/i.test(one.value) && !(element.tagName === 'META' && !element.httpEquiv))
      .map(one => one.name)])"""
# Everything that a reader's hand can set off, but the button of the offline page, which loads that page again. A
# click is prevented from leading away, so that only what stands in the page can act.
_PROVOKE = """document => {
  document.defaultView.addEventListener('click', event => event.preventDefault(), true);
  for (const element of document.querySelectorAll('main :not([data-again])')) {
    for (const kind of ['mouseover', 'focus', 'click', 'toggle', 'error', 'load', 'animationstart']) {
      element.dispatchEvent(new Event(kind, {bubbles: false, cancelable: true}));
    }
  }
}"""
_OPEN = f"""async texts => {{
  const look = {_ACTIVE}, provoke = {_PROVOKE};
  const rest = () => new Promise(done => requestAnimationFrame(() => setTimeout(done)));
  const frames = texts.map(text => {{
    const frame = document.body.appendChild(document.createElement('iframe'));
    frame.hidden = true; // loaded, parsed and run, but not painted
    frame.loaded = new Promise(done => frame.addEventListener('load', done));
    frame.contentDocument.open();
    frame.contentDocument.write(text);
    frame.contentDocument.close();
    return frame;
  }});
  const late = new Promise(done => setTimeout(done, 20_000));
  await Promise.race([Promise.all(frames.map(frame => frame.loaded)), late]);
  const found = frames.map(({{ contentDocument }}) => contentDocument ? look(contentDocument) : ['led away']);
  frames.forEach(({{ contentDocument }}) => contentDocument && provoke(contentDocument));
  await rest();
  frames.forEach(({{ contentDocument, contentWindow }}, number) => {{
    if (contentDocument && contentWindow.__hit !== undefined) found[number].push('executed');
  }});
  frames.forEach(frame => frame.remove());
  return found;
}}"""


class Wall:
    """A page in whose frames others are opened, and the list of what must not happen there."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address
        self.events: list[str] = []
        page.on("dialog", self._dismiss)
        page.on("request", self._follow)
        page.on("console", lambda line: self.events.append(line.text) if line.type == "error" else None)

    def open(self, texts: Sequence[str]) -> list[list[str]]:
        """Open each of the pages, try all that a hand can do there, and return what could act in it or did."""
        found = [list(one) for one in self.page.evaluate(_OPEN, list(texts))]
        if self.page.evaluate("window.__hit") is not None:
            self.events.append("the page around was reached")
        return found

    def _dismiss(self, dialog: Dialog) -> None:
        self.events.append(f"dialog {dialog.message}")
        dialog.dismiss()

    def _follow(self, request: Request) -> None:
        if not request.url.startswith(f"{self.address}/"):
            self.events.append(f"request {request.url}")


@contextmanager
def wall(browser: Browser, folder: Path, policy: str) -> Iterator[Wall]:
    """Put up a wall for the site in ``folder`` under a ``policy``; without one, those in the pages do not count."""
    with hosting(folder, policy) as host:
        host.instead["wall.html"] = b"<!doctype html><title>wall</title><body>"
        context = browser.new_context(bypass_csp=not policy, service_workers="block")
        page = context.new_page()
        page.goto(f"{host.address}/wall.html")
        yield Wall(page, host.address)
        context.close()
