// Says "saved" only of what is: a form's status (SaveStatus.razor) is cleared while there is typing that the server does not have
// yet. What fails is said, and tried again where that can help; what is not saved when the page is left is sent once more.
const firstPause = 2000, longestPause = 30000;

export function saveHonestly(root) {
  for (const note of root.querySelectorAll("[data-autosave]")) watch(note, note.closest("form"));
}

function watch(note, form) {
  let typed = 0, sent = 0, saved = 0, pause = firstPause, retry, failure = null, saving = false, leaving = false;

  const isSaved = () => saved === typed;
  const say = key => {
    const words = key === null ? "" : note.dataset[key], place = note.querySelector("[data-words]");
    if (place.textContent !== words) place.textContent = words;
    note.classList.toggle("failed", key !== null);
    failure = key;
  };
  const again = () => {
    clearTimeout(retry);
    if (!isSaved()) htmx.trigger(form, "save-again");
  };

  form.addEventListener("input", () => {
    typed++;
    if (failure === null) say(null);
  });
  form.addEventListener("htmx:beforeRequest", event => {
    if (event.detail.elt !== form) return;
    if (leaving) {
      event.preventDefault();
      return;
    }
    saving = true;
    sent = typed;
    clearTimeout(retry);
  });
  form.addEventListener("htmx:afterRequest", event => {
    const { elt, successful, xhr } = event.detail;
    if (elt !== form) return;
    saving = false;
    if (successful) {
      saved = sent;
      pause = firstPause;
      failure = null;
      note.classList.remove("failed");
      if (!isSaved()) say(null);
      return;
    }
    say(meaning(xhr.status));
    if (failure !== "offline" && failure !== "trying") return;
    retry = setTimeout(again, Math.max(pause, 1000 * Number(xhr.status && xhr.getResponseHeader("Retry-After") || 0)));
    pause = Math.min(2 * pause, longestPause);
  });
  form.addEventListener("submit", event => {
    // A save that is under way changes what the form says of the answers stored: overtaken, it would look like another tab's.
    if (saving) {
      event.preventDefault();
      if (!leaving) form.addEventListener("htmx:afterRequest", () => form.requestSubmit(event.submitter), { once: true });
    }
    saved = typed;
    leaving = true;
  });
  window.addEventListener("pageshow", () => { leaving = false; });
  window.addEventListener("online", again);

  window.addEventListener("beforeunload", event => {
    if (!isSaved() && failure !== null) event.preventDefault();
  });
  window.addEventListener("pagehide", () => {
    if (!isSaved()) navigator.sendBeacon(form.getAttribute("hx-post"), new FormData(form));
  });
}

function meaning(status) {
  switch (status) {
    case 0: return "offline";
    case 404: case 410: return "gone";
    case 409: return "sent";
    case 412: return "elsewhere";
    case 408: case 429: return "trying";
    default: return status >= 500 ? "trying" : "refused";
  }
}
