// The table of groups: sorted by its headings, its names one stop of the Tab key. Hidden groups stay at the end.
(function () {
  "use strict";

  let chosen = null; // table, column and way, which stay while only its months or filters change

  const key = (row, at) => {
    const cell = row.cells[at];
    if (row.dataset.last) return null;
    if (cell.dataset.value !== undefined) return Number(cell.dataset.value);
    return cell.textContent;
  };
  const numeric = (rows, at) => rows.some((row) => row.cells[at].dataset.value !== undefined);
  const compare = (at, down, numbers) => (one, other) => {
    const a = key(one, at), b = key(other, at);
    const lacks = (value) => value === null || (numbers && typeof value !== "number");
    if (lacks(a) || lacks(b)) return lacks(a) - lacks(b);
    return (numbers ? a - b : a.localeCompare(b)) * (down ? -1 : 1);
  };

  const stop = (table) => table.querySelectorAll("tbody .opens").forEach((name, at) => { name.tabIndex = at ? -1 : 0; });

  const sort = (table, at, down) => {
    const rows = [...table.tBodies[0].rows];
    table.tBodies[0].append(...rows.sort(compare(at, down, numeric(rows, at))));
    table.querySelectorAll("thead th[aria-sort]").forEach((head) => {
      const here = head === table.tHead.rows[0].cells[at];
      head.setAttribute("aria-sort", here ? (down ? "descending" : "ascending") : "none");
    });
    stop(table);
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest && event.target.closest("[data-sort]");
    if (!button) return;
    const table = button.closest("table"), head = button.closest("th");
    chosen = { of: table.dataset.of, at: Number(button.dataset.sort), down: head.getAttribute("aria-sort") === "ascending" };
    sort(table, chosen.at, chosen.down);
  });

  document.addEventListener("keydown", (event) => {
    const name = event.target.closest && event.target.closest(".groups tbody .opens");
    const way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!name || !way || document.querySelector(".drill")) return;
    event.preventDefault();
    const names = [...name.closest("tbody").querySelectorAll(".opens")];
    const next = names[names.indexOf(name) + way];
    if (next) next.focus();
  });

  let before = null;
  document.addEventListener("hrkpi-changed", () => {
    const table = document.querySelector("table.groups");
    if (table && table !== before) {
      stop(table);
      if (chosen && chosen.of === table.dataset.of) sort(table, chosen.at, chosen.down);
    }
    before = table;
  });
})();
