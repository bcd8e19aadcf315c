// The catalogue narrows as one types: entries that have all words stay, and the address keeps what was typed.
(function () {
  "use strict";

  const say = window.hrkpiSay;
  const find = () => {
    const field = document.getElementById("find");
    if (!field) return;
    const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    const entries = Array.from(document.querySelectorAll(".entry[data-words]"));
    entries.forEach((entry) => { entry.hidden = !words.every((word) => entry.dataset.words.includes(word)); });
    document.querySelectorAll(".catalogue .family").forEach((family) => { family.hidden = !family.querySelector(".entry:not([hidden])"); });
    const left = entries.filter((entry) => !entry.hidden).length;
    document.getElementById("nothing").hidden = left > 0;
    document.getElementById("found").textContent = say(words.length ? "found" : "all", { left, all: entries.length });
  };

  const keep = (text) => {
    const query = new URLSearchParams(location.search);
    if (text) query.set("q", text); else query.delete("q");
    history.replaceState({}, "", location.pathname + (query.toString() ? "?" + query.toString() : ""));
  };

  document.addEventListener("input", (event) => {
    if (event.target.id !== "find") return;
    keep(event.target.value.trim());
    find();
  });

  document.addEventListener("keydown", (event) => {
    const field = document.getElementById("find");
    if (!field) return;
    const writing = event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key === "Escape" && event.target === field && field.value) {
      const write = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set;
      write.call(field, ""); // as if it were typed, so that the framework notices
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
    if (event.key !== "/" || writing || event.ctrlKey || event.metaKey || event.altKey) return;
    let off = false;
    try { off = localStorage.getItem("hrkpi-keys") === "off"; } catch (closed) { /* single keys are on */ }
    if (off || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    field.focus();
    field.select();
  });

  document.addEventListener("click", (event) => { if (event.target.closest && event.target.closest("[data-print]")) window.print(); });

  // Entries that have just come are narrowed as well.
  let before = null;
  document.addEventListener("hrkpi-changed", () => {
    const entry = document.querySelector(".entry");
    if (entry && entry !== before) find();
    before = entry;
  });
})();
