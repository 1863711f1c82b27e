// The sections of a draft in order: buttons and a handle to drag by reorder the page and renumber the position
// fields; a new section is offered a key made of its heading. Without script the numbers are typed, and the key is
// made when the draft is saved.

const words = document.querySelector("#section-words")?.dataset ?? { up: "Move up", down: "Move down" };
const group = document.querySelector("#sections-group");

function rows() {
  return [...group.querySelectorAll(".inline-related:not(.empty-form)")];
}

// A row that nobody has filled in stays untouched, or it would count as a section without a key.
function filled(row) {
  return row.classList.contains("has_original") || Boolean(row.querySelector("input[name$=-key]")?.value);
}

function renumber() {
  rows().filter(filled).forEach((row, index) => {
    row.querySelector("input.position").value = index + 1;
  });
}

function tell(row) {
  const name = row.querySelector(".inline_label")?.textContent.trim() ?? "";
  status.textContent = `${name}: ${rows().indexOf(row) + 1}`;
  row.querySelector("input.position").dispatchEvent(new Event("input", { bubbles: true }));
}

function move(row, step) {
  const all = rows();
  const other = all[all.indexOf(row) + step];
  if (!other) return;
  if (step < 0) other.before(row);
  else other.after(row);
  renumber();
  tell(row);
}

function button(row, sign, label, step) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = sign;
  made.setAttribute("aria-label", label);
  made.addEventListener("click", () => {
    move(row, step);
    made.focus();
  });
  return made;
}

// While a section is dragged only the headings are shown, so that a long guide fits on the screen.
function fold(row, folded) {
  const before = row.getBoundingClientRect().top;
  group.classList.toggle("dragging", folded);
  row.classList.toggle("dragged", folded);
  window.scrollBy(0, row.getBoundingClientRect().top - before);
}

function drag(row, handle, start) {
  const before = rows().indexOf(row);
  fold(row, true);
  handle.setPointerCapture(start.pointerId);
  const middle = (one) => one.getBoundingClientRect().top + one.getBoundingClientRect().height / 2;
  const beside = (step) => rows()[rows().indexOf(row) + step];
  // The others make way: the section itself stays where it is in the page, or it would lose the pointer.
  const follow = (event) => {
    while (beside(-1) && event.clientY < middle(beside(-1))) row.after(beside(-1));
    while (beside(1) && event.clientY > middle(beside(1))) row.before(beside(1));
    if (event.clientY < 48) window.scrollBy(0, -24);
    if (event.clientY > window.innerHeight - 48) window.scrollBy(0, 24);
  };
  const done = (kept) => {
    ["pointermove", "pointerup", "pointercancel"].forEach((name) => handle.removeEventListener(name, acts[name]));
    document.removeEventListener("keydown", escape);
    while (!kept && rows().indexOf(row) < before) row.before(beside(1));
    while (!kept && rows().indexOf(row) > before) row.after(beside(-1));
    fold(row, false);
    if (rows().indexOf(row) !== before) {
      renumber();
      tell(row);
    }
  };
  const escape = (event) => {
    if (event.key === "Escape") done(false);
  };
  const acts = { pointermove: follow, pointerup: () => done(true), pointercancel: () => done(false) };
  Object.entries(acts).forEach(([name, act]) => handle.addEventListener(name, act));
  document.addEventListener("keydown", escape);
}

// For the hand that holds a mouse or touches the screen; the buttons beside it do the same from the keyboard.
function grip(row) {
  const made = document.createElement("span");
  made.className = "grip";
  made.textContent = "⠿";
  made.title = words.drag ?? "Drag";
  made.setAttribute("aria-hidden", "true");
  made.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    event.preventDefault();
    drag(row, made, event);
  });
  return made;
}

// The same as the desk does on saving: Latin letters and digits of the heading, unlike every other key.
function proposed(row) {
  const heading = row.querySelector("input[name$=-heading]").value.normalize("NFKD").replace(/[^\x00-\x7f]|'/g, "");
  const parts = heading.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  while (parts.join("-").length > 40 && parts.length > 1) parts.pop();
  const stem = parts.join("-").slice(0, 40);
  const taken = rows().filter((one) => one !== row).map((one) => one.querySelector("input[name$=-key]")?.value);
  let key = stem;
  for (let number = 2; stem && (taken.includes(key) || key === "guide"); number += 1) key = `${stem}-${number}`;
  return key;
}

function offerKey(row) {
  const key = row.querySelector("input[name$=-key]");
  const heading = row.querySelector("input[name$=-heading]");
  if (!key || !heading || row.classList.contains("has_original")) return;
  let offered = key.value;
  const label = row.querySelector(".inline_label");
  heading.addEventListener("input", () => {
    if (label) label.textContent = heading.value;
    if (key.value !== offered) return;
    offered = proposed(row);
    key.value = offered;
    renumber();
  });
}

function equip(row) {
  if (row.querySelector(".move") || !row.querySelector("input.position")) return;
  const span = document.createElement("span");
  span.className = "move";
  span.append(
    button(row, "↑", words.up, -1),
    button(row, "↓", words.down, 1),
    grip(row),
  );
  row.querySelector("h3")?.append(span);
  offerKey(row);
}

const status = document.createElement("p");
status.setAttribute("role", "status");
status.className = "visually-hidden";

if (group) {
  group.append(status);
  rows().forEach(equip);
  document.addEventListener("formset:added", (event) => {
    if (event.detail?.formsetName !== "sections") return;
    equip(event.target);
    renumber();
  });
}
