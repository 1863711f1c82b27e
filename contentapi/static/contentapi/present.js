// Who else has this draft open, and whether somebody saved it meanwhile: asked of the desk every 20 seconds.
// Without script the page says what was so when it was opened.

const form = document.querySelector("#version_form");
const place = document.querySelector("#present");
const EVERY = 20_000;
const FIRST = 5_000;
let asked = false;

function said(more) {
  const body = new URLSearchParams(more);
  body.set("csrfmiddlewaretoken", form.elements.namedItem("csrfmiddlewaretoken").value);
  body.set("revision", form.elements.namedItem("read_revision").value);
  return body;
}

// Only what is new is put there, or a screen reader would say it again and again.
function show(text) {
  const made = document.createElement("template");
  made.innerHTML = text;
  if (made.content.textContent.trim() !== place.textContent.trim()) place.replaceChildren(made.content);
}

async function ask() {
  asked = true;
  try {
    const answer = await fetch(place.dataset.address, { method: "POST", body: said(), redirect: "error" });
    if (!answer.ok) throw new Error(String(answer.status));
    show(await answer.text());
  } catch {
    const told = document.createElement("p");
    told.className = "warning-note";
    told.textContent = place.dataset.away;
    show(told.outerHTML);
  }
}

if (form?.elements.namedItem("read_revision") && place) {
  setTimeout(ask, FIRST);
  setInterval(ask, EVERY);
  document.addEventListener("visibilitychange", () => {
    if (asked && !document.hidden) ask();
  });
  let sent = false; // saving leaves the draft, or opens it again: the desk knows
  form.addEventListener("submit", () => { sent = true; });
  window.addEventListener("pagehide", () => {
    if (asked && !sent) navigator.sendBeacon(place.dataset.address, said({ leave: "1" }));
  });
}
