// Words of the reader's language. They come from Python with the page; here their braces are filled.
(function () {
  "use strict";

  let words = null;
  window.hrkpiSay = (name, fields) => {
    const box = document.getElementById("words");
    if (!words && box) words = JSON.parse(box.dataset.said);
    return ((words || {})[name] || "").replace(/\{(\w+)\}/g, (_, field) => String((fields || {})[field]));
  };

  // The language is a cookie, so that whatever the server sends next speaks it; the address stays.
  document.addEventListener("click", (event) => {
    const chosen = event.target.closest && event.target.closest("[data-language]");
    if (!chosen) return;
    document.cookie = `language=${chosen.dataset.language}; Path=/; Max-Age=31536000; SameSite=Lax`;
    location.reload();
  });
})();
