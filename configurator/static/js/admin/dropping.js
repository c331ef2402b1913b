/* A file is sent with a bar and a way to stop it, and may be dropped anywhere on the page. Without this, forms do. */
const form = document.querySelector("form[data-drop]");
const here = document.querySelector("[data-drop-here]");
const sending = document.querySelector("[data-sending]");
const said = document.getElementById("said");
let request = null;

form.addEventListener("submit", (event) => {
  const file = form.querySelector("input[type=file]").files[0];
  if (!file) return;
  event.preventDefault();
  send(file);
});

document.addEventListener("dragenter", (event) => {
  if (event.dataTransfer?.types.includes("Files") && !request) here.hidden = false;
});

here.addEventListener("dragover", (event) => event.preventDefault());

here.addEventListener("dragleave", (event) => {
  if (!here.contains(event.relatedTarget)) here.hidden = true;
});

here.addEventListener("drop", (event) => {
  event.preventDefault();
  here.hidden = true;
  const items = [...event.dataTransfer.items].filter((item) => item.kind === "file");
  if (items.length !== 1) say(here.dataset.several);
  else if (items[0].webkitGetAsEntry?.()?.isDirectory) say(here.dataset.folder);
  else send(items[0].getAsFile());
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") here.hidden = true;
});

sending.querySelector("[data-sending-stop]").addEventListener("click", () => request?.abort());
addEventListener("pageshow", ended);

function send(file) {
  const content = new FormData();
  content.append("file", file);
  const bar = sending.querySelector("[data-sending-bar]");
  const done = sending.querySelector("[data-sending-done]");
  sending.querySelector("[data-sending-name]").textContent = file.name;
  bar.value = 0;
  done.textContent = "";
  sending.hidden = false;
  said.replaceChildren();
  sending.scrollIntoView({ block: "nearest" });
  request = new XMLHttpRequest();
  request.open("POST", form.action);
  request.setRequestHeader("HX-Request", "true");
  request.upload.addEventListener("progress", ({ loaded, total }) => {
    bar.value = total ? loaded / total : 0;
  });
  request.upload.addEventListener("load", () => {
    bar.removeAttribute("value");
    done.textContent = done.dataset.words;
  });
  request.addEventListener("load", () => answered(request));
  request.addEventListener("error", () => {
    ended();
    say(here.dataset.lost);
  });
  request.addEventListener("abort", ended);
  request.send(content);
}

/** Where to go, or why not: a part of ours, or nothing that can be shown. */
function answered(sent) {
  const { status, responseText } = sent;
  const address = sent.getResponseHeader("HX-Redirect");
  if (address) {
    location.assign(address);
    return;
  }
  ended();
  if (status < 500 && responseText.includes("data-refused")) {
    said.replaceChildren(...new DOMParser().parseFromString(responseText, "text/html").body.children);
  } else {
    say(here.dataset.lost);
  }
}

function ended() {
  request = null;
  sending.hidden = true;
}

function say(words) {
  const notice = document.createElement("p");
  notice.className = "pc-said pc-said-wrong";
  notice.setAttribute("role", "alert");
  notice.textContent = words;
  said.replaceChildren(notice);
}
