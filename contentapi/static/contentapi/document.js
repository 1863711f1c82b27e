// What Swagger UI leaves unsaid to screen readers: its parts, headings without a gap, the names of choices.

const root = document.querySelector("#swagger-ui");

function each(selector, attributes) {
  root.querySelectorAll(selector).forEach((one) => {
    Object.entries(attributes).forEach(([name, value]) => one.setAttribute(name, value));
  });
}

function mend() {
  each(".information-container", { role: "banner" });
  each(".scheme-container", { role: "region", "aria-label": "Server and keys" });
  each("h3.opblock-tag", { role: "heading", "aria-level": "2" });
  each("h4", { role: "heading", "aria-level": "3" });
  each("h5", { role: "heading", "aria-level": "4" });
  each("table[role=region]", { role: "table" });
  each("#servers", { "aria-label": "Server" });
  each("pre", { tabindex: "0" });
  root.querySelectorAll("tr[data-param-name] select").forEach((select) => {
    select.setAttribute("aria-label", select.closest("tr").dataset.paramName);
  });
}

new MutationObserver(mend).observe(root, { childList: true, subtree: true });
