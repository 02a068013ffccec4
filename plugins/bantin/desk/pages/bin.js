// The bin: stories that were deleted, each with the way back.
import { ask, button, el, say, telling, when } from "./page.js";
import { address } from "./start.js";

export const showBin = async (main) => {
  const { thrown } = await ask("bin");
  const back = (name) => telling(async () => { location.hash = address((await ask("put-back", { name })).path); });
  main.replaceChildren(el("h1", {}, say("bin")), el("p", {}, thrown.length ? say("bin-hint") : say("bin-empty")),
    el("ul", { class: "stories" }, thrown.map((it) =>
      el("li", { class: "row spread" }, el("span", {}, it.path, el("small", {}, when(it.when))),
        button(say("put-back"), back(it.name), { "aria-label": `${say("put-back")}: ${it.path}` })))));
};
