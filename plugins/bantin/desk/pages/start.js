// The start: what is to be done today, search over all stories, a new story, a Word file.
import { ask, ask_in_dialog, button, el, field, say, site, telling } from "./page.js";
import { address } from "./address.js";
import { takeWord } from "./word.js";

const GROUPS = ["broken", "draft", "review", "waiting", "recent"];
const standing = () => ({ broken: say("standing-broken"), draft: say("standing-draft"), review: say("standing-review"),
  waiting: say("standing-waiting"), public: say("standing-public"), hidden: say("standing-hidden"),
  withdrawn: say("standing-withdrawn") });
const heading = () => ({ broken: say("group-broken"), draft: say("group-draft"), review: say("group-review"),
  waiting: say("group-waiting"), recent: say("group-recent") });

const list = (stories) =>
  el("ul", { class: "stories" }, stories.map((it) =>
    el("li", {}, el("a", { href: address(it.path) }, it.title),
      el("small", {}, el("span", { class: `badge ${it.standing}` }, standing()[it.standing]), " ",
        [it.date, it.category, it.authors.join("; ")].filter(Boolean).join(" · ")))));

export const begin = telling(async () => {
  const { categories } = await ask("known");
  const path = await ask_in_dialog(say("new-story"), (close) => {
    const title = el("input", { required: true, autocomplete: "off", maxlength: "200" });
    const category = categories.length
      ? el("select", {}, categories.map((name) => el("option", {}, name)))
      : el("input", { required: true });
    const send = telling(async (event) => {
      event.preventDefault();
      close((await ask("begin", { title: title.value, category: category.value })).path);
    });
    return [el("form", { onsubmit: send }, field(say("title"), title, say("title-hint")), field(say("category"), category),
      el("div", { class: "row" }, el("button", { class: "main" }, say("begin")), button(say("cancel"), () => close())))];
  });
  if (path) location.hash = address(path);
});

export const showStart = async (main, head) => {
  const results = el("section", { "aria-live": "polite" });
  const box = el("input", { type: "search", autocomplete: "off" });
  const fill = (groups) =>
    results.replaceChildren(el("div", { class: "groups" }, GROUPS.filter((name) => groups[name]?.length).map((name) =>
      el("section", { class: "card" }, el("h2", {}, heading()[name]), list(groups[name])))));
  const find = telling(async () => {
    const query = box.value;
    const found = await ask("start", { query });
    if (query !== box.value) return;
    if (found.groups) return fill(found.groups);
    results.replaceChildren(el("section", { class: "card" }, el("h2", {}, say("found", { count: found.count })), list(found.found)));
  });
  let wait;
  box.addEventListener("input", () => { clearTimeout(wait); wait = setTimeout(find, 150); });
  head(el("a", { href: "#/thung-rac" }, say("bin")), el("a", { href: "#/dang", class: "button" }, say("publish")));
  const page = el("div", { class: "start" });
  page.append(el("h1", {}, site),
    el("div", { class: "card" },
      el("div", { class: "row" }, button(say("new-story"), begin, { class: "main" }), takeWord(page)),
      field(say("search"), box, say("search-hint"))),
    results);
  main.replaceChildren(page);
  // The lists come when all stories are read; who wants to write, or to search, need not wait for them.
  results.replaceChildren(el("p", {}, say("loading")));
  telling(async () => {
    const { groups } = await ask("start");
    if (!box.value) fill(groups);
  })();
};
