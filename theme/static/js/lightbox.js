// A tap on a photo opens the large one over the page, with its caption; without this file the link opens it alone.
(() => {
  "use strict";
  if (!window.HTMLDialogElement) return;
  const words = document.currentScript.dataset;
  let dialog;

  const element = (name, className, ...children) => {
    const made = document.createElement(name);
    made.className = className;
    made.append(...children);
    return made;
  };

  const build = () => {
    const close = element("button", "lightbox__close", words.close);
    close.type = "button";
    close.autofocus = true;
    close.addEventListener("click", () => dialog.close());
    dialog = element("dialog", "lightbox", close, element("figure", "lightbox__figure"));
    dialog.setAttribute("aria-label", words.label);
    // A click on the dark ground reaches the dialog itself; one on the photo or its caption does not.
    dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
    dialog.addEventListener("close", () => dialog.lastElementChild.replaceChildren());
    document.body.append(dialog);
  };

  const show = (link) => {
    if (!dialog) build();
    const small = link.querySelector("img");
    const large = element("img", "lightbox__photo");
    large.alt = small.alt;
    large.width = small.getAttribute("width");
    large.height = small.getAttribute("height");
    large.src = link.href;
    const caption = link.closest("figure")?.querySelector("figcaption");
    const shown = caption ? [element("figcaption", "lightbox__caption", ...caption.cloneNode(true).childNodes)] : [];
    dialog.lastElementChild.replaceChildren(large, ...shown);
    dialog.showModal();
  };

  // Cleaning lets no data attribute of an author through, so such a link is ours; its photo lies on this host.
  const isPhoto = (link) => link?.querySelector("img") && link.protocol === location.protocol && link.host === location.host;

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[data-photo]");
    if (!isPhoto(link) || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    show(link);
  });
})();
