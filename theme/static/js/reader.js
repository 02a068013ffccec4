// What a reader chooses for this device alone: light or dark, the size of text; and print, copy, share where there is a way.
// Every control is hidden until this file finds that it can work, so that pages are complete without it.
(() => {
  "use strict";
  const root = document.documentElement;
  const CHOICES = { scheme: ["light", "dark"], size: ["small", "large"] };

  const read = (name) => {
    try { return localStorage.getItem(name); } catch { return null; }
  };
  const keep = (name, value) => {
    try { if (value) localStorage.setItem(name, value); else localStorage.removeItem(name); } catch { /* not kept, still shown */ }
  };
  const choose = (name, value) => {
    if (CHOICES[name].includes(value)) root.dataset[name] = value; else delete root.dataset[name];
    keep(name, root.dataset[name]);
  };

  // Before the page is painted, so that nothing flashes.
  for (const name in CHOICES) if (CHOICES[name].includes(read(name))) root.dataset[name] = read(name);

  // A connection that says it is slow, or a reader who saves data, is shown the way to the lite page (components/lite_link.css).
  const line = navigator.connection;
  if (line && (line.saveData || (line.effectiveType && line.effectiveType !== "4g"))) root.dataset.slow = "";

  // In production builds alone the page names its worker, which keeps what was read; it comes after the page is there.
  const { worker } = document.currentScript.dataset;
  if (worker && isSecureContext && navigator.serviceWorker) {
    addEventListener("load", () => navigator.serviceWorker.register(worker).catch(() => {}));
  }

  const prefersDark = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.scheme ? root.dataset.scheme === "dark" : prefersDark.matches);
  const page = () => ({ title: document.title, url: document.querySelector("link[rel=canonical]")?.href ?? location.href });

  const say = (button) => {
    const said = button.parentElement.querySelector("[role=status]");
    if (said) said.textContent = button.dataset.done;
  };
  const press = (buttons, isPressed) => buttons.forEach((one) => one.setAttribute("aria-pressed", isPressed(one)));

  const ACTS = {
    scheme: { works: () => true, run: () => choose("scheme", isDark() ? "light" : "dark") },
    size: { works: () => true, run: (button) => choose("size", button.value) },
    print: { works: () => "print" in window, run: () => print() },
    copy: { works: () => !!navigator.clipboard, run: (button) => navigator.clipboard.writeText(page().url).then(() => say(button)) },
    share: { works: () => !!navigator.share, run: () => navigator.share(page()).catch(() => {}) },
  };

  const show = () => {
    const all = [...document.querySelectorAll("button[data-act]")];
    press(all.filter((one) => one.dataset.act === "scheme"), isDark);
    press(all.filter((one) => one.dataset.act === "size"), (one) => one.value === (root.dataset.size ?? ""));
  };

  addEventListener("DOMContentLoaded", () => {
    for (const button of document.querySelectorAll("button[data-act]")) {
      const act = ACTS[button.dataset.act];
      if (!act?.works()) continue;
      button.hidden = false;
      button.closest("[data-tools]")?.removeAttribute("hidden");
      button.addEventListener("click", () => { act.run(button); show(); });
    }
    prefersDark.addEventListener("change", show);
    show();
  });
})();
