// Publishing: what will change, what stops it, and where to see it afterwards.
import { ask, button, el, say, telling } from "./page.js";
import { address } from "./start.js";

const MOST = 8;

export const showPublish = async (main, head) => {
  main.replaceChildren(el("h1", {}, say("publish")), el("p", { role: "status" }, say("publish-wait")));
  const plan = await ask("plan");
  const done = el("div", { role: "status" });
  const go = telling(async () => {
    send.disabled = true;
    done.replaceChildren(el("p", {}, say("publishing")));
    const answer = await ask("publish").finally(() => { send.disabled = false; });
    done.replaceChildren(el("div", { class: "card" }, answer.said.map((line) => el("p", {}, line)),
      answer.address ? el("p", {}, el("a", { href: answer.address, target: "_blank", rel: "noopener" }, answer.address)) : null));
    if (answer.done) send.hidden = true;
  });
  const send = button(say("publish-now"), go, { class: "main" });
  const shown = (lines) => el("ul", { class: "stories" }, lines.map((it) => el("li", {}, it)));
  const listed = (title, lines) => lines.length
    ? el("section", { class: "card" }, el("h2", {}, title), shown(lines.slice(0, MOST)),
      lines.length > MOST ? el("details", {}, el("summary", {}, say("and-more", { count: lines.length - MOST })), shown(lines.slice(MOST))) : null) : null;
  const stop = (it) => [it.path ? el("a", { href: address(it.path) }, `${it.path}${it.line ? `:${it.line}` : ""}`) : null, " ", it.message];
  main.replaceChildren(...[el("h1", {}, say("publish")),
    plan.stops.length ? el("div", { class: "alert" }, el("h2", {}, say("stops-publishing")), el("ul", { class: "stories" }, plan.stops.map((it) => el("li", {}, stop(it))))) : null,
    el("div", { class: "card" }, plan.notes.map((it) => el("p", {}, it)),
      plan.ready ? send : el("p", {}, el("strong", {}, plan.stops.length ? say("mend-first") : say("nothing-new")))),
    done,
    listed(say("changed-stories"), plan.stories.map((it) => el("span", {}, el("strong", {}, it.what), " ", it.title))),
    listed(say("changed-pages"), plan.pages)].filter(Boolean));
};
