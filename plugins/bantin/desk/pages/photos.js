// Photos of a story: a card for each; new ones are looked at, cut and covered before anything of them is saved.
import { ask, ask_in_dialog, button, el, field, onFiles, say, stored, tell, telling } from "./page.js";
import { retouch } from "./retouch.js";

const SHOWN = ["image/jpeg", "image/png", "image/gif", "image/webp", "image/avif"];
const KINDS = "image/*,.heic,.heif";

// A photo that browsers do not show, such as one of an iPhone, comes back from the desk as one that they do.
const readable = async (file) => {
  if (SHOWN.includes(file.type)) return file;
  tell(say("storing-photo"));
  const { data, ending } = await ask("look", { data: await stored(file) });
  const bytes = Uint8Array.from(atob(data), (it) => it.charCodeAt(0));
  return new File([bytes], file.name, { type: ending === ".png" ? "image/png" : "image/jpeg" });
};
export const isPhoto = (file) => file.type.startsWith("image/") || /\.hei[cf]$/i.test(file.name);

export const makePhotos = (path, editor, changed) => {
  const folder = path.split("/").slice(0, -1).map(encodeURIComponent).join("/");
  const cards = el("div", { class: "photos" });
  const chooser = el("input", { type: "file", multiple: true, accept: KINDS, class: "sr", tabindex: "-1", "aria-hidden": "true" });
  const choose = button(say("photo"), () => chooser.click());
  const hold = el("section", { class: "card" }, el("h2", {}, say("photos")),
    el("div", { class: "drop" }, el("p", {}, say("photos-hint")), button(say("choose-photos"), () => chooser.click()), chooser), cards);

  const put = (body) => { editor.put(body); changed(body); };
  const edit = telling(async (change) => {
    const { body, cards: found } = await ask("cards", { body: editor.box.value, ...change });
    if (body !== editor.box.value) put(body);
    if (!("edit" in change)) render(found);
  });

  const card = (it, number, all) => {
    const alts = it.photos.map((photo, index) => {
      const box = el("input", { value: photo.alt });
      box.addEventListener("change", () => edit({ edit: it.index, alts: alts.map((each) => each.value), caption: caption.value, credit: credit.value }));
      return box;
    });
    const caption = el("textarea", { rows: "2" });
    caption.value = it.caption;
    const credit = el("input", { value: it.credit });
    const send = () => edit({ edit: it.index, alts: alts.map((each) => each.value), caption: caption.value, credit: credit.value });
    [...alts, caption, credit].forEach((box) => box.addEventListener("change", send));
    const move = (to) => async () => {
      await edit({ move: it.index, to });
      cards.children[to]?.querySelector(to > number ? ".later" : ".sooner")?.focus();
    };
    const made = el("article", { class: "photo", draggable: true, "aria-label": say("photo-number", { number: number + 1 }) },
      el("div", {}, it.photos.map((photo) => el("img", { src: `/photo/${folder ? `${folder}/` : ""}${photo.name.split("/").map(encodeURIComponent).join("/")}`, alt: photo.alt || say("photo-number", { number: number + 1 }) }))),
      el("div", {}, alts.map((box) => field(say("alt"), box)), field(say("caption"), caption), field(say("credit"), credit),
        el("div", { class: "row" },
          button(say("sooner"), move(number - 1), { class: "plain sooner", disabled: number === 0 }),
          button(say("later"), move(number + 1), { class: "plain later", disabled: number === all.length - 1 }),
          button(say("remove-photo"), () => edit({ remove: it.index }), { class: "plain" }))));
    made.addEventListener("dragstart", (event) => { event.dataTransfer.setData("text/x-photo", String(it.index)); made.classList.add("lifted"); });
    made.addEventListener("dragend", () => made.classList.remove("lifted"));
    made.addEventListener("dragover", (event) => event.preventDefault());
    made.addEventListener("drop", (event) => {
      const from = event.dataTransfer.getData("text/x-photo");
      if (from === "") return;
      event.preventDefault();
      event.stopPropagation();
      edit({ move: Number(from), to: number });
    });
    return made;
  };
  const render = (found) => cards.replaceChildren(...found.map(card));
  const show = telling(async () => render((await ask("cards", { body: editor.box.value })).cards));
  let calm;
  editor.box.addEventListener("input", () => { clearTimeout(calm); calm = setTimeout(() => cards.contains(document.activeElement) || show(), 600); });

  // New photos are only looked at here; nothing is stored before the person says so.
  const take = telling(async (files) => {
    const shown = [];
    for (const file of files) shown.push(await readable(file));
    tell("");
    const fresh = shown.map((file) => ({ file, address: URL.createObjectURL(file), change: {} }));
    const added = await ask_in_dialog(say("new-photos"), (close) => {
      const list = el("div", { class: "photos" });
      let order = fresh;
      const lastCredit = [...cards.querySelectorAll("article")].at(-1)?.querySelectorAll("input");
      const draw = () => list.replaceChildren(...order.map((it, index) => newCard(it, index)));
      const shift = (index, by) => () => {
        const next = [...order];
        [next[index], next[index + by]] = [next[index + by], next[index]];
        order = next;
        draw();
      };
      const newCard = (it, index) => {
        it.alt ??= el("input", {});
        it.caption ??= el("textarea", { rows: "2" });
        it.credit ??= el("input", { value: lastCredit ? lastCredit[lastCredit.length - 1].value : "" });
        it.image ??= el("img", { src: it.address, alt: it.file.name });
        return el("article", { class: "photo", "aria-label": say("photo-number", { number: index + 1 }) }, el("div", {}, it.image),
          el("div", {}, field(say("alt"), it.alt, say("alt-hint")), field(say("caption"), it.caption), field(say("credit"), it.credit),
            el("div", { class: "row" },
              button(say("sooner"), shift(index, -1), { class: "plain", disabled: index === 0 }),
              button(say("later"), shift(index, 1), { class: "plain", disabled: index === order.length - 1 }),
              button(say("retouch"), async () => { it.change = (await retouch(it)) ?? it.change; }, { class: "plain" }),
              button(say("leave-out"), () => { order = order.filter((each) => each !== it); draw(); }, { class: "plain" }))));
      };
      draw();
      return [el("p", {}, say("new-photos-hint")), list,
        el("div", { class: "row" }, button(say("add-photos"), () => close(order), { class: "main" }), button(say("cancel"), () => close()))];
    });
    try {
      for (const it of added ?? []) {
        tell(say("storing-photo"));
        const { block } = await ask("photo", { path, data: await stored(it.file), alt: it.alt.value, caption: it.caption.value, credit: it.credit.value, ...it.change });
        editor.insertBlock(block);
      }
      if (added?.length) tell(say("photos-added", { count: added.length }));
    } finally {
      fresh.forEach((it) => URL.revokeObjectURL(it.address));
      await show();
    }
  });
  chooser.addEventListener("change", () => { take([...chooser.files]); chooser.value = ""; });
  for (const place of [hold, editor.element]) onFiles(place, hold, take);
  return { element: hold, button: choose, take, show };
};
