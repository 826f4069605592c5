// Says when a preview no longer follows what is typed.
export function saySilence(root) {
  const notice = root.querySelector("#preview-old");
  if (!notice) return;
  const ofPreview = event => event.detail.target?.id === "preview";
  for (const problem of ["htmx:sendError", "htmx:responseError", "htmx:timeout"])
    root.addEventListener(problem, event => { if (ofPreview(event)) notice.hidden = false; });
  root.addEventListener("htmx:afterSwap", event => { if (ofPreview(event)) notice.hidden = true; });
}

// Enter in a field of the preview asks for another preview, not for the whole page; and where somebody is in it, they stay when another one comes.
export function askInPlace(root) {
  let held = null;
  root.addEventListener("htmx:beforeSwap", event => {
    const at = document.activeElement;
    if (event.detail.target?.id === "preview") held = at?.name && event.detail.target.contains(at) ? at : null;
  });
  root.addEventListener("htmx:afterSwap", event => {
    if (event.detail.target?.id !== "preview" || !held || held.isConnected) return;
    const same = [...event.detail.target.querySelectorAll(held.localName)].filter(one => one.name === held.name);
    (same.find(one => one.type !== "submit" || one.value === held.value) ?? event.detail.target).focus({ preventScroll: true });
    held = null;
  });
  root.addEventListener("keydown", event => {
    if (event.key !== "Enter" || !event.target.matches("#preview [hx-post] input")) return;
    event.preventDefault();
    event.target.dispatchEvent(new Event("change", { bubbles: true }));
  });
}

// Shows an e-mail's HTML while it is edited. Its frame is filled from here rather than navigated, so that the browser's
// "back" is not full of previews; the frame's own policy and sandbox keep scripts from running in it.
export function showWhileWriting(root) {
  for (const frame of root.querySelectorAll("iframe[data-live-preview]")) {
    const form = frame.closest("form");
    let wait, newest = 0;
    form.addEventListener("input", () => {
      clearTimeout(wait);
      wait = setTimeout(async () => {
        const turn = ++newest;
        const answer = await fetch(frame.dataset.livePreview, { method: "POST", body: new FormData(form) });
        if (!answer.ok) return;
        const html = await answer.text();
        if (turn === newest) frame.contentDocument.documentElement.innerHTML = html;
      }, 600);
    });
  }
}
