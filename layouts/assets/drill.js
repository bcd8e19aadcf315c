// What can be done with a group or a month: a menu of three named actions. Every address in it comes from Python.
(function () {
  "use strict";

  const word = window.hrkpiSay;
  const make = (tag, attributes, ...inside) => {
    const one = document.createElement(tag);
    Object.entries(attributes).forEach(([name, value]) => one.setAttribute(name, value));
    one.append(...inside);
    return one;
  };
  const known = () => {
    const box = document.getElementById("drill");
    return box ? JSON.parse(box.dataset.drill) : { groups: {}, months: {} };
  };
  // The menu of all groups, or of all months, with the one in its places that was clicked.
  const menuOf = (kind, one) => {
    const all = known();
    const found = Object.hasOwn(all[`${kind}s`], one) && all[`${kind}s`][one];
    if (!found) return null;
    const called = (said) => said.replaceAll("~name~", () => found[0]);
    const at = (href) => href.replaceAll("~value~", () => found[1]);
    const { name, label, keep, down, rows } = all[kind];
    return { name: called(name), label: called(label), keep: at(keep), rows: at(rows), down: down.map(([way, href]) => [way, at(href)]) };
  };

  const AWAY = 40; // pixels scrolled, from which on a menu that stands still belongs to nothing
  let open = null; // the menu, and what had the focus before it

  const close = (back) => {
    if (!open) return;
    open.menu.remove();
    if (back && open.from && open.from.isConnected) open.from.focus();
    open = null;
  };

  const item = (label, href) => make("a", { role: "menuitem", href, tabindex: "-1" }, label);

  const show = (actions, x, y, from) => {
    close(false);
    if (!actions) return;
    const inside = [item(actions.label, actions.keep)];
    if (actions.down.length) {
      const ways = actions.down.map(([word, href]) => item(word, href));
      inside.push(make("div", { role: "group", "aria-label": word("break-down") }, make("span", { "aria-hidden": "true" }, word("break-down")), ...ways));
    }
    inside.push(item(word("show-rows"), actions.rows));
    const menu = make("div", { role: "menu", class: "drill", "aria-label": actions.name }, ...inside);
    document.getElementById("page").append(menu); // inside what every page is in, so that its landmark holds it
    const most = { x: innerWidth - menu.offsetWidth - 8, y: innerHeight - menu.offsetHeight - 8 };
    menu.style.left = `${Math.max(8, Math.min(x, most.x))}px`;
    menu.style.top = `${Math.max(8, Math.min(y, most.y))}px`;
    open = { menu, from, at: scrollY };
    menu.querySelector("a").focus();
  };

  const under = (button) => {
    const box = button.getBoundingClientRect();
    show(menuOf("group", button.dataset.group), box.left, box.bottom + 4, button);
  };

  document.addEventListener("click", (event) => {
    if (!event.target.closest) return;
    const button = event.target.closest("[data-group]");
    const panel = event.target.closest(".panel[data-line]");
    if (button) under(button);
    else if (panel && event.target.closest(".chart")) show(menuOf("group", panel.dataset.line), event.clientX, event.clientY, null);
    else if (open && !open.fresh) close(false);
    if (open) open.fresh = false;
  });

  // A chart tells of clicks by itself; it is asked to when a pointer first comes to it.
  document.addEventListener("pointerover", (event) => {
    const chart = event.target.closest && event.target.closest(".trend .js-plotly-plot");
    if (!chart || chart.dataset.drills || !chart.on) return;
    chart.dataset.drills = "1";
    chart.on("plotly_click", (told) => {
      const actions = told.points.length && menuOf("month", String(told.points[0].x));
      if (!actions) return;
      show(actions, told.event.clientX, told.event.clientY, null);
      if (open) open.fresh = true; // the click that opened it must not close it
    });
  });

  document.addEventListener("keydown", (event) => {
    if (open) {
      const items = [...open.menu.querySelectorAll("a")];
      const at = items.indexOf(document.activeElement);
      const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
      if (to !== undefined) { items[(to + items.length) % items.length].focus(); event.preventDefault(); }
      else if (event.key === "Escape") { close(true); event.stopPropagation(); }
      else if (event.key === "Tab") close(true);
      return;
    }
  });

  window.addEventListener("scroll", () => { if (open && Math.abs(scrollY - open.at) > AWAY) close(false); }, { passive: true });
})();
