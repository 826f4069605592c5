// A tick on a plan's page is saved by htmx, which keeps the place on the page; this says what came of it, and keeps the focus and
// what was opened or closed.
export function sayTicks(root) {
  const form = root.querySelector("form#tick");
  if (!form) return;
  const failed = root.querySelector("#plan-failed");
  let opened = new Map(), focused = "", swapped = -Infinity;
  // htmx knows only buttons inside the form.
  form.addEventListener("htmx:configRequest", event => {
    const pressed = event.detail.triggeringEvent?.submitter;
    // The second tap of a double one meets the next thing's button in the place of the first's.
    if (pressed?.closest(".next") && performance.now() - swapped < 800) return event.preventDefault();
    if (pressed?.name) event.detail.parameters[pressed.name] = pressed.value;
  });
  form.addEventListener("htmx:beforeRequest", () => { failed.hidden = true; });
  for (const problem of ["htmx:sendError", "htmx:responseError", "htmx:timeout"])
    form.addEventListener(problem, () => {
      failed.textContent = form.dataset.failed;
      failed.hidden = false;
    });
  root.body.addEventListener("htmx:beforeSwap", event => {
    if (event.detail.target.id !== "plan") return;
    focused = root.activeElement.id;
    opened = new Map(foldings(root).map(folding => [named(folding), folding.open]));
  });
  root.body.addEventListener("htmx:afterSettle", event => {
    if (event.detail.target.id !== "plan") return;
    // Until now htmx shows the new elements with the attributes of the old ones.
    const plan = root.querySelector("#plan");
    for (const folding of foldings(root)) folding.open = opened.get(named(folding)) ?? folding.open;
    root.querySelector("#plan-said").textContent = plan.dataset.say ?? "";
    swapped = performance.now();
    // Not done, and it stands at the top: whoever ticked far below is to see it.
    if (plan.querySelector("#plan-changed")) return plan.querySelector("#plan-changed").focus();
    if (root.activeElement !== root.body && root.activeElement.checkVisibility()) return;
    // It was in what htmx had not opened again; or the button that was pressed is gone, as the hero's is: on from the new sentence.
    (inSight(root.getElementById(focused)) ?? plan.querySelector("#state")).focus({ preventScroll: true });
  });
}

// Of what has folded meanwhile, as a milestone that is done: that which opens it.
function inSight(element) {
  return element?.checkVisibility() ? element : element?.closest("details:not([open])")?.querySelector("summary");
}

function foldings(root) {
  return [...root.querySelectorAll("#plan [id] > details")];
}

// A milestone whose turn has come opens by itself, one that is done folds.
function named({ parentElement: owner }) {
  return owner.matches(".leg") ? `${owner.id} ${owner.className}` : owner.id;
}
