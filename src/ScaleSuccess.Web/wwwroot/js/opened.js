// What somebody opens at the lower edge of the screen would open out of sight: the page moves up until all of it is seen, or until
// its summary is at the top.
export function showOpened(root) {
  root.addEventListener("click", event => {
    const folding = event.target.closest("summary")?.parentElement;
    if (folding && !folding.open) folding.addEventListener("toggle", () => bringIntoView(folding), { once: true });
  });
}

function bringIntoView(folding) {
  const { top, bottom } = folding.getBoundingClientRect();
  const hidden = bottom - innerHeight;
  if (hidden > 0) scrollBy({ top: Math.max(0, Math.min(hidden, top)), behavior: "instant" });
}
