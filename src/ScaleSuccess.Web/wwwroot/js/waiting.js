// A page that waits for a plan (PlanBeingPrepared.razor) goes there once it is no longer told to wait.
const pause = 2000;

export function goOnceThere(root) {
  if (root.querySelector("[data-waits]")) setTimeout(look, pause);
}

async function look() {
  try {
    const answer = await fetch(location.href);
    if (answer.ok && !(await answer.text()).includes("data-waits")) {
      location.replace(answer.url);
      return;
    }
  } catch (offline) {
    if (!(offline instanceof TypeError)) throw offline;
  }
  setTimeout(look, pause);
}
