// A file that takes a while says so, and can be stopped; one that cannot be made says why, and leaves the page alone.
(function () {
  "use strict";

  const SOON = 300; // milliseconds after which a wait is told
  const LONG = 6000; // milliseconds that a message stays
  const MENDED = 20000; // and one that says how to mend what failed
  const AGAIN = 400; // milliseconds between two looks at what is being done
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
  const say = (text, mend = "") => {
    const told = tell(text, Object.assign(document.createElement("span"), { className: "step", textContent: mend }));
    setTimeout(() => told.remove(), mend ? MENDED : LONG);
  };
  // An error is what, where and how to mend it, a line each, the last two after their names.
  const parts = (text) => {
    const [what, , mend = ""] = text.split("\n");
    return [what, mend.replace(/^\s*\S+:\s+/, "")];
  };

  // The server names its steps, and stops at the next one when it is told to.
  const follow = (name, bar, step, stop) => {
    if (stop.signal.aborted || !step.isConnected) return;
    fetch(`/download/step/${name}`)
      .then((answer) => answer.ok ? answer.json() : { step: "" })
      .then((now) => {
        step.textContent = now.step;
        if (now.whole) Object.assign(bar, { value: now.done, max: now.whole });
        else bar.removeAttribute("value");
        setTimeout(follow, AGAIN, name, bar, step, stop);
      })
      .catch(() => {}); // the file itself says that nothing answers
  };

  const wait = (what, stop, name) => {
    const bar = document.createElement("progress");
    bar.setAttribute("aria-label", word("making", { what }));
    const step = Object.assign(document.createElement("span"), { className: "step" });
    const end = Object.assign(document.createElement("button"), { type: "button", className: "button", textContent: word("cancel") });
    end.addEventListener("click", (event) => { event.stopPropagation(); stop.abort(); });
    tell(word("making", { what }), bar, step, end);
    follow(name, bar, step, stop);
  };

  const naming = () => Array.from(crypto.getRandomValues(new Uint8Array(12)), (one) => one.toString(16).padStart(2, "0")).join("");

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
    const name = naming();
    stop.signal.addEventListener("abort", () => { fetch(`/download/stop/${name}`, { method: "POST", keepalive: true }).catch(() => {}); });
    const soon = setTimeout(() => wait(what, stop, name), SOON);
    const over = (act) => { clearTimeout(soon); if (going === stop) { going = null; hush(); act(); } };
    fetch(link.href, { signal: stop.signal, headers: { "X-Follow": name } })
      .then(async (answer) => answer.ok ? [await answer.blob(), named(answer)] : [null, ...parts(await answer.text())])
      .then(([content, name, mend]) => over(() => content ? keep(content, name) : say(name, mend)))
      .catch((error) => over(() => say(word(error.name === "AbortError" ? "stopped" : "not-connected"))));
  };
})();
