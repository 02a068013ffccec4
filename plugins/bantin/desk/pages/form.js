// The form of a story: one field for each key of the schema; `changed(name, value)` hears of what is typed.
import { button, el, field, fresh, say } from "./page.js";

const counted = (text) => (text.trim() ? text.trim().split(/\s+/).length : 0);

// Names that are known, as buttons under the box; those that go on with what is being typed come first.
const withNames = (box, names, usual) => {
  const list = el("div", { class: "suggest" });
  const show = () => {
    // A tag that holds a comma stands between semicolons, as the line is then read.
    const holds = (name) => name.includes(",");
    const separator = box.value.includes(";") ? ";" : usual;
    const parts = box.value.split(separator).map((it) => it.trim());
    const typed = parts.at(-1).toLowerCase();
    const free = names.filter((it) => !parts.includes(it) && it.toLowerCase().includes(typed)).slice(0, 5);
    list.replaceChildren(...free.map((name) => button(`+ ${name}`, () => {
      const kept = typed && !names.includes(parts.at(-1)) ? parts.slice(0, -1) : parts;
      const all = [...kept.filter(Boolean), name];
      const between = all.some(holds) ? ";" : separator;
      box.value = all.join(`${between} `) + (holds(name) && all.length === 1 ? ";" : "");
      box.dispatchEvent(new Event("input"));
      box.focus();
    })));
  };
  box.addEventListener("input", show);
  show();
  return list;
};

const textBox = (it) => el("input", { value: it.value, autocomplete: "off" });
const lead = (it, changed) => {
  const box = el("textarea", { rows: "4" });
  box.value = it.value;
  const count = el("p", { class: "hint" });
  const show = () => { count.textContent = say("words", { count: counted(box.value) }); };
  box.addEventListener("input", () => { show(); changed(it.name, box.value); });
  show();
  const made = field(it.label, box, it.purpose);
  made.append(count);
  return made;
};

// Dated words, a line each.
const notes = (it, changed) => {
  const box = el("textarea", { rows: "3" });
  box.value = it.value;
  box.addEventListener("input", () => changed(it.name, box.value));
  return field(it.label, box, it.purpose);
};

// The day stands first whatever the language of the browser is; its own picker opens by the button.
const moment = (it, changed) => {
  const day = el("input", { value: it.day, placeholder: "28/11/2026", inputmode: "numeric", autocomplete: "off" });
  const hour = el("input", { value: it.hour, placeholder: "07:30", inputmode: "numeric", autocomplete: "off" });
  const picker = el("input", { type: "date", class: "sr", tabindex: "-1", "aria-hidden": "true" });
  const send = () => changed(it.name, [day.value.trim(), day.value.trim() && hour.value.trim()].filter(Boolean).join(" "));
  picker.addEventListener("change", () => {
    day.value = picker.value.split("-").reverse().join("/");
    send();
  });
  day.addEventListener("input", send);
  hour.addEventListener("input", send);
  const open = button(say("pick-day"), () => picker.showPicker(), { class: "plain" });
  const made = field(it.label, day, it.name === "date" ? say("day-hint") : it.purpose);
  day.after(el("div", { class: "row" }, open, picker));
  if (it.kind === "day") return made;
  return el("div", { class: "pair" }, made, field(say("hour"), hour, it.name === "date" ? say("hour-hint") : ""));
};

const capital = (name) => name.charAt(0).toUpperCase() + name.slice(1);
const choice = (it, options, changed, none) => {
  const all = it.value && !options.includes(it.value) ? [it.value, ...options] : options;
  const box = el("select", {}, none === undefined ? null : el("option", { value: "" }, capital(none)),
    all.map((name) => el("option", { value: name, selected: name === it.value }, capital(name))));
  box.addEventListener("change", () => changed(it.name, box.value));
  return field(it.label, box, it.purpose);
};

const plain = (it, known, changed) => {
  const box = textBox(it);
  box.addEventListener("input", () => changed(it.name, box.value));
  const made = field(it.label, box, it.purpose);
  if (it.name === "authors") made.append(withNames(box, known.authors, ";"));
  if (it.name === "tags") made.append(withNames(box, known.tags, ","));
  return made;
};

const oneOf = (it, known, changed) => {
  if (it.name === "summary") return lead(it, changed);
  if (it.kind === "notes") return notes(it, changed);
  if (it.kind === "moment" || it.kind === "day") return moment(it, changed);
  if (it.kind === "status") return choice(it, it.value ? it.options : it.options.slice(1), changed, it.value ? undefined : it.options[0]);
  if (it.kind === "flag") return choice(it, it.options, changed, "");
  if (it.name === "category" && known.categories.length) return choice(it, known.categories, changed, it.value ? undefined : "");
  return plain(it, known, changed);
};

// Returns the form, and what shows beside each field what is wrong in it.
export const makeForm = (fields, known, changed) => {
  const made = new Map(fields.map((it) => [it.name, oneOf(it, known, changed)]));
  const some = (first) => fields.filter((it) => it.first === first).map((it) => made.get(it.name));
  const more = el("details", {}, el("summary", {}, say("more-fields")), some(false));
  const form = el("div", {}, some(true), more);
  const show = (findings) => {
    for (const it of made.values()) {
      it.querySelectorAll(".why").forEach((old) => old.remove());
      it.classList.remove("wrong");
      it.querySelectorAll("[aria-invalid]").forEach((old) => old.removeAttribute("aria-invalid"));
    }
    for (const found of findings) {
      const it = made.get(found.field);
      if (!it || found.severity === "notice") continue;
      const box = it.querySelector("input, select, textarea");
      const why = el("p", { class: "why", id: fresh("why") }, found.message);
      it.classList.add("wrong");
      it.append(why);
      box.setAttribute("aria-invalid", "true");
      if (more.contains(it)) more.open = true;
    }
  };
  const focus = (name) => {
    const it = made.get(name);
    if (more.contains(it)) more.open = true;
    it?.querySelector("input, select, textarea").focus();
  };
  return { form, show, focus };
};
