const followed = new WeakSet();

// The server numbers the lines it sent; this follows what is typed.
export function numberLines(root) {
  for (const list of root.querySelectorAll("[data-lines-for]")) {
    const text = document.getElementById(list.dataset.linesFor);
    if (!text || followed.has(text)) continue;
    followed.add(text);
    text.addEventListener("input", () => {
      const wanted = text.value.split("\n").length;
      text.rows = wanted;
      while (list.children.length > wanted) list.lastElementChild.remove();
      while (list.children.length < wanted) {
        const line = document.createElement("li");
        line.textContent = String(list.children.length + 1);
        line.id = `${text.id}-line-${line.textContent}`;
        list.append(line);
      }
    });
  }
}

// What the server has just checked marks its lines.
export function markLines(root) {
  const lists = root.matches?.("[data-found-for]") ? [root] : root.querySelectorAll("[data-found-for]");
  for (const found of lists) {
    const wrong = new Set([...found.querySelectorAll("a")].map(link => link.hash.slice(1)));
    for (const line of document.querySelectorAll(`[data-lines-for="${found.dataset.foundFor}"] > li`)) line.classList.toggle("wrong", wrong.has(line.id));
    document.getElementById(found.dataset.foundFor)?.toggleAttribute("aria-invalid", wrong.size > 0);
  }
}
