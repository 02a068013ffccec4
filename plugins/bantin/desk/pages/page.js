// What all screens of the desk share: words, questions to the server, elements, and what is said at the foot of the page.
const meta = (name) => document.querySelector(`meta[name="${name}"]`).content;
export const site = document.body.dataset.site;
export const preview = `${location.protocol}//${location.hostname}:${meta("desk-preview")}`;

let words = {};
export const learn = async () => { words = await (await fetch("/words.json")).json(); };

// A text of the catalogue with its fields filled in; {count:story|stories} chooses a word by a number.
export const say = (key, fields = {}) =>
  words[key].replace(/\{(\w+)(?::([^|{}]*)\|([^{}]*))?\}/g, (_, name, one, many) =>
    one === undefined ? fields[name] : fields[name] === 1 ? one : many);

export class Refused extends Error {}

export const ask = async (name, given = {}) => {
  let answer;
  try {
    answer = await fetch(`/api/${name}`, {
      method: "POST", headers: { "Content-Type": "application/json", "X-Desk-Token": meta("desk-token") }, body: JSON.stringify(given),
    });
  } catch {
    throw new Refused(say("away"));
  }
  const data = await answer.json().catch(() => ({ said: say("away") }));
  if (answer.status === 403) throw new Refused(say("reopened"));
  if (!answer.ok) throw Object.assign(new Refused(data.said), { isMissing: answer.status === 404 });
  return data;
};

// el("button", { class: "main", onclick: save, "aria-pressed": "true" }, "Lưu", …)
export const el = (tag, traits = {}, ...children) => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(traits)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (name in made && typeof value !== "string") made[name] = value;
    else if (value !== undefined && value !== null) made.setAttribute(name, value);
  }
  made.append(...children.flat().filter((it) => it !== null && it !== undefined && it !== false));
  return made;
};
export const button = (text, onclick, traits = {}) => el("button", { type: "button", onclick, ...traits }, text);

let hush;
export const tell = (text) => {
  clearTimeout(hush);
  document.getElementById("said").textContent = text;
  hush = setTimeout(() => { document.getElementById("said").textContent = ""; }, 9000);
};
export const telling = (work) => async (...given) => {
  try {
    return await work(...given);
  } catch (error) {
    tell(error instanceof Refused ? error.message : say("fault", { error: error.message }));
  }
};

export const pause = (milliseconds) => new Promise((resolve) => { setTimeout(resolve, milliseconds); });

let number = 0;
export const fresh = (stem) => `${stem}-${(number += 1)}`;

export const field = (label, input, hint = "") => {
  input.id ||= fresh("o");
  const note = hint && el("p", { class: "hint", id: `${input.id}-hint` }, hint);
  if (note) input.setAttribute("aria-describedby", note.id);
  return el("div", { class: "field" }, el("label", { for: input.id }, label), input, note);
};

// A dialog that closes by Escape, by its button, and when its screen is left (the browser's way back); what it resolves
// to is what closed it.
export const ask_in_dialog = (title, fill) =>
  new Promise((resolve) => {
    const heading = el("h2", { id: fresh("d") }, title);
    const dialog = el("dialog", { "aria-labelledby": heading.id }, heading);
    const left = () => close(undefined);
    const close = (value) => { removeEventListener("hashchange", left); dialog.close(); dialog.remove(); resolve(value); };
    addEventListener("hashchange", left);
    dialog.addEventListener("cancel", (event) => { event.preventDefault(); close(undefined); });
    dialog.append(...fill(close));
    document.body.append(dialog);
    dialog.showModal();
  });

const MOST = 60_000_000; // bytes of a file: what is larger would take the whole window down with it
export const stored = async (file) => {
  if (file.size > MOST) throw new Refused(say("too-large", { most: MOST / 1_000_000 }));
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = "";
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
};

export const when = (iso) => {
  const moment = new Date(iso), lang = document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang;
  return `${moment.toLocaleDateString(lang, { day: "2-digit", month: "2-digit", year: "numeric" })}, ${moment.toLocaleTimeString(lang)}`;
};
export const rows = (lines) =>
  el("div", { class: "rows", tabindex: "0", role: "region", "aria-label": say("differences") },
    lines.length ? lines.map(([kind, text]) => el("p", { class: kind },
      kind === "old" || kind === "new" ? el("span", { class: "sr" }, `${kind === "old" ? say("line-old") : say("line-new")} `) : null, kind === "gap" ? "…" : text || " "))
      : el("p", {}, say("no-difference")));

// Files that are dropped on a place go to `take`; `shown` is what looks like the place to drop them.
export const onFiles = (place, shown, take) => {
  const hasFiles = (event) => [...event.dataTransfer.types].includes("Files");
  place.addEventListener("dragover", (event) => { if (hasFiles(event)) { event.preventDefault(); shown.classList.add("over"); } });
  place.addEventListener("dragleave", (event) => { if (!place.contains(event.relatedTarget)) shown.classList.remove("over"); });
  place.addEventListener("drop", (event) => {
    shown.classList.remove("over");
    if (!event.dataTransfer.files.length) return;
    event.preventDefault();
    take([...event.dataTransfer.files]);
  });
};
