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
