// Views kept by name: each is an address. They stay in this browser; nothing is sent anywhere.
(function () {
  "use strict";

  const word = window.hrkpiSay;
  const KEY = "hrkpi-views", LONGEST = 80, MOST = 50, SECONDS = 10;
  const read = () => {
    try {
      const kept = JSON.parse(localStorage.getItem(KEY) || "[]");
      return Array.isArray(kept) ? kept.filter((view) => view && typeof view.name === "string" && /^\/[^/\\]/.test(view.href)) : [];
    } catch (broken) { return []; }
  };
  const write = (views) => {
    try { localStorage.setItem(KEY, JSON.stringify(views)); return true; } catch (closed) { return false; }
  };
  const make = (tag, attributes, ...inside) => {
    const one = document.createElement(tag);
    Object.entries(attributes).forEach(([name, value]) => one.setAttribute(name, value));
    one.append(...inside);
    return one;
  };
  const icon = (name) => make("span", { class: `icon icon-${name}`, "aria-hidden": "true" });
  const short = (name) => name.trim().slice(0, LONGEST);

  const tell = (text, undo) => {
    const toast = document.getElementById("toast");
    if (!toast) return;
    toast.replaceChildren(text);
    clearTimeout(tell.timer);
    if (undo) {
      const button = make("button", { type: "button", class: "button" }, word("undo"));
      button.addEventListener("click", (event) => { event.stopPropagation(); toast.replaceChildren(); undo(); });
      toast.append(" ", button);
    }
    tell.timer = setTimeout(() => toast.replaceChildren(), (undo ? SECONDS : 4) * 1000);
  };

  const change = (views, said, before) => {
    if (!write(views)) { tell(word("not-kept")); return; }
    draw();
    tell(said, before && (() => { write(before); draw(); }));
  };

  const named = () => {
    const kpi = document.querySelector(".kpi-picker input");
    const scope = document.querySelector(".upper .note");
    return short([kpi && kpi.value, scope && scope.textContent].filter(Boolean).join(", ")) || word("view");
  };

  const rename = (row, at) => {
    const views = read();
    const field = make("input", { type: "text", value: views[at].name, maxlength: String(LONGEST), "aria-label": word("new-name"), class: "rename" });
    let done = false;
    const end = (keep) => {
      if (done) return;
      done = true;
      const name = short(field.value);
      if (keep && name && name !== views[at].name) change(views.map((view, place) => place === at ? { ...view, name } : view), word("renamed", { name }), views);
      else draw();
    };
    field.addEventListener("keydown", (event) => {
      event.stopPropagation();
      if (event.key === "Enter") end(true);
      if (event.key === "Escape") end(false);
    });
    field.addEventListener("blur", () => end(true));
    row.replaceChildren(field);
    field.focus();
    field.select();
  };

  const rowOf = (view, at) => {
    const row = make("li", {}, make("a", { href: view.href }, view.name));
    const edit = make("button", { type: "button", class: "button plain", "aria-label": word("rename-view", { name: view.name }) }, word("rename"));
    const drop = make("button", { type: "button", class: "button square plain", "aria-label": word("delete-view", { name: view.name }) }, icon("close"));
    edit.addEventListener("click", (event) => { event.stopPropagation(); rename(row, at); });
    drop.addEventListener("click", (event) => {
      event.stopPropagation();
      const before = read();
      change(before.filter((_, place) => place !== at), word("deleted", { name: view.name }), before);
    });
    row.append(edit, drop);
    return row;
  };

  const draw = () => {
    const list = document.querySelector("[data-saved]");
    if (list) list.replaceChildren(...read().map(rowOf));
  };

  document.addEventListener("toggle", (event) => { if (event.target.matches && event.target.matches(".saved[open]")) draw(); }, true);
  document.addEventListener("click", (event) => {
    if (!event.target.closest || !event.target.closest("[data-save]")) return;
    const href = location.pathname + location.search;
    const others = read().filter((view) => view.href !== href);
    if (others.length >= MOST) { tell(word("too-many", { most: MOST })); return; }
    const name = named();
    change([{ name, href }, ...others], word("saved", { name }));
  });
})();
