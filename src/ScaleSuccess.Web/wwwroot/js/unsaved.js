// A form marked data-warn-unsaved warns before changes are lost; submitting it, or a successful autosave, clears them.
export function warnBeforeLosing(root) {
  const dirty = new Set();
  for (const form of root.querySelectorAll("form[data-warn-unsaved]")) {
    // Whom to look at, and whom to look for, is nothing that is saved.
    form.addEventListener("input", event => { if (!event.target.closest(".preview-person")) dirty.add(form); });
    form.addEventListener("submit", () => dirty.delete(form));
    form.addEventListener("htmx:afterRequest", event => {
      if (event.detail.elt === form && event.detail.successful) dirty.delete(form);
    });
  }
  window.addEventListener("beforeunload", event => {
    if (dirty.size > 0) event.preventDefault();
  });
}
