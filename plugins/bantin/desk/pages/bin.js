// The bin: stories that were deleted, each with the way back; and the backup of all, with its own.
import { ask, button, el, say, stored, tell, telling, when } from "./page.js";
import { address } from "./address.js";

const PART = 8_000_000; // bytes of a backup that are sent at once: all of it may be larger than the memory

const returned = telling(async (file) => {
  let answer;
  for (let at = 0; !answer?.said; at += PART) {
    tell(say("backup-going", { percent: Math.round((100 * at) / Math.max(1, file.size)) }));
    answer = await ask("bring-back", { at, more: at + PART < file.size, data: await stored(file.slice(at, at + PART)) });
  }
  tell(answer.said);
});

export const showBin = async (main) => {
  const { thrown } = await ask("bin");
  const back = (name) => telling(async () => { location.hash = address((await ask("put-back", { name })).path); });
  const chooser = el("input", { type: "file", class: "sr", tabindex: "-1", "aria-hidden": "true", accept: ".zip" });
  chooser.addEventListener("change", () => { if (chooser.files[0]) returned(chooser.files[0]); chooser.value = ""; });
  main.replaceChildren(el("h1", {}, say("bin")), el("p", {}, thrown.length ? say("bin-hint") : say("bin-empty")),
    el("ul", { class: "stories" }, thrown.map((it) =>
      el("li", { class: "row spread" }, el("span", {}, it.path, el("small", {}, when(it.when))),
        button(say("put-back"), back(it.name), { "aria-label": `${say("put-back")}: ${it.path}` })))),
    el("section", { class: "card" }, el("h2", {}, say("backup")), el("p", {}, say("backup-hint")),
      el("div", { class: "row" }, el("a", { href: "/backup.zip", class: "button", download: "" }, say("backup-get")), button(say("backup-return"), () => chooser.click()), chooser)));
};
