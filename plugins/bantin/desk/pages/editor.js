// The box for the text: a plain one, which every screen reader, phone and Vietnamese keyboard knows; lines with
// findings are marked by a copy of the text underneath.
import { button, el, say } from "./page.js";

const LONG = 100_000; // letters, from which on the lines are marked in a pause, not at each key

// Where the place `at` of the text `before` is in `after`, which differs from it in one stretch.
const placeIn = (after, before, at) => {
  let same = 0;
  while (same < at && before[same] === after[same]) same += 1;
  return same === at ? at : Math.max(0, after.length - (before.length - at));
};

export const makeEditor = (text, changed) => {
  const box = el("textarea", { id: "text", spellcheck: "false", "aria-describedby": "text-hint" });
  const under = el("div", { class: "under", "aria-hidden": "true" });
  box.value = text;
  let marked = new Map();

  // Lines without findings go into as few pieces as there can be; where there are none at all nothing lies underneath.
  const paint = () => {
    const pieces = [""];
    for (const [index, line] of marked.size ? box.value.split("\n").entries() : []) {
      const grave = marked.get(index + 1);
      if (grave) pieces.push(el("mark", { class: grave }, line || " "), "\n");
      else pieces[pieces.length - 1] += `${line}\n`;
    }
    under.replaceChildren(...pieces, " ");
    under.scrollTop = box.scrollTop;
  };
  let due;
  const paintSoon = () => { clearTimeout(due); due = setTimeout(paint, box.value.length > LONG ? 600 : 0); };
  box.addEventListener("scroll", () => { under.scrollTop = box.scrollTop; });
  box.addEventListener("input", () => { paintSoon(); changed(box.value); });
  new ResizeObserver(paint).observe(box);

  // What a button writes can be undone like what is typed.
  const write = (words) => {
    box.focus();
    if (!document.execCommand("insertText", false, words)) {
      box.setRangeText(words, box.selectionStart, box.selectionEnd, "end");
      box.dispatchEvent(new Event("input"));
    }
  };
  const around = (sign, empty) => {
    const chosen = box.value.slice(box.selectionStart, box.selectionEnd) || empty;
    const start = box.selectionStart;
    write(`${sign}${chosen}${sign}`);
    box.setSelectionRange(start + sign.length, start + sign.length + chosen.length);
  };
  const lineStart = () => box.value.lastIndexOf("\n", box.selectionStart - 1) + 1;
  const before = (sign) => {
    const start = lineStart();
    const end = Math.max(box.selectionEnd, start);
    const lines = box.value.slice(start, end).split("\n");
    box.setSelectionRange(start, end);
    write(lines.map((line) => `${sign}${line.replace(/^(?:#{1,6}|-)\s+/, "")}`).join("\n"));
  };
  const link = () => {
    const chosen = box.value.slice(box.selectionStart, box.selectionEnd) || say("link-words");
    const start = box.selectionStart;
    write(`[${chosen}](https://)`);
    box.setSelectionRange(start + chosen.length + 3, start + chosen.length + 11);
  };
  // A block of its own, behind the paragraph in which the cursor stands.
  const insertBlock = (block) => {
    const end = box.value.indexOf("\n\n", box.selectionEnd);
    const place = end < 0 ? box.value.length : end;
    box.setSelectionRange(place, place);
    const left = box.value.slice(0, place);
    const gap = !left ? "" : left.endsWith("\n\n") ? "" : left.endsWith("\n") ? "\n" : "\n\n";
    write(`${gap}${block}${end < 0 ? "\n" : ""}`);
  };
  const showLine = (number) => {
    const lines = box.value.split("\n");
    const start = lines.slice(0, number - 1).reduce((sum, line) => sum + line.length + 1, 0);
    box.focus();
    box.setSelectionRange(start, start + (lines[number - 1]?.length ?? 0));
    const height = under.querySelectorAll("mark");
    const target = [...height].find((it) => it.textContent.trim() === lines[number - 1]?.trim());
    if (target) box.scrollTop = target.offsetTop - box.clientHeight / 3;
  };
  box.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    const key = event.key.toLowerCase();
    if (key !== "b" && key !== "i") return;
    event.preventDefault();
    key === "b" ? around("**", say("bold-words")) : around("*", say("italic-words"));
  });

  const tools = el("div", { class: "tools", role: "group", "aria-label": say("tools") },
    button(say("bold"), () => around("**", say("bold-words"))), button(say("italic"), () => around("*", say("italic-words"))),
    button(say("heading"), () => before("## ")), button(say("list"), () => before("- ")), button(say("link"), link));
  paint();
  return {
    box, tools, insertBlock, showLine,
    // Words of one paragraph go to the cursor, in place of what is marked; several are blocks of their own.
    insert: (words) => (words.includes("\n") ? insertBlock(words) : write(words)),
    element: el("div", { class: "paper" }, under, box),
    mark: (lines) => { marked = lines; paint(); },
    put: (words) => {
      if (words === box.value) return;
      const caret = [box.selectionStart, box.selectionEnd].map((at) => placeIn(words, box.value, at));
      box.value = words;
      if (document.activeElement === box) box.setSelectionRange(...caret);
      paint();
    },
  };
};
