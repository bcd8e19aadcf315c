// Whoever steps through the months finds the next one ready: the server works it out while this one is looked at.
(function () {
  "use strict";

  const WAIT = 200; // milliseconds of quiet before
  let known = null; // months, the latest first; which of them is shown; which way the last step went
  let last = "";
  let timer = 0;

  window.hrkpiStepped = (labels, at, way) => { known = { labels, at, way }; };

  const foresee = (way) => {
    const page = document.querySelector("#page > [data-key]"), month = known && known.labels[known.at + way];
    if (!way || !month || !page || document.hidden) return;
    const query = new URLSearchParams(location.search);
    query.set("month", month);
    const address = `/foreseen/${page.dataset.key}?${query}`;
    if (address === last) return;
    last = address;
    fetch(address, { priority: "low" }).catch(() => { last = ""; }); // where it fails, the click itself asks and tells
  };

  document.addEventListener("hrkpi-changed", () => {
    clearTimeout(timer);
    timer = setTimeout(() => foresee(known ? known.way : 0), WAIT);
  });
  ["pointerover", "focusin"].forEach((name) => document.addEventListener(name, (event) => {
    const step = event.target.closest && event.target.closest("[data-step]");
    if (step) foresee(step.dataset.step === "back" ? 1 : -1);
  }));
})();
