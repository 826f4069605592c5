// What counts as an answer on a page of a survey: how many are chosen of how many, which mistake is gone, and a question that an
// answer brings. The server decides all of it; this only says it at once.
export function followAnswers(root) {
  root.addEventListener("input", event => {
    const choices = event.target.closest(".counted");
    if (choices) sayChosen(choices);
    if (!choices || !isOver(choices)) clearMistakes(event.target);
  });
  root.addEventListener("htmx:oobBeforeSwap", event => {
    if (event.target.matches(".slot")) carryOver(event.target, event.detail.fragment);
  });
}

function sayChosen(choices) {
  const said = choices.querySelector(".tally output");
  said.textContent = said.dataset.words.replace("{0}", choices.querySelectorAll(":checked").length);
  said.classList.toggle("over", isOver(choices));
}

function isOver(choices) {
  return choices.querySelectorAll(":checked").length > Number(choices.dataset.most);
}

// A mistake stands at its field or at one around it, and names it in the summary. Of what has changed nobody knows whether it is wrong.
function clearMistakes(field) {
  for (let place = field; place instanceof Element; place = place.parentElement) clear(place);
  // "Something else" without a word, once it is no longer chosen.
  for (const hidden of document.querySelectorAll(".choice-other-text > [aria-invalid]")) if (!hidden.checkVisibility()) clear(hidden);
}

function clear(place) {
  const described = (place.getAttribute("aria-describedby") ?? "").split(" "), wrong = described.filter(id => id.endsWith("-error"));
  for (const id of wrong) {
    document.getElementById(id)?.remove();
    document.querySelector(`.error-summary a[href="#${id.slice(0, -"-error".length)}"]`)?.closest("li").remove();
  }
  if (wrong.length === 0) return;
  const left = described.filter(id => !wrong.includes(id)).join(" ");
  if (left) place.setAttribute("aria-describedby", left);
  else place.removeAttribute("aria-describedby");
  place.removeAttribute("aria-invalid");
  place.closest(".wrong")?.classList.remove("wrong");
  const summary = document.querySelector(".error-summary");
  if (summary && !summary.querySelector("li")) summary.remove();
}

// What was typed meanwhile in a question that comes anew is newer than what came, and whoever is in it stays there.
function carryOver(slot, fragment) {
  const form = slot.closest("form"), active = slot.contains(document.activeElement) ? document.activeElement : null;
  for (const field of slot.querySelectorAll("[name]")) {
    const same = [...fragment.querySelectorAll("[name]")].find(other => other.name === field.name && (!isTicked(field) || other.value === field.value));
    if (!same) continue;
    if (isTicked(field)) same.checked = field.checked;
    else same.value = field.value;
  }
  if (active) form.addEventListener("htmx:oobAfterSwap", () => goBackTo(active), { once: true });
  const brought = fragment.querySelector(".label"), note = form.querySelector("[data-brought]");
  if (brought && slot.childElementCount === 0) note.textContent = note.dataset.brought.replace("{0}", brought.firstChild.textContent.trim());
}

function goBackTo(field) {
  const same = document.getElementById(field.id);
  same?.focus({ preventScroll: true });
  if (same?.setSelectionRange && field.selectionStart !== null) same.setSelectionRange(field.selectionStart, field.selectionEnd);
}

function isTicked(field) {
  return field.type === "checkbox" || field.type === "radio";
}
