// Photos of a story: a card for each; new ones are looked at, cut and covered before anything of them is saved.
import { ask, ask_in_dialog, button, el, field, onFiles, Refused, say, stored, tell, telling } from "./page.js";
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

// A card that changes places in `holder` by dragging its picture, and by two buttons whose focus goes along with it.
// The picture alone is dragged: in the boxes beside it text is marked with the same movement.
const movable = (kind, holder, number, count, moved) => {
  const move = (to) => async () => {
    await moved(number, to);
    const names = to > number ? [".later", ".sooner"] : [".sooner", ".later"];
    names.map((name) => holder.children[to]?.querySelector(name)).find((it) => it && !it.disabled)?.focus();
  };
  const buttons = [button(say("sooner"), move(number - 1), { class: "plain sooner", disabled: number === 0 }),
    button(say("later"), move(number + 1), { class: "plain later", disabled: number === count - 1 })];
  const made = (label, pictures, ...rest) => {
    const handle = el("div", { class: "handle", draggable: true }, pictures);
    const card = el("article", { class: "photo", "aria-label": label }, handle, ...rest);
    handle.addEventListener("dragstart", (event) => {
      event.dataTransfer.setData(kind, String(number));
      event.dataTransfer.setDragImage(card, 20, 20);
      card.classList.add("lifted");
    });
    handle.addEventListener("dragend", () => card.classList.remove("lifted"));
    const isOurs = (event) => [...event.dataTransfer.types].includes(kind);
    card.addEventListener("dragover", (event) => { if (isOurs(event)) event.preventDefault(); });
    card.addEventListener("drop", (event) => {
      if (!isOurs(event)) return;
      event.preventDefault();
      event.stopPropagation();
      const from = Number(event.dataTransfer.getData(kind));
      if (from !== number) moved(from, number);
    });
    return card;
  };
  return { buttons, made };
};

export const makePhotos = (path, editor, changed) => {
  const folder = path.split("/").slice(0, -1).map(encodeURIComponent).join("/");
  const cards = el("div", { class: "photos" });
  const chooser = el("input", { type: "file", multiple: true, accept: KINDS, class: "sr", tabindex: "-1", "aria-hidden": "true" });
  const choose = button(say("photo"), () => chooser.click());
  const hold = el("section", { class: "card" }, el("h2", {}, say("photos")),
    el("div", { class: "drop" }, el("p", {}, say("photos-hint")), button(say("choose-photos"), () => chooser.click()), chooser), cards);

  const put = (body) => { editor.put(body); changed(body); };
  // One question after another, each about the text as the one before has left it. What was typed while the desk
  // answered stays: in the text, and in the boxes of the cards, which are not drawn anew while somebody is in them.
  let last = Promise.resolve();
  const inTurn = (work) => telling((...given) => {
    last = last.catch(() => {}).then(() => work(...given));
    return last;
  });
  const isTypedIn = () => cards.contains(document.activeElement);
  const carryOut = async (change) => {
    const sent = editor.box.value;
    const { body, cards: found } = await ask("cards", { body: sent, ...change });
    if (editor.box.value !== sent) return carryOut(change);
    if (body !== sent) put(body);
    if (!("edit" in change) || !isTypedIn()) render(found);
  };
  const edit = inTurn(carryOut);

  const card = (it, number, all) => {
    const alts = it.photos.map((photo) => el("input", { value: photo.alt }));
    const caption = el("textarea", { rows: "2" });
    caption.value = it.caption;
    const credit = el("input", { value: it.credit });
    const send = () => edit({ edit: it.index, alts: alts.map((each) => each.value), caption: caption.value, credit: credit.value });
    [...alts, caption, credit].forEach((box) => box.addEventListener("change", send));
    const { buttons, made } = movable("text/x-photo", cards, number, all.length, (from, to) => edit({ move: from, to }));
    const named = say("photo-number", { number: number + 1 });
    const source = (photo) => `/photo/${folder ? `${folder}/` : ""}${photo.name.split("/").map(encodeURIComponent).join("/")}`;
    return made(named, it.photos.map((photo) => el("img", { src: source(photo), alt: photo.alt || named, draggable: false })),
      el("div", {}, alts.map((box) => field(say("alt"), box)), field(say("caption"), caption), field(say("credit"), credit),
        el("div", { class: "row" }, buttons, button(say("remove-photo"), () => edit({ remove: it.index }), { class: "plain" }))));
  };
  const render = (found) => cards.replaceChildren(...found.map(card));
  const show = inTurn(async () => {
    const { cards: found } = await ask("cards", { body: editor.box.value });
    if (!isTypedIn()) render(found);
  });
  let calm;
  editor.box.addEventListener("input", () => { clearTimeout(calm); calm = setTimeout(() => isTypedIn() || show(), 600); });

  // New photos are only looked at here; nothing is stored before the person says so.
  const take = telling(async (files) => {
    const shown = [], unread = [];
    for (const file of files) {
      try {
        shown.push(await readable(file));
      } catch (error) {
        if (!(error instanceof Refused) || files.length === 1) throw error;
        unread.push(file.name);
      }
    }
    tell(unread.length ? say("photos-left", { names: unread.join(", ") }) : "");
    if (!shown.length) return;
    const fresh = shown.map((file) => ({ file, address: URL.createObjectURL(file), change: {} }));
    const blocks = [];
    await ask_in_dialog(say("new-photos"), (close) => {
      const list = el("div", { class: "photos" });
      let order = fresh;
      const lastCredit = [...cards.querySelectorAll("article")].at(-1)?.querySelectorAll("input");
      const draw = () => list.replaceChildren(...order.map((it, index) => newCard(it, index)));
      const shift = (from, to) => {
        order = order.toSpliced(from, 1).toSpliced(to, 0, order[from]);
        draw();
      };
      // Where one cannot be stored the dialog stays, with what was typed about it and about those after it.
      const store = async (close, button) => {
        button.disabled = true;
        await telling(storeAll)(close);
        button.disabled = false;
      };
      const storeAll = async (close) => {
        for (const it of [...order]) {
          tell(say("storing-photo"));
          blocks.push((await ask("photo", { path, data: await stored(it.file), alt: it.alt.value, caption: it.caption.value, credit: it.credit.value, ...it.change })).block);
          order = order.filter((each) => each !== it);
          draw();
        }
        close();
      };
      const newCard = (it, index) => {
        it.alt ??= el("input", {});
        it.caption ??= el("textarea", { rows: "2" });
        it.credit ??= el("input", { value: lastCredit ? lastCredit[lastCredit.length - 1].value : "" });
        it.image ??= el("img", { src: it.address, alt: it.file.name, draggable: false });
        const { buttons, made } = movable("text/x-new-photo", list, index, order.length, shift);
        return made(say("photo-number", { number: index + 1 }), it.image,
          el("div", {}, field(say("alt"), it.alt, say("alt-hint")), field(say("caption"), it.caption), field(say("credit"), it.credit),
            el("div", { class: "row" }, buttons,
              button(say("retouch"), async () => { it.change = (await retouch(it)) ?? it.change; }, { class: "plain" }),
              button(say("leave-out"), () => { order = order.filter((each) => each !== it); draw(); }, { class: "plain" }))));
      };
      draw();
      return [el("p", {}, say("new-photos-hint")), list,
        el("div", { class: "row" }, button(say("add-photos"), (event) => store(close, event.target), { class: "main" }), button(say("cancel"), () => close()))];
    });
    fresh.forEach((it) => URL.revokeObjectURL(it.address));
    if (!blocks.length) return;
    blocks.forEach(editor.insertBlock);
    tell(say("photos-added", { count: blocks.length }));
    await show();
  });
  chooser.addEventListener("change", () => { take([...chooser.files]); chooser.value = ""; });
  for (const place of [hold, editor.element]) onFiles(place, hold, take);
  return { element: hold, button: choose, take, show };
};
