// What somebody opens at the lower edge of the screen would open out of sight: the page moves up until all of it is seen, or until
// its summary is at the top.
export function showOpened(root) {
  root.addEventListener("click", event => {
    const folding = event.target.closest("summary")?.parentElement;
    if (folding && !folding.open) folding.addEventListener("toggle", () => bringIntoView(folding), { once: true });
  });
}

// Lines that are open stay open when their form is sent, whatever is added, moved or taken out before them.
const kept = "open lines";

export function keepOpened(root) {
  const lines = [...root.querySelectorAll("[data-line] > details")];
  if (lines.length === 0) return;
  const [page, ...open] = JSON.parse(sessionStorage.getItem(kept) ?? "[]");
  sessionStorage.removeItem(kept);
  if (page === location.pathname) for (const line of lines) line.open ||= open.includes(line.parentElement.dataset.line);
  root.addEventListener("submit", () => sessionStorage.setItem(kept, JSON.stringify([location.pathname, ...lines.filter(line => line.open).map(line => line.parentElement.dataset.line)])));
}

function bringIntoView(folding) {
  const { top, bottom } = folding.getBoundingClientRect();
  const hidden = bottom - innerHeight;
  if (hidden > 0) scrollBy({ top: Math.max(0, Math.min(hidden, top)), behavior: "instant" });
}
