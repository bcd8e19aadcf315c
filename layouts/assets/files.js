// A file that takes a while says so, and can be stopped; one that cannot be made says why, and leaves the page alone.
(function () {
  "use strict";

  const SOON = 300; // milliseconds after which a wait is told
  const LONG = 6000; // milliseconds that a message stays
  const word = window.hrkpiSay;
  let going = null; // the file that is being made

  const hush = () => { const told = document.getElementById("taking"); if (told) told.remove(); };
  const tell = (...inside) => {
    hush();
    const told = Object.assign(document.createElement("div"), { id: "taking", className: "toast" });
    told.setAttribute("role", "status");
    told.append(...inside);
    document.getElementById("toast").after(told);
    return told;
  };
  const say = (text) => { const told = tell(text); setTimeout(() => told.remove(), LONG); };

  const wait = (what, stop) => {
    const bar = document.createElement("progress");
    bar.setAttribute("aria-label", word("making", { what }));
    const end = Object.assign(document.createElement("button"), { type: "button", className: "button", textContent: word("cancel") });
    end.addEventListener("click", (event) => { event.stopPropagation(); stop.abort(); });
    tell(word("making", { what }), bar, end);
  };

  const keep = (content, name) => {
    const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(content), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), LONG);
  };
  const named = (answer) => (/filename="?([^";]+)/.exec(answer.headers.get("Content-Disposition") || "") || [])[1] || "";

  window.hrkpiTake = (event, link) => {
    if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (going) going.abort();
    const stop = going = new AbortController();
    const what = (link.firstChild.nodeType === Node.TEXT_NODE ? link.firstChild : link).textContent.trim();
    const soon = setTimeout(() => wait(what, stop), SOON);
    const over = (act) => { clearTimeout(soon); if (going === stop) { going = null; hush(); act(); } };
    fetch(link.href, { signal: stop.signal })
      .then(async (answer) => answer.ok ? [await answer.blob(), named(answer)] : [null, (await answer.text()).split("\n")[0]])
      .then(([content, name]) => over(() => content ? keep(content, name) : say(name)))
      .catch((error) => over(() => say(word(error.name === "AbortError" ? "stopped" : "not-connected"))));
  };
})();
