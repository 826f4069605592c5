// "None of these" clears the other choices, and they clear it. The server says the same of who has no script.
export function chooseAlone(root) {
  root.addEventListener("change", event => {
    const box = event.target, list = box.closest(".choice-list");
    if (!list || box.type !== "checkbox" || !box.checked) return;
    for (const other of list.querySelectorAll(":checked"))
      if (other !== box && (other.matches("[data-alone]") || box.matches("[data-alone]"))) other.checked = false;
  }, { capture: true });
}
