"""Many pages opened one after the other in a frame of one page, so that what each tries to do is seen in one load.

Each page is written into the frame, parsed and run as a browser does it; it has the policy of the page around it,
besides the one that stands in itself. A page in which anything acted leaves the frame to itself; style sheets go with
their page.
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
  const look = {_ACTIVE}, provoke = {_PROVOKE}, found = [];
  const hang = () => {{
    const frame = document.body.appendChild(document.createElement('iframe'));
    frame.hidden = true; // parsed and run, but not painted
    return frame;
  }};
  const open = async (frame, text) => {{
    const loaded = new Promise(done => {{ frame.onload = done; setTimeout(done, 20_000); }});
    frame.contentDocument.open();
    frame.contentDocument.write(text);
    frame.contentDocument.close();
    await loaded;
  }};
  let frame = hang();
  for (const text of texts) {{
    if (!frame.contentDocument) {{ // the page before went away late
      found.at(-1).push('led away');
      frame.remove();
      frame = hang();
    }}
    await open(frame, text);
    const acts = frame.contentDocument ? look(frame.contentDocument) : ['led away'];
    if (frame.contentDocument) provoke(frame.contentDocument);
    await new Promise(done => setTimeout(done, 5)); // what was set off comes to its turn
    if (frame.contentDocument && frame.contentWindow.__hit !== undefined) acts.push('executed');
    if (acts.some(act => act !== 'STYLE')) {{ frame.remove(); frame = hang(); }}
    found.push(acts);
  }}
  frame.remove();
  return found;
}}"""


class Wall:
    """A page in whose frame others are opened, and the list of what must not happen there."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address
        self.events: list[str] = []
        page.on("dialog", self._dismiss)
        page.on("request", self._follow)
        page.on("console", lambda line: self.events.append(line.text) if line.type == "error" else None)

    def open(self, texts: Sequence[str]) -> list[list[str]]:
        """Open each of the pages, try all that a hand can do there, and return what could act in it or did.

        ``events`` tells afterwards what went beyond a page: requests to other hosts, dialogs, what was forbidden.
        """
        self.events.clear()
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
