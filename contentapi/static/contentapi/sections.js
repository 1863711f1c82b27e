// Up and down buttons for the sections of a draft: they reorder the page and renumber the position fields.
// Without script the numbers are typed.

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

function move(row, step) {
  const all = rows();
  const other = all[all.indexOf(row) + step];
  if (!other) return;
  if (step < 0) other.before(row);
  else other.after(row);
  renumber();
  const name = row.querySelector(".inline_label")?.textContent.trim() ?? "";
  status.textContent = `${name}: ${rows().indexOf(row) + 1}`;
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

function equip(row) {
  if (row.querySelector(".move") || !row.querySelector("input.position")) return;
  const span = document.createElement("span");
  span.className = "move";
  span.append(
    button(row, "↑", words.up, -1),
    button(row, "↓", words.down, 1),
  );
  row.querySelector("h3")?.append(span);
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
