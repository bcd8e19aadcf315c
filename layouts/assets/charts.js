// Charts: names of tokens become colours of the theme that is on, and what is in sight is drawn before the rest.
(function () {
  "use strict";

  const root = document.documentElement;
  const narrow = matchMedia("(max-width: 599.98px)");
  const idle = window.requestIdleCallback ? (work) => requestIdleCallback(work, { timeout: 400 }) : (work) => setTimeout(work, 30);
  const shade = () => root.getAttribute("data-mantine-color-scheme") === "dark" ? "dark" : "light";
  let settings = null;
  let fetched = null;

  // The library is fetched with the first chart, and again where it did not come.
  const library = () => fetched || (fetched = new Promise((done) => {
    settings = JSON.parse(document.getElementById("paint").dataset.paint);
    const script = document.createElement("script");
    script.src = settings.library;
    script.addEventListener("load", done);
    script.addEventListener("error", () => { fetched = null; script.remove(); window.hrkpiLost(); });
    document.head.append(script);
  }));

  const tint = (colour, alpha) => {
    if (!alpha) return colour;
    const part = (at) => parseInt(colour.slice(at, at + 2), 16);
    return `rgba(${part(1)},${part(3)},${part(5)},${alpha})`;
  };
  // On a phone there is room for every other month, and for no name on a line.
  const narrowed = (figure) => {
    const { xaxis, annotations } = figure.layout;
    figure.layout.annotations = (annotations || []).filter((text) => text.name !== "wide");
    figure.layout.shapes = (figure.layout.shapes || []).filter((line) => line.name !== "wide");
    const most = figure.layout.meta === "values" ? 3 : 5;
    if (xaxis.ticktext && xaxis.ticktext.length > most && figure.layout.meta !== "every") {
      const years = (odd) => xaxis.ticktext.filter((text, at) => at % 2 === odd && text.includes("<br>")).length;
      const odd = years(1) > years(0) ? 1 : 0;
      xaxis.tickvals = xaxis.tickvals.filter((_, at) => at % 2 === odd);
      xaxis.ticktext = xaxis.ticktext.filter((_, at) => at % 2 === odd);
    }
    return figure;
  };
  const TOKEN = /"token:([\w-]+)(?:\/([\d.]+))?"/g; // in text from data its quotes stand behind a backslash
  const read = (text) => {
    const colours = settings.tokens[shade()];
    return JSON.parse(text.replace(TOKEN, (_, name, alpha) => `"${tint(colours[name], alpha)}"`));
  };
  // What several charts have behind their own lines stands once, at what holds them.
  const behind = (place) => { const all = place.closest("[data-behind]"); return all ? all.dataset.behind : ""; };
  const figured = (place) => {
    const figure = read(place.dataset.figure);
    if (behind(place)) figure.data.unshift(read(behind(place)));
    return narrow.matches ? narrowed(figure) : figure;
  };

  const wanted = (place) => `${shade()} ${narrow.matches} ${behind(place)} ${place.dataset.figure}`;
  const late = () => [...document.querySelectorAll("[data-chart]")].filter((place) => place.clientWidth && place.painted !== wanted(place));
  const draw = (place) => {
    const figure = figured(place);
    figure.layout.width = place.clientWidth; // else it keeps the width it had, and is drawn again for the right one
    place.painted = wanted(place);
    window.Plotly.react(place, { ...figure, config: settings.config });
    place.classList.remove("late");
  };
  const inSight = (place) => {
    const box = place.getBoundingClientRect();
    return box.bottom > 0 && box.top < innerHeight;
  };

  // The others follow one by one, whenever nothing else is to be done.
  let round = 0;
  const paint = () => {
    tables();
    const mine = round += 1, waiting = late();
    waiting.forEach((place) => place.classList.add("late")); // what it shows is of another view
    if (waiting.length) library().then(() => {
      if (mine !== round) return;
      late().filter(inSight).forEach(draw);
      const next = () => {
        const [first] = mine === round ? late() : [];
        if (!first) return;
        draw(first);
        idle(next);
      };
      idle(next);
    });
  };

  // A table that says what a chart shows: made of its data where tables are shown.
  const tables = () => {
    if (root.dataset.charts !== "table") return;
    document.querySelectorAll(".as-table[data-table]").forEach((place) => {
      if (place.made === place.dataset.table) return;
      place.made = place.dataset.table;
      place.replaceChildren(tabled(JSON.parse(place.made)));
    });
  };
  const tabled = ({ caption, heads, rows }) => {
    const part = (name, inside, scope) => {
      const made = document.createElement(name);
      made.append(...[inside].flat());
      if (scope) made.scope = scope;
      return made;
    };
    const body = rows.map(([first, ...others]) =>
      part("tr", [part("th", first, "row"), ...others.map((word) => part("td", word))]));
    const title = part("caption", caption);
    title.className = "unseen";
    const table = part("table", [title, part("thead", part("tr", heads.map((word) => part("th", word, "col")))), part("tbody", body)]);
    table.className = "figures";
    return table;
  };

  window.hrkpiPaint = paint;
  document.addEventListener("hrkpi-changed", paint);
  document.addEventListener("toggle", paint, true);
  narrow.addEventListener("change", paint);
  new MutationObserver(paint).observe(root, { subtree: true, attributes: true, attributeFilter: ["data-figure", "data-behind", "data-mantine-color-scheme"] });
  window.addEventListener("beforeprint", () => { if (window.Plotly) late().forEach(draw); });
})();
