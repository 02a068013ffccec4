// The way between the screens: what stands behind "#" in the address.
import { el, learn, Refused, say, site, tell, telling } from "./page.js";
import { showStart } from "./start.js";
import { showStory } from "./story.js";
import { showPublish } from "./publish.js";
import { showBin } from "./bin.js";

const main = document.getElementById("main");
let leave = () => {};

const head = (...more) =>
  document.getElementById("top").replaceChildren(el("div", { class: "row spread" },
    el("a", { href: "#/", class: "button" }, say("desk")), ...more));

const show = telling(async () => {
  tell("");
  await leave();
  leave = () => {};
  const [, screen = "", ...rest] = decodeURIComponent(location.hash.slice(1)).split("/");
  const screens = { bai: showStory, dang: showPublish, "thung-rac": showBin };
  head();
  main.replaceChildren(el("p", {}, say("loading")));
  let made;
  try {
    made = await (screens[screen] ?? showStart)(main, head, rest.join("/"));
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    main.replaceChildren(el("p", { class: "alert" }, error.message));
  }
  leave = made?.leave ?? leave;
  const title = main.querySelector("h1")?.textContent;
  document.title = [title, site].filter(Boolean).join(" · ");
  main.focus({ preventScroll: true });
  scrollTo(0, 0);
});

// A file that is dropped beside all places for it must not take the place of the desk.
for (const name of ["dragover", "drop"]) addEventListener(name, (event) => event.preventDefault());

await learn();
// One screen after the other: whoever goes on before the last one stands waits for it, and sees where they went last.
let turn = Promise.resolve();
const next = () => { turn = turn.then(show); };
addEventListener("hashchange", next);
next();
