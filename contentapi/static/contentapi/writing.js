// Beside every section's text: a small toolbar, and the text as readers will see it, by the renderer of releases.
// Without script the text is typed as it is, and the preview has a page of its own.

const form = document.querySelector("#version_form");
const words = document.querySelector("#writing-words")?.dataset;

const TOOLS = [
  ["B", "bold", (text) => ["**", text || "…", "**"]],
  ["I", "italic", (text) => ["*", text || "…", "*"]],
  ["H", "heading", (text) => ["\n\n### ", text || "…", "\n\n"]],
  ["•", "list", (text) => ["\n\n- ", (text || "…").split("\n").join("\n- "), "\n\n"]],
  ["1.", "numbers", (text) => ["\n\n1. ", (text || "…").split("\n").join("\n1. "), "\n\n"]],
  ["→", "link", (text) => ["[", text || "…", "](https://)"]],
];

function apply(area, make) {
  const { selectionStart: start, selectionEnd: end, value } = area;
  const [before, text, after] = make(value.slice(start, end));
  area.setRangeText(before + text + after, start, end, "end");
  area.setSelectionRange(start + before.length, start + before.length + text.length);
  area.focus();
  area.dispatchEvent(new Event("input", { bubbles: true }));
}

function toolbar(area) {
  const bar = document.createElement("div");
  bar.className = "toolbar";
  bar.setAttribute("role", "toolbar");
  bar.setAttribute("aria-label", words.toolbar);
  bar.setAttribute("aria-controls", area.id);
  TOOLS.forEach(([sign, name, make], index) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = sign;
    button.setAttribute("aria-label", words[name]);
    button.title = words[name];
    button.tabIndex = index ? -1 : 0;
    button.addEventListener("click", () => apply(area, make));
    bar.append(button);
  });
  bar.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const all = [...bar.children];
    const next = all[(all.indexOf(document.activeElement) + step + all.length) % all.length];
    all.forEach((one) => { one.tabIndex = one === next ? 0 : -1; });
    next.focus();
    event.preventDefault();
  });
  return bar;
}

async function show(area, pane, told) {
  const body = new URLSearchParams({ markdown: area.value });
  const token = form.elements.namedItem("csrfmiddlewaretoken").value;
  try {
    const answer = await fetch(words.address, { method: "POST", body, headers: { "X-CSRFToken": token }, redirect: "error" });
    if (!answer.ok) throw new Error(String(answer.status));
    const said = await answer.json();
    // The renderer writes a fixed list of elements and escapes all else; it is what readers are sent.
    pane.innerHTML = said.html;
    told.textContent = said.error;
  } catch {
    told.textContent = words.away;
  }
}

function equip(area) {
  if (area.dataset.equipped || area.name.includes("__prefix__")) return;
  area.dataset.equipped = "yes";
  const pane = document.createElement("div");
  pane.className = "preview beside";
  pane.lang = area.lang;
  pane.dir = area.dir;
  pane.tabIndex = 0;
  pane.setAttribute("role", "region");
  const place = area.closest(".inline-related")?.querySelector(".inline_label")?.textContent.trim() ?? area.id;
  pane.setAttribute("aria-label", `${words.preview}: ${place}`);
  const told = document.createElement("p");
  told.className = "told";
  told.setAttribute("role", "status");
  const writing = document.createElement("div");
  writing.className = "writing";
  const pair = document.createElement("div");
  pair.className = "pair";
  area.before(writing);
  pair.append(area, pane);
  writing.append(toolbar(area), pair, told);
  let timer = 0;
  area.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => show(area, pane, told), 300);
  });
  if ("IntersectionObserver" in window) {
    const seen = new IntersectionObserver((entries) => {
      if (!entries.some((one) => one.isIntersecting)) return;
      seen.disconnect();
      if (area.value) show(area, pane, told);
    });
    seen.observe(area);
  }
}

if (form && words) {
  form.querySelectorAll("textarea.markdown").forEach(equip);
  document.addEventListener("formset:added", (event) => {
    event.target.querySelectorAll?.("textarea.markdown").forEach(equip);
  });
}
