// Put into each page by `make devserver`: loads the page anew after a build, and shows on it what there is to say of its story.
(() => {
  "use strict";
  const { version, mark } = document.currentScript.dataset;
  let mine = Number(version);
  let said = {}; // the words of the server, in the language of the office
  const make = (tag, words = "") => Object.assign(document.createElement(tag), { textContent: words });

  const STYLE = `
    :host { all: initial; position: fixed; inset: auto 0 0 0; z-index: 2147483647; display: flex; flex-direction: column;
      max-height: 45vh; font: 17px/1.6 system-ui, sans-serif; overflow-wrap: anywhere; box-shadow: 0 -4px 24px rgb(0 0 0 / 45%); }
    ban-tin-errors, ban-tin-notes { display: block; min-height: 0; overflow: auto; color: #fff; background: #7a1010; }
    ban-tin-notes { color: #1c1400; background: #ffc457; border-top: 1px solid #5c3d00; }
    section { padding: .5rem 1.25rem .75rem; } section.closed { padding-bottom: .5rem; }
    header { display: flex; gap: 1rem; align-items: center; justify-content: space-between; }
    h2 { font-size: 1.05em; line-height: 1.4; margin: 0; } ul { margin: 0; padding-left: 1.25rem; } li { margin: .5rem 0; }
    p { margin: .25rem 0; } section.closed > :not(header) { display: none; }
    code { font: .95em/1.5 ui-monospace, monospace; background: rgb(0 0 0 / 35%); padding: .1em .4em; }
    code.typed { display: block; width: fit-content; max-width: 100%; box-sizing: border-box; margin-top: .25rem; }
    ban-tin-notes code { background: rgb(255 255 255 / 45%); } a { color: inherit; }
    strong { white-space: nowrap; text-decoration: underline; text-underline-offset: .2em; }
    button { font: inherit; flex: none; min-width: 44px; min-height: 44px; padding: 0 .75rem; color: inherit; background: none;
      border: 1px solid; border-radius: 4px; cursor: pointer; }
    :focus-visible { outline: 3px solid; outline-offset: 2px; }`;

  // What the editor has folded away stays so until there is something else to say.
  const isFolded = (key, words) => sessionStorage.getItem(key) === words;
  const foldable = (section, title, key, words) => {
    const head = make("header");
    const button = make("button");
    const set = (closed) => {
      section.classList.toggle("closed", closed);
      button.textContent = closed ? said.show : said.hide;
      button.setAttribute("aria-expanded", String(!closed));
      closed ? sessionStorage.setItem(key, words) : sessionStorage.removeItem(key);
      makeRoom();
    };
    button.addEventListener("click", () => set(!section.classList.contains("closed")));
    section.addEventListener("keydown", ({ key: pressed }) => pressed === "Escape" && set(true));
    head.append(make("h2", title), button);
    section.prepend(head);
    return () => set(isFolded(key, words));
  };

  const row = ([path, line, message, severity, stops, typed]) => {
    const item = make("li");
    const place = make("a");
    place.href = `/${path.split("/").map(encodeURIComponent).join("/")}`;
    place.append(make("code", line ? `${path}:${line}` : path));
    item.append(place, ` ${said[severity]}: ${message} `);
    if (severity === "warning") item.append(make("strong", stops ? said.stops : said.passes));
    if (typed) item.append(Object.assign(make("code", typed), { className: "typed" }));
    return item;
  };
  const section = (role, rows, words = "") => {
    const it = make("section");
    it.setAttribute("role", role);
    it.lang = said.lang;
    if (words) it.append(make("p", words));
    const list = make("ul");
    list.append(...rows.map(row));
    if (rows.length) it.append(list);
    return it;
  };

  let box = null;
  // The page can be scrolled so far that nothing of it stays under the box.
  const makeRoom = () => {
    const height = box ? `${box.offsetHeight}px` : "";
    document.documentElement.style.paddingBottom = height;
    document.documentElement.style.scrollPaddingBottom = height;
  };
  const put = (name, it, title, key, words) => {
    const holder = make(name);
    const open = foldable(it, title, key, words);
    holder.append(it);
    box.shadowRoot.append(holder);
    open();
  };
  const show = ({ findings, failure, own, said: words }) => {
    said = words;
    box?.remove();
    box = null;
    const told = "told" in document.documentElement.dataset; // the page itself says what is wrong in its own file
    const errors = findings.filter((it) => it[3] === "error" && !(told && it[0] === own));
    const notes = told ? [] : findings.filter((it) => it[3] !== "error");
    if (failure || errors.length || notes.length) {
      box = make("ban-tin-desk");
      box.attachShadow({ mode: "open" }).append(make("style", STYLE));
      document.documentElement.append(box);
    }
    if (failure || errors.length) {
      const title = failure ? said.failed : said.errors;
      put("ban-tin-errors", section("alert", errors, failure), title, "ban-tin-errors", JSON.stringify([failure, errors]));
    }
    if (notes.length) put("ban-tin-notes", section("status", notes), said.notes, "ban-tin-notes", JSON.stringify(notes));
    makeRoom();
  };
  addEventListener("resize", makeRoom);

  // A page whose bytes are what they were stays as it is, with all that its reader has opened or written on it.
  const changed = async () => {
    const answer = await fetch(location.href, { method: "HEAD", cache: "no-store" });
    return answer.headers.get("ETag") !== `"${mark}"`;
  };
  const hear = async (told) => {
    const isOther = async () => (told.mark ? told.mark !== mark : changed().catch(() => true));
    if (told.version !== mine && (await isOther())) return location.reload();
    mine = told.version;
    if (!told.proof) show(told); // what was wrong before the last save may be mended
  };

  let news = null;
  const listen = () => {
    news = new EventSource(`/__dev/events?page=${encodeURIComponent(location.pathname)}`);
    news.addEventListener("message", ({ data }) => hear(JSON.parse(data)));
  };
  // A browser holds few connections to one host: tabs that nobody looks at give theirs back.
  document.addEventListener("visibilitychange", () => {
    news?.close();
    if (!document.hidden) listen();
  });
  listen();
})();
