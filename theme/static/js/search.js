// The search page: asks the index (search_index.js, fetched with the first word) segment by segment, the newest first, and
// no further than it needs for the results that it shows. Words match whatever marks they carry; those typed come first.
(() => {
  "use strict";
  const page = document.querySelector("[data-search]");
  const [field, said, list, more, filters] = ["input[type=search]", "[data-search-said]", "[data-search-found]", "[data-search-more]", "[data-search-filters]"]
    .map((each) => page.querySelector(each));
  const choices = [...filters.querySelectorAll("[name]")];
  const { search: root, index: indexFile, script } = page.dataset;
  const STEP = 10;
  const PAUSE = 250;
  const MOST = 12; // words of a question

  let opening = null;
  const open = () => {
    opening = opening || new Promise((done, failed) => {
      const tag = document.createElement("script");
      tag.src = script;
      tag.onload = () => done(window.openSearchIndex(root, indexFile));
      tag.onerror = () => { opening = null; tag.remove(); failed(new Error("script")); };
      document.head.append(tag);
    });
    return opening;
  };

  const make = (name, className, ...parts) => {
    const element = document.createElement(name);
    if (className) element.className = className;
    element.append(...parts);
    return element;
  };
  // Typed marks mark the very words where a text has them, else whatever they are without marks.
  const marked = (index, text, { words }) => {
    const bares = new Set(words.map(({ bare }) => bare));
    const forms = new Set(words.map(({ form }) => form));
    const pieces = index.piecesOf(text).map((piece) => ({ piece, word: index.wordsOf(piece)[0] }));
    const very = words.every(({ form }) => pieces.some(({ word }) => word && word.form === form));
    return pieces.map(({ piece, word }) => (word && (very ? forms.has(word.form) : bares.has(word.bare)) ? make("mark", "", piece) : piece));
  };

  const eye = "IntersectionObserver" in window
    ? new IntersectionObserver((seen) => seen.forEach(({ isIntersecting, target }) => { if (isIntersecting) { eye.unobserve(target); target.tell(); } }))
    : { observe: (item) => item.tell(), disconnect: () => {} };

  // One line of the list; what its story says comes once the reader sees it. A story that has not what must stand together
  // goes again: the index takes one in 256 for such.
  const row = (index, hit, query, lite) => {
    const link = make("a", "headlines__link", ...marked(index, hit.title, query));
    link.href = `${root}/${hit.url}`;
    const time = make("time", "", hit.day.split("-").reverse().join("/"));
    time.dateTime = hit.day;
    const text = make("p", "search-page__summary");
    const item = make("li", "headlines__item", link, ...(lite ? [text] : []), make("span", "headlines__meta", `${hit.section} · `, time));
    item.tell = () => index.excerpt(hit, query).then(({ text: words, wrong }) => {
      if (wrong && !item.contains(document.activeElement)) { hit.wrong = true; item.remove(); count(); }
      else text.append(...marked(index, words, query));
    }, () => {});
    return item;
  };

  let limit = STEP, turn = 0, found = [], left = 0, torn = false, state = {};
  const count = () => {
    const right = found.filter(({ wrong }) => !wrong).length;
    const since = left && right ? said.dataset.since.replace("{day}", state.since.split("-").reverse().join("/")) : said.dataset.some;
    const instead = state.meant ? `${said.dataset.meant.replace("{words}", () => state.meant)} ` : "";
    said.textContent = right ? instead + since.replace("#", right) + (torn ? ` ${said.dataset.torn}` : "") : said.dataset.none;
  };

  const facetsOf = () => choices.filter(({ dataset, type, checked, value }) => dataset.facet && (type === "checkbox" ? checked : value))
    .map(({ dataset, type, value }) => (type === "checkbox" ? dataset.facet : dataset.facet + value));
  const remember = (text) => {
    const asked = new URLSearchParams(text ? { q: text } : {});
    for (const { name, type, checked, value } of choices) if (type === "checkbox" ? checked : value) asked.set(name, value);
    const words = asked.toString().replace(/\+/g, "%20");
    history.replaceState(null, "", words ? `?${words}` : location.pathname);
  };

  const empty = (words) => {
    list.replaceChildren();
    more.hidden = true;
    said.textContent = words;
  };

  // What is typed finds nothing at all: what was meant by it (`meant`) may.
  const answer = async (finished, older = false, again = true, meant = "") => {
    const mine = ++turn;
    const text = field.value.trim();
    remember(text);
    if (!/[\p{L}\p{N}]/u.test(text)) { empty(text ? said.dataset.short : ""); return; }
    try {
      said.textContent = said.dataset.loading;
      const index = await open();
      const query = index.parse(meant || text);
      query.words = query.words.slice(0, MOST);
      const facets = facetsOf();
      const byDay = choices.some(({ name, value }) => name === "xep" && value);
      const { segments, lite } = await index.told();
      const key = JSON.stringify([query.words, facets]);
      const same = state.key === key && !state.begun;
      if (mine !== turn) return;
      let hits = same ? state.hits : [];
      let next = same ? state.next : 0;
      // A hit that lacks the typed marks is none that the search may stop at.
      const enough = () => hits.filter(({ score }) => byDay || !query.marked || score & 4).length >= limit;
      let step = 1, begun = false, further = older && same;
      torn = false;
      while (next < segments.length && (further || (!begun && !enough()))) {
        const some = segments.slice(next, next + step);
        const asked = Promise.all(some.map((each) => index.look(each, query, facets, !finished && each === segments[0])));
        // What newer segments gave stands, even if older ones do not come the second time.
        const looked = await asked.catch((failed) => { if (again || !hits.length) throw failed; });
        if (mine !== turn) return;
        torn = !looked;
        if (torn) break;
        for (const each of looked) { hits = hits.concat(each.hits); begun = begun || each.begun; }
        next += some.length;
        step = next > 1 ? step * 2 : 1;
        further = false;
      }
      const other = meant || hits.length || next < segments.length ? "" : index.untelex(text);
      if (other && other !== text) return answer(finished, false, again, other);
      hits.forEach((hit) => { hit.age = segments.indexOf(hit.segment); });
      hits.sort((a, b) => (byDay ? 0 : b.score - a.score) || a.age - b.age || b.number - a.number);
      left = segments.length - next;
      state = { key, begun, meant, hits, next, since: next ? segments[next - 1].days[0] : "" };
      const shown = await Promise.all(hits.filter(({ wrong }) => !wrong).slice(0, limit).map(index.show));
      if (mine !== turn) return;
      found = hits;
      eye.disconnect();
      const items = shown.map((hit) => row(index, hit, query, lite));
      list.replaceChildren(...items);
      if (lite) items.forEach((item) => eye.observe(item));
      more.hidden = hits.length <= limit && !left;
      more.textContent = hits.length > limit ? more.dataset.more : more.dataset.older;
      count();
    } catch (failed) {
      if (mine !== turn) return;
      // A file that is gone may belong to a list of segments that was read before the newest story came.
      state = {};
      if (opening) await opening.then((index) => index.forget(), () => {});
      if (again) return answer(finished, older, false, meant);
      empty(said.dataset.failed);
    }
  };

  let pause = 0;
  const begin = (finished) => { clearTimeout(pause); limit = STEP; answer(finished); };
  field.addEventListener("input", () => { clearTimeout(pause); pause = setTimeout(begin, PAUSE, false); });
  page.querySelector("form").addEventListener("submit", (event) => { event.preventDefault(); begin(true); });
  filters.addEventListener("change", () => begin(true));
  more.addEventListener("click", () => {
    const place = list.children.length;
    const old = found.length > limit;
    if (old) limit += STEP;
    answer(true, !old).then(() => {
      const link = list.children[place] && list.children[place].firstElementChild;
      if (link) link.focus(); else if (more.hidden) field.focus();
    });
  });

  const asked = new URLSearchParams(location.search);
  field.value = asked.get("q") || "";
  for (const choice of choices) {
    if (choice.type === "checkbox") choice.checked = asked.has(choice.name);
    else if ([...choice.options].some(({ value }) => value === asked.get(choice.name))) choice.value = asked.get(choice.name);
  }
  filters.hidden = false;
  if (field.value) begin(true); else field.focus();
})();
