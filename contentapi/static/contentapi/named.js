// What Django's own forms leave unsaid to screen readers: the names of search fields, choices with a search, dates,
// and of columns without a heading. Everything works without it.

function each(selector, act) {
  document.querySelectorAll(selector).forEach(act);
}

function mend() {
  each("#searchbar", (field) => {
    const name = field.form.querySelector("input[type=submit]")?.value ?? "";
    field.setAttribute("aria-label", name);
    field.labels[0]?.querySelector("img")?.setAttribute("alt", name);
  });
  each("th:empty", (cell) => {
    const plain = document.createElement("td");
    plain.className = cell.className;
    cell.replaceWith(plain);
  });
  each("select.select2-hidden-accessible", (field) => {
    const name = field.labels[0]?.textContent.trim().replace(/:$/, "") ?? "";
    field.nextElementSibling?.querySelectorAll("[role=combobox], [role=textbox]").forEach((one) => {
      one.removeAttribute("aria-labelledby");
      one.setAttribute("aria-label", name);
    });
  });
  each(".help-tooltip[aria-label]", (sign) => sign.setAttribute("role", "img"));
  each("input.vDateField:not([aria-label]), input.vTimeField:not([aria-label])", (field) => {
    if (field.labels.length) return;
    const whole = field.closest(".form-row")?.querySelector("label, legend")?.textContent.trim() ?? "";
    const part = field.previousSibling?.textContent?.trim() ?? "";
    field.setAttribute("aria-label", `${whole} ${part}`.trim());
  });
}

// jQuery may call what builds these fields a moment after the page has loaded.
window.addEventListener("load", () => [0, 100, 1000].forEach((wait) => setTimeout(mend, wait)));
