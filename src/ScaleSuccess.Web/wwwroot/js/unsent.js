// What was typed into a form marked data-keep-unsent stays while other forms of its page are sent: each of them reloads the page.
// The mark, or data-sent-at, names the part of the page that the server leads to once the form was taken; only then is the text forgotten.
export function keepUnsent(root) {
  for (const form of root.querySelectorAll("form[data-keep-unsent]")) {
    const key = `unsent ${form.getAttribute("action")} ${form.dataset.keepUnsent}`;
    const kept = JSON.parse(sessionStorage.getItem(key) ?? "null");
    const keep = sent => {
      const values = fields(form).map(field => [field.name, field.value]);
      sessionStorage.setItem(key, JSON.stringify({ values, sent }));
    };
    if (kept?.sent && location.hash === `#${form.dataset.sentAt ?? form.dataset.keepUnsent}`) sessionStorage.removeItem(key);
    else if (kept) restore(form, kept.values);
    form.addEventListener("input", () => keep(false));
    form.addEventListener("submit", () => keep(true));
  }
}

// What the server sent back with an error is newer.
function restore(form, values) {
  if (fields(form).some(field => field.localName === "textarea" && field.value)) return;
  for (const [name, value] of values) {
    const field = form.elements.namedItem(name);
    if (field) field.value = value;
    // A milestone that was done meanwhile can no longer be chosen.
    if (field?.selectedIndex < 0) field.selectedIndex = 0;
  }
  if (values.some(([name, value]) => form.elements.namedItem(name)?.localName === "textarea" && value)) form.closest("details")?.setAttribute("open", "");
}

function fields(form) {
  return [...form.elements].filter(field => ["textarea", "select"].includes(field.localName));
}
