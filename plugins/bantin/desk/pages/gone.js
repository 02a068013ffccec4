// A story whose file is gone: somebody has thrown it away, or given it another name.
import { ask, ask_in_dialog, button, el, field, say } from "./page.js";

// Writes what was typed as a new story, if the person wants that; returns its path, nothing if they do not.
export const writtenAgain = async (fields, body, category) => {
  const again = await ask_in_dialog(say("story-gone"), (close) => [el("p", {}, say("story-gone-hint")),
    field(say("left-behind-words"), el("textarea", { rows: "8", readonly: "" }, body)),
    el("div", { class: "row" }, button(say("write-again"), () => close(true), { class: "main" }), button(say("cancel"), () => close()))]);
  if (!again) return undefined;
  const { path } = await ask("begin", { title: fields.title, category: fields.category || category });
  const { base } = await ask("open", { path });
  await ask("save", { path, base, fields, body });
  return path;
};
