// A Word file becomes a draft; what is pasted from Word or a web page becomes the desk's own plain text.
import { ask, button, el, say, stored, tell, telling } from "./page.js";

const take = telling(async (file) => {
  tell(say("reading-word"));
  const { path, said } = await ask("word", { name: file.name, data: await stored(file) });
  location.hash = `#/bai/${path.split("/").map(encodeURIComponent).join("/")}`;
  setTimeout(() => tell(said), 400);
});

export const takeWord = () => {
  const chooser = el("input", { type: "file", class: "sr", tabindex: "-1", "aria-hidden": "true", accept: ".docx,.doc,.odt,.rtf" });
  chooser.addEventListener("change", () => chooser.files[0] && take(chooser.files[0]));
  const box = el("div", { class: "drop row" }, button(say("word"), () => chooser.click()), el("span", {}, say("word-hint")), chooser);
  box.addEventListener("dragover", (event) => { event.preventDefault(); box.classList.add("over"); });
  box.addEventListener("dragleave", () => box.classList.remove("over"));
  box.addEventListener("drop", (event) => {
    event.preventDefault();
    box.classList.remove("over");
    if (event.dataTransfer.files[0]) take(event.dataTransfer.files[0]);
  });
  return box;
};

export const pasted = async (html, plain) => {
  const { text, said } = await ask("paste", { html, plain });
  if (said) tell(said);
  return text;
};
