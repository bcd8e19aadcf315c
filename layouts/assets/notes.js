// Notes beside a trend: what is written goes to the server, and the view is drawn anew. Texts are set as text, never as markup.
(function () {
  "use strict";

  const SECONDS = 10;
  const $ = (selector) => document.querySelector(selector);

  const tell = (text, word, undo) => {
    const toast = $("#toast");
    if (!toast) return;
    toast.replaceChildren(text);
    clearTimeout(tell.timer);
    if (undo) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "button";
      button.textContent = word;
      button.addEventListener("click", (event) => { event.stopPropagation(); toast.replaceChildren(); undo(); });
      toast.append(" ", button);
    }
    tell.timer = setTimeout(() => toast.replaceChildren(), (undo ? SECONDS : 4) * 1000);
  };

  const opener = () => $(".write-note > summary");
  const focus = () => { if (opener()) opener().focus({ preventScroll: true }); };

  // What had the focus may be gone once the view is drawn anew; then it goes to where the next note is written.
  const follow = () => {
    const before = opener();
    const watch = new MutationObserver(() => {
      if (opener() === before) return;
      watch.disconnect();
      if (document.activeElement === document.body) focus();
    });
    watch.observe($("#page"), { childList: true, subtree: true });
    setTimeout(() => watch.disconnect(), SECONDS * 1000);
  };

  // Drawn anew by the page's own round, as if its address had changed.
  const redraw = () => { follow(); window.dash_clientside.set_props({ page: "explore", part: "search" }, { data: location.search }); };

  const send = (body) => fetch("/notes", {
    method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ search: location.search, ...body }),
  }).then((answer) => answer.json()).then((told) => { if (told.refused) throw new Error(told.refused); return told; });

  const form = () => $("form[data-note-form]");
  const refuse = (why) => {
    const line = form() && form().querySelector(".form-error");
    if (line && form().closest("details").open) line.textContent = why; else tell(why);
  };

  const close = () => {
    const one = form();
    if (!one) return;
    one.reset();
    delete one.dataset.note;
    one.querySelector(".form-error").textContent = "";
    const box = one.closest("details");
    if (box.open) { box.open = false; box.querySelector("summary").focus(); }
  };

  const save = (one) => {
    const fields = Object.fromEntries(new FormData(one));
    const note = one.dataset.note;
    send(note ? { what: "change", note, text: fields.text } : { what: "add", ...fields })
      .then((told) => { close(); redraw(); tell(told.said); }).catch((failure) => refuse(failure.message));
  };

  const change = (button) => {
    const one = form();
    if (!one) return;
    one.reset();
    one.dataset.note = button.dataset.noteChange;
    one.closest("details").open = true;
    one.elements.text.value = button.dataset.text;
    one.elements.text.focus();
  };

  const done = (told, word, undo) => { focus(); redraw(); tell(told.said, word, undo); };

  const remove = (note) => {
    const word = form() ? form().dataset.undo : "Undo";
    const restore = () => send({ what: "restore", note }).then((told) => done(told)).catch((failure) => refuse(failure.message));
    send({ what: "remove", note }).then((told) => done(told, word, restore)).catch((failure) => refuse(failure.message));
  };

  document.addEventListener("submit", (event) => {
    if (!event.target.matches("form[data-note-form]")) return;
    event.preventDefault();
    save(event.target);
  });
  document.addEventListener("click", (event) => {
    const on = (selector) => event.target.closest && event.target.closest(selector);
    let found;
    if (on("[data-note-cancel]")) close();
    else if ((found = on("[data-note-change]"))) change(found);
    else if ((found = on("[data-note-remove]"))) remove(found.dataset.noteRemove);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && event.target.closest && event.target.closest(".write-note[open]")) close();
  });
  document.addEventListener("toggle", (event) => {
    if (!event.target.matches || !event.target.matches(".write-note")) return;
    if (event.target.open && !form().dataset.note) form().elements.text.focus();
    if (!event.target.open) delete form().dataset.note;
  }, true);
})();
