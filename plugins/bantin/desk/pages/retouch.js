// Cutting a photo, and covering a face or a paper, before it is saved: frames are drawn by pointer, or typed in percent.
import { ask_in_dialog, button, el, field, say, tell } from "./page.js";

const SIDE = 1200;

export const retouch = async (photo) => {
  const image = await createImageBitmap(photo.file).catch(() => null);
  if (!image) { tell(say("no-picture")); return undefined; }
  const scale = Math.min(1, SIDE / Math.max(image.width, image.height));
  const canvas = el("canvas", { class: "canvas", width: Math.round(image.width * scale), height: Math.round(image.height * scale), role: "img", "aria-label": say("retouch-canvas") });
  const paint = canvas.getContext("2d");
  let crop = photo.change.crop ?? null, blur = [...(photo.change.blur ?? [])], kind = "blur", from = null, now = null;

  const box = ([left, top, right, bottom]) => [left * canvas.width, top * canvas.height, (right - left) * canvas.width, (bottom - top) * canvas.height];
  const draw = () => {
    paint.drawImage(image, 0, 0, canvas.width, canvas.height);
    paint.fillStyle = "#222";
    for (const it of [...blur, ...(now && kind === "blur" ? [now] : [])]) paint.fillRect(...box(it));
    const kept = now && kind === "crop" ? now : crop;
    if (!kept) return;
    const [x, y, width, height] = box(kept);
    paint.fillStyle = "rgb(0 0 0 / 60%)";
    paint.fillRect(0, 0, canvas.width, y);
    paint.fillRect(0, y + height, canvas.width, canvas.height);
    paint.fillRect(0, y, x, height);
    paint.fillRect(x + width, y, canvas.width, height);
  };
  const place = (event) => {
    const edge = canvas.getBoundingClientRect();
    const within = (value) => Math.min(1, Math.max(0, value));
    return [within((event.clientX - edge.left) / edge.width), within((event.clientY - edge.top) / edge.height)];
  };
  const frame = (one, two) => [Math.min(one[0], two[0]), Math.min(one[1], two[1]), Math.max(one[0], two[0]), Math.max(one[1], two[1])];
  const add = (it) => {
    if (it[2] - it[0] < 0.01 || it[3] - it[1] < 0.01) return;
    if (kind === "crop") crop = it; else blur.push(it);
  };
  canvas.addEventListener("pointerdown", (event) => { canvas.setPointerCapture(event.pointerId); from = place(event); });
  canvas.addEventListener("pointermove", (event) => { if (from) { now = frame(from, place(event)); draw(); } });
  canvas.addEventListener("pointerup", (event) => { if (from) add(frame(from, place(event))); from = now = null; draw(); });
  draw();

  return ask_in_dialog(say("retouch"), (close) => {
    const cover = button(say("cover"), () => choose("blur")), cut = button(say("cut"), () => choose("crop"));
    const choose = (it) => { kind = it; cover.setAttribute("aria-pressed", it === "blur"); cut.setAttribute("aria-pressed", it === "crop"); };
    choose("blur");
    const typed = [say("left"), say("above"), say("right"), say("below")].map((name, index) => [name, el("input", { type: "number", min: "0", max: "100", value: index < 2 ? "0" : "100" })]);
    const byKeys = () => {
      const [left, top, right, bottom] = typed.map(([, input]) => Math.min(100, Math.max(0, Number(input.value))) / 100);
      add(frame([left, top], [right, bottom]));
      draw();
    };
    return [el("p", {}, say("retouch-hint")), el("div", { class: "row" }, cover, cut, button(say("start-over"), () => { crop = null; blur = []; draw(); })), canvas,
      el("details", {}, el("summary", {}, say("by-keys")), el("div", { class: "pair" }, typed.map(([name, input]) => field(name, input))), button(say("set-frame"), byKeys)),
      el("div", { class: "row" }, button(say("done"), () => { close({ ...(crop ? { crop } : {}), ...(blur.length ? { blur } : {}) }); }, { class: "main" }),
        button(say("cancel"), () => close()))];
  });
};
