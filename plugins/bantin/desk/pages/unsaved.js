// What was typed and could not be saved: the desk was closed, the machine went off. It waits in the browser, and is
// offered when the story is opened again.
import { ask_in_dialog, button, el, field, say, site, when } from "./page.js";

const place = (path) => `ban-tin-desk/${site}/${path}`;

export const keep = (path, typed) => {
  try {
    localStorage.setItem(place(path), JSON.stringify({ ...typed, when: new Date().toISOString() }));
  } catch { /* the browser keeps nothing, or has no more room: the page itself still holds it */ }
};
export const forget = (path) => localStorage.removeItem(place(path));

const kept = (path) => {
  try {
    const it = JSON.parse(localStorage.getItem(place(path)));
    const isWhole = it && typeof it.base === "string" && it.fields && typeof it.fields === "object" && ["string", "undefined"].includes(typeof it.body);
    return isWhole ? it : null;
  } catch {
    return null;
  }
};

// What is left of an earlier time for the story `path`, if the person wants it; undecided, it stays for the next time.
export const leftBehind = async (path, opened) => {
  const it = kept(path);
  if (!it) return null;
  const now = Object.fromEntries(opened.form.map((each) => [each.name, each.value]));
  const isThere = (it.body ?? opened.body) === opened.body && Object.entries(it.fields).every(([name, value]) => now[name] === value);
  if (isThere) { forget(path); return null; }
  const words = [...Object.values(it.fields), it.body].filter(Boolean).join("\n\n");
  const taken = await ask_in_dialog(say("left-behind"), (close) => [
    el("p", {}, say("left-behind-hint", { when: when(it.when) })),
    field(say("left-behind-words"), el("textarea", { rows: "10", readonly: "" }, words)),
    el("div", { class: "row" }, button(say("take-left"), () => close(true), { class: "main" }), button(say("drop-left"), () => close(false)))]);
  if (taken === false) forget(path);
  return taken ? it : null;
};
