// A Word file becomes a draft; what is pasted from Word or a web page becomes the desk's own plain text.
import { ask, button, el, onFiles, Refused, say, stored, tell, telling } from "./page.js";

const WORD = /\.(docx?|docm|dotx|odt|rtf|pdf)$/i;

// One file opens as a story; of several the start lists the drafts.
const take = telling(async (files) => {
  const read = [...files].filter((it) => WORD.test(it.name));
  if (read.length < files.length) throw new Refused(say("only-word"));
  tell(say("reading-word"));
  let last;
  for (const file of read) last = await ask("word", { name: file.name, data: await stored(file) });
  if (read.length > 1) dispatchEvent(new Event("hashchange"));
  else location.hash = `#/bai/${last.path.split("/").map(encodeURIComponent).join("/")}`;
  setTimeout(() => tell(read.length > 1 ? say("word-many", { count: read.length }) : last.said), 400);
});

// The box is where files are meant to be dropped; whoever misses it has dropped them on the desk all the same.
export const takeWord = (main) => {
  const chooser = el("input", { type: "file", multiple: true, class: "sr", tabindex: "-1", "aria-hidden": "true", accept: ".docx,.doc,.odt,.rtf" });
  chooser.addEventListener("change", () => { if (chooser.files.length) take([...chooser.files]); chooser.value = ""; });
  const box = el("div", { class: "drop row" }, button(say("word"), () => chooser.click()), el("span", {}, say("word-hint")), chooser);
  onFiles(main, box, take);
  return box;
};

export const pasted = async (html, plain) => {
  try {
    const { text, said } = await ask("paste", { html, plain });
    if (said) tell(said);
    return text;
  } catch (error) {
    if (!(error instanceof Refused) || !plain) throw error;
    tell(say("plain-paste", { said: error.message }));
    return plain.replaceAll("\r\n", "\n").trimEnd();
  }
};
