// A form that has nothing left to save is not lost either: pressed without a network it says so, and goes on once there is one.
export function waitForNetwork(root) {
  for (const note of root.querySelectorAll("[data-waits-offline]")) watch(note, note.closest("form"));
}

function watch(note, form) {
  let going = null, isBack = false;
  // What a browser believes of its network may be wrong: asked, it knows.
  const goOn = async () => {
    if (going === null) return;
    try {
      await fetch(location.href);
    } catch (offline) {
      if (!(offline instanceof TypeError)) throw offline;
      return;
    }
    isBack = true;
    form.requestSubmit(going);
  };
  form.addEventListener("submit", event => {
    if (navigator.onLine || isBack) return;
    event.preventDefault();
    going = event.submitter;
    note.classList.add("failed");
    note.querySelector("[data-words]").textContent = note.dataset.waitsOffline;
    goOn();
  });
  window.addEventListener("online", goOn);
}
