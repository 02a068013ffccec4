// One story: its form, its text, what is wrong with it, its photos, the real page beside it; saved as it is typed.
import { ask, ask_in_dialog, button, el, pause, preview, Refused, rows, say, tell, telling, when } from "./page.js";
import { address } from "./address.js";
import { makeEditor } from "./editor.js";
import { makeForm } from "./form.js";
import { isPhoto, makePhotos } from "./photos.js";
import { writtenAgain } from "./gone.js";
import { forget, keep, leftBehind } from "./unsaved.js";
import { pasted } from "./word.js";

const CALM = 25; // milliseconds without a key before what was typed is saved
const AGAIN = 3000;
const LEAVING = 1500; // at most, before another screen is shown

export const showStory = async (main, head, path) => {
  const [opened, known] = await Promise.all([ask("open", { path }), ask("known")]);
  let base = opened.base, first = opened.first_line, fields = {}, body, saving = null, sending, timer, gone = false;
  const saved = el("p", { id: "saved", role: "status" }, say("saved"));
  const dirty = () => body !== undefined || Object.keys(fields).length > 0;
  const note = (text, bad = false) => { saved.textContent = text; saved.classList.toggle("bad", bad); };

  const save = async () => {
    if (saving) return saving;
    if (!dirty() || gone) return undefined;
    const sent = { fields, body };
    sending = sent; fields = {}; body = undefined;
    note(say("saving"));
    saving = ask("save", { path, base, fields: sent.fields, ...(sent.body === undefined ? {} : { body: sent.body }) });
    try {
      const answer = await saving;
      saving = null;
      if (answer.conflict) { forget(path); await settle(answer.conflict, sent); return undefined; }
      base = answer.base; first = answer.first_line;
      for (const it of opened.form) it.value = sent.fields[it.name] ?? it.value;
      forget(path);
      note(answer.said || say("saved-at", { hour: new Date().toLocaleTimeString("vi-VN") }), Boolean(answer.said));
      if (!dirty()) showFindings(answer.findings);
    } catch (error) {
      saving = null;
      fields = { ...sent.fields, ...fields }; body ??= sent.body;
      keep(path, { base, fields, body });
      note(error instanceof Refused ? error.message : say("fault", { error: error.message }), true);
      clearTimeout(timer);
      if (error.isMissing) { telling(writeAgain)(); return undefined; }
      timer = setTimeout(save, AGAIN);
      return undefined;
    }
    return dirty() ? save() : undefined;
  };
  const soon = () => { note(say("typing")); clearTimeout(timer); timer = setTimeout(save, CALM); };
  const changedField = (name, value) => { fields[name] = value; soon(); };
  const changedBody = (text) => { body = text; soon(); };

  // Somebody has changed the file meanwhile: both texts are kept, and the person chooses.
  const settle = async (conflict, sent) => {
    const mine = await ask_in_dialog(say("conflict"), (close) => [
      el("p", {}, say("conflict-hint")), rows(conflict.rows),
      el("div", { class: "row" }, button(say("keep-mine"), () => close(true), { class: "main" }), button(say("keep-theirs"), () => close(false)))]);
    base = conflict.base;
    if (mine === false) { reload(await ask("open", { path })); return; }
    fields = { ...sent.fields, ...fields }; body ??= sent.body;
    await save();
  };

  // Somebody has thrown the story away or given it another name: what was typed can become a story of its own.
  const writeAgain = async () => {
    gone = true;
    const typed = Object.fromEntries([...opened.form.map((it) => [it.name, it.value]), ...Object.entries(fields)].filter(([, value]) => value));
    const made = await writtenAgain(typed, editor.box.value, known.categories[0]);
    if (!made) return;
    forget(path);
    location.hash = address(made);
  };

  const findings = el("ul", { class: "findings" });
  const count = el("p", { role: "status", class: "hint" });
  const word = { error: say("error"), warning: say("warning"), notice: say("notice") };
  const goTo = (it) => (it.field ? form.focus(it.field) : editor.showLine(it.line - first + 1));
  const showFindings = (found) => {
    form.show(found);
    const worst = new Map();
    for (const it of found) if (it.line >= first && !worst.has(it.line - first + 1)) worst.set(it.line - first + 1, it.severity);
    editor.mark(worst);
    const stops = found.filter((it) => it.stops).length;
    count.textContent = found.length ? say("findings-count", { count: found.length, stops }) : say("findings-none");
    findings.replaceChildren(...found.map((it) =>
      el("li", { class: it.severity }, el("p", {}, el("strong", {}, `${word[it.severity]} `), it.message, it.stops ? el("strong", {}, ` ${say("stops")}`) : null),
        it.line ? button(it.field ? say("go-field") : say("go-line", { line: Math.max(1, it.line - first + 1) }), () => goTo(it), { class: "plain" }) : null)));
  };

  let editor = makeEditor(opened.body, changedBody);
  let form = makeForm(opened.form, known, changedField);
  const formHolder = el("section", { class: "card", "aria-label": say("header") }, form.form);
  const reload = (data) => {
    ({ base } = data); first = data.first_line; fields = {}; body = undefined;
    opened.form = data.form;
    editor.put(data.body);
    form = makeForm(data.form, known, changedField);
    formHolder.replaceChildren(form.form);
    showFindings(data.findings);
    photos.show();
    note(say("saved"));
  };
  const photos = makePhotos(path, editor, changedBody);
  editor.box.addEventListener("paste", telling(async (event) => {
    const files = [...event.clipboardData.files].filter(isPhoto);
    const html = event.clipboardData.getData("text/html");
    if (files.length) { event.preventDefault(); return photos.take(files); }
    if (!html) return undefined;
    event.preventDefault();
    return editor.insert(await pasted(html, event.clipboardData.getData("text/plain")));
  }));

  // What the import of a Word file has left out or guessed, until the person has read it.
  const notes = el("section", { class: "card", hidden: !opened.notes.length }, el("h2", {}, say("import-notes")),
    el("ul", { class: "findings" }, opened.notes.map((it) => el("li", { class: "notice" }, el("p", {}, it.message),
      it.quote ? button(say("go-there"), () => editor.showLine(1 + editor.box.value.split("\n").findIndex((line) => line.startsWith(it.quote))), { class: "plain" }) : null))),
    button(say("import-notes-read"), telling(async () => { await ask("forget-notes", { path }); notes.hidden = true; editor.box.focus(); })));

  const versions = telling(async () => {
    await save();
    const kept = (await ask("versions", { path })).versions;
    await ask_in_dialog(say("versions"), (close) => {
      const shown = el("div", {});
      const look = (it) => telling(async () => {
        shown.replaceChildren(el("h3", {}, when(it.when)), rows((await ask("compare", { path, name: it.name })).rows),
          button(say("bring-back"), telling(async () => { reload(await ask("restore", { path, name: it.name })); close(); tell(say("brought-back")); }), { class: "main" }));
        shown.querySelector("button").focus();
      });
      return [el("p", {}, kept.length ? say("versions-hint") : say("versions-none")),
        el("ul", { class: "suggest" }, kept.map((it) => el("li", {}, button(when(it.when), look(it))))), shown,
        el("div", { class: "row" }, button(say("close"), () => close()))];
    });
  });
  const discard = telling(async () => {
    const sure = await ask_in_dialog(say("delete"), (close) => [el("p", {}, say("delete-hint")),
      el("div", { class: "row" }, button(say("delete"), () => close(true), { class: "main" }), button(say("cancel"), () => close()))]);
    if (!sure) return;
    await save();
    gone = true;
    await ask("delete", { path });
    forget(path);
    location.hash = "#/thung-rac";
  });
  const zalo = telling(async () => {
    await save();
    const { text } = await ask("zalo", { path });
    await navigator.clipboard.writeText(text);
    tell(say("copied"));
  });

  const look = el("iframe", { title: say("page"), src: `${preview}/${path.split("/").map(encodeURIComponent).join("/")}` });
  const frame = el("div", { class: "frame" }, look);
  let wide = false;
  const fit = () => {
    const room = frame.clientWidth, width = wide ? 1280 : Math.min(390, room), scale = Math.min(1, room / width);
    look.style.width = `${width}px`;
    look.style.height = `${Math.max(480, frame.clientHeight) / scale}px`;
    look.style.transform = scale < 1 ? `scale(${scale})` : "none";
  };
  const phone = button(say("phone"), () => widen(false)), office = button(say("office"), () => widen(true));
  const widen = (now) => { wide = now; phone.setAttribute("aria-pressed", !now); office.setAttribute("aria-pressed", now); fit(); };
  const watching = new ResizeObserver(fit);
  watching.observe(frame);

  head(saved, el("div", { class: "row" }, el("a", { href: "#/dang", class: "button main" }, say("publish"))));
  main.replaceChildren(el("h1", { class: "sr" }, opened.form.find((it) => it.name === "title")?.value || path),
    el("div", { class: "bench" },
      el("div", {},
        opened.whole ? el("p", { class: "alert" }, say("header-unread")) : formHolder,
        el("section", { class: "card" },
          el("label", { for: "text" }, say("text")), el("p", { class: "hint", id: "text-hint" }, say("text-hint")),
          editor.tools, editor.element),
        notes,
        el("section", { class: "card" }, el("h2", {}, say("findings")), count, findings),
        photos.element,
        el("section", { class: "card" }, el("div", { class: "row" }, button(say("versions"), versions), button(say("zalo"), zalo), button(say("delete"), discard)))),
      el("section", { class: "look", "aria-label": say("page") },
        el("div", { class: "row" }, el("h2", {}, say("page")), phone, office), frame)));
  editor.tools.append(photos.button);
  widen(false);
  showFindings(opened.findings);
  photos.show();

  const unsaved = () => ({ base, fields: { ...(saving && sending.fields), ...fields }, body: body ?? (saving ? sending.body : undefined) });
  const warn = (event) => {
    if (!dirty() && !saving) return;
    keep(path, unsaved());
    event.preventDefault();
  };
  addEventListener("beforeunload", warn);
  const left = await leftBehind(path, opened);
  if (left) {
    ({ base, fields, body } = left);
    await save();
    if (!dirty()) reload(await ask("open", { path }));
  }
  // What only the build sees (a photo that is missing, a link that leads nowhere) is asked for while nobody types.
  const asking = setInterval(async () => {
    if (dirty() || saving || document.hidden || gone) return;
    const known = base;
    const found = await ask("judge", { path }).catch(() => null);
    const rests = () => known === base && !dirty() && !saving && !document.querySelector("dialog");
    if (found && found.there !== known && rests()) {
      const now = await ask("open", { path }).catch(() => null);
      if (now && rests()) { reload(now); tell(say("changed-there")); }
      return;
    }
    if (found && !dirty() && !saving && JSON.stringify(found.findings) !== last) { last = JSON.stringify(found.findings); showFindings(found.findings); }
  }, 2500);
  let last = JSON.stringify(opened.findings);
  return { leave: async () => {
    clearInterval(asking); watching.disconnect(); clearTimeout(timer); removeEventListener("beforeunload", warn);
    if (gone || (!dirty() && !saving)) return;
    keep(path, unsaved());
    await Promise.race([save(), pause(LEAVING)]); // while the site is published saving waits, whoever leaves need not
  } };
};
