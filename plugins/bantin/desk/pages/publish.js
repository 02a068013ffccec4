// Publishing: what will change, what stops it, and where to see it afterwards. Whoever leaves meanwhile need not wait.
import { ask, button, el, Refused, say, tell, telling } from "./page.js";
import { address } from "./address.js";

const MOST = 8;

const shown = (lines) => el("ul", { class: "stories" }, lines.map((it) => el("li", {}, it)));
const listed = (title, lines) => lines.length
  ? el("section", { class: "card" }, el("h2", {}, title), shown(lines.slice(0, MOST)),
    lines.length > MOST ? el("details", {}, el("summary", {}, say("and-more", { count: lines.length - MOST })), shown(lines.slice(MOST))) : null) : null;
const stop = (it) => [it.path ? el("a", { href: address(it.path) }, `${it.path}${it.line ? `:${it.line}` : ""}`) : null, " ", it.message];

export const showPublish = async (main) => {
  let isLeft = false, isGoing = false;
  const done = el("div", { role: "status" });
  const go = telling(async () => {
    send.disabled = isGoing = true;
    done.replaceChildren(el("p", {}, say("publishing")));
    try {
      const answer = await ask("publish");
      if (isLeft) { tell(answer.said.join(" ")); return; }
      done.replaceChildren(el("div", { class: "card" }, answer.said.map((line) => el("p", {}, line)),
        answer.address ? el("p", {}, el("a", { href: answer.address, target: "_blank", rel: "noopener" }, answer.address)) : null));
      main.replaceChildren(title(), done);
    } catch (error) {
      if (!(error instanceof Refused) || isLeft) throw error;
      done.replaceChildren(el("p", { class: "alert" }, error.message));
    } finally {
      send.disabled = isGoing = false;
    }
  });
  const send = button(say("publish-now"), go, { class: "main" });
  const title = () => el("h1", {}, say("publish"));
  main.replaceChildren(title(), el("p", { role: "status" }, say("publish-wait")));

  (async () => {
    const plan = await ask("plan").catch((error) => ({ refused: error.message }));
    if (isLeft) return;
    main.replaceChildren(title(), ...(plan.refused ? [el("p", { class: "alert" }, plan.refused)] : told(plan)));
  })();
  const told = (plan) => [
    plan.stops.length ? el("div", { class: "alert" }, el("h2", {}, say("stops-publishing")), el("ul", { class: "stories" }, plan.stops.map((it) => el("li", {}, stop(it))))) : null,
    el("div", { class: "card" }, plan.notes.map((it) => el("p", {}, it)),
      plan.ready ? send : el("p", {}, el("strong", {}, plan.stops.length ? say("mend-first") : say("nothing-new")))),
    done,
    listed(say("changed-stories"), plan.stories.map((it) => el("span", {}, el("strong", {}, it.what), " ", it.title))),
    listed(say("changed-pages"), plan.pages),
  ].filter(Boolean);
  return { leave: () => { isLeft = true; if (isGoing) tell(say("publishing-left")); } };
};
