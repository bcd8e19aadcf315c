// The Data page. Files go straight to the server's disk, not through a callback; the page hears only the name of the upload.
(function () {
  "use strict";

  const word = window.hrkpiSay;
  const say = (text) => { const line = document.getElementById("uploading"); if (line) line.textContent = text; };
  const zone = (event) => event.target.closest && event.target.closest("[data-drop]");

  const act = (what, which) => window.dash_clientside.set_props({ page: "data", part: "act" }, { data: { what, which, at: Date.now() } });

  // Of a folder only what a connector can read: a folder also holds what its owner never thinks of.
  const readable = (files) => {
    const found = Array.from(files).filter((file) => /\.(csv|tsv|txt|xlsx|json|jsonl|parquet)$/i.test(file.name) && !file.name.startsWith("."));
    if (!found.length) say(word("nothing-readable"));
    return found;
  };

  const send = (files) => {
    if (!files.length) return;
    const form = new FormData();
    Array.from(files).forEach((file) => form.append("files", file, file.name));
    const request = new XMLHttpRequest();
    request.open("POST", "/upload");
    request.responseType = "json";
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) say(word("uploading-part", { percent: Math.round((event.loaded / event.total) * 100) }));
    };
    request.onload = () => {
      const answer = request.response || {};
      if (request.status === 200 && answer.job) {
        say(word("uploaded"));
        act("upload", answer.job);
      } else if (request.status === 413) say(word("too-large"));
      else say(word("refused", { why: answer.refused || word("not-taken") }));
    };
    request.onerror = () => say(word("not-sent"));
    say(word("uploading"));
    request.send(form);
  };

  document.addEventListener("click", (event) => {
    const asked = event.target.closest && event.target.closest("[data-act]");
    if (asked) act(asked.dataset.act, asked.dataset.which || "");
    const upload = event.target.closest && event.target.closest("[data-upload]");
    if (!upload) return;
    const field = document.createElement("input");
    field.type = "file";
    field.multiple = true;
    if (upload.dataset.upload === "folder") field.webkitdirectory = true;
    field.onchange = () => send(upload.dataset.upload === "folder" ? readable(field.files) : field.files);
    field.click();
  });

  ["dragover", "dragleave", "drop"].forEach((kind) => {
    document.addEventListener(kind, (event) => {
      const into = zone(event);
      if (!into) return;
      event.preventDefault();
      into.classList.toggle("over", kind === "dragover");
      if (kind === "drop") send(event.dataTransfer.files);
    });
  });
})();
