// A first look: a line over each of its pages, until it is ended; and the ways in that begin on another page.
(function () {
  "use strict";

  const kept = (name, value) => {
    try {
      if (value === undefined) return sessionStorage.getItem(name);
      if (value === null) sessionStorage.removeItem(name); else sessionStorage.setItem(name, value);
    } catch (closed) { /* a browser that keeps nothing shows no look */ }
    return value;
  };

  const show = () => {
    const look = document.getElementById("look");
    if (!look) return;
    const on = kept("hrkpi-look") === "on";
    const stops = Array.from(look.querySelectorAll("[data-stop]"));
    stops.forEach((stop) => { stop.hidden = !(on && stop.dataset.stop === location.pathname); });
    look.hidden = stops.every((stop) => stop.hidden);
  };

  // A way in that was chosen before the Data page was there begins as soon as it is.
  const begin = () => {
    const way = kept("hrkpi-way");
    const button = way && document.querySelector(`#page [data-way="${way}"]`);
    if (!button) return;
    kept("hrkpi-way", null);
    button.click();
  };

  document.addEventListener("click", (event) => {
    const on = (selector) => event.target.closest && event.target.closest(selector);
    let found;
    if ((found = on("[data-look]"))) { kept("hrkpi-look", found.dataset.look); show(); }
    else if ((found = on("[data-begin]"))) kept("hrkpi-way", found.dataset.begin);
  }, true);

  document.addEventListener("hrkpi-changed", () => { show(); begin(); });
  window.addEventListener("popstate", show);
})();
