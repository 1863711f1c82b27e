// What is typed into a draft is kept in this browser until it is saved: a login that ran out, a closed window
// or a lost connection costs nothing. It is offered again, never put back unasked, and goes after a week.

const form = document.querySelector("#version_form");
const words = document.querySelector("#section-words")?.dataset ?? {};
const WEEK = 7 * 24 * 3600 * 1000;

function fields() {
  return [...form.elements].filter((one) => one.name && !["csrfmiddlewaretoken", "read_content"].includes(one.name)
    && !["submit", "button", "file"].includes(one.type) && !one.name.includes("__prefix__"));
}

function said() {
  return fields().map((one) => [one.name, one.type === "checkbox" || one.type === "radio" ? one.checked : one.value, one.value]);
}

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

function forget(prefix) {
  Object.keys(localStorage).filter((key) => key.startsWith(prefix)).forEach((key) => localStorage.removeItem(key));
}

function add(name) {
  for (let tries = 0; tries < 50 && !form.elements.namedItem(name); tries += 1) {
    const group = document.querySelector(name.startsWith("codes-") ? "#codes-group" : "#sections-group");
    const more = group?.querySelector(".add-row a");
    if (!more) return;
    more.click();
  }
}

function putBack(kept) {
  kept.fields.forEach(([name, state, value]) => {
    if (/^(sections|codes)-\d+-/.test(name)) add(name);
    fields().filter((one) => one.name === name).forEach((one) => {
      if (one.type === "checkbox" || one.type === "radio") {
        if (one.value === value) one.checked = state;
      } else if (one.type !== "hidden") {
        one.value = state;
      }
      one.dispatchEvent(new Event("input", { bubbles: true }));
    });
  });
}

function button(label, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "button";
  made.textContent = label;
  made.addEventListener("click", act);
  return made;
}

function offer(key, kept) {
  const bar = document.createElement("div");
  bar.className = "warning-note kept";
  bar.setAttribute("role", "status");
  const when = new Date(kept.at).toLocaleString(document.documentElement.lang || undefined);
  const text = document.createElement("p");
  text.textContent = `${words.kept ?? "Text of yours was not saved:"} ${when}`;
  bar.append(
    text,
    button(words.back ?? "Bring it back", () => { putBack(kept); bar.remove(); }),
    " ",
    button(words.away ?? "Throw it away", () => { localStorage.removeItem(key); bar.remove(); }),
  );
  form.before(bar);
}

if (form && form.elements.namedItem("read_revision")) {
  const place = `draft:${words.user ?? ""}:${location.pathname}:`;
  const key = place;
  const before = JSON.stringify(said());
  if (document.querySelector(".messagelist .success")) forget(place);
  const kept = read(key);
  if (kept && Date.now() - kept.at > WEEK) forget(place);
  else if (kept && JSON.stringify(kept.fields) !== before && !document.querySelector(".errornote")) offer(key, kept);

  let timer = 0;
  const keep = () => {
    const now = said();
    if (JSON.stringify(now) === before) return;
    try {
      localStorage.setItem(key, JSON.stringify({ at: Date.now(), fields: now }));
    } catch {
      // no room, or not allowed here: the form itself is all there is
    }
  };
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(keep, 400);
  });
  form.addEventListener("submit", keep);
}
