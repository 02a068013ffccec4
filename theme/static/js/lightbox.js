// The large photos of a page over it, one after the other: arrows, keys, swipes, zoom, captions. Fetched with the first tap on
// a photo (reader.js); without it the link opens the photo alone.
(() => {
  "use strict";
  const SWIPE = 48; // pixels
  let dialog, figure, place, words, photos, shown, opened;

  const element = (name, className, ...children) => {
    const made = document.createElement(name);
    made.className = className;
    made.append(...children);
    return made;
  };
  const button = (className, label, act, sign) => {
    const made = element("button", ["lightbox__button", className].join(" "), sign || label);
    made.type = "button";
    if (sign) made.setAttribute("aria-label", label);
    made.addEventListener("click", act);
    return made;
  };
  const isZoomed = () => dialog.classList.contains("lightbox--zoomed");

  const zoom = (wanted) => {
    dialog.classList.toggle("lightbox--zoomed", wanted);
    dialog.querySelector(".lightbox__zoom").textContent = wanted ? words.smaller : words.larger;
    const photo = figure.firstElementChild;
    if (wanted) figure.scrollTo((photo.offsetWidth - figure.clientWidth) / 2, (photo.offsetHeight - figure.clientHeight) / 2);
  };

  const show = (number) => {
    shown = (number + photos.length) % photos.length;
    const link = photos[shown], small = link.querySelector("img");
    const large = element("img", "lightbox__photo");
    large.alt = small.alt;
    large.width = small.getAttribute("width");
    large.height = small.getAttribute("height");
    large.src = link.href;
    large.addEventListener("dblclick", () => zoom(!isZoomed()));
    const holder = link.closest("figure"), caption = holder && holder.querySelector("figcaption");
    figure.replaceChildren(large, ...(caption ? [element("figcaption", "lightbox__caption", ...caption.cloneNode(true).childNodes)] : []));
    place.textContent = photos.length > 1 ? `${shown + 1}/${photos.length}` : "";
    zoom(false);
    if (photos.length > 1) new Image().src = photos[(shown + 1) % photos.length].href;
  };
  const step = (by) => photos.length > 1 && show(shown + by);

  const build = () => {
    const close = button("", words.close, () => dialog.close());
    close.autofocus = true;
    figure = element("figure", "lightbox__figure");
    place = element("p", "lightbox__place");
    place.setAttribute("role", "status");
    const bar = element("div", "lightbox__bar", place, button("lightbox__zoom", words.larger, () => zoom(!isZoomed())), close);
    dialog = element("dialog", "lightbox", bar, figure, button("lightbox__step lightbox__step--back", words.previous, () => step(-1), "‹"), button("lightbox__step lightbox__step--on", words.next, () => step(1), "›"));
    dialog.setAttribute("aria-label", words.label);
    // A click on the dark ground closes; one on the photo, its caption or a button does not.
    dialog.addEventListener("click", ({ target }) => (target === dialog || (target === figure && !isZoomed())) && dialog.close());
    dialog.addEventListener("close", () => { figure.replaceChildren(); photos[shown].focus({ preventScroll: shown === opened }); });
    dialog.addEventListener("keydown", ({ key }) => {
      if (key === "ArrowLeft" && !isZoomed()) step(-1);
      if (key === "ArrowRight" && !isZoomed()) step(1);
      if (key === "+" || key === "=") zoom(true);
      if (key === "-") zoom(false);
    });
    let from;
    dialog.addEventListener("touchstart", ({ touches }) => { from = touches.length === 1 && !isZoomed() && touches[0]; }, { passive: true });
    dialog.addEventListener("touchend", ({ changedTouches: [to] }) => {
      const [x, y] = from ? [to.clientX - from.clientX, to.clientY - from.clientY] : [0, 0];
      if (Math.abs(x) > SWIPE && Math.abs(x) > 2 * Math.abs(y)) step(x < 0 ? 1 : -1);
    });
    document.body.append(dialog);
  };

  window.openLightbox = (named, links, link) => {
    [words, photos] = [named, links];
    if (!dialog) build();
    dialog.classList.toggle("lightbox--one", links.length < 2);
    if (!dialog.open) dialog.showModal();
    opened = links.indexOf(link);
    show(opened);
  };
})();
