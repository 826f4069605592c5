// Puts a name that a template's text may hold into the text that was written in last. Without script the names are read and typed.
export function insertNames(root) {
  for (const list of root.querySelectorAll("[data-names]")) {
    const form = list.closest("form");
    let last = null;
    form?.addEventListener("focusin", event => {
      if (event.target.matches("textarea, input:not([type]), input[type=text]")) last = event.target;
    });
    for (const button of list.querySelectorAll("[data-name]")) {
      button.hidden = false;
      button.addEventListener("click", () => {
        const text = last?.isConnected ? last : null;
        if (!text) return;
        text.setRangeText(button.dataset.name, text.selectionStart, text.selectionEnd, "end");
        text.dispatchEvent(new Event("input", { bubbles: true }));
        text.focus();
      });
    }
  }
}
