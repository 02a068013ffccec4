// What a reader chooses for this device alone: light or dark, the size of text; and print, copy, share, listen where there is a way.
// Every control is hidden until this file finds that it can work, so that pages are complete without it; it finds so before the
// first paint, so that nothing moves when they come (components/button.css). Written for the browsers of old phones too: nothing newer than ES2018.
(() => {
  "use strict";
  const root = document.documentElement;
  const own = document.currentScript.dataset;
  const CHOICES = { scheme: ["light", "dark"], size: ["small", "large"] };
  const PATIENCE = 4000; // milliseconds that printing waits for photos

  const read = (name) => {
    try { return localStorage.getItem(name); } catch (refused) { return null; }
  };
  const keep = (name, value) => {
    try { if (value) localStorage.setItem(name, value); else localStorage.removeItem(name); } catch (refused) { /* not kept, still shown */ }
  };
  const choose = (name, value) => {
    if (CHOICES[name].includes(value)) root.dataset[name] = value; else delete root.dataset[name];
    keep(name, root.dataset[name]);
  };

  // Before the page is painted, so that nothing flashes.
  for (const name in CHOICES) if (CHOICES[name].includes(read(name))) root.dataset[name] = read(name);

  // A connection that says it is slow, or a reader who saves data, is told what the lite page is for (components/lite_link.css).
  const line = navigator.connection;
  if (line && (line.saveData || (line.effectiveType && line.effectiveType !== "4g"))) root.dataset.slow = "";

  // In production builds alone the page names its worker, which keeps what was read; it comes after the page is there.
  if (own.worker && isSecureContext && navigator.serviceWorker) {
    addEventListener("load", () => navigator.serviceWorker.register(own.worker).catch(() => {}));
  }

  const all = (selector) => [...document.querySelectorAll(selector)];
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.scheme ? root.dataset.scheme === "dark" : dark.matches);
  const page = () => {
    const address = document.querySelector("link[rel=canonical]");
    return { title: document.title, url: address ? address.href : location.href };
  };
  const say = (button) => {
    const said = document.querySelector("[data-said]");
    if (said) said.textContent = button.dataset.done;
  };

  // Paper shows the photos that the screen has not come to yet.
  const fetchPhotos = () => all("img[loading=lazy]").map((photo) => { photo.loading = "eager"; return photo.decode ? photo.decode().catch(() => {}) : 0; });
  const printPage = () => Promise.race([Promise.all(fetchPhotos()), new Promise((done) => setTimeout(done, PATIENCE))]).then(() => print());
  addEventListener("beforeprint", fetchPhotos);

  const ACTS = {
    scheme: { works: () => true, run: () => soon(() => choose("scheme", isDark() ? "light" : "dark")) },
    size: { works: () => true, run: (button) => { press(button.value); soon(() => choose("size", button.value)); } },
    print: { works: () => "print" in window, run: () => soon(printPage) },
    copy: { works: () => !!navigator.clipboard, run: (button) => navigator.clipboard.writeText(page().url).then(() => say(button)) },
    share: { works: () => !!navigator.share, run: () => navigator.share(page()).catch(() => {}) },
    listen: { works: () => !!window.HTMLAudioElement, run: () => { const sound = document.querySelector("audio"); sound.scrollIntoView({ block: "center" }); sound.focus(); sound.play(); } },
  };

  root.dataset.acts = Object.keys(ACTS).filter((name) => ACTS[name].works()).join(" ");

  const press = (size) => all("[data-act=size]").forEach((one) => one.setAttribute("aria-pressed", one.value === size));
  const show = () => all("[data-act=scheme]").forEach((one) => { one.lastElementChild.textContent = isDark() ? one.dataset.light : one.dataset.dark; });
  // The paint after a tap shows that it was felt; what sets the whole page anew comes right after it.
  const felt = (one) => one.animate && one.animate([{ opacity: 0.5 }, { opacity: 1 }], 200);
  const soon = (act) => requestAnimationFrame(() => setTimeout(() => { act(); show(); }));

  // What is said until an hour goes with it, though the page may be older.
  const outdate = () => all("[data-until]").forEach((one) => {
    const left = Date.parse(one.dataset.until) - Date.now();
    if (left <= 0) one.remove(); else if (left < 2 ** 31) setTimeout(outdate, left);
  });

  addEventListener("DOMContentLoaded", () => {
    for (const button of all("[data-act]")) {
      const act = ACTS[button.dataset.act];
      if (!act || !act.works()) continue;
      button.hidden = false;
      const group = button.closest("[data-tools]");
      if (group) group.hidden = false;
      button.addEventListener("click", () => { felt(button); act.run(button); });
    }
    dark.addEventListener ? dark.addEventListener("change", show) : dark.addListener(show);
    show();
    press(root.dataset.size || "");
    outdate();
  });

  // A panel opens and closes by itself; Escape and a tap beside it close it too.
  // Asking for its height lays it out while nobody waits, and it stays so: the tap that opens it has that much less to do.
  addEventListener("load", () => (window.requestIdleCallback || setTimeout)(() => all("details[data-panel]").forEach((panel) => panel.lastElementChild.offsetHeight)));
  const close = (kept) => all("details[data-panel][open]").filter((panel) => !kept || !panel.contains(kept)).map((panel) => { panel.open = false; return panel; });
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const panel of close()) if (panel.contains(document.activeElement)) panel.firstElementChild.focus();
  });

  // A tap on a photo of ours shows the large one over the page; what does that comes with the first tap. Cleaning lets no
  // data attribute of an author through, and the photo lies on this host. A click that a key changes is the browser's.
  const isPhoto = (link) => link && link.querySelector("img") && link.protocol === location.protocol && link.host === location.host;
  let opening;
  const open = (box, link) => {
    opening = opening || new Promise((done, failed) => {
      const script = document.createElement("script");
      script.src = box.dataset.lightbox;
      script.onload = done;
      script.onerror = failed;
      document.head.append(script);
    });
    opening.then(() => window.openLightbox(box.dataset, all("a[data-photo]").filter(isPhoto), link)).catch(() => { location.href = link.href; });
  };
  addEventListener("click", (event) => {
    close(event.target);
    const link = event.target.closest && event.target.closest("a[data-photo]");
    const box = document.querySelector("[data-lightbox]");
    if (!box || !window.HTMLDialogElement || !isPhoto(link) || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    felt(link);
    soon(() => open(box, link));
  });
})();
