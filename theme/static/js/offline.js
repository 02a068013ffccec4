// The offline page: lists the pages that the service worker keeps (theme/static/worker/sw.js), the last read first.
(async () => {
  "use strict";
  const list = document.querySelector("[data-kept-list]");
  const again = document.querySelector("[data-again]");
  again.hidden = false;
  again.addEventListener("click", () => location.reload());

  const registration = navigator.serviceWorker && await navigator.serviceWorker.getRegistration();
  if (!registration) return;
  const cache = await caches.open(`trang-da-doc ${registration.scope}`);
  const item = async (key) => {
    const page = new DOMParser().parseFromString(await (await cache.match(key)).text(), "text/html");
    const row = document.createElement("li");
    row.className = "headlines__item";
    const link = document.createElement("a");
    link.className = "headlines__link";
    link.href = key.url;
    const heading = page.querySelector("h1");
    link.textContent = (heading && heading.textContent.trim()) || page.title;
    row.append(link);
    const time = page.querySelector(".story__time time");
    const day = time && time.textContent;
    if (day) {
      const meta = document.createElement("span");
      meta.className = "headlines__meta";
      meta.textContent = day;
      row.append(" ", meta);
    }
    return row;
  };
  const rows = await Promise.all((await cache.keys()).reverse().map(item));
  if (!rows.length) return;
  list.replaceChildren(...rows);
  list.hidden = false;
  document.querySelector("[data-kept-none]").hidden = true;
})();
