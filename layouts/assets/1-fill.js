// Parts of a page at which nothing happens come as HTML, which is put in place here, before anything is painted.
(function () {
  "use strict";

  const root = document.documentElement;
  const charts = new Map(); // by name: a chart keeps its picture until the next one is painted
  const inside = (nodes, selector) => nodes.flatMap((one) => one.querySelectorAll ? [...one.querySelectorAll(selector)] : []);
  const summary = (one) => (one.querySelector("summary") || one).textContent;

  const keep = (hold) => hold.querySelectorAll("[data-chart]").forEach((fresh) => {
    const old = charts.get(fresh.dataset.chart);
    if (!old || hold.contains(old)) { charts.set(fresh.dataset.chart, fresh); return; }
    old.dataset.figure = fresh.dataset.figure;
    old.style.cssText = fresh.style.cssText;
    fresh.replaceWith(old);
  });

  // What its reader has opened stays open, with what is written in it.
  const unfold = (hold, before) => inside(before, "details[open]").forEach((old) => {
    const fresh = [...hold.querySelectorAll("details")].find((one) => summary(one) === summary(old));
    if (!fresh) return;
    fresh.open = true;
    const written = [...old.querySelectorAll("input, select, textarea")];
    fresh.querySelectorAll("input, select, textarea").forEach((field) => {
      const same = written.find((one) => one.name === field.name);
      if (same && (field.tagName !== "SELECT" || [...field.options].some((one) => one.value === same.value))) field.value = same.value;
    });
  });

  const fill = (place) => {
    if (place.inside === place.dataset.inside) return;
    const before = place.ours || [], hold = document.createElement("div");
    place.inside = place.dataset.inside;
    hold.innerHTML = place.inside || "";
    unfold(hold, before);
    keep(hold);
    place.ours = [...hold.childNodes];
    before.forEach((one) => one.remove());
    place.append(...place.ours);
  };

  const left = () => charts.forEach((one, name) => {
    if (one.isConnected) return;
    if (window.Plotly && one.painted) window.Plotly.purge(one);
    charts.delete(name);
  });

  // Whoever follows what is on the page hears of it once, after all of it is in place; what a chart draws is none of it.
  const drawing = (node) => node.nodeType === 1 && (node.namespaceURI.endsWith("svg") || node.closest("[data-chart]"));
  new MutationObserver((changes) => {
    const seen = changes.filter((change) => !drawing(change.target));
    if (!seen.length) return;
    seen.forEach((change) => {
      if (change.type === "attributes") fill(change.target);
      else change.addedNodes.forEach((one) => {
        if (one.nodeType !== 1) return;
        if (one.dataset.inside !== undefined) fill(one);
        one.querySelectorAll("[data-inside]").forEach(fill);
      });
    });
    left();
    document.dispatchEvent(new Event("hrkpi-changed"));
  }).observe(root, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-inside"] });
})();
