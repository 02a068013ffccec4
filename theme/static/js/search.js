// The search page: looks through the index that the build wrote by year, the newest first, and asks for no more than it needs.
// Words match whatever marks they carry, the last one from its beginning on: "hoi ngh" finds "Hội nghị".
(() => {
  "use strict";
  const page = document.querySelector("[data-search]");
  const field = page.querySelector("input");
  const said = page.querySelector("[data-search-said]");
  const list = page.querySelector("[data-search-found]");
  const more = page.querySelector("[data-search-more]");
  const waiting = [...document.querySelectorAll("[data-search-part]")].flatMap((one) => one.dataset.searchPart.split(" "));
  const STEP = 20;
  const PAUSE = 250;

  // The same folding as plugins/bantin/vietnamese/folding.py, which a test holds side by side.
  const fold = (text) => text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đðɖ]/g, "d");
  const words = (text) => fold(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const spaced = (text) => ` ${words(text).join(" ")} `;
  const marked = (text) => ` ${text.toLowerCase().normalize("NFC").split(/[^\p{L}\p{N}]+/u).join(" ")} `;

  const stories = [];
  const load = async () => {
    const response = await fetch(`${page.dataset.search}/${waiting[0]}`);
    if (!response.ok) throw new Error(response.status);
    const part = await response.json();
    waiting.shift();
    for (const [title, url, day, category, summary] of part.stories) {
      const name = part.categories[category];
      stories.push({ title, url, day, name, summary, heads: spaced(title), marks: marked(`${title} . ${summary}`), rest: spaced(`${name} ${summary}`) });
    }
  };

  // Whole words weigh more than the beginning of one, which only the last may be; the title more than the rest; words side by
  // side, and with the very marks that were typed, most.
  const weighWord = ({ heads, rest }, word, isLast) => {
    if (heads.includes(` ${word} `)) return 4;
    if (rest.includes(` ${word} `)) return 2;
    return isLast && (heads.includes(` ${word}`) || rest.includes(` ${word}`)) ? 1 : 0;
  };
  const weigh = (story, wanted, typed) => {
    const weights = wanted.map((word, place) => weighWord(story, word, place === wanted.length - 1));
    if (weights.includes(0)) return 0;
    const phrase = ` ${wanted.join(" ")} `;
    const together = story.heads.includes(phrase) ? 8 : story.rest.includes(phrase) ? 5 : 0;
    return weights.reduce((sum, one) => sum + one, together) + (story.marks.includes(` ${typed} `) ? 3 : 0);
  };
  const search = (text) => {
    const wanted = words(text);
    const typed = marked(text).trim();
    const found = stories.map((story) => ({ story, weight: weigh(story, wanted, typed) })).filter(({ weight }) => weight);
    return found.sort((a, b) => b.weight - a.weight || (a.story.day < b.story.day ? 1 : -1)).map(({ story }) => story);
  };

  const make = (name, className, ...parts) => {
    const element = document.createElement(name);
    if (className) element.className = className;
    element.append(...parts);
    return element;
  };
  const shown = (text, wanted) => text.split(/([\p{L}\p{N}\p{M}]+)/u).map((part) => {
    const folded = fold(part);
    return wanted.includes(folded) || folded.startsWith(wanted.at(-1)) ? make("mark", "", part) : part;
  });
  const row = ({ title, url, day, name, summary }, wanted) => {
    const link = make("a", "headlines__link", ...shown(title, wanted));
    link.href = `${page.dataset.search}/${url}`;
    const time = make("time", "", day.split("-").reverse().join("/"));
    time.dateTime = day;
    return make("li", "headlines__item", link, make("p", "search-page__summary", ...shown(summary, wanted)), make("span", "headlines__meta", `${name} · `, time));
  };

  let limit = STEP;
  let turn = 0;
  const answer = async () => {
    const mine = ++turn;
    const text = field.value.trim();
    const wanted = words(text);
    history.replaceState(null, "", text ? `?q=${encodeURIComponent(text)}` : location.pathname);
    if (!wanted.join("")) {
      list.replaceChildren();
      more.hidden = true;
      said.textContent = text ? said.dataset.short : "";
      return;
    }
    let found = search(text);
    try {
      while (found.length < limit && waiting.length) {
        said.textContent = said.dataset.loading;
        await loadOnce();
        if (mine !== turn) return;
        found = search(text);
      }
    } catch {
      if (mine !== turn) return;
      if (!found.length) { list.replaceChildren(); more.hidden = true; said.textContent = said.dataset.failed; return; }
    }
    list.replaceChildren(...found.slice(0, limit).map((story) => row(story, wanted)));
    more.hidden = found.length <= limit && !waiting.length;
    more.textContent = found.length > limit ? more.dataset.more : more.dataset.older;
    said.textContent = found.length ? said.dataset.some.replace("#", found.length) : said.dataset.none;
  };
  let loading = null;
  const loadOnce = () => (loading ??= load().finally(() => { loading = null; }));

  let pause = 0;
  const begin = () => { clearTimeout(pause); limit = STEP; answer(); };
  field.addEventListener("input", () => { clearTimeout(pause); pause = setTimeout(begin, PAUSE); });
  page.querySelector("form").addEventListener("submit", (event) => { event.preventDefault(); begin(); });
  more.addEventListener("click", () => { limit += STEP; answer(); });

  field.value = new URLSearchParams(location.search).get("q") ?? "";
  if (field.value) begin(); else field.focus();
})();
