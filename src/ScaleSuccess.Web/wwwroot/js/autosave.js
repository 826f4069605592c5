// Says "saved" only of what is: a form's status (SaveStatus.razor) says that it is not while there is typing that the server does not
// have. What fails is said, kept in the browser, and tried again where that can help; a page is sent only once what is on it is saved.
import { keptAnswers } from "./kept.js";

const firstPause = 2000, longestPause = 30000;

export function saveHonestly(root) {
  for (const note of root.querySelectorAll("[data-autosave]")) watch(note, note.closest("form"));
}

function watch(note, form) {
  const kept = keptAnswers(form), heard = note.querySelector("[data-heard]");
  let typed = 0, sent = 0, saved = 0, pause = firstPause, retry, failure = null, saving = false, leaving = false, going = null;

  const isSaved = () => saved === typed;
  const canWait = () => failure === "offline" || failure === "trying";
  const show = (state, words) => {
    note.dataset.state = state;
    note.classList.toggle("failed", failure !== null);
    const place = note.querySelector("[data-words]");
    if (place.textContent !== words) place.textContent = words;
    if (state !== "unsaved" && heard.textContent !== words) heard.textContent = failure === null ? note.dataset.saved : words;
  };
  const fail = () => {
    const isHere = canWait() && kept.keep();
    show(failure, note.dataset[failure === "offline" ? offline(isHere) : failure]);
  };
  const offline = isHere => going ? (isSaved() ? "offlineSaved" : "offlineGoing") : isHere ? "offlineHere" : "offline";
  const save = () => {
    clearTimeout(retry);
    if (!isSaved() || going) htmx.trigger(form, "save-again");
  };
  const goOn = () => {
    leaving = true;
    form.requestSubmit(going);
  };

  form.addEventListener("input", () => {
    typed++;
    if (failure === null) show("unsaved", note.dataset.unsaved);
    else if (canWait()) kept.keep();
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
      if (isSaved()) kept.forget();
      show(isSaved() ? "saved" : "unsaved", isSaved() ? note.querySelector("[data-words]").textContent : note.dataset.unsaved);
      if (going && isSaved()) goOn();
      else if (going) save();
      return;
    }
    failure = meaning(xhr.status);
    fail();
    if (canWait()) {
      retry = setTimeout(save, Math.max(pause, 1000 * Number(xhr.status && xhr.getResponseHeader("Retry-After") || 0)));
      pause = Math.min(2 * pause, longestPause);
    } else if (going) goOn();
  });
  form.addEventListener("submit", event => {
    // Sent beside a save that is under way, a page would look like another tab's; sent without a network, it would be gone.
    if (leaving || (!saving && (failure === null ? isSaved() && navigator.onLine : !canWait()))) {
      going = null;
      leaving = true;
      saved = typed;
      kept.forget();
      return;
    }
    event.preventDefault();
    going = event.submitter;
    if (saving) return;
    if (failure !== null) fail();
    save();
  });
  window.addEventListener("pageshow", () => { leaving = false; });
  window.addEventListener("online", save);

  window.addEventListener("beforeunload", event => {
    if (!isSaved() && failure !== null && !(canWait() && kept.keep())) event.preventDefault();
  });
  window.addEventListener("pagehide", () => {
    if (isSaved()) return;
    if (canWait() || !navigator.onLine) kept.keep();
    else navigator.sendBeacon(form.getAttribute("hx-post"), new FormData(form));
  });

  show(note.dataset.start, note.dataset[note.dataset.start]);
  heard.textContent = "";
  if (kept.restore()) {
    typed++;
    show("unsaved", note.dataset.unsaved);
  }
  // htmx listens by then.
  window.addEventListener("load", () => {
    save();
    kept.sendOthers();
  }, { once: true });
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
