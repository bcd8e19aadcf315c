// The Data page. Files go straight to the server's disk, not through a callback; the page hears only the name of the upload.
(function () {
  "use strict";

  const say = (text) => { const line = document.getElementById("uploading"); if (line) line.textContent = text; };
  const zone = (event) => event.target.closest && event.target.closest("[data-drop]");

  const act = (what, which) => window.dash_clientside.set_props({ page: "data", part: "act" }, { data: { what, which, at: Date.now() } });

  const send = (files) => {
    if (!files.length) return;
    const form = new FormData();
    Array.from(files).forEach((file) => form.append("files", file, file.name));
    const request = new XMLHttpRequest();
    request.open("POST", "/upload");
    request.responseType = "json";
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) say(`Uploading, ${Math.round((event.loaded / event.total) * 100)} %`);
    };
    request.onload = () => {
      const answer = request.response || {};
      if (request.status === 200 && answer.job) {
        say("Uploaded. Checking begins.");
        act("upload", answer.job);
      } else if (request.status === 413) say("Refused: these files are larger than 512 MB together.");
      else say(`Refused: ${answer.refused || "the server did not take these files."}`);
    };
    request.onerror = () => say("Not connected. The files were not sent; try again.");
    say("Uploading");
    request.send(form);
  };

  document.addEventListener("click", (event) => {
    const asked = event.target.closest && event.target.closest("[data-act]");
    if (asked) act(asked.dataset.act, asked.dataset.which || "");
    if (!(event.target.closest && event.target.closest("[data-upload]"))) return;
    const field = document.createElement("input");
    field.type = "file";
    field.multiple = true;
    field.onchange = () => send(field.files);
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
