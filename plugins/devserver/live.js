// Put into each page by `make devserver`: loads the page anew after a build, and shows on it what is wrong with the stories.
(() => {
  "use strict";
  const { version, mark } = document.currentScript.dataset;
  let mine = Number(version);
  const make = (tag, words) => Object.assign(document.createElement(tag), { textContent: words });
  let box = null;

  const STYLE = `
    :host { all: initial; position: fixed; inset: auto 0 0 0; z-index: 2147483647; }
    section { font: 17px/1.6 system-ui, sans-serif; max-height: 60vh; overflow: auto; padding: 1rem 1.25rem; color: #fff;
      background: #7a1010; box-shadow: 0 -4px 24px rgb(0 0 0 / 45%); }
    h2 { font-size: 1.1em; margin: 0 0 .5rem; } ul { margin: 0; padding-left: 1.25rem; } li { margin: .5rem 0; }
    code { font: .95em/1.5 ui-monospace, monospace; background: rgb(0 0 0 / 35%); padding: .1em .4em; }
    button { font: inherit; float: right; color: inherit; background: none; border: 1px solid; cursor: pointer; }`;

  const show = ({ findings, failure }) => {
    box?.remove();
    box = null;
    if (!failure && !findings.length) return;
    box = document.createElement("ban-tin-errors");
    const section = document.createElement("section");
    section.setAttribute("role", "alert");
    section.lang = "vi";
    const close = make("button", "Ẩn");
    close.addEventListener("click", () => box.remove());
    section.append(close, make("h2", failure ? (mine ? "Chưa dựng được trang; đây là trang cũ" : "Chưa dựng được trang") : "Có lỗi phải sửa trước khi đăng"));
    const list = document.createElement("ul");
    for (const [path, line, message] of findings) {
      const row = document.createElement("li");
      row.append(make("code", line ? `${path}:${line}` : path), ` ${message}`);
      list.append(row);
    }
    if (failure) section.append(make("p", failure));
    section.append(list);
    box.attachShadow({ mode: "open" }).append(make("style", STYLE), section);
    document.documentElement.append(box);
  };

  // A page whose bytes are what they were stays as it is, with all that its reader has opened or written on it.
  const changed = async () => {
    const answer = await fetch(location.href, { method: "HEAD", cache: "no-store" });
    return answer.headers.get("ETag") !== `"${mark}"`;
  };
  const hear = async (told) => {
    if (told.version !== mine && (await changed().catch(() => true))) return location.reload();
    mine = told.version;
    if (!told.proof) show(told); // what was wrong before the last save may be mended
  };

  let news = null;
  const listen = () => {
    news = new EventSource("/__dev/events");
    news.addEventListener("message", ({ data }) => hear(JSON.parse(data)));
  };
  // A browser holds few connections to one host: tabs that nobody looks at give theirs back.
  document.addEventListener("visibilitychange", () => {
    news?.close();
    if (!document.hidden) listen();
  });
  listen();
})();
