// What the browser does by itself: the address, keys, copying, filtering. No figure is made here.
(function () {
  "use strict";

  const word = window.hrkpiSay;
  const root = document.documentElement;
  const kept = (name, value) => {
    try {
      if (value === undefined) return localStorage.getItem(name);
      localStorage.setItem(name, value);
    } catch (closed) { /* a browser that keeps nothing still works */ }
    return value;
  };
  const last = (page, search) => {
    try {
      if (search === undefined) return sessionStorage.getItem("hrkpi-" + page);
      sessionStorage.setItem("hrkpi-" + page, search);
    } catch (closed) { /* as above */ }
    return search;
  };
  const $ = (selector) => document.querySelector(selector);
  const $$ = (selector) => Array.from(document.querySelectorAll(selector));

  const tell = (text) => {
    const toast = $("#toast");
    if (!toast) return;
    toast.textContent = text;
    clearTimeout(tell.timer);
    tell.timer = setTimeout(() => { toast.textContent = ""; }, 4000);
  };

  const go = (href) => {
    history.pushState({}, "", href);
    go.moved = true;
    window.dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
  };

  // The page follows the address, unless it was the page's own controls that wrote it.
  let written = null;
  const route = (path, search) => {
    if (written !== null && (path || "/") + (search || "") === written) return dash_clientside.no_update;
    written = null;
    return { path, search };
  };

  // The address: values in, canonical query out. The first run replaces, later runs push; only Back rebuilds the page.
  const address = (values, switches, defaults) => {
    const context = dash_clientside.callback_context;
    const asked = {};
    (context.inputs_list[0] || []).forEach((input) => { asked[input.id.control] = input.value; });
    (context.inputs_list[1] || []).forEach((input) => { asked[input.id.switch] = input.value ? "1" : "0"; });
    const query = new URLSearchParams();
    Object.keys(defaults || {}).forEach((name) => {
      const given = asked[name];
      const all = Array.isArray(given) ? given : [given];
      all.forEach((value) => {
        if (value !== undefined && value !== null && value !== "" && value !== defaults[name]) query.append(name, value);
      });
    });
    const search = query.toString() ? "?" + query.toString() : "";
    const page = Object.keys(asked).length ? location.pathname : null;
    if (!page) return dash_clientside.no_update;
    const first = !context.triggered_id;
    if (search !== location.search) {
      history[first ? "replaceState" : "pushState"](history.state || {}, "", location.pathname + search);
      written = location.pathname + search;
      dash_clientside.set_props("address", { search, href: location.href }); // so that it notices when Back leaves it
    }
    last(location.pathname, search);
    return first ? dash_clientside.no_update : search;
  };

  // A page has been opened: its title, its mark in the navigation, and focus where a reader of the screen starts.
  const arrived = () => {
    requestAnimationFrame(() => {
      const page = $("#page > [data-title]");
      if (page) document.title = page.dataset.title;
      $$(".pages a").forEach((link) => {
        const here = page && link.dataset.page === page.dataset.key;
        if (here) link.setAttribute("aria-current", "page"); else link.removeAttribute("aria-current");
      });
      if (go.moved) { window.scrollTo(0, 0); $("#main").focus({ preventScroll: true }); }
      go.moved = false;
      drawer(false);
    });
    return dash_clientside.no_update;
  };

  const step = (back, on, month, months) => {
    const labels = (months || []).map((option) => option.value);
    const at = labels.indexOf(month);
    const moved = { previous: 1, next: -1 }[(dash_clientside.callback_context.triggered_id || {}).part] || 0;
    const to = Math.min(Math.max(at + moved, 0), labels.length - 1);
    step.way = dash_clientside.callback_context.triggered_id ? moved || step.way : 0;
    window.hrkpiStepped(labels, to, step.way);
    return [labels[to] === month ? dash_clientside.no_update : labels[to], to >= labels.length - 1, to <= 0];
  };

  const reset = (clicks, values, switches, defaults) => {
    const context = dash_clientside.callback_context;
    if (!clicks) return [values.map(() => dash_clientside.no_update), switches.map(() => dash_clientside.no_update)];
    const first = (name) => defaults[name];
    return [
      (context.states_list[0] || []).map((state) => Array.isArray(state.value) ? [] : state.id.control === "kpi" ? state.value : first(state.id.control)),
      (context.states_list[1] || []).map((state) => first(state.id.switch) === "1"),
    ];
  };

  window.dash_clientside = Object.assign({}, window.dash_clientside, { hrkpi: { route, address, arrived, step, reset } });

  const drawer = (open) => {
    const opener = $("#open-navigation");
    if (!opener) return;
    const was = root.dataset.nav === "open";
    root.dataset.nav = open ? "open" : "closed";
    opener.setAttribute("aria-expanded", String(open));
    if (open) $("#side a").focus();
    else if (was) opener.focus({ preventScroll: true });
  };

  const only = (button) => {
    const cards = button.closest(".scorecard");
    const tone = button.dataset.tone || "";
    if (tone) cards.dataset.only = tone; else delete cards.dataset.only;
    cards.querySelectorAll(".filter").forEach((other) => other.setAttribute("aria-pressed", String(other === button)));
  };
  // Which cards are shown belongs to the entry of the history: whoever comes back to it finds them so.
  let seen = null;
  document.addEventListener("hrkpi-changed", () => {
    const cards = $(".scorecard"), tone = (history.state || {}).only;
    if (cards === seen) return;
    seen = cards;
    const button = cards && tone && cards.querySelector(`.filter[data-tone="${CSS.escape(tone)}"]`);
    if (button) only(button);
  });

  const charts = (how) => {
    root.dataset.charts = kept("hrkpi-charts", how);
    window.hrkpiPaint();
    $$("[data-twin]").forEach((button) => button.setAttribute("aria-pressed", String(how === "table")));
    window.dispatchEvent(new Event("resize")); // a chart that was away may have another width now
  };

  const copy = () => {
    const href = location.href;
    const done = () => tell(word("copied"));
    if (navigator.clipboard) navigator.clipboard.writeText(href).then(done, () => tell(href)); else tell(href);
  };

  const single = () => kept("hrkpi-keys") !== "off";
  const keys = (on) => {
    kept("hrkpi-keys", on ? "on" : "off");
    $$("[data-keys]").forEach((button) => {
      button.setAttribute("aria-pressed", String(!on));
      button.textContent = word(on ? "keys-off" : "keys-on");
    });
  };

  const dialog = (id) => {
    const box = document.getElementById(id);
    keys(single());
    if (box && !box.open) box.showModal();
  };

  // Where the server does not answer, the figures stay and a line says how old they may be.
  const ask = window.fetch.bind(window);
  const line = (text) => { const box = $("#line"); if (box && box.textContent !== text) box.textContent = text; };
  window.hrkpiLost = () => line(word("not-connected"));
  window.fetch = (...asked) => ask(...asked).then(
    (answer) => { line(""); return answer; },
    (failure) => { window.hrkpiLost(); throw failure; });

  document.addEventListener("click", (event) => {
    const on = (selector) => event.target.closest && event.target.closest(selector);
    $$("details.menu[open]").forEach((menu) => { if (!menu.contains(event.target)) menu.open = false; });
    let found;
    if ((found = on("[data-drawer]"))) drawer(found.dataset.drawer === "open");
    else if ((found = on(".filter"))) {
      only(found);
      history.replaceState({ ...history.state, only: found.dataset.tone || "" }, "");
    }
    else if ((found = on("[data-twin]"))) charts(root.dataset.charts === "table" ? "chart" : "table");
    else if (on("[data-copy]")) copy();
    else if ((found = on("[data-opens]"))) {
      const inside = document.getElementById(found.dataset.opens);
      inside.hidden = !inside.hidden;
      found.setAttribute("aria-expanded", String(!inside.hidden));
    }
    else if ((found = on("[data-unfolds]"))) found.setAttribute("aria-expanded", String(found.getAttribute("aria-expanded") !== "true"));
    else if (on("[data-reload]")) location.reload();
    else if ((found = on("[data-dialog]"))) dialog(found.dataset.dialog);
    else if (on("[data-close]")) on("dialog").close();
    else if (on("[data-keys]")) keys(!single());
    else if (on("dialog.keys") === event.target && event.target.tagName === "DIALOG") event.target.close();
    else if ((found = on("a[data-export]"))) {
      found.href = found.dataset.export + (found.dataset.export.includes("?") ? location.search.replace("?", "&") : location.search);
      window.hrkpiTake(event, found);
    }
    else if ((found = on('a[href^="/"]')) && !found.hasAttribute("download") && event.button === 0
      && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)) {
      event.preventDefault();
      const plain = found.getAttribute("href");
      go(found.dataset.page && found.pathname !== location.pathname ? plain + (last(found.pathname) || "") : plain);
    }
  });

  // A page written for a menu opens like a menu, and single keys lead where they say.
  let waiting = "";
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      $$("details.menu[open]").forEach((menu) => { menu.open = false; menu.querySelector("summary").focus(); });
      if (root.dataset.nav === "open") drawer(false);
      return;
    }
    const writing = event.target.closest("input, textarea, select, [contenteditable]");
    const held = event.ctrlKey || event.metaKey || event.altKey;
    const graph = event.getModifierState("AltGraph"); // how many a keyboard writes a bracket
    if ((held && !graph) || writing || !single() || document.querySelector("dialog[open]")) return;
    const key = event.key;
    if (waiting === "g" && /^[a-z]$/.test(key)) { const link = $(`.pages a[data-letter="${key}"]`); if (link) link.click(); }
    else if (key === "/") { const field = $(".kpi-picker input"); if (field) { event.preventDefault(); field.focus(); field.click(); } }
    else if (key === "[") { const back = $("[data-step='back']"); if (back) back.click(); }
    else if (key === "]") { const ahead = $("[data-step='on']"); if (ahead) ahead.click(); }
    else if (key === "t" && $("[data-twin]")) charts(root.dataset.charts === "table" ? "chart" : "table");
    else if (key === "c" && $("[data-copy]")) copy();
    else if (key === "?") dialog("keys");
    waiting = key === "g" ? "g" : "";
  });
})();
