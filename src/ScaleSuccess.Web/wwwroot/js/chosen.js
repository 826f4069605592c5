// Says how many answers are chosen where there is a most: what CSS counts for the eye. "None of these" clears the others, and they clear it.
export function countChosen(root) {
  root.addEventListener("change", event => {
    const box = event.target, list = box.closest(".choice-list");
    if (!list || box.type !== "checkbox") return;
    if (box.checked)
      for (const other of list.querySelectorAll(":checked"))
        if (other !== box && (other.matches("[data-alone]") || box.matches("[data-alone]"))) other.checked = false;
    const tally = list.querySelector(".tally");
    if (tally) tally.firstElementChild.textContent = tally.dataset.before + list.querySelectorAll(":checked").length + tally.dataset.after;
  }, { capture: true });
}
